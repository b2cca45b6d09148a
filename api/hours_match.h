/* hours_match.h - on which days a rule of opening hours holds. */
#ifndef API_HOURS_MATCH_H
#define API_HOURS_MATCH_H

#include "civil.h"
#include "hours_rules.h"

struct hours_day {
    int64_t number; /* civil.h */
    struct civil date;
    int weekday, week, month_length;
};

struct hours_day hours_day_of(int64_t number);
/* Adds to *steps how many items of the lists were looked at. */
bool hours_match(const struct opening_hours *hours, const struct hours_rule *rule,
                 const struct hours_day *day, int *steps);

#endif
