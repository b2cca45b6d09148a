/* search.c - where the words that somebody asked for stand in a text. */
#include "search.h"

#include "fold.h"
#include "terms.h"

#include <string.h>

/* A word as it was written: bytes of the text. */
struct span {
    size_t begin, end;
};

static bool next_span(const char *text, size_t length, size_t from, struct span *ret_span)
{
    const char *begin = NULL;
    size_t bytes = 0;

    if (from >= length || !fold_next_word(text + from, &begin, &bytes))
        return false;
    ret_span->begin = (size_t)(begin - text);
    ret_span->end = ret_span->begin + bytes;
    return ret_span->end <= length;
}

static bool is_same(const char *wanted, const char *word, bool is_open)
{
    size_t length = strlen(wanted);

    return length > 0 && strncmp(wanted, word, length) == 0 &&
           (is_open || word[length] == '\0');
}

static bool is_word(const struct db_words *words, size_t i, const char *key)
{
    bool is_open = words->is_open && i == words->last;

    return is_same(words->word[i].folded, key, is_open) ||
           is_same(words->word[i].latin, key, is_open && words->word[i].latin[1]);
}

/* Which of the words (bit i) this one is, as it is folded or in Latin letters. */
static enum db_status find_span(struct db *db, const struct db_words *words,
                                const char *text, struct span span, unsigned *ret_found)
{
    char key[FOLD_MAX];
    char latin[DB_WORD_MAX];
    size_t length =
        span.end - span.begin < FOLD_MAX ? span.end - span.begin : FOLD_MAX - 1;

    memcpy(key, text + span.begin, length);
    key[length] = '\0';
    char folded[FOLD_MAX];
    (void)fold(key, folded);
    fold_cut(folded, DB_WORD_MAX);
    enum db_status status = terms_latin(db, folded, latin);
    *ret_found = 0;
    for (size_t i = 0; status == DB_OK && i < words->count; i++) {
        if (is_word(words, i, folded) || (latin[0] && is_word(words, i, latin)))
            *ret_found |= 1U << i;
    }
    return status;
}

enum db_status db_words_match(struct db *db, const struct db_words *words,
                              const char *text, bool *ret_match)
{
    unsigned all = (1U << words->count) - 1;
    unsigned found = 0;
    size_t length = strlen(text);
    struct span span = {0, 0};
    enum db_status status = DB_OK;

    while (status == DB_OK && next_span(text, length, span.end, &span)) {
        unsigned here = 0;

        status = find_span(db, words, text, span, &here);
        found |= here;
    }
    *ret_match = all > 0 && found == all;
    return status;
}

enum db_status db_highlight(struct db *db, const struct db_words *words, const char *text,
                            size_t length, db_run_visitor *visit, void *context)
{
    size_t told = 0;
    struct span span = {0, 0};

    while (words->count > 0 && next_span(text, length, span.end, &span)) {
        unsigned found = 0;
        enum db_status status = find_span(db, words, text, span, &found);

        if (status != DB_OK)
            return status;
        if (found == 0)
            continue;
        if (span.begin > told)
            visit(text + told, span.begin - told, false, context);
        visit(text + span.begin, span.end - span.begin, true, context);
        told = span.end;
    }
    if (length > told)
        visit(text + told, length - told, false, context);
    return DB_OK;
}

/* ---- Snippets ---- */

static enum db_status find_first(struct db *db, const struct db_words *words,
                                 const char *text, struct span *ret_span, bool *ret_hit)
{
    size_t length = strnlen(text, DB_SNIPPET_SEARCH);
    struct span span = {0, 0};

    *ret_hit = false;
    while (words->count > 0 && next_span(text, length, span.end, &span)) {
        unsigned found = 0;
        enum db_status status = find_span(db, words, text, span, &found);

        if (status != DB_OK)
            return status;
        if (found != 0) {
            *ret_hit = true;
            *ret_span = span;
            return DB_OK;
        }
    }
    return DB_OK;
}

/* The beginning of a word after `at` and not after `before`; else of a letter. */
static size_t word_begin(const char *text, size_t at, size_t before)
{
    size_t blank = at;

    if (at == 0)
        return 0;
    while (blank < before && text[blank] != ' ')
        blank++;
    if (blank < before)
        return blank + 1;
    while (at < before && ((unsigned char)text[at] & 0xC0) == 0x80)
        at++;
    return at;
}

/* The end of a word before `at` and not before `after`; else of a letter. */
static size_t word_end(const char *text, size_t at, size_t after)
{
    size_t blank = at;

    while (blank > after && text[blank] != ' ')
        blank--;
    if (blank > after)
        return blank;
    while (at > after && ((unsigned char)text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

enum db_status db_snippet(struct db *db, const struct db_words *words, const char *text,
                          size_t size, struct db_snippet *ret_snippet)
{
    struct span hit = {0, 0};
    struct db_snippet snippet = {.begin = 0};
    size_t length = strlen(text);
    enum db_status status = find_first(db, words, text, &hit, &snippet.hit);

    if (length > size && hit.end > size / 2)
        snippet.begin = hit.end - size / 2;
    if (length > size && snippet.begin > length - size)
        snippet.begin = length - size;
    snippet.begin = word_begin(text, snippet.begin, hit.begin);
    snippet.end = length;
    if (length - snippet.begin > size)
        snippet.end = word_end(text, snippet.begin + size, snippet.begin + 1);
    *ret_snippet = snippet;
    return status;
}
