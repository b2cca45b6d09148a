/* article.h - news articles. */
#ifndef DB_ARTICLE_H
#define DB_ARTICLE_H

#include "db/db.h"
#include "db/mission.h" /* enum db_change */
#include "db/publication.h"

enum {
    DB_BODY_MAX = 64 * 1024, /* bytes of Markdown */
    DB_TITLE_MAX = 300,
    DB_SLUG_MAX = 100,
    DB_SUMMARY_MAX = 1000,
    DB_ABOUT_MAX = 32,        /* countries of one article or notice */
    DB_NEWS_LIST_MAX = 16,    /* authors, tags, areas */
    DB_FORMER_SLUGS_MAX = 16, /* the oldest are forgotten */
};

struct db_article {
    const char *id; /* 26 Crockford digits (ULID): never changes */
    const char *slug;
    const char *title;
    const char *summary; /* NULL: none, here and below */
    const char *body;    /* Markdown; NULL in lists */
    const char *lang;    /* BCP 47 */
    const char *source_name, *source_url;
    enum db_state state; /* as stored: see db_state_at() */
    const char *published_at;
    const char *withdrawn_reason;
    const char *const *authors;
    size_t author_count;
    const char *const *countries; /* codes; the first is the main one */
    size_t country_count;
    const char *const *tags;
    size_t tag_count;
    const char *const *former_slugs; /* the latest first */
    size_t former_slug_count;
    int64_t rev; /* this and below: read only */
    const char *created_at, *updated_at;
    int64_t number; /* position in the static order */
};
typedef void db_article_visitor(const struct db_article *article, void *context);

/* By slug, or by one it had before (then article->slug differs from `slug`). Any state.
 */
enum db_status db_article_by_slug(struct db *db, const char *slug,
                                  db_article_visitor *visit, void *context);
enum db_status db_article_by_id(struct db *db, const char *id, db_article_visitor *visit,
                                void *context);

/* NULL, false: any. */
struct db_article_filter {
    const char *now; /* RFC 3339; required */
    bool everything; /* all states; else only what is published at `now` */
    enum db_state state;
    bool has_state; /* with `everything`: of this state at `now` only */
    const char *country, *tag;
    const char *lang;  /* "pt" holds "pt-BR" (RFC 4647 §3.3.1) */
    const char *words; /* as in db_mission_filter */
    const char *published_since, *published_until; /* RFC 3339; until is exclusive */
    bool has_after;
    int64_t after_number;
    bool has_before;       /* the page that ends before this one: visited from its end, */
    int64_t before_number; /* so oldest first; not with `words` */
    int64_t limit;
};
/* One page, newest first, bodies left out, and how many there are in all (*ret_total
 * NULL: not counted). */
enum db_status db_article_list(struct db *db, const struct db_article_filter *filter,
                               db_article_visitor *visit, void *context,
                               int64_t *ret_total);
/* All of them with their bodies, in the order of ids: for export. */
enum db_status db_article_all(struct db *db, db_article_visitor *visit, void *context);

/* ---- Writing: within a write transaction ---- */

/* Inserts or replaces by id; what is given is what is stored, former_slugs too: the
 * caller puts a slug that it changes in front of them, and takes one that it takes back
 * out. DB_CONFLICT: another article has one of the slugs, now or formerly; the slug is
 * among its own former ones; a list is longer than its maximum, or has a country, tag or
 * slug twice; a rule of the schema says no. `document` goes to the change log, as in
 * db_mission_put(); rev goes on after a deletion. */
enum db_status db_article_put(struct db *db, const struct db_article *article,
                              const char *document, enum db_change *ret_change);
/* DB_NOT_FOUND: there is none. The change log keeps a tombstone. */
enum db_status db_article_delete(struct db *db, const char *id);

#endif
