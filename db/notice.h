/* notice.h - what one issuer tells people in, or going to, a country. Issuers are never
 * merged and their levels never ranked; a regional level stands beside the national one
 * and never raises it. Category, urgency, severity, certainty and response type are the
 * words of CAP 1.2 (OASIS, §3.2.2). */
#ifndef DB_NOTICE_H
#define DB_NOTICE_H

#include "db/article.h"

/* clang-format 14 does not agree with itself about rows of words. */
/* clang-format off */
#define CAP_CATEGORIES(X) \
    X("Geo") X("Met") X("Safety") X("Security") X("Rescue") X("Fire") X("Health") \
    X("Env") X("Transport") X("Infra") X("CBRNE") X("Other")
#define CAP_URGENCIES(X) X("Immediate") X("Expected") X("Future") X("Past") X("Unknown")
#define CAP_SEVERITIES(X) X("Extreme") X("Severe") X("Moderate") X("Minor") X("Unknown")
#define CAP_CERTAINTIES(X) X("Observed") X("Likely") X("Possible") X("Unlikely") X("Unknown")
#define CAP_RESPONSES(X) \
    X("Shelter") X("Evacuate") X("Prepare") X("Execute") X("Avoid") X("Monitor") \
    X("Assess") X("AllClear") X("None")
/* clang-format on */

struct db_notice {
    const char *id; /* 26 Crockford digits (ULID) */
    const char *issuer;
    const char *issuer_country; /* NULL: none, here and below */
    const char *source_url;
    const char *level;       /* as the issuer wrote it: "Level 4: Do not travel" */
    const char *level_scale; /* which scale that is, in words */
    const char *regional_level;
    const char *category, *urgency, *severity, *certainty, *response_type;
    const char *headline;
    const char *body; /* Markdown */
    const char *instruction;
    const char *lang;
    const char *starts_at, *ends_at, *reviewed_at; /* RFC 3339 */
    bool banner;                                   /* needs reviewed_at */
    enum db_state state;                           /* as stored: see db_state_at() */
    const char *published_at;
    const char *withdrawn_reason;
    const char *const *countries;
    size_t country_count;
    const char *const *areas;
    size_t area_count;
    const char *const *nationalities; /* codes; none: for everyone */
    size_t nationality_count;
    int64_t rev; /* this and below: read only */
    const char *created_at, *updated_at;
    int64_t number;
};
typedef void db_notice_visitor(const struct db_notice *notice, void *context);

enum db_status db_notice_by_id(struct db *db, const char *id, db_notice_visitor *visit,
                               void *context);

struct db_notice_filter {
    const char *now; /* RFC 3339; required */
    bool everything; /* all states; else only what is published at `now` */
    enum db_state state;
    bool has_state;
    bool active;  /* published, started and not ended at `now` */
    bool unended; /* not ended at `now`: active, or still to start */
    bool banner;  /* banners only */
    const char *country;
    const char *nationality; /* those for everyone, and those for its citizens */
    const char *lang;        /* as for articles */
    const char *words;
    bool has_after;
    int64_t after_number;
    int64_t limit;
};
/* One page, newest first, with bodies, and how many there are in all (*ret_total NULL:
 * not counted). */
enum db_status db_notice_list(struct db *db, const struct db_notice_filter *filter,
                              db_notice_visitor *visit, void *context,
                              int64_t *ret_total);
/* All of them, in the order of ids: for export. */
enum db_status db_notice_all(struct db *db, db_notice_visitor *visit, void *context);

/* Is it active at `now`: published, started, not ended? */
bool db_notice_is_active(const struct db_notice *notice, const char *now);

/* As for articles. DB_CONFLICT: a rule of the schema says no. */
enum db_status db_notice_put(struct db *db, const struct db_notice *notice,
                             const char *document, enum db_change *ret_change);
enum db_status db_notice_delete(struct db *db, const char *id);

#endif
