/* mission.h - diplomatic and consular posts. A mission is sent by one country, stands in
 * one (its host, the receiving state of VCDR Art. 3), and serves one or more. */
#ifndef DB_MISSION_H
#define DB_MISSION_H

#include "db/country.h"
#include "db/db.h"
#include "db/mission_terms.h"

enum {
    DB_SERVES_MAX = 64,       /* countries and areas of one mission */
    DB_CONTACTS_MAX = 32,     /* contacts of one mission */
    DB_TEXT_MAX = 1000,       /* bytes of any one text of a mission */
    DB_CLAIMS_MAX = 8,        /* sources that speak of one mission */
    DB_FACTS_MAX = 16 * 1024, /* bytes of what one of them says */
};

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
    const char *not_host; /* it stands in another country than this */
    const char *city;     /* any spelling; folded here */
    const char *class;    /* word of db_rank_row */
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

/* The ids alone, in their order, from the `offset`th on. */
typedef void db_id_visitor(const char *id, void *context);
enum db_status db_mission_ids(struct db *db, int64_t limit, int64_t offset,
                              db_id_visitor *visit, void *context);

/* The missions of `sending` that serve `country`, wherever they stand, best static rank
 * first; substate and non-state offices are left out. */
enum db_status db_mission_for(struct db *db, const char *sending, const char *country,
                              db_mission_visitor *visit, void *context);

/* How many stand in, are sent by, and serve one country. */
struct db_mission_counts {
    int64_t hosted, sent, serving;
};
enum db_status db_mission_count_of(struct db *db, const char *country,
                                   struct db_mission_counts *ret_counts);

/* How many there are, and in how many countries. */
enum db_status db_mission_totals(struct db *db, int64_t *ret_missions,
                                 int64_t *ret_hosts);

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
