#include "hours_match.h"

struct hours_day hours_day_of(int64_t number)
{
    struct civil date = civil_of(number);

    return (struct hours_day){number, date, civil_weekday(number), civil_week(number),
                              civil_month_length(date.year, date.month)};
}

static bool in_ranges(const struct opening_hours *hours, struct hours_run run, int value,
                      int *steps)
{
    for (int i = 0; i < run.count; i++) {
        const struct hours_range *range = &hours->ranges[run.first + i];

        (*steps)++;
        if (value >= range->first && value <= range->last &&
            (value - range->first) % range->step == 0)
            return true;
    }
    return run.count == 0;
}

/* Days of a year as numbers in their order; the year counts only where it is given. */
static int key_of(int year, int month, int day)
{
    return year * 512 + month * 32 + day;
}

static bool in_dates(const struct opening_hours *hours, struct hours_run run,
                     const struct civil *date, int *steps)
{
    for (int i = 0; i < run.count; i++) {
        const struct hours_dates *dates = &hours->dates[run.first + i];
        int first = key_of(dates->year, dates->month, dates->day);
        int last = key_of(dates->last_year, dates->last_month, dates->last_day);
        int key = key_of(dates->year == 0 ? 0 : date->year, date->month, date->day);

        (*steps)++;
        if (first <= last ? key >= first && key <= last : key >= first || key <= last)
            return true;
    }
    return run.count == 0;
}

static bool is_nth(const struct hours_nth *nth, const struct hours_day *day)
{
    int from_begin = (day->date.day - 1) / 7 + 1;
    int from_end = (day->month_length - day->date.day) / 7 + 1;

    if (nth->weekday != day->weekday)
        return false;
    return nth->first > 0 ? from_begin >= nth->first && from_begin <= nth->last
                          : -from_end == nth->first;
}

static bool in_weekdays(const struct opening_hours *hours, const struct hours_rule *rule,
                        const struct hours_day *day, int *steps)
{
    if (rule->weekdays >> day->weekday & 1)
        return true;
    for (int i = 0; i < rule->nths.count; i++) {
        (*steps)++;
        if (is_nth(&hours->nths[rule->nths.first + i], day))
            return true;
    }
    return rule->weekdays == 0 && rule->nths.count == 0;
}

bool hours_match(const struct opening_hours *hours, const struct hours_rule *rule,
                 const struct hours_day *day, int *steps)
{
    (*steps)++;
    return !rule->is_of_holidays && in_weekdays(hours, rule, day, steps) &&
           in_ranges(hours, rule->years, day->date.year, steps) &&
           in_dates(hours, rule->dates, &day->date, steps) &&
           in_ranges(hours, rule->weeks, day->week, steps);
}
