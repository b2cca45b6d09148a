/* test_article_db.c - articles in the db room: what comes back, order, pages, filters,
 * slugs of now and of before, words, and what the log of changes says. */
#include "sample.h"
#include "tap.h"

#include "db/article.h"
#include "db/history.h"

#define XXH_INLINE_ALL
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { SEEN_MAX = 32, TEXT_MAX = 64 };

static const char now[] = "2026-03-02T12:00:00Z";

/* What a visitor saw, in its order. */
struct seen {
    int count;
    char id[SEEN_MAX][TEXT_MAX];
    int64_t number[SEEN_MAX];
    int64_t rev;
    char slug[TEXT_MAX], lists[512], body[TEXT_MAX], created_at[TEXT_MAX];
};

static void join(char *text, size_t size, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(text);

        (void)snprintf(text + length, size - length, "%s,", list[i]);
    }
    size_t length = strlen(text);
    (void)snprintf(text + length, size - length, ";");
}

static void see_article(const struct db_article *article, void *context)
{
    struct seen *seen = context;

    if (seen->count == SEEN_MAX)
        return;
    (void)snprintf(seen->id[seen->count], TEXT_MAX, "%s", article->id);
    seen->number[seen->count++] = article->number;
    seen->rev = article->rev;
    (void)snprintf(seen->slug, TEXT_MAX, "%s", article->slug);
    (void)snprintf(seen->created_at, TEXT_MAX, "%s", article->created_at);
    (void)snprintf(seen->body, TEXT_MAX, "%s", article->body ? article->body : "(null)");
    seen->lists[0] = '\0';
    join(seen->lists, sizeof(seen->lists), article->authors, article->author_count);
    join(seen->lists, sizeof(seen->lists), article->countries, article->country_count);
    join(seen->lists, sizeof(seen->lists), article->tags, article->tag_count);
    join(seen->lists, sizeof(seen->lists), article->former_slugs,
         article->former_slug_count);
}

static struct db_article make_article(const char *id, const char *slug,
                                      const char *published_at)
{
    return (struct db_article){
        .id = id,
        .slug = slug,
        .title = "A title",
        .body = "Text",
        .lang = "en",
        .state = DB_STATE_PUBLISHED,
        .published_at = published_at,
    };
}

static enum db_status put(struct db *db, const struct db_article *article,
                          enum db_change *ret_change)
{
    char document[2048];
    char lists[512] = "";

    join(lists, sizeof(lists), article->authors, article->author_count);
    join(lists, sizeof(lists), article->countries, article->country_count);
    join(lists, sizeof(lists), article->tags, article->tag_count);
    join(lists, sizeof(lists), article->former_slugs, article->former_slug_count);
    (void)snprintf(document, sizeof(document), "%s %s %s %s %d %s %s %s", article->slug,
                   article->title, article->body, article->lang, (int)article->state,
                   article->published_at ? article->published_at : "-", lists,
                   article->summary ? article->summary : "-");
    return db_article_put(db, article, document, ret_change);
}

/* In a transaction of its own. */
static enum db_status put_alone(struct db *db, const struct db_article *article,
                                enum db_change *ret_change)
{
    const struct db_write write = {.at = "2026-02-01T00:00:00Z", .actor = "test"};

    if (db_write_begin(db, &write) != DB_OK)
        return DB_FAILED;
    enum db_status status = put(db, article, ret_change);
    if (status == DB_OK)
        return db_write_commit(db);
    db_write_rollback(db);
    return status;
}

static void check_article(struct tap *tap, struct db *db)
{
    static const char *const authors[] = {"Z. Last", "A. First"};
    static const char *const countries[] = {"RU", "FR"};
    static const char *const tags[] = {"visa", "travel"};
    struct db_article article = make_article("01A", "one", "2026-01-01T00:00:00Z");
    enum db_change change = DB_UNCHANGED;
    struct seen seen = {0};

    article.authors = authors;
    article.author_count = 2;
    article.countries = countries;
    article.country_count = 2;
    article.tags = tags;
    article.tag_count = 2;
    tap_check(tap, put_alone(db, &article, &change) == DB_OK && change == DB_INSERTED,
              "an article is inserted");
    tap_check(tap, put_alone(db, &article, &change) == DB_OK && change == DB_UNCHANGED,
              "an equal one changes nothing");
    tap_check(tap,
              db_article_by_id(db, "01A", see_article, &seen) == DB_OK &&
                  seen.count == 1 && seen.rev == 1 &&
                  strcmp(seen.lists, "Z. Last,A. First,;RU,FR,;visa,travel,;;") == 0 &&
                  strcmp(seen.body, "Text") == 0 &&
                  strcmp(seen.created_at, "2026-02-01T00:00:00Z") == 0,
              "it comes back as it was, lists in their order: %s", seen.lists);
    article.body = "Longer";
    tap_check(tap, put_alone(db, &article, &change) == DB_OK && change == DB_UPDATED,
              "another body is an update");
    tap_check(tap,
              db_article_by_slug(db, "one", see_article, &seen) == DB_OK &&
                  seen.rev == 2 && strcmp(seen.body, "Longer") == 0 &&
                  strcmp(seen.lists, "Z. Last,A. First,;RU,FR,;visa,travel,;;") == 0,
              "by its slug, in rev 2");
    tap_check(tap,
              db_article_by_slug(db, "two", see_article, &seen) == DB_NOT_FOUND &&
                  db_article_by_id(db, "01B", see_article, &seen) == DB_NOT_FOUND,
              "others are not found");
}

static enum db_status remove_alone(struct db *db, const char *id)
{
    const struct db_write write = {.at = "2026-02-02T00:00:00Z", .actor = "test"};

    if (db_write_begin(db, &write) != DB_OK)
        return DB_FAILED;
    enum db_status status = db_article_delete(db, id);
    if (status == DB_OK)
        return db_write_commit(db);
    db_write_rollback(db);
    return status;
}

/* ---- Slugs ---- */

static enum db_status put_slug(struct db *db, const char *id, const char *slug,
                               const char *const *former, size_t count)
{
    struct db_article article = make_article(id, slug, "2026-01-01T00:00:00Z");
    enum db_change change = DB_UNCHANGED;

    article.former_slugs = former;
    article.former_slug_count = count;
    return put_alone(db, &article, &change);
}

static bool leads_to(struct db *db, const char *slug, const char *current)
{
    struct seen seen = {0};

    return db_article_by_slug(db, slug, see_article, &seen) == DB_OK && seen.count == 1 &&
           strcmp(seen.slug, current) == 0;
}

static void check_slugs(struct tap *tap, struct db *db)
{
    const char *many[DB_FORMER_SLUGS_MAX + 1];
    char text[DB_FORMER_SLUGS_MAX + 1][16];

    tap_check(tap, put_slug(db, "01S", "first", NULL, 0) == DB_OK, "a slug");
    tap_check(tap,
              put_slug(db, "01S", "second", (const char *[]){"first"}, 1) == DB_OK &&
                  leads_to(db, "first", "second") && leads_to(db, "second", "second"),
              "the former slug leads to the article");
    tap_check(tap, put_slug(db, "01T", "second", NULL, 0) == DB_CONFLICT,
              "another's slug is a conflict");
    tap_check(tap, put_slug(db, "01T", "first", NULL, 0) == DB_CONFLICT,
              "another's former slug too");
    tap_check(
        tap,
        put_slug(db, "01T", "third", (const char *[]){"second"}, 1) == DB_CONFLICT &&
            put_slug(db, "01T", "third", (const char *[]){"first"}, 1) == DB_CONFLICT,
        "and as a former one");
    tap_check(tap,
              put_slug(db, "01S", "second", (const char *[]){"second"}, 1) ==
                      DB_CONFLICT &&
                  put_slug(db, "01S", "second", (const char *[]){"first", "first"}, 2) ==
                      DB_CONFLICT,
              "a slug stands for one thing once");
    tap_check(tap,
              put_slug(db, "01S", "first", (const char *[]){"second"}, 1) == DB_OK &&
                  leads_to(db, "second", "first") && leads_to(db, "first", "first"),
              "a former slug is taken back");
    for (size_t i = 0; i <= DB_FORMER_SLUGS_MAX; i++) {
        (void)snprintf(text[i], sizeof(text[i]), "old-%zu", i);
        many[i] = text[i];
    }
    struct seen seen = {0};
    tap_check(tap,
              put_slug(db, "01S", "first", many, DB_FORMER_SLUGS_MAX + 1) == DB_CONFLICT,
              "too many are refused");
    tap_check(tap,
              put_slug(db, "01S", "first", many, DB_FORMER_SLUGS_MAX) == DB_OK &&
                  db_article_by_slug(db, "old-15", see_article, &seen) == DB_OK &&
                  strstr(seen.lists, ";old-0,old-1,old-2,") &&
                  db_article_by_slug(db, "second", see_article, &seen) == DB_NOT_FOUND,
              "as many as there may be stay in their order; what was left out is free");
}

/* ---- The log ---- */

struct logged {
    int64_t seq, rev;
    bool is_put, is_public;
};

static void see_change(const struct db_change_row *change, void *context)
{
    *(struct logged *)context = (struct logged){.seq = change->seq,
                                                .rev = change->rev,
                                                .is_put = change->document != NULL,
                                                .is_public = change->is_public};
}

static struct logged last_change(struct db *db, const char *id)
{
    struct logged logged = {0};

    if (db_change_last(db, DB_KIND_ARTICLE, id, see_change, &logged) != DB_OK)
        tap_note("no change of %s: %s", id, db_error(db));
    return logged;
}

static void check_log(struct tap *tap, struct db *db)
{
    struct db_article article = make_article("01L", "logged", "2026-01-01T00:00:00Z");
    enum db_change change = DB_UNCHANGED;
    struct seen seen = {0};

    article.state = DB_STATE_DRAFT;
    bool good = put_alone(db, &article, &change) == DB_OK;
    struct logged logged = last_change(db, "01L");
    tap_check(tap, good && logged.rev == 1 && logged.is_put && !logged.is_public,
              "the log keeps a draft to itself");
    article.state = DB_STATE_PUBLISHED;
    good = put_alone(db, &article, &change) == DB_OK;
    logged = last_change(db, "01L");
    tap_check(tap, good && logged.rev == 2 && logged.is_put && logged.is_public,
              "what is published is for everyone");
    good = remove_alone(db, "01L") == DB_OK;
    logged = last_change(db, "01L");
    tap_check(tap, good && logged.rev == 3 && !logged.is_put && !logged.is_public,
              "a deletion has a rev");
    tap_check(tap,
              db_article_by_id(db, "01L", see_article, &seen) == DB_NOT_FOUND &&
                  db_article_by_slug(db, "logged", see_article, &seen) == DB_NOT_FOUND &&
                  remove_alone(db, "01L") == DB_NOT_FOUND,
              "and nothing is left");
    tap_check(tap,
              put_alone(db, &article, &change) == DB_OK && change == DB_INSERTED &&
                  last_change(db, "01L").rev == 4 &&
                  db_article_by_id(db, "01L", see_article, &seen) == DB_OK &&
                  seen.rev == 4,
              "created again, with the document of before, it goes on in rev 4");
    good = db_read_begin(db) == DB_OK &&
           db_sequence(db, DB_KIND_ARTICLE) == last_change(db, "01L").seq;
    db_read_end(db);
    tap_check(tap, good, "the sequence of articles is that of their last change");
    tap_check(tap, remove_alone(db, "01L") == DB_OK, "and deleted");
}

/* ---- Lists ---- */

static const char *const about_france[] = {"FR"};
static const char *const about_both[] = {"RU", "FR"};
static const char *const tagged_visa[] = {"visa"};

/* In the order in which a list gives them. */
static const struct row {
    const char *id, *slug, *title, *lang;
    enum db_state state;
    const char *published_at;
    const char *const *countries;
    size_t country_count;
    bool visa;
} rows[] = {
    {"L9", "later", "Scheduled", "en", DB_STATE_SCHEDULED, "2026-03-03T00:00:00Z",
     about_both, 2, true},
    {"L8", "due", "Due moscow", "en", DB_STATE_SCHEDULED, "2026-03-02T11:59:59Z",
     about_both, 2, true},
    {"L7", "draft", "Draft", "en", DB_STATE_DRAFT, NULL, about_france, 1, false},
    {"L6", "moscow", "\u041c\u043e\u0441\u043a\u0432\u0430", "ru", DB_STATE_PUBLISHED,
     "2026-01-31T00:00:00Z", about_both, 2, false},
    {"L5", "gone", "Withdrawn", "en", DB_STATE_WITHDRAWN, "2026-01-30T00:00:00Z",
     about_france, 1, true},
    {"L4", "brasil", "H\u00e1bito", "pt-BR", DB_STATE_PUBLISHED, "2026-01-29T23:59:59Z",
     NULL, 0, true},
    {"L3", "leap", "The Moscow rules", "en", DB_STATE_PUBLISHED, "2024-02-29T12:00:00Z",
     about_france, 1, false},
    {"L2", "march", "Na\u00efve", "pt", DB_STATE_PUBLISHED, "2024-02-29T11:59:59Z", NULL,
     0, false},
    {"L1", "old", "Old", "ptx", DB_STATE_PUBLISHED, "1969-07-20T20:17:40Z", about_both, 2,
     true},
};
enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

static enum db_status put_row(struct db *db, const struct row *row,
                              const char *published_at)
{
    struct db_article article = make_article(row->id, row->slug, published_at);
    enum db_change change = DB_UNCHANGED;

    article.title = row->title;
    article.lang = row->lang;
    article.state = row->state;
    article.countries = row->countries;
    article.country_count = row->country_count;
    article.tags = tagged_visa;
    article.tag_count = row->visa;
    article.withdrawn_reason = row->state == DB_STATE_WITHDRAWN ? "wrong" : NULL;
    return put_alone(db, &article, &change);
}

static const struct {
    struct db_article_filter filter;
    const char *expected;
} lists[] = {
    {{.now = now}, "864321"},
    {{.now = "2026-03-02T11:59:59Z"}, "864321"},
    {{.now = "2026-03-02T11:59:58Z"}, "64321"},
    {{.now = "2026-03-03T00:00:00Z"}, "9864321"},
    {{.now = now, .everything = true}, "987654321"},
    {{.now = now, .everything = true, .has_state = true, .state = DB_STATE_SCHEDULED},
     "9"},
    {{.now = now, .everything = true, .has_state = true, .state = DB_STATE_PUBLISHED},
     "864321"},
    {{.now = now, .everything = true, .has_state = true, .state = DB_STATE_DRAFT}, "7"},
    {{.now = now, .has_state = true, .state = DB_STATE_DRAFT}, "864321"},
    {{.now = now, .country = "FR"}, "8631"},
    {{.now = now, .country = "FR", .everything = true}, "9876531"},
    {{.now = now, .country = "RU", .tag = "visa"}, "81"},
    {{.now = now, .tag = "visa"}, "841"},
    {{.now = now, .tag = "none"}, ""},
    {{.now = now, .lang = "pt"}, "42"},
    {{.now = now, .lang = "pt-BR"}, "4"},
    {{.now = now, .published_since = "2026-01-29T23:59:59Z"}, "864"},
    {{.now = now, .published_until = "2026-01-29T23:59:59Z"}, "321"},
    {{.now = now, .published_since = "2024", .published_until = "2025"}, "32"},
    {{.now = now, .words = "Moscow"}, "83"},
    {{.now = now, .words = "\u043c\u043e\u0441\u043a\u0432\u0430"}, "6"},
    {{.now = now, .words = "MOSKVA"}, "6"},
    {{.now = now, .words = "mosk"}, "6"},
    {{.now = now, .words = "mos", .everything = true}, "863"},
    {{.now = now, .words = "mos", .country = "FR", .tag = "visa"}, "8"},
    {{.now = now, .words = "moscow tex", .lang = "en"}, "83"},
    {{.now = now, .words = "mos texts"}, ""},
    {{.now = now, .words = "habito"}, "4"},
    {{.now = now, .words = "naive"}, "2"},
    {{.now = now, .words = "visa"}, "841"},
    {{.now = now, .words = "(rules OR \"the\")"}, ""},
    {{.now = now, .words = "the rules"}, "3"},
    {{.now = now, .words = "title:rules"}, ""},
    {{.now = now, .words = "..."}, ""},
};

/* The last letters of the ids, by following pages of `limit`. */
static bool walk(struct db *db, const struct db_article_filter *filter, int64_t limit,
                 const char *expected)
{
    char ids[ROWS + 1] = "";
    size_t length = 0;
    int64_t total = -1;
    struct db_article_filter page = *filter;
    struct seen seen = {0};

    page.limit = limit;
    do {
        seen.count = 0;
        if (db_article_list(db, &page, see_article, &seen, &total) != DB_OK)
            return false;
        for (int i = 0; i < seen.count && length < ROWS; i++)
            ids[length++] = seen.id[i][1];
        page.has_after = seen.count > 0;
        page.after_number = seen.count > 0 ? seen.number[seen.count - 1] : 0;
    } while (seen.count == limit && length < ROWS);
    ids[length] = '\0';
    if (strcmp(ids, expected) != 0 || total != (int64_t)strlen(expected))
        tap_note("%s of %d, not %s", ids, (int)total, expected);
    return strcmp(ids, expected) == 0 && total == (int64_t)strlen(expected);
}

static void check_lists(struct tap *tap, struct db *db)
{
    bool good = true;

    for (size_t i = 0; i < ROWS; i++)
        good &= put_row(db, &rows[(i * 4) % ROWS], rows[(i * 4) % ROWS].published_at) ==
                DB_OK;
    tap_check(tap, good, "rows for the lists");
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        good = true;
        for (int64_t limit = 1; limit <= 10; limit++)
            good &= walk(db, &lists[i].filter, limit, lists[i].expected);
        tap_check(tap, good, "list %zu: %s", i, lists[i].expected);
    }
    struct seen seen = {0};
    struct db_article_filter filter = {.now = now, .limit = 1};
    tap_check(tap,
              db_article_list(db, &filter, see_article, &seen, NULL) == DB_OK &&
                  seen.count == 1 && strcmp(seen.body, "(null)") == 0,
              "a list holds no bodies, and counts only when asked");
}

/* A new time is a new place, for the row and all that belongs to it. */
static void check_move(struct tap *tap, struct db *db)
{
    static const struct db_article_filter filters[] = {
        {.now = now, .country = "RU", .limit = 9},
        {.now = now, .tag = "visa", .limit = 9},
        {.now = now, .words = "Old", .limit = 9},
    };

    tap_check(tap, put_row(db, &rows[ROWS - 1], "2026-03-01T00:00:00Z") == DB_OK,
              "an article gets another time");
    tap_check(tap,
              walk(db, &filters[0], 9, "816") && walk(db, &filters[1], 9, "814") &&
                  walk(db, &filters[2], 9, "1"),
              "it is in its new place in every index, and only there");
}

static void check_all(struct tap *tap, struct db *db)
{
    struct seen seen = {0};
    bool in_order = true;

    bool good = db_article_all(db, see_article, &seen) == DB_OK && seen.count == ROWS;
    for (int i = 1; i < seen.count; i++)
        in_order &= strcmp(seen.id[i - 1], seen.id[i]) < 0;
    tap_check(tap, good && in_order && strcmp(seen.body, "Text") == 0,
              "an export has all, with bodies, in the order of ids");
}

/* Two ids of one second whose hashes are equal stand beside one another. */
static void check_collision(struct tap *tap, struct db *db)
{
    enum { HASHES = 1 << 20 };
    int *found = calloc(HASHES, sizeof(*found));
    char id[2][16] = {"", ""};

    for (int i = 1; found && i < 100000; i++) {
        (void)snprintf(id[1], sizeof(id[1]), "C%d", i);
        uint64_t hash = XXH3_64bits(id[1], strlen(id[1])) >> 44;
        if (found[hash]) {
            (void)snprintf(id[0], sizeof(id[0]), "C%d", found[hash]);
            break;
        }
        found[hash] = i;
    }
    free(found);
    struct seen seen = {0};
    bool good = id[0][0] && put_slug(db, id[0], "c-0", NULL, 0) == DB_OK &&
                put_slug(db, id[1], "c-1", NULL, 0) == DB_OK &&
                put_slug(db, id[0], "c-2", NULL, 0) == DB_OK &&
                db_article_by_id(db, id[0], see_article, &seen) == DB_OK &&
                db_article_by_id(db, id[1], see_article, &seen) == DB_OK &&
                seen.number[1] == seen.number[0] + 1;
    tap_check(tap, good, "ids with one hash, %s and %s, are neighbours", id[0], id[1]);
    tap_check(tap, remove_alone(db, id[0]) == DB_OK && remove_alone(db, id[1]) == DB_OK,
              "and are removed");
}

/* ---- Whatever people type ---- */

static void check_hostile(struct tap *tap, struct db *db)
{
    static const char *const texts[] = {
        "",
        " ",
        "\"",
        "\"\"\"",
        "*",
        "a*",
        "^a",
        "-",
        "a -",
        "a AND",
        "AND OR NOT",
        "NEAR(a b)",
        "NEAR/",
        "a + b",
        ":",
        "{a}",
        "{a b}:c",
        "words:a",
        "((((",
        "a) OR (b",
        "'; DROP TABLE x",
        "%",
        "_",
        "\\",
        "\x1a",
        "\u0301",
        "\u200D",
        "\U0001F600",
        "\U0001F468\u200D\U0001F469",
        "\u202E abc",
        "\u093F",
        "\uFDFA\uFDFA",
        "\u65E5\u672C\u8A9E",
        "\u0645\u0631\u062D\u0628\u0627",
    };
    struct db_article_filter filter = {.now = now, .limit = 9};
    struct seen seen = {0};
    int64_t total = 0;
    bool good = true;

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        filter.words = texts[i];
        if (db_article_list(db, &filter, see_article, &seen, &total) == DB_OK)
            continue;
        tap_note("%s: %s", texts[i], db_error(db));
        good = false;
    }
    tap_check(tap, good, "no text is an operator");
    char *long_text = calloc(3000, 8);
    for (size_t i = 0; long_text && i < 3000; i++)
        (void)snprintf(long_text + strlen(long_text), 8, "w%zu ", i);
    filter.words = long_text ? long_text : "";
    tap_check(tap,
              db_article_list(db, &filter, see_article, &seen, &total) == DB_OK &&
                  total == 0,
              "3,000 words match nothing");
    free(long_text);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_create(&sample, false);
    check_article(&tap, sample.db);
    check_slugs(&tap, sample.db);
    check_log(&tap, sample.db);
    tap_check(&tap,
              remove_alone(sample.db, "01A") == DB_OK &&
                  remove_alone(sample.db, "01S") == DB_OK,
              "what belongs to a deleted article goes with it");
    check_collision(&tap, sample.db);
    check_lists(&tap, sample.db);
    check_move(&tap, sample.db);
    check_all(&tap, sample.db);
    check_hostile(&tap, sample.db);
    tap_check(&tap, db_check(sample.db) == DB_OK, "the file is whole");
    sample_remove(&sample);
    return tap_end(&tap);
}
