/* hours_dates.c - years, dates and weeks in a text of opening hours. */
#include "hours_text.h"

enum {
    YEAR_MIN = 1900,
    YEAR_MAX = 9000,
    WEEK_MAX = 53,
    STEP_MAX = 52,
    DAYS_MAX = 31, /* as the last day of a month: it may be longer than the month */
};

static const char *const months[] = {
    "January", "February",  "March",   "April",    "May",      "June", "July",
    "August",  "September", "October", "November", "December", NULL};

static bool take_month(struct hours_reader *reader, int *ret_month)
{
    if (!hours_take_name(reader, months, 3, ret_month))
        return false;
    (*ret_month)++;
    return true;
}

static bool has_month(struct hours_reader *reader)
{
    size_t at = reader->at;
    int month = 0;
    bool has = take_month(reader, &month);

    reader->at = at;
    return has;
}

static bool take_year(struct hours_reader *reader, int *ret_year)
{
    return hours_take_between(reader, YEAR_MIN, YEAR_MAX, ret_year);
}

/* "5" of "Dec 5", but not of "Dec 5:00-6:00". */
static bool take_day(struct hours_reader *reader, int *ret_day)
{
    size_t at = reader->at;

    if (hours_take_between(reader, 1, DAYS_MAX, ret_day)) {
        char next = reader->text[reader->at];

        if (next != ':' && next != '.')
            return true;
    }
    reader->at = at;
    return false;
}

/* ---- Dates ---- */

static bool ends_before_it_begins(const struct hours_dates *dates)
{
    int begin = dates->month * 32 + dates->day;
    int end = dates->last_month * 32 + dates->last_day;

    if (dates->year != dates->last_year)
        return dates->last_year < dates->year;
    return end < begin && (dates->year != 0 || dates->month == dates->last_month);
}

/* What follows the - of "Dec 24-26", "Dec 24-Jan 2" and "2026 Dec 24-2027 Jan 2". */
static bool read_last_day(struct hours_reader *reader, struct hours_dates *dates)
{
    int year = 0;
    int month = 0;
    int day = 0;

    if (take_day(reader, &day)) {
        dates->last_day = (uint8_t)day;
        return true;
    }
    if (dates->year != 0 && take_year(reader, &year))
        dates->last_year = (int16_t)year;
    if (!take_month(reader, &month) || !take_day(reader, &day))
        return hours_expect(reader, "a day such as 26, or Jan 02");
    dates->last_month = (uint8_t)month;
    dates->last_day = (uint8_t)day;
    return true;
}

/* What follows the - of "Jan-Mar" and "2026 Nov-2027 Feb". */
static bool read_last_month(struct hours_reader *reader, struct hours_dates *dates)
{
    int year = 0;
    int month = 0;
    int day = 0;

    if (dates->year != 0 && take_year(reader, &year))
        dates->last_year = (int16_t)year;
    if (!take_month(reader, &month))
        return hours_expect(reader, "a month such as Mar");
    size_t at = reader->at;
    if (take_day(reader, &day)) {
        reader->at = at;
        return hours_expect(reader, "a day in both dates, or in none");
    }
    dates->last_month = (uint8_t)month;
    return true;
}

/* From the month on: "Dec", "Dec 24", "Dec 24-26", "Dec 24-Jan 2", "Oct-Mar". */
static bool read_dates(struct hours_reader *reader, struct hours_rule *rule, int year)
{
    struct hours_dates *dates = hours_dates_new(reader, &rule->dates);
    int month = 0;
    int day = 0;

    if (!dates)
        return false;
    if (!take_month(reader, &month))
        return hours_expect(reader, "a month such as Mar");
    bool is_day = take_day(reader, &day);
    *dates = (struct hours_dates){.year = (int16_t)year,
                                  .last_year = (int16_t)year,
                                  .month = (uint8_t)month,
                                  .day = (uint8_t)(is_day ? day : 1),
                                  .last_month = (uint8_t)month,
                                  .last_day = (uint8_t)(is_day ? day : DAYS_MAX)};
    size_t at = reader->at;
    if (hours_take_dash(reader) &&
        !(is_day ? read_last_day(reader, dates) : read_last_month(reader, dates)))
        return false;
    if (ends_before_it_begins(dates)) {
        reader->at = at;
        return hours_expect(reader, "an end after the beginning, with its year if the "
                                    "beginning has one");
    }
    return true;
}

/* A year before the first date is that of all after it, until another is named. */
static bool read_date_list(struct hours_reader *reader, struct hours_rule *rule, int year)
{
    do {
        if (rule->dates.count > 0 && year != 0)
            (void)take_year(reader, &year);
        if (!read_dates(reader, rule, year))
            return false;
    } while (hours_take(reader, ","));
    return true;
}

/* ---- Years and weeks ---- */

static bool read_step(struct hours_reader *reader, struct hours_range *range)
{
    int step = 1;

    if (hours_take(reader, "/") && !hours_take_between(reader, 1, STEP_MAX, &step))
        return hours_expect(reader, "a step such as 2");
    range->step = (int16_t)step;
    return true;
}

static bool read_year(struct hours_reader *reader, struct hours_rule *rule, int first)
{
    struct hours_range *range = hours_range_new(reader, &rule->years);
    int last = first;

    if (!range)
        return false;
    if (hours_take(reader, "+"))
        last = INT16_MAX;
    if (hours_take_dash(reader) &&
        !hours_take_between(reader, first + 1, YEAR_MAX, &last))
        return hours_expect(reader, "a later year");
    *range = (struct hours_range){(int16_t)first, (int16_t)last, 1};
    return last == first || read_step(reader, range);
}

/* One year before a month belongs to the date. */
static bool read_years(struct hours_reader *reader, struct hours_rule *rule)
{
    int year = 0;

    if (!take_year(reader, &year))
        return true;
    if (has_month(reader))
        return read_date_list(reader, rule, year);
    if (!read_year(reader, rule, year))
        return false;
    while (hours_take(reader, ",")) {
        if (!take_year(reader, &year))
            return hours_expect(reader, "a year such as 2026");
        if (!read_year(reader, rule, year))
            return false;
    }
    return true;
}

static bool read_week(struct hours_reader *reader, struct hours_rule *rule)
{
    struct hours_range *range = hours_range_new(reader, &rule->weeks);
    int first = 0;

    if (!range)
        return false;
    if (!hours_take_between(reader, 1, WEEK_MAX, &first))
        return hours_expect(reader, "a week from 1 to 53");
    int last = first;
    if (hours_take_dash(reader) &&
        !hours_take_between(reader, first + 1, WEEK_MAX, &last))
        return hours_expect(reader, "a later week, up to 53");
    *range = (struct hours_range){(int16_t)first, (int16_t)last, 1};
    return last == first || read_step(reader, range);
}

static bool read_weeks(struct hours_reader *reader, struct hours_rule *rule)
{
    if (!hours_take_word(reader, "week"))
        return true;
    do {
        if (!read_week(reader, rule))
            return false;
    } while (hours_take(reader, ","));
    return true;
}

bool hours_read_dates(struct hours_reader *reader, struct hours_rule *rule)
{
    if (!read_years(reader, rule))
        return false;
    if (rule->dates.count == 0 && has_month(reader) && !read_date_list(reader, rule, 0))
        return false;
    return read_weeks(reader, rule);
}
