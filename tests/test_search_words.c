/* test_search_words.c - free text against stored text: what is asked for, what is
 * marked, and which part of a long text is shown. */
#include "db/search.h"
#include "sample.h"
#include "tap.h"
#include "terms.h"

#include <stdlib.h>
#include <string.h>

/* Runs as "[hit]" among the rest. */
struct marks {
    char text[1024];
    size_t length;
};

static void put(struct marks *marks, const char *text, size_t length)
{
    if (marks->length + length >= sizeof(marks->text))
        return;
    memcpy(marks->text + marks->length, text, length);
    marks->length += length;
    marks->text[marks->length] = '\0';
}

static void mark(const char *text, size_t length, bool hit, void *context)
{
    put(context, "[", hit ? 1 : 0);
    put(context, text, length);
    put(context, "]", hit ? 1 : 0);
}

static const struct {
    const char *words, *text, *marked;
} marked[] = {
    {"habito", "El Hábito de viajar", "El [Hábito] de viajar"},
    {"Hábito", "El habito de viajar", "El [habito] de viajar"},
    {"hab", "El Hábito", "El [Hábito]"},
    {"hab viajar", "El Hábito de viajar",
     "El Hábito de [viajar]"}, /* only the last opens */
    {"h", "El h hábito", "El [h] hábito"},
    {"moskva", "Посольство, Москва.", "Посольство, [Москва]."},
    {"москва", "Visit Moskva today", "Visit [Moskva] today"},
    {"Моск", "г. Москва", "г. [Москва]"},
    {"istanbul", "İSTANBUL, Türkiye", "[İSTANBUL], Türkiye"},
    {"İstanbul", "in istanbul", "in [istanbul]"},
    {"cote", "Côte d’Ivoire", "[Côte] d’Ivoire"},
    {"d'ivoire", "Côte d’Ivoire", "Côte [d’Ivoire]"},
    {"strasse", "Große Straße 1", "Große [Straße] 1"},
    {"Straße", "Grosse Strasse 1", "Grosse [Strasse] 1"},
    {"naive", "a naïve, nai\u0308ve plan", "a [naïve], [nai\u0308ve] plan"},
    {"日本", "日本語 の話", "[日本語] の話"},
    {"ri", "日 rich", "[日] [rich]"},
    {"日", "日 ri", "[日] ri"}, /* who types it does not mean its sound */
    {"北京", "北京 Beijing", "[北京] Beijing"},
    {"beijing", "北京 Beijing", "[北京] [Beijing]"},
    {"athena", "Η Αθήνα", "Η [Αθήνα]"},
    {"משרד", "משרד החוץ", "[משרד] החוץ"},
    {"a\u200Bb", "ab a\u200Bb", "[ab] [a\u200Bb]"},
    {"\"OR\"", "yes or no", "yes [or] no"},
    {"...", "nothing ... here", "nothing ... here"},
    {"x", "", ""},
};

static void check_marks(struct tap *tap, struct db *db)
{
    for (size_t i = 0; i < sizeof(marked) / sizeof(marked[0]); i++) {
        struct marks marks = {.length = 0};
        struct db_words words;
        bool read = db_words_read(db, marked[i].words, &words) == DB_OK;
        bool good = db_highlight(db, &words, marked[i].text, strlen(marked[i].text), mark,
                                 &marks) == DB_OK;

        tap_check(tap, read && good && strcmp(marks.text, marked[i].marked) == 0,
                  "%s in %s", marked[i].words, marked[i].marked);
        if (strcmp(marks.text, marked[i].marked) != 0)
            tap_note("was %s", marks.text);
    }
}

static const struct {
    const char *words, *match;
} matches[] = {
    {"Embassy mosc", "(\"embassy\") AND (\"mosc\"*)"},
    {"a b", "(\"a\") AND (\"b\")"},
    {"москва", "(\"москва\"* OR \"moskva\"*)"},
    {"м", "(\"м\"* OR \"m\")"},
    {"日本", "(\"日本\"*)"},
    {"\") OR (words:*", "(\"or\") AND (\"words\"*)"},
    {"one one two one", "(\"one\"*) AND (\"two\")"},
    {"-^+{}:*()\"", "\"\x1a\""},
    {"1 2 3 4 5 6 7 8 9 10 11 12 13", "\"\x1a\""},
};

static void check_matches(struct tap *tap, struct db *db)
{
    for (size_t i = 0; i < sizeof(matches) / sizeof(matches[0]); i++) {
        char match[TERMS_MATCH_MAX];
        bool read = terms_match(db, matches[i].words, match) == DB_OK;

        tap_check(tap, read && strcmp(match, matches[i].match) == 0, "%s asks for %s",
                  matches[i].words, match);
    }
}

static void check_count(struct tap *tap, struct db *db)
{
    struct db_words words;
    static char many[9001] = "";

    for (size_t i = 0; i < 150; i++)
        memcpy(many + 3 * i, "ab ", 4);
    bool read = db_words_read(db, many, &words) == DB_OK;
    tap_check(tap, read && words.count == 1 && !words.too_many, "150 times one word");
    read = db_words_read(db, "a b c d e f g h i j k l", &words) == DB_OK;
    tap_check(tap, read && words.count == 12 && !words.too_many, "12 words");
    read = db_words_read(db, "a b c d e f g h i j k l m", &words) == DB_OK;
    tap_check(tap, read && words.too_many, "13 words are too many");
    memset(many, 'x', 600);
    many[600] = '\0';
    read = db_words_read(db, many, &words) == DB_OK;
    tap_check(tap, read && strlen(words.word[0].folded) == DB_WORD_MAX - 1,
              "a word of 600 letters is cut");
}

static const struct {
    const char *text, *part; /* of at most 20 bytes around "hit" */
    bool hit;
} parts[] = {
    {"short hit", "short hit", true},
    {"nothing of it", "nothing of it", false},
    {"nothing of it in this long text", "nothing of it in", false},
    {"hit at the beginning of a text", "hit at the beginning", true},
    {"at the end of a long text stands a hit", "text stands a hit", true},
    {"in the middle of it a hit stands here and goes on", "it a hit stands here", true},
    {"éééééééééééééééééééééé", "éééééééééé", false},
    {"ééééééééééééééééééééééé hit", "hit", true},
    {"", "", false},
};

static void check_parts(struct tap *tap, struct db *db)
{
    struct db_words words;
    bool read = db_words_read(db, "hit", &words) == DB_OK;

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        struct db_snippet snippet = {.begin = 0};
        bool good = db_snippet(db, &words, parts[i].text, 20, &snippet) == DB_OK;
        size_t length = snippet.end - snippet.begin;

        good = tap_check(
            tap,
            read && good && length == strlen(parts[i].part) &&
                memcmp(parts[i].text + snippet.begin, parts[i].part, length) == 0 &&
                snippet.hit == parts[i].hit,
            "of '%s': '%s'", parts[i].text, parts[i].part);
        if (!good)
            tap_note("was '%.*s'", (int)length, parts[i].text + snippet.begin);
    }
}

static void check_index(struct tap *tap, struct db *db)
{
    struct terms_index index = {.text = NULL};
    const char *text = NULL;
    struct db_words words;
    bool match = false;

    terms_index_add(db, &index, "The Hague, Côte d’Ivoire");
    terms_index_add(db, &index, NULL);
    terms_index_add(db, &index, "Москва & 北京");
    bool good = terms_index_text(db, &index, &text) == DB_OK;
    tap_check(tap,
              good && strcmp(text, "the hague cote divoire москва moskva and 北京 "
                                   "beijing") == 0,
              "a row of the index: %s", text);
    terms_index_release(&index);
    good = db_words_read(db, "moskva hag", &words) == DB_OK &&
           db_words_match(db, &words, "Hague to Москва", &match) == DB_OK;
    tap_check(tap, good && match, "all words occur");
    good = db_words_match(db, &words, "Hague", &match) == DB_OK;
    tap_check(tap, good && !match, "not all words occur");
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_create(&sample, false);
    check_marks(&tap, sample.db);
    check_matches(&tap, sample.db);
    check_count(&tap, sample.db);
    check_parts(&tap, sample.db);
    check_index(&tap, sample.db);
    sample_remove(&sample);
    return tap_end(&tap);
}
