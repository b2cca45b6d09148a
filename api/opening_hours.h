/* opening_hours.h - when a mission is open: opening hours in the grammar of OSM's
 * opening_hours (wiki.openstreetmap.org/wiki/Key:opening_hours/specification), parsed and
 * evaluated in the time zone of the place. No memory is asked for.
 *
 * Only what cannot be misread is accepted. Left out: easter, offsets in days, points in
 * time, intervals; hours without minutes; a rule without days after one that has some. */
#ifndef API_OPENING_HOURS_H
#define API_OPENING_HOURS_H

#include "buffer.h"
#include "db/zone.h"
#include "hours_rules.h"

enum {
    HOURS_TEXT_MAX = 1000, /* bytes */
    HOURS_DAYS_MAX = 370,  /* how far ahead a change is looked for */
    HOURS_STEPS_MAX = 100000,
    HOURS_LOCAL_MAX = 32,
};

struct hours_fault {
    size_t at;            /* byte of the text, from 0 */
    const char *expected; /* "a time such as 09:00" */
};

/* False: not of the grammar, and why. Comments are lent from the text. */
bool opening_hours_parse(const char *text, struct opening_hours *ret_hours,
                         struct hours_fault *ret_fault);

struct hours_moment {
    int64_t utc;                 /* seconds */
    char local[HOURS_LOCAL_MAX]; /* "2026-03-02T09:00:00+03:00" */
    enum hours_state state;
    struct slice comment; /* empty: none; lent from the text, or ours */
};

/* Hours are the same as long as the state is and, but for closed, the comment. */
struct hours_answer {
    struct hours_moment now, next;
    bool changes;             /* else none within HOURS_DAYS_MAX, and no next */
    bool is_without_holidays; /* the text names holidays, which are not considered */
    int steps;                /* what it took: rules, spans and dates looked at */
};

/* At most HOURS_STEPS_MAX steps and a few more; a text that takes more has no next.
 * False: the time zone failed, or `now` is not of the years 1900 to 9000. */
bool opening_hours_at(const struct opening_hours *hours, const struct db_zone *zone,
                      int64_t now, struct hours_answer *ret_answer);

/* "Closed now, opens Mon 09:00 (Moscow time)". Comments are as they stand in the text:
 * escape. `zone`: the IANA name, or NULL to leave the place out. */
void opening_hours_say(const struct hours_answer *answer, const char *zone,
                       struct buffer *buffer);

#endif
