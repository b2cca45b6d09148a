/* country_find.c - from what a person typed to a country. */
#include "country.h"

#include "fold.h"
#include "statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HITS_MAX = 512, NAME_MAX_BYTES = 160, TYPO_LETTERS_MAX = 48 };

/* A copy of a hit: the rows of a range come in the order of keys, not of merit. */
struct hit {
    char code[DB_COUNTRY_CODE_MAX];
    char name[NAME_MAX_BYTES];
    char matched[NAME_MAX_BYTES];
    enum db_name_kind kind;
    bool exact;
};

struct hits {
    struct hit hit[HITS_MAX];
    size_t count;
};

static int compare_text(const char *a, const char *b)
{
    int order = strcmp(a, b);

    return (order > 0) - (order < 0);
}

/* A later word of the display name is a better match than a name in another language. */
static int merit(const struct hit *hit)
{
    bool word_of_name = hit->kind == DB_NAME_WORD && strcmp(hit->matched, hit->name) == 0;

    return word_of_name ? 2 * DB_NAME_LANGUAGE - 1 : 2 * (int)hit->kind;
}

/* Exact first, then the more trusted kind, then the alphabet. */
static int compare_hits(const void *left, const void *right)
{
    const struct hit *a = left;
    const struct hit *b = right;

    if (a->exact != b->exact)
        return a->exact ? -1 : 1;
    if (merit(a) != merit(b))
        return merit(a) < merit(b) ? -1 : 1;
    return compare_text(a->name, b->name);
}

static void visit_hit(const struct hit *hit, db_country_hit_visitor *visit, void *context)
{
    const struct db_country_hit lent = {
        .code = hit->code, .name = hit->name, .matched = hit->matched, .kind = hit->kind};

    visit(&lent, context);
}

/* Keeps the best hit of each country. */
static void add_hit(struct hits *hits, const struct hit *hit)
{
    for (size_t i = 0; i < hits->count; i++) {
        if (strcmp(hits->hit[i].code, hit->code) != 0)
            continue;
        if (compare_hits(hit, &hits->hit[i]) < 0)
            hits->hit[i] = *hit;
        return;
    }
    if (hits->count < HITS_MAX)
        hits->hit[hits->count++] = *hit;
}

/* Columns: country, its name, the matching name, kind; from `first`. */
static struct hit read_hit(sqlite3_stmt *row, int first)
{
    struct hit hit = {.kind = (enum db_name_kind)sqlite3_column_int(row, first + 3)};

    (void)snprintf(hit.code, sizeof(hit.code), "%s", column_text(row, first));
    (void)snprintf(hit.name, sizeof(hit.name), "%s", column_text(row, first + 1));
    (void)snprintf(hit.matched, sizeof(hit.matched), "%s", column_text(row, first + 2));
    return hit;
}

static struct hits *new_hits(struct db *db)
{
    struct hits *hits = malloc(sizeof(*hits));

    if (hits)
        hits->count = 0;
    else
        (void)db_fail_words(db, DB_FAILED, "out of memory");
    return hits;
}

/* "FR", "fra", "Q142", "x-smom"; not "Áo", which folds to the code of Angola. */
static bool is_code(const char *text)
{
    size_t letters = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    size_t digits = strspn(text + letters, "0123456789");

    if (text[letters] == '-')
        return letters == 1;
    return text[letters + digits] == '\0' &&
           (digits > 0 ? letters == 1 : letters == 2 || letters == 3);
}

/* "Nga" is how Vietnamese writes Russia, "NGA" and "nga" are Nigeria. */
static bool is_mixed_case(const char *text)
{
    bool upper = strpbrk(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != NULL;

    return upper && strpbrk(text, "abcdefghijklmnopqrstuvwxyz") != NULL;
}

/* What a code found is worth for this spelling. */
static void weigh_codes(struct hits *hits, const char *text)
{
    size_t kept = 0;

    for (size_t i = 0; i < hits->count; i++) {
        if (hits->hit[i].kind == DB_NAME_CODE && !is_code(text))
            continue;
        hits->hit[kept] = hits->hit[i];
        if (hits->hit[kept].kind == DB_NAME_CODE && is_mixed_case(text))
            hits->hit[kept].kind = DB_NAME_WORD;
        kept++;
    }
    hits->count = kept;
}

static enum db_status find_key(struct db *db, const char *key, struct hits *hits)
{
    STATEMENT *query = statement_borrow(db, SQL_COUNTRY_BY_KEY);
    int rc = SQLITE_DONE;

    bind_text(query, ":key", key);
    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        struct hit hit = read_hit(query, 0);

        hit.exact = true;
        if (hit.kind != DB_NAME_WORD)
            add_hit(hits, &hit);
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "country_by_key");
}

enum db_status db_country_resolve(struct db *db, const char *text,
                                  db_country_hit_visitor *visit, void *context)
{
    char key[FOLD_MAX];

    if (fold(text, key) == 0)
        return DB_OK;

    struct hits *hits = new_hits(db);
    if (!hits)
        return DB_FAILED;
    enum db_status status = find_key(db, key, hits);
    weigh_codes(hits, text);
    qsort(hits->hit, hits->count, sizeof(hits->hit[0]), compare_hits);
    for (size_t i = 0; status == DB_OK && i < hits->count; i++) {
        if (hits->hit[i].kind == hits->hit[0].kind)
            visit_hit(&hits->hit[i], visit, context);
    }
    free(hits);
    return status;
}

static enum db_status find_prefix(struct db *db, const char *key, struct hits *hits)
{
    STATEMENT *query = statement_borrow(db, SQL_COUNTRY_BY_PREFIX);
    char end[FOLD_MAX + 4];
    int rc = SQLITE_DONE;

    (void)snprintf(end, sizeof(end), "%s\xF4\x8F\xBF\xBF", key); /* above every letter */
    bind_text(query, ":key", key);
    bind_text(query, ":end", end);
    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        struct hit hit = read_hit(query, 0);

        hit.exact = sqlite3_column_int(query, 4) != 0;
        if (hit.kind != DB_NAME_CODE || hit.exact) /* "fr" is a code, "f" is not */
            add_hit(hits, &hit);
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "country_by_prefix");
}

enum db_status db_country_search(struct db *db, const char *text, size_t limit,
                                 db_country_hit_visitor *visit, void *context)
{
    char key[FOLD_MAX];

    if (fold(text, key) == 0)
        return DB_OK;

    struct hits *hits = new_hits(db);
    if (!hits)
        return DB_FAILED;
    enum db_status status = find_prefix(db, key, hits);
    qsort(hits->hit, hits->count, sizeof(hits->hit[0]), compare_hits);
    for (size_t i = 0; status == DB_OK && i < hits->count && i < limit; i++)
        visit_hit(&hits->hit[i], visit, context);
    free(hits);
    return status;
}

static enum db_status find_typo(struct db *db, const char *key, const char *without,
                                struct hits *hits)
{
    STATEMENT *query = statement_borrow(db, SQL_COUNTRY_BY_TYPO);
    int rc = SQLITE_DONE;

    bind_text(query, ":without", without);
    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        struct hit hit = read_hit(query, 1);

        if (fold_is_near(key, column_text(query, 0)))
            add_hit(hits, &hit);
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "country_by_typo");
}

/* A letter too few: a key less one letter is what was typed. A letter too many: what was
 * typed less one is a key. A wrong one or two swapped: both less one are the same. */
static enum db_status find_near(struct db *db, const char *key, struct hits *hits)
{
    size_t letters = fold_length(key);
    enum db_status status = find_typo(db, key, key, hits);

    for (size_t i = 0; status == DB_OK && i < letters && letters <= TYPO_LETTERS_MAX;
         i++) {
        char without[FOLD_MAX];

        fold_without(key, i, without);
        status = find_typo(db, key, without, hits);
        if (status == DB_OK && letters > 4)
            status = find_key(db, without, hits);
    }
    return status;
}

/* Of somebody who was asked for a country and named the city they are in. */
static enum db_status find_city(struct db *db, const char *key, struct hits *hits)
{
    STATEMENT *query = statement_borrow(db, SQL_COUNTRY_BY_CITY);
    int rc = SQLITE_DONE;

    bind_text(query, ":key", key);
    bind_int(query, ":kind", DB_NAME_WORD);
    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        struct hit hit = read_hit(query, 0);

        add_hit(hits, &hit);
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "country_by_city");
}

enum db_status db_country_suggest(struct db *db, const char *text,
                                  db_country_hit_visitor *visit, void *context)
{
    char key[FOLD_MAX];

    if (fold(text, key) == 0)
        return DB_OK;

    struct hits *hits = new_hits(db);
    if (!hits)
        return DB_FAILED;
    enum db_status status = find_near(db, key, hits);
    if (status == DB_OK && hits->count == 0)
        status = find_city(db, key, hits);
    qsort(hits->hit, hits->count, sizeof(hits->hit[0]), compare_hits);
    for (size_t i = 0; status == DB_OK && i < hits->count && i < DB_COUNTRY_SUGGESTIONS;
         i++)
        visit_hit(&hits->hit[i], visit, context);
    free(hits);
    return status;
}
