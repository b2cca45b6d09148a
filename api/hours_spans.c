/* hours_spans.c - times of the day in a text of opening hours. */
#include "hours_text.h"

enum {
    HOUR = 60,
    NOON = 12 * HOUR,
    MIDNIGHT = 24 * HOUR,
    EVENING = 17 * HOUR,
    MORNING = 30 * HOUR
};

enum time_kind { CLOCK, MORNING_SUN, EVENING_SUN };

struct time {
    enum time_kind kind;
    int minutes; /* of the clock; 0 where only the sun knows */
};

/* "9:00", "09:00", "09.00": both digits of the minute have to be there. */
static bool take_clock(struct hours_reader *reader, int *ret_minutes)
{
    size_t begin = reader->at;
    int hour = 0;
    int minute = 0;

    if (!hours_take_number(reader, 2, &hour))
        return false;
    const char *mark = reader->text + reader->at;
    bool is_clock = (mark[0] == ':' || mark[0] == '.') && mark[1] >= '0' &&
                    mark[1] <= '5' && mark[2] >= '0' && mark[2] <= '9';
    if (is_clock) {
        reader->at++;
        is_clock = hours_take_number(reader, 2, &minute);
    }
    if (!is_clock) {
        reader->at = begin;
        return false;
    }
    *ret_minutes = hour * HOUR + minute;
    return true;
}

static bool take_sun(struct hours_reader *reader, enum time_kind *ret_kind)
{
    if (hours_take_word(reader, "sunrise") || hours_take_word(reader, "dawn")) {
        *ret_kind = MORNING_SUN;
    } else if (hours_take_word(reader, "sunset") || hours_take_word(reader, "dusk")) {
        *ret_kind = EVENING_SUN;
    } else {
        return false;
    }
    return true;
}

/* "(sunrise+01:00)" */
static bool take_shifted(struct hours_reader *reader, enum time_kind *ret_kind)
{
    size_t begin = reader->at;
    int minutes = 0;

    if (hours_take(reader, "(") && take_sun(reader, ret_kind) &&
        (hours_take(reader, "+") || hours_take(reader, "-")) &&
        take_clock(reader, &minutes) && hours_take(reader, ")"))
        return true;
    reader->at = begin;
    return false;
}

static bool take_time(struct hours_reader *reader, struct time *ret_time)
{
    *ret_time = (struct time){.kind = CLOCK};
    return take_sun(reader, &ret_time->kind) || take_shifted(reader, &ret_time->kind) ||
           take_clock(reader, &ret_time->minutes);
}

static bool add(struct hours_reader *reader, struct hours_rule *rule,
                const struct hours_span *span)
{
    struct hours_span *added = hours_span_new(reader, &rule->spans);

    if (!added)
        return false;
    *added = *span;
    rule->is_past_midnight |= span->end > MIDNIGHT;
    return true;
}

/* Nobody knows when it ends: with the day, or in the night if it goes on in the evening.
 */
static bool add_open_end(struct hours_reader *reader, struct hours_rule *rule, int begin)
{
    int end = begin < EVENING ? MIDNIGHT : MORNING;

    if (begin >= end)
        return hours_expect(reader, "an end before 30:00 where it is open");
    return add(reader, rule,
               &(struct hours_span){(int16_t)begin, (int16_t)end, HOURS_OPEN_END});
}

/* All the time that it may come to: sunrise may be as late as noon, sunset as early. */
static bool add_daylight(struct hours_reader *reader, struct hours_rule *rule,
                         const struct time *begin, const struct time *end)
{
    static const int at_least[] = {[MORNING_SUN] = NOON, [EVENING_SUN] = MIDNIGHT};
    int floor = begin->kind == CLOCK ? begin->minutes + 1 : at_least[begin->kind];
    int until = end->minutes;

    if (end->kind == EVENING_SUN)
        until = MIDNIGHT;
    if (end->kind == MORNING_SUN)
        until = begin->kind == MORNING_SUN ? MIDNIGHT : MIDNIGHT + NOON;
    if (until < floor)
        until += MIDNIGHT;
    return add(
        reader, rule,
        &(struct hours_span){(int16_t)begin->minutes, (int16_t)until, HOURS_DAYLIGHT});
}

static bool add_times(struct hours_reader *reader, struct hours_rule *rule, int begin,
                      int end)
{
    return add(reader, rule,
               &(struct hours_span){(int16_t)begin,
                                    (int16_t)(end < begin ? end + MIDNIGHT : end),
                                    HOURS_CERTAIN});
}

static bool read_end(struct hours_reader *reader, struct hours_rule *rule,
                     const struct time *begin)
{
    static const struct time night = {CLOCK, MORNING};
    size_t at = reader->at;
    struct time end;

    if (!take_time(reader, &end))
        return hours_expect(reader, "a time such as 17:00");
    int minutes = end.minutes;
    if (minutes > 2 * MIDNIGHT ||
        (end.kind == CLOCK && begin->kind == CLOCK &&
         (minutes == begin->minutes || minutes > begin->minutes + MIDNIGHT))) {
        reader->at = at;
        return hours_expect(reader, "an end within a day after the beginning");
    }
    bool is_open = hours_take(reader, "+");
    if (begin->kind != CLOCK || end.kind != CLOCK)
        return add_daylight(reader, rule, begin, is_open ? &night : &end);
    if (is_open &&
        !add_open_end(reader, rule,
                      minutes < begin->minutes ? minutes + MIDNIGHT : minutes)) {
        return false;
    }
    return add_times(reader, rule, begin->minutes, minutes);
}

static bool read_span(struct hours_reader *reader, struct hours_rule *rule, size_t at,
                      const struct time *begin)
{
    static const struct time night = {CLOCK, MORNING};

    if (begin->minutes >= MIDNIGHT) {
        reader->at = at;
        return hours_expect(reader, "a beginning before 24:00");
    }
    if (hours_take(reader, "+")) {
        return begin->kind == CLOCK ? add_open_end(reader, rule, begin->minutes)
                                    : add_daylight(reader, rule, begin, &night);
    }
    if (!hours_take_dash(reader))
        return hours_expect(reader, "a - and the time it ends");
    return read_end(reader, rule, begin);
}

/* A comma that no time follows begins another rule, and is left there. */
bool hours_read_spans(struct hours_reader *reader, struct hours_rule *rule)
{
    size_t begin = reader->at;
    struct time time;

    while (take_time(reader, &time)) {
        if (!read_span(reader, rule, begin, &time))
            return false;
        begin = reader->at;
        if (!hours_take(reader, ","))
            return true;
    }
    reader->at = begin;
    return true;
}
