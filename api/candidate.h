/* candidate.h - the missions that may help, gathered and put in order: the core of the
 * lookup. */
#ifndef API_CANDIDATE_H
#define API_CANDIDATE_H

#include "buffer.h"
#include "db/mission.h"

enum {
    CANDIDATES_MAX = 256,  /* more posts than any state has in one country */
    CANDIDATES_REMOTE = 3, /* accredited from elsewhere: the nearest ones are enough */
    CANDIDATE_TEXT_MAX = 200,
};

enum candidate_tier { TIER_LOCAL, TIER_ACCREDITED };

/* What outlives the lent row. */
struct candidate {
    enum candidate_tier tier;
    enum db_mission_status status;
    enum db_rank rank;
    bool has_contact, direct; /* direct: a telephone or an e-mail address */
    bool by_parent;           /* serves the sovereign of the territory asked for */
    bool suspect_point;
    struct db_contact contact; /* the best one; texts in the arrays below */
    double distance_km; /* from the point asked about, or the host's capital; or < 0 */
    int64_t number;
    char sending[DB_COUNTRY_CODE_MAX], host[DB_COUNTRY_CODE_MAX];
    char id[64], name[CANDIDATE_TEXT_MAX], city[CANDIDATE_TEXT_MAX];
    char host_name[CANDIDATE_TEXT_MAX], sending_name[CANDIDATE_TEXT_MAX];
    char value[CANDIDATE_TEXT_MAX], display[CANDIDATE_TEXT_MAX];
    char source[64], as_of[24], reason[CANDIDATE_TEXT_MAX];
    size_t json_at, json_length; /* of the mission, in candidates.json */
};

struct candidates {
    const char *host; /* the country asked about */
    bool has_origin, has_point;
    struct db_point origin; /* where distances count from; has_point: the person's own */
    struct candidate *row;
    size_t count, size;
    bool failed;    /* out of memory: what was gathered is not complete */
    bool by_parent; /* what is being gathered serves the sovereign */
    struct buffer json;
};

void candidates_release(struct candidates *candidates);

/* db_mission_visitor; context is the candidates. A mission already there is left out. */
void candidates_take(const struct db_mission *mission, void *context);

/* Orders them as they are offered, and keeps the nearest of those elsewhere. */
void candidates_order(struct candidates *candidates);

/* Open, limited or relocated: it represents its state. */
bool candidate_is_usable(const struct candidate *candidate);

/* The one to turn to first: usable, then reachable at all, then in the host, then career
 * before honorary, then by telephone or e-mail, then the order. NULL: none is usable. */
const struct candidate *candidates_best(const struct candidates *candidates);

#endif
