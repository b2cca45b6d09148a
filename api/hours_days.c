/* hours_days.c - days of the week, and holidays, in a text of opening hours. */
#include "hours_text.h"

enum { NTH_MAX = 5 };

static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday",    NULL};

static bool take_weekday(struct hours_reader *reader, int *ret_weekday)
{
    return hours_take_name(reader, weekdays, 2, ret_weekday);
}

static bool take_holiday(struct hours_reader *reader)
{
    if (!hours_take_word(reader, "PH") && !hours_take_word(reader, "SH"))
        return false;
    reader->hours->names_holidays = true;
    return true;
}

/* "1", "1-2", "-1": the last one. */
static bool read_nth(struct hours_reader *reader, struct hours_rule *rule, int weekday)
{
    bool is_from_end = hours_take_dash(reader);
    int first = 0;

    if (!hours_take_between(reader, 1, NTH_MAX, &first))
        return hours_expect(reader, "a number from 1 to 5, or from -1 to -5");
    int last = first;
    if (!is_from_end && hours_take_dash(reader) &&
        !hours_take_between(reader, first, NTH_MAX, &last))
        return hours_expect(reader, "a number up to 5");
    struct hours_nth *nth = hours_nth_new(reader, &rule->nths);
    if (!nth)
        return false;
    int sign = is_from_end ? -1 : 1;
    *nth = (struct hours_nth){(uint8_t)weekday, (int8_t)(sign * first),
                              (int8_t)(sign * last)};
    return true;
}

static bool read_nths(struct hours_reader *reader, struct hours_rule *rule, int weekday)
{
    do {
        if (!read_nth(reader, rule, weekday))
            return false;
    } while (hours_take(reader, ","));
    return hours_take(reader, "]") || hours_expect(reader, "a ]");
}

static bool read_range(struct hours_reader *reader, struct hours_rule *rule, int first)
{
    size_t at = reader->at;
    int last = first;

    if (hours_take_dash(reader) && (!take_weekday(reader, &last) || last == first)) {
        reader->at = at;
        return hours_expect(reader, "another day of the week after the -");
    }
    for (int day = first;; day = (day + 1) % 7) {
        rule->weekdays |= (uint8_t)(1 << day);
        if (day == last)
            return true;
    }
}

static bool read_day(struct hours_reader *reader, struct hours_rule *rule)
{
    int weekday = 0;

    if (take_holiday(reader))
        return true;
    if (!take_weekday(reader, &weekday))
        return hours_expect(reader, "a day such as Mo, or PH");
    if (hours_take(reader, "["))
        return read_nths(reader, rule, weekday);
    return read_range(reader, rule, weekday);
}

static bool has_day(struct hours_reader *reader)
{
    size_t at = reader->at;
    int weekday = 0;
    bool has = hours_take_word(reader, "PH") || hours_take_word(reader, "SH") ||
               take_weekday(reader, &weekday);

    reader->at = at;
    return has;
}

static bool read_list(struct hours_reader *reader, struct hours_rule *rule)
{
    do {
        if (!read_day(reader, rule))
            return false;
    } while (hours_take(reader, ","));
    return true;
}

/* "PH Mo-Fr", with no comma between, are the holidays among those days. */
bool hours_read_days(struct hours_reader *reader, struct hours_rule *rule)
{
    if (!has_day(reader))
        return true;
    if (!read_list(reader, rule))
        return false;
    rule->is_of_holidays = rule->weekdays == 0 && rule->nths.count == 0;
    return !rule->is_of_holidays || !has_day(reader) || read_list(reader, rule);
}
