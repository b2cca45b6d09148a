/* hours_week.h - opening hours as the days of one week, where every week is alike. */
#ifndef API_HOURS_WEEK_H
#define API_HOURS_WEEK_H

#include "hours_rules.h"
#include "json.h"

enum { HOURS_WEEK_SPANS = 6 }; /* of one day */

struct hours_day_spans {
    int count;
    struct hours_span span[HOURS_WEEK_SPANS];
};
struct hours_week {
    struct hours_day_spans day[7]; /* from Monday on */
};

/* False: some of it depends on the date or on a doubt, goes on past midnight, or is said
 * of a part of the post. What is said of holidays alone is left out. */
bool hours_week_of(const struct opening_hours *hours, struct hours_week *ret_week);

/* As schema.org wants it: ["Mo-Fr 09:00-12:00","Mo-Fr 14:00-17:00"]. */
void hours_week_json(struct json *json, const struct hours_week *week);

#endif
