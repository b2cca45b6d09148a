/* test_news_db.c - articles and notices in the db room: order, filters, slugs, changes,
 * and the moments at which answers change by themselves. */
#include "sample.h"
#include "tap.h"

#include "db/notice.h"
#include "db/publication.h"

#include <stdio.h>
#include <string.h>

enum { SEEN_MAX = 32, TEXT_MAX = 64 };

static const char now[] = "2026-03-02T12:00:00Z";

/* What a visitor saw, in its order. */
struct seen {
    int count;
    char id[SEEN_MAX][TEXT_MAX];
    int64_t number[SEEN_MAX];
    int64_t rev;
    char slug[TEXT_MAX], lists[512], body[TEXT_MAX], created_at[TEXT_MAX];
    enum db_state state;
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
    seen->state = article->state;
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

static void see_notice(const struct db_notice *notice, void *context)
{
    struct seen *seen = context;

    if (seen->count == SEEN_MAX)
        return;
    (void)snprintf(seen->id[seen->count], TEXT_MAX, "%s", notice->id);
    seen->number[seen->count++] = notice->number;
    seen->rev = notice->rev;
    seen->state = notice->state;
    (void)snprintf(seen->created_at, TEXT_MAX, "%s", notice->created_at);
    seen->lists[0] = '\0';
    join(seen->lists, sizeof(seen->lists), notice->countries, notice->country_count);
    join(seen->lists, sizeof(seen->lists), notice->areas, notice->area_count);
    join(seen->lists, sizeof(seen->lists), notice->nationalities,
         notice->nationality_count);
}

static void see_due(enum db_kind kind, const char *id, void *context)
{
    struct seen *seen = context;

    (void)snprintf(seen->id[seen->count++], TEXT_MAX, "%s %.40s", db_kind_word(kind), id);
}

static void begin_at(struct db *db, const char *at)
{
    if (db_write_begin(db, &(struct db_write){.at = at, .actor = "test"}) != DB_OK)
        tap_note("begin: %s", db_error(db));
}

static bool commit(struct db *db)
{
    return db_write_commit(db) == DB_OK;
}

/* ---- Articles ---- */

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
    begin_at(db, "2026-02-01T00:00:00Z");

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

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_create(&sample, false);
    check_article(&tap, sample.db);
    (void)see_notice;
    (void)see_due;
    (void)commit;
    (void)now;
    sample_remove(&sample);
    return tap_end(&tap);
}
