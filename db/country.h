/* country.h - countries, territories and the entities that send missions without an ISO
 * code: facts, names in every language, and finding one by any of its names. */
#ifndef DB_COUNTRY_H
#define DB_COUNTRY_H

#include "db/db.h"

enum {
    DB_COUNTRY_CODE_MAX = 8,    /* bytes with the NUL: "x-smom" */
    DB_COUNTRY_LIST_MAX = 64,   /* entries in each list of one record */
    DB_COUNTRY_SUGGESTIONS = 5, /* at most, from db_country_suggest */
};

/* Degrees, WGS 84; west > east where the box crosses the 180th meridian (RFC 7946 §5.2).
 */
struct db_box {
    double west, south, east, north;
};

struct db_point {
    double latitude, longitude; /* degrees, WGS 84 */
};

enum db_name_kind { /* the order is the trust when one word names two countries */
                    DB_NAME_CODE,     /* ISO 3166-1 alpha-2, alpha-3, Wikidata item */
                    DB_NAME_DISPLAY,  /* English display name */
                    DB_NAME_ALIAS,    /* English alias, abbreviation, ISO's own string */
                    DB_NAME_ENDONYM,  /* in a language of the country itself */
                    DB_NAME_FORMER,   /* Burma */
                    DB_NAME_LANGUAGE, /* display name in another language (CLDR) */
                    DB_NAME_DEMONYM,  /* Burmese */
                    DB_NAME_WORD, /* a later word of one of these: found by search, never
                                     resolved */
};

struct db_name {
    const char *language; /* BCP 47 tag */
    enum db_name_kind kind;
    const char *name;
};

struct db_country {
    const char *code;   /* ISO 3166-1 alpha-2, "XK", "EU", or "x-..." */
    const char *kind;   /* state | territory | other */
    const char *name;   /* English */
    const char *alpha3; /* this and all below: NULL when there is none */
    const char *numeric;
    const char *wikidata;
    const char *parent; /* code of the sovereign of a territory */
    const char *capital;
    bool has_capital_point, has_box;
    struct db_point capital_point;
    struct db_box box;
    const char *time_zone; /* IANA */
    const char *calling_code;
    const char *emergency; /* general emergency number */
    const char *note;      /* one sentence where the status is disputed */
    int64_t rev;
    const char *updated_at;
    /* Lists: entries lent like everything else. */
    const char *const *memberships; /* eu nordic ... */
    size_t membership_count;
    const char *const
        *items; /* every Wikidata item that stands for it, the main one first */
    size_t item_count;
    const struct db_name *names; /* aliases, former names, demonyms; not the languages */
    size_t name_count;
};

typedef void db_country_visitor(const struct db_country *country, void *context);

/* Whole country with its lists, by canonical code only. */
enum db_status db_country_by_code(struct db *db, const char *code,
                                  db_country_visitor *visit, void *context);

/* Does this country's record name this membership ("eu")? `code` NULL: does any? */
enum db_status db_country_is_member(struct db *db, const char *code,
                                    const char *organisation, bool *ret_is_member);

/* All of them in the order of their codes; the lists are filled. */
enum db_status db_country_list(struct db *db, db_country_visitor *visit, void *context);

/* Display name in `language` (BCP 47; falls back zh-Hant-HK -> zh-Hant -> zh -> en).
 * Copies to ret_name; DB_NOT_FOUND for an unknown code. */
enum db_status db_country_name(struct db *db, const char *code, const char *language,
                               size_t size, char *ret_name);

/* Its name in the language most spoken there ("Deutschland"). Copies to ret_name;
 * DB_NOT_FOUND where that language, or its name for the country, is not known. */
enum db_status db_country_endonym(struct db *db, const char *code, size_t size,
                                  char *ret_name);

/* Every display name of one country, in the order of language tags. */
typedef void db_name_visitor(const struct db_name *name, void *context);
enum db_status db_country_names(struct db *db, const char *code, db_name_visitor *visit,
                                void *context);

/* A hit of a search: which country, by which of its names (as typed in the data). */
struct db_country_hit {
    const char *code;
    const char *name;    /* English display name */
    const char *matched; /* the name that matched, unfolded */
    enum db_name_kind kind;
};
typedef void db_country_hit_visitor(const struct db_country_hit *hit, void *context);

/* Resolves any spelling (code, alpha-3, Wikidata item, name, alias; case, accents and
 * punctuation do not matter) to canonical codes: those of the most trusted kind that
 * matches. No visit: unknown. More than one: ambiguous ("Congo"). DB_OK in each case. */
enum db_status db_country_resolve(struct db *db, const char *text,
                                  db_country_hit_visitor *visit, void *context);

/* Search as you type: exact, then names that begin so, then later words; one hit a
 * country, at most `limit`. */
enum db_status db_country_search(struct db *db, const char *text, size_t limit,
                                 db_country_hit_visitor *visit, void *context);

/* Names one letter away (missing, surplus, wrong or swapped) from an unknown one; where
 * there are none, the countries that have missions in a city of that name. */
enum db_status db_country_suggest(struct db *db, const char *text,
                                  db_country_hit_visitor *visit, void *context);

/* Inserts or replaces; rev and updated_at are set here, not taken. Within a write
 * transaction. `document` goes to the change log. Unchanged content (same lists, same
 * facts, told by `document`) writes nothing and sets *ret_changed to false. */
enum db_status db_country_put(struct db *db, const struct db_country *country,
                              const char *document, bool *ret_changed);

/* For countries that came before their parents: the parent that the last put should have
 * had; none when it is "" or not stored. Not a change of its own. */
enum db_status db_country_parent_set(struct db *db, const char *code, const char *parent);

/* (Re)builds the display names in every language ICU has, and the search keys of all
 * countries. Within a write transaction, after the puts. */
enum db_status db_country_names_build(struct db *db);

#endif
