/* arrangement.h - who helps whose citizens where there is no mission of their own, on
 * what ground, and what of it was verified when. */
#ifndef DB_ARRANGEMENT_H
#define DB_ARRANGEMENT_H

#include "db/db.h"
#include "db/mission.h" /* enum db_change */

enum {
    DB_ARRANGEMENT_ID_MAX = 64,      /* bytes with the NUL */
    DB_ARRANGEMENT_PARTIES_MAX = 64, /* in each role */
    DB_ARRANGEMENT_POSTS_MAX = 200,
};

/* clang-format 14 does not agree with itself about rows of words. */
/* clang-format off */
#define ARRANGEMENT_KINDS(X) \
    X(FULL_REPRESENTATION, "full_representation") X(PROTECTING_POWER, "protecting_power") \
    X(UNREPRESENTED_RIGHT, "unrepresented_right") X(MUTUAL_ASSISTANCE, "mutual_assistance") \
    X(SERVICE_SHARING, "service_sharing") X(REGIONAL_MECHANISM, "regional_mechanism") \
    X(DISCRETIONARY, "discretionary")
/* Where: in hosts that are neither beneficiary nor provider, or in those of its posts. A
 * listed one without posts: there are some, and somebody has to be asked which. */
#define ARRANGEMENT_SCOPES(X) X(THIRD_COUNTRIES, "third_countries") X(LISTED, "listed")
/* When the citizen's own state counts as absent: it has no post in the host, an honorary
 * consul not counted; or counted; none in the city; or whatever it has. */
#define ARRANGEMENT_UNREPRESENTED(X) \
    X(NO_CAREER_POST, "no_career_post") X(NO_POST, "no_post") \
    X(NO_POST_IN_CITY, "no_post_in_city") X(ALWAYS, "always")
#define ARRANGEMENT_PROVIDER_POSTS(X) X(CAREER, "career") X(ANY, "any") X(LISTED, "listed")
#define CONSULAR_COVERS(X) \
    X(FULL, "full") X(EMERGENCY, "emergency") X(NONE, "none") X(UNKNOWN, "unknown")
#define NEEDS(X) \
    X(GENERAL, "general") X(PASSPORT, "passport") X(ARREST, "arrest") \
    X(HOSPITAL, "hospital") X(CRIME, "crime") X(DEATH, "death") X(EVACUATION, "evacuation")

#define ENUM(id, word) DB_ARRANGEMENT_##id,
enum db_arrangement_kind { ARRANGEMENT_KINDS(ENUM) DB_ARRANGEMENT__COUNT };
#undef ENUM
#define ENUM(id, word) DB_SCOPE_##id,
enum db_arrangement_scope { ARRANGEMENT_SCOPES(ENUM) DB_SCOPE__COUNT };
#undef ENUM
#define ENUM(id, word) DB_UNREPRESENTED_##id,
enum db_unrepresented { ARRANGEMENT_UNREPRESENTED(ENUM) DB_UNREPRESENTED__COUNT };
#undef ENUM
#define ENUM(id, word) DB_PROVIDER_POSTS_##id,
enum db_provider_posts { ARRANGEMENT_PROVIDER_POSTS(ENUM) DB_PROVIDER_POSTS__COUNT };
#undef ENUM
#define ENUM(id, word) DB_COVER_##id,
enum db_cover { CONSULAR_COVERS(ENUM) DB_COVER__COUNT };
#undef ENUM
#define ENUM(id, word) DB_NEED_##id,
enum db_need { NEEDS(ENUM) DB_NEED__COUNT };
#undef ENUM
/* clang-format on */

const char *db_arrangement_kind_word(enum db_arrangement_kind kind);
const char *db_arrangement_scope_word(enum db_arrangement_scope scope);
const char *db_unrepresented_word(enum db_unrepresented unrepresented);
const char *db_provider_posts_word(enum db_provider_posts posts);
const char *db_cover_word(enum db_cover cover);
const char *db_need_word(enum db_need need);
bool db_arrangement_kind_from_word(const char *word, enum db_arrangement_kind *ret_kind);
bool db_arrangement_scope_from_word(const char *word,
                                    enum db_arrangement_scope *ret_scope);
bool db_unrepresented_from_word(const char *word,
                                enum db_unrepresented *ret_unrepresented);
bool db_provider_posts_from_word(const char *word, enum db_provider_posts *ret_posts);
bool db_cover_from_word(const char *word, enum db_cover *ret_cover);
bool db_need_from_word(const char *word, enum db_need *ret_need);

struct db_arrangement_post {
    const char *host, *provider; /* country codes */
    const char *mission; /* id; NULL: none, here and below; may not be stored here */
    const char *city;
    bool has_cover; /* else that of the arrangement */
    enum db_cover cover;
    const char *valid_from, *valid_to; /* dates, both included */
    const char *source_url, *note;
};

struct db_arrangement {
    const char *id; /* a slug: "eu-unrepresented" */
    enum db_arrangement_kind kind;
    enum db_arrangement_scope scope;
    enum db_unrepresented unrepresented;
    enum db_provider_posts provider_posts;
    enum db_cover consular_cover;
    const char *title;
    const char *legal_ref;                              /* NULL: none, here and below */
    const char *source_name, *source_url, *verified_at; /* there when enabled */
    const char *valid_from, *valid_to;                  /* dates, both included */
    const char *caveat;
    bool enabled;
    const char *disabled_reason;      /* there when, and only when, not enabled */
    const char *const *beneficiaries; /* country codes, or words of their memberships */
    size_t beneficiary_count;
    const char *const *providers;
    size_t provider_count;
    const enum db_need *needs; /* none: every need */
    size_t need_count;
    const struct db_arrangement_post *posts;
    size_t post_count;
    int64_t rev; /* read only, like updated_at */
    const char *updated_at;
};
/* While it is lent, the visitor may ask for records of other kinds. */
typedef void db_arrangement_visitor(const struct db_arrangement *arrangement,
                                    void *context);

enum db_status db_arrangement_by_id(struct db *db, const char *id,
                                    db_arrangement_visitor *visit, void *context);
/* All of them, in the order of ids. */
enum db_status db_arrangement_list(struct db *db, db_arrangement_visitor *visit,
                                   void *context);
/* Those enabled of which `country` is a beneficiary, by its code or by a membership, in
 * the order of ids; whether they are valid today is for the caller to say. */
enum db_status db_arrangement_for(struct db *db, const char *country,
                                  db_arrangement_visitor *visit, void *context);

/* As for missions. DB_CONFLICT: a rule of the schema says no. */
enum db_status db_arrangement_put(struct db *db, const struct db_arrangement *arrangement,
                                  const char *document, enum db_change *ret_change);
enum db_status db_arrangement_delete(struct db *db, const char *id);

#endif
