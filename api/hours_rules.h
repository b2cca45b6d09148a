/* hours_rules.h - opening hours as rules: what a text of the grammar of OSM's
 * opening_hours comes to. Bounded, and lent from the text that was parsed. */
#ifndef API_HOURS_RULES_H
#define API_HOURS_RULES_H

#include "slice.h"

#include <stdint.h>

enum {
    HOURS_RULES_MAX = 32,
    HOURS_SPANS_MAX = 48, /* of all rules; so are the next */
    HOURS_RANGES_MAX = 32,
    HOURS_DATES_MAX = 32,
    HOURS_NTHS_MAX = 16,
};

enum hours_state { HOURS_CLOSED, HOURS_OPEN, HOURS_UNKNOWN };

/* How a rule stands to those before it. */
enum hours_join {
    HOURS_OVERRIDES,  /* ";": on its days, nothing before it counts */
    HOURS_ADDS,       /* ",": beside them */
    HOURS_FALLS_BACK, /* "||": where they say closed */
};

/* A part of one of the lists of struct opening_hours. */
struct hours_run {
    uint8_t first, count;
};

struct hours_range { /* of years or weeks: every step-th from first to last */
    int16_t first, last, step;
};

/* Days from one date to another, both included; over the end of the year if the second is
 * earlier. Year 0: of any year. */
struct hours_dates {
    int16_t year, last_year;
    uint8_t month, day, last_month, last_day;
};

struct hours_nth { /* of a month; negative: from its end */
    uint8_t weekday;
    int8_t first, last;
};

enum hours_doubt {
    HOURS_CERTAIN,
    HOURS_OPEN_END, /* "09:00+" */
    HOURS_DAYLIGHT, /* "sunrise-sunset": some time of the day */
};

struct hours_span { /* minutes since midnight; end is after begin, up to 48:00 */
    int16_t begin, end;
    uint8_t doubt;
};

/* Holds on the days that are in all of its lists that are not empty. */
struct hours_rule {
    enum hours_join join;
    enum hours_state state;
    struct slice comment; /* no text: none */
    struct hours_run years, dates, weeks, nths, spans;
    uint8_t weekdays;         /* bit 0 is Monday; with nths empty and 0: any */
    uint8_t is_of_holidays;   /* on holidays alone, of which we know none: never */
    uint8_t is_past_midnight; /* one of its spans is */
};

struct opening_hours {
    struct hours_rule rules[HOURS_RULES_MAX];
    struct hours_span spans[HOURS_SPANS_MAX];
    struct hours_range ranges[HOURS_RANGES_MAX];
    struct hours_dates dates[HOURS_DATES_MAX];
    struct hours_nth nths[HOURS_NTHS_MAX];
    uint8_t rule_count, span_count, range_count, date_count, nth_count;
    bool names_holidays; /* PH or SH stands in the text */
};

#endif
