/* candidate.h - who may help: missions, and lines to call, gathered and put in order. The
 * core of the lookup. */
#ifndef API_CANDIDATE_H
#define API_CANDIDATE_H

#include "buffer.h"
#include "db/helpline.h"
#include "db/mission_brief.h"
#include "need.h"

enum {
    CANDIDATES_MAX = 1024, /* more than what follows lets through */
    /* Looked at: the best ranks; more where the person's position decides. */
    CANDIDATES_OF_SENDER = 128, /* of one state */
    CANDIDATES_OF_SENDER_NEAR = 512,
    CANDIDATES_OF_PROVIDER = 4, /* of one provider of an arrangement */
    CANDIDATES_OF_PROVIDER_NEAR = 32,
    /* Offered, for each nationality: */
    CANDIDATES_LOCAL = 24,
    CANDIDATES_REMOTE = 3,   /* accredited from elsewhere */
    CANDIDATES_ARRANGED = 5, /* of all providers of one arrangement */
    CANDIDATE_TEXT_MAX = 200,
    CANDIDATE_HOURS_MAX = 256, /* longer opening hours are not evaluated */
};

/* In the order of design and answer; see candidate_order.c for when it changes. */
enum candidate_tier {
    TIER_LOCAL,       /* one's own, in the host */
    TIER_ACCREDITED,  /* one's own, serving the host from elsewhere */
    TIER_ARRANGEMENT, /* another state's, in the host */
    TIER_MINISTRY,    /* the foreign ministry's line */
    TIER_EMERGENCY,   /* the host's own numbers */
};
const char *candidate_tier_word(enum candidate_tier tier);

/* A way to reach somebody. */
struct reach_way {
    const char *kind; /* word of CONTACT_KINDS or HELPLINE_KINDS; NULL: none */
    int order;        /* of the kinds: the smaller the better */
    bool direct;      /* a telephone or an e-mail address */
    bool spoken;      /* a telephone */
    char value[CANDIDATE_TEXT_MAX];
    char display[CANDIDATE_TEXT_MAX]; /* as the source writes it; "": like the value */
    char bare[CANDIDATE_TEXT_MAX];    /* the value without what nobody reads aloud */
};

enum candidate_door { DOOR_UNKNOWN, DOOR_OPEN, DOOR_CLOSED };

/* What outlives the lent row. */
struct candidate {
    enum candidate_tier tier;
    enum db_mission_status status;
    enum db_rank rank;
    enum need_fit fit;
    size_t person;      /* whose: the place of the nationality in the request */
    size_t arrangement; /* of TIER_ARRANGEMENT: which */
    bool by_parent;     /* serves the sovereign of the territory asked for */
    bool suspect_point;
    enum db_cover cover; /* of TIER_ARRANGEMENT: what the post may do */
    bool covers_nothing; /* it has no consular task */
    struct reach_way usual, duty;
    const struct reach_way *way; /* the one to use now; NULL: none is known */
    enum candidate_door door;
    char hours[CANDIDATE_HOURS_MAX];   /* OSM opening_hours; "" when unknown */
    char next_change[32], comment[80]; /* local time with offset; "" none */
    char hours_words[120];             /* "Closed now, opens Mon 09:00" */
    enum candidate_door next_door;     /* from the next change on */
    int64_t changes_at;                /* that moment, seconds since 1970; 0: none */
    char local_now[32];                /* the moment of the answer in its clock */
    bool has_point;                    /* that is not suspect */
    struct db_point point;
    double distance_km; /* from the point asked about, or the host's capital; or < 0 */
    int64_t number;
    int group, band, reach; /* of the order */
    char sending[DB_COUNTRY_CODE_MAX], host[DB_COUNTRY_CODE_MAX];
    char hosted_by[DB_COUNTRY_CODE_MAX];
    char id[64], name[CANDIDATE_TEXT_MAX], city[CANDIDATE_TEXT_MAX];
    char host_name[CANDIDATE_TEXT_MAX], sending_name[CANDIDATE_TEXT_MAX];
    char source[CANDIDATE_TEXT_MAX], source_url[CANDIDATE_TEXT_MAX];
    char as_of[24], reason[CANDIDATE_TEXT_MAX];
    char layer[40]; /* the source kept apart that hours or contacts are from; or "" */
    char attribution[CANDIDATE_TEXT_MAX]; /* how its licence wants it named */
    char note[CANDIDATE_TEXT_MAX];        /* of a line, or of an arrangement's post */
    size_t json_at, json_length; /* of the mission, in candidates.json; or 0, 0 */
};

struct candidates {
    const char *host; /* the country asked about */
    bool has_origin, has_point;
    struct db_point origin; /* where distances count from; has_point: the person's own */
    enum db_need need;
    struct candidate *row;
    size_t count, size;
    bool failed;       /* out of memory: what was gathered is not complete */
    bool without_json; /* nobody wants the records of the posts in `json` */
    /* Of what is being gathered: */
    enum candidate_tier tier; /* TIER_LOCAL: or accredited, by where the mission stands */
    size_t person, arrangement;
    bool by_parent; /* it serves the sovereign */
    struct buffer json;
};

void candidates_release(struct candidates *candidates);

/* db_mission_brief_visitor; context is the candidates. A mission already there is left
 * out; the rest of it comes with candidate_fill(). */
void candidates_take(const struct db_mission_brief *brief, void *context);

/* A line of a ministry or of the host; `name` is whose it is, in words. The tier is that
 * of candidates. */
void candidates_take_line(struct candidates *candidates, const struct db_helpline *line,
                          const char *country, const char *name);

/* Orders them as they are offered, and keeps the best of each kind. */
void candidates_order(struct candidates *candidates);

/* Then, of each that is a post, the whole record. */
void candidate_fill(struct candidates *candidates, struct candidate *row,
                    const struct db_mission *mission);

/* Parts of that: contacts from a list, and what sources that are kept apart know where
 * the record says nothing. False: out of memory. */
void candidate_take_contacts(struct candidate *row, const struct db_contact *contacts,
                             size_t count);
bool candidate_take_layer(struct candidate *row, const struct db_mission *mission);

/* Then chooses how each is reached now: row->door has to be known. */
void candidates_choose_ways(struct candidates *candidates);

/* Is it a line for emergencies with this number? Several services may share one. */
bool candidate_is_emergency(const struct candidate *candidate, const char *number);
/* Is one of the first `count` such a line? */
bool candidates_have_emergency(const struct candidates *candidates, size_t count,
                               const char *number);

/* Open, limited or relocated, and with the task to help. */
bool candidate_is_usable(const struct candidate *candidate);
/* A mission, not a line. */
bool candidate_is_post(const struct candidate *candidate);
/* The embassy or consulate of a career officer (VCCR Art. 1(2)). */
bool candidate_is_career(const struct candidate *candidate);

/* Whom to turn to first, by this rule: a post that is usable, then one that can be
 * reached at all, then by tier, then one that serves the need, then career before
 * honorary, then (where the person's position is known) by distance, then one that is not
 * closed now, then by telephone or e-mail, then the order. When no post can be reached,
 * or the chosen one is closed and has no line for that, or is another state's and what it
 * may do is not confirmed, the ministry's 24-hour line; without one, the post all the
 * same; then any line of the ministry. NULL: there is nobody. */
const struct candidate *candidates_best(const struct candidates *candidates);

#endif
