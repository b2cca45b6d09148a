/* mission.h - diplomatic and consular posts. A mission is sent by one country, stands in
 * one (its host, the receiving state of VCDR Art. 3), and serves one or more. */
#ifndef DB_MISSION_H
#define DB_MISSION_H

#include "db/country.h"
#include "db/db.h"

enum {
    DB_SERVES_MAX = 64,       /* countries and areas of one mission */
    DB_CONTACTS_MAX = 32,     /* contacts of one mission */
    DB_TEXT_MAX = 1000,       /* bytes of any one text of a mission */
    DB_CLAIMS_MAX = 8,        /* sources that speak of one mission */
    DB_FACTS_MAX = 16 * 1024, /* bytes of what one of them says */
};

/* Class and rank: OSM `diplomatic=*` words and VCCR Art. 1; best rank of a class first,
 * which is also the order in which equals are offered. */
#define MISSION_RANKS(X)                                                                 \
    X(EMBASSY, "embassy", "embassy", "Embassy")                                          \
    X(HIGH_COMMISSION, "high_commission", "embassy", "High Commission")                  \
    X(NUNCIATURE, "nunciature", "embassy", "Apostolic Nunciature")                       \
    X(DELEGATION, "delegation", "embassy", "Delegation")                                 \
    X(MISSION, "mission", "embassy", "Mission")                                          \
    X(INTERESTS_SECTION, "interests_section", "embassy", "Interests Section")            \
    X(BRANCH_EMBASSY, "branch_embassy", "embassy", "Embassy Branch Office")              \
    X(CONSULATE_GENERAL, "consulate_general", "consulate", "Consulate General")          \
    X(CONSULATE, "consulate", "consulate", "Consulate")                                  \
    X(VICE_CONSULATE, "vice_consulate", "consulate", "Vice Consulate")                   \
    X(CONSULAR_AGENCY, "consular_agency", "consulate", "Consular Agency")                \
    X(CONSULAR_OFFICE, "consular_office", "consulate", "Consular Office")                \
    X(HONORARY_CONSUL, "honorary_consul", "consulate", "Honorary Consulate")             \
    X(LIAISON_OFFICE, "liaison_office", "liaison", "Liaison Office")                     \
    X(REPRESENTATIVE_OFFICE, "representative_office", "liaison",                         \
      "Representative Office")                                                           \
    X(TRADE_OFFICE, "trade_office", "other", "Trade Office")                             \
    X(OFFICE, "office", "other", "Office")

enum db_rank {
#define ENUM(id, word, class, title) DB_RANK_##id,
    MISSION_RANKS(ENUM)
#undef ENUM
        DB_RANK__COUNT
};

struct db_rank_row {
    const char *word;  /* in the API and in the store */
    const char *class; /* embassy | consulate | liaison | other */
    const char *title; /* English, for built names */
};
const struct db_rank_row *db_rank_row(enum db_rank rank);
bool db_rank_from_word(const char *word, enum db_rank *ret_rank);

/* What a mission is in law; only the first three help citizens. */
#define MISSION_LEGAL_KINDS(X)                                                           \
    X(DIPLOMATIC, "diplomatic")                                                          \
    X(CONSULAR, "consular")                                                              \
    X(DE_FACTO, "de_facto")                                                              \
    X(SUBSTATE, "substate")                                                              \
    X(NON_STATE, "non_state")

#define MISSION_STATUSES(X)                                                              \
    X(OPEN, "open")                                                                      \
    X(LIMITED, "limited")                                                                \
    X(RELOCATED, "relocated")                                                            \
    X(UNKNOWN, "unknown")                                                                \
    X(SUSPENDED, "suspended")                                                            \
    X(CLOSED, "closed")

/* How exact a point is; nothing of SUSPECT is ever ranked by distance. */
#define POINT_QUALITIES(X)                                                               \
    X(NONE, "none")                                                                      \
    X(BUILDING, "building")                                                              \
    X(CITY, "city")                                                                      \
    X(SUSPECT, "suspect")

#define CONTACT_KINDS(X)                                                                 \
    X(EMERGENCY_24H, "emergency_24h")                                                    \
    X(DUTY, "duty_after_hours")                                                          \
    X(CONSULAR, "consular")                                                              \
    X(SWITCHBOARD, "switchboard")                                                        \
    X(EMAIL, "email")                                                                    \
    X(WEBSITE, "website")                                                                \
    X(FORM, "form")                                                                      \
    X(SOCIAL, "social")                                                                  \
    X(FAX, "fax")

#define SERVICE_KINDS(X)                                                                 \
    X(CITIZEN_SERVICES, "citizen_services")                                              \
    X(EMERGENCY_TRAVEL_DOCUMENT, "emergency_travel_document")                            \
    X(PASSPORT, "passport")                                                              \
    X(NOTARIAL, "notarial")                                                              \
    X(DETAINED_VISITS, "detained_visits")                                                \
    X(IMMIGRANT_VISAS, "immigrant_visas")                                                \
    X(NON_IMMIGRANT_VISAS, "non_immigrant_visas")                                        \
    X(OTHER, "other")

/* Of a service that a mission says nothing of, nothing is known. */
#define SERVICE_VALUES(X)                                                                \
    X(YES, "yes")                                                                        \
    X(NO, "no")                                                                          \
    X(LIMITED, "limited")

#define ENUM(id, word) DB_LEGAL_##id,
enum db_legal_kind { MISSION_LEGAL_KINDS(ENUM) DB_LEGAL__COUNT };
#undef ENUM
#define ENUM(id, word) DB_STATUS_##id,
enum db_mission_status { MISSION_STATUSES(ENUM) DB_STATUS__COUNT };
#undef ENUM
#define ENUM(id, word) DB_POINT_##id,
enum db_point_quality { POINT_QUALITIES(ENUM) DB_POINT__COUNT };
#undef ENUM
#define ENUM(id, word) DB_CONTACT_##id,
enum db_contact_kind { CONTACT_KINDS(ENUM) DB_CONTACT__COUNT };
#undef ENUM
#define ENUM(id, word) DB_SERVICE_##id,
enum db_service_kind { SERVICE_KINDS(ENUM) DB_SERVICE__COUNT };
#undef ENUM
#define ENUM(id, word) DB_OFFERED_##id,
enum db_service_value { SERVICE_VALUES(ENUM) DB_OFFERED__COUNT };
#undef ENUM

const char *db_legal_word(enum db_legal_kind kind);
const char *db_status_word(enum db_mission_status status);
const char *db_point_word(enum db_point_quality quality);
const char *db_contact_word(enum db_contact_kind kind);
const char *db_service_word(enum db_service_kind kind);
const char *db_offered_word(enum db_service_value value);
bool db_legal_from_word(const char *word, enum db_legal_kind *ret_kind);
bool db_status_from_word(const char *word, enum db_mission_status *ret_status);
bool db_point_from_word(const char *word, enum db_point_quality *ret_quality);
bool db_contact_from_word(const char *word, enum db_contact_kind *ret_kind);
bool db_service_from_word(const char *word, enum db_service_kind *ret_kind);
bool db_offered_from_word(const char *word, enum db_service_value *ret_value);

struct db_serves {
    const char *country; /* code, or NULL for an area */
    const char *area;    /* province or organisation as the source writes it, or NULL */
};

struct db_contact {
    enum db_contact_kind kind;
    const char *value;   /* E.164 for phones ("+3225550100"), address for e-mail, URL */
    const char *display; /* as the source writes it; NULL when equal to value */
};

/* At most one of each kind. */
struct db_service {
    enum db_service_kind kind;
    enum db_service_value value;
};

/* What one source says of a mission: its own members, whatever is displayed. */
struct db_claim {
    const char *source;
    const char *as_of;       /* date of the release that last listed the mission */
    bool is_dated;           /* that is not just its newest: only then is as_of stored */
    const char *facts;       /* object of JSON, opaque here */
    const char *attribution; /* of the source, or NULL; read only */
};

struct db_mission {
    const char *id;      /* Wikidata item where known, else 26 Crockford digits */
    const char *sending; /* country code */
    const char *host;    /* country code of where it stands */
    enum db_rank rank;
    enum db_legal_kind legal_kind;
    const char *name;    /* English: "Embassy of France in Moscow" */
    const char *city;    /* this and all below: NULL when unknown */
    const char *address; /* lines separated by ", " */
    enum db_point_quality point_quality;
    struct db_point point; /* meaningful unless point_quality is NONE */
    const char *opened;    /* date or year */
    enum db_mission_status status;
    const char *status_since;       /* date */
    const char *status_reason;      /* in words */
    const char *opening_hours;      /* grammar of OSM opening_hours */
    const char *opening_hours_text; /* as the source writes them */
    const char *hosted_by;    /* country in whose embassy an interests section works */
    const char *source;       /* source id */
    const char *source_as_of; /* release in which the source last listed it (read only) */
    int64_t rev;              /* read only, like updated_at */
    const char *updated_at;
    const char *sending_name, *host_name; /* English; read only */
    const char *attribution;              /* of its source, or NULL; read only */
    const struct db_serves *serves; /* jurisdictions, or the host alone; never empty */
    size_t serves_count;
    const struct db_contact *contacts;
    size_t contact_count;
    const struct db_service *services;
    size_t service_count;
    const struct db_claim *claims; /* in the order of trust; none while one source alone
                                    * speaks of it, else one of each */
    size_t claim_count;
    double distance_km; /* from db_mission_filter.near; negative when there is none */
    int64_t number;     /* position in the static order: rank, then a hash of the id */
};

/* Is source_as_of a fact of the mission, and not just the date of its source's newest
 * release? Of several sources that counts which is believed first. */
bool db_mission_is_dated(const struct db_mission *mission);

typedef void db_mission_visitor(const struct db_mission *mission, void *context);

/* By id, or by an id it had before (then mission->id differs from `id`). */
enum db_status db_mission_by_id(struct db *db, const char *id, db_mission_visitor *visit,
                                void *context);

enum db_mission_sort {
    DB_SORT_SENDING,  /* sending, then static order: the default */
    DB_SORT_RANK,     /* static order: the default with `words` */
    DB_SORT_DISTANCE, /* only and always with `near` */
    DB_SORT_UPDATED,  /* oldest change first */
    DB_SORT_UPDATED_DESC,
};

/* Where the next page begins: the sort key of the last mission seen. */
struct db_mission_key {
    const char *text; /* sending or updated_at; NULL otherwise */
    double distance_km;
    int64_t number;
};

/* NULL, false: any. */
struct db_mission_filter {
    const char *sending, *host, *serves;
    const char *city;  /* any spelling; folded here */
    const char *class; /* word of db_rank_row */
    const char *rank;
    const char *status;
    const char *words; /* free text: all words must occur, the last may be a beginning */
    bool has_box, has_near;
    struct db_box box;
    struct db_point near;
    double radius_km;
    const char *updated_since; /* RFC 3339 */
    enum db_mission_sort sort;
    bool has_after;
    struct db_mission_key after;
    int64_t limit;
};

/* One page, and how many there are in all (*ret_total NULL: not counted, not `near`). */
enum db_status db_mission_list(struct db *db, const struct db_mission_filter *filter,
                               db_mission_visitor *visit, void *context,
                               int64_t *ret_total);

/* All of them in the order of ids: for export. */
enum db_status db_mission_all(struct db *db, db_mission_visitor *visit, void *context);

/* The missions of `sending` that serve `country`, wherever they stand, best static rank
 * first; substate and non-state offices are left out. For the lookup. */
enum db_status db_mission_for(struct db *db, const char *sending, const char *country,
                              db_mission_visitor *visit, void *context);

/* The missions that stand in `host`, serve it, and are sent by a provider of the
 * arrangement, by its code or by a membership; order, and who is left out, as above. */
enum db_status db_mission_of_providers(struct db *db, const char *arrangement,
                                       const char *host, db_mission_visitor *visit,
                                       void *context);

/* How many stand in, are sent by, and serve one country. */
struct db_mission_counts {
    int64_t hosted, sent, serving;
};
enum db_status db_mission_count_of(struct db *db, const char *country,
                                   struct db_mission_counts *ret_counts);

/* Great-circle distance on a sphere of 6,371.0088 km (IUGG mean radius). */
double db_distance_km(struct db_point a, struct db_point b);
/* Is the point inside the box widened by `margin_km`? Knows the 180th meridian. */
bool db_box_contains(const struct db_box *box, struct db_point point, double margin_km);

/* ---- Writing: within a write transaction ---- */

/* Inserts or replaces by id; number, rev and updated_at are set here. `document` is the
 * representation that goes to the change log; equal to the last one: nothing is written
 * and *ret_change is DB_UNCHANGED. */
enum db_change { DB_INSERTED, DB_UPDATED, DB_UNCHANGED };
enum db_status db_mission_put(struct db *db, const struct db_mission *mission,
                              const char *document, enum db_change *ret_change);

/* DB_NOT_FOUND: there is none. The change log keeps a tombstone; a mission put under the
 * id later goes on with the next rev. */
enum db_status db_mission_delete(struct db *db, const char *id);

/* Gives a mission another id and keeps the old one as a way to it: when a source with
 * Wikidata items takes over a row that had none. */
enum db_status db_mission_rename(struct db *db, const char *id, const char *new_id);

/* The mission of another source, without a Wikidata item, that is this same post: same
 * sending, host and class, the same city unless embassy-class. DB_NOT_FOUND: none. */
enum db_status db_mission_twin(struct db *db, const struct db_mission *mission,
                               db_mission_visitor *visit, void *context);

/* An import marks what it has seen; DB_CONFLICT: this id was already seen in this run. */
enum db_status db_mission_seen(struct db *db, const char *id);
/* The missions that `source` speaks of, that no db_mission_seen() named and that are not
 * yet marked as gone; the visitor collects, and puts after this returned. */
enum db_status db_mission_unseen(struct db *db, const char *source,
                                 db_mission_visitor *visit, void *context);
/* How many of `source` its newest release holds. */
enum db_status db_mission_present(struct db *db, const char *source, int64_t *ret_count);
enum db_status db_mission_seen_clear(struct db *db);

#endif
