/* opening_hours.c - what the rules come to, at an instant and after it.
 *
 * A day of the wall clock is looked at as a whole: which rules hold on it, and which of
 * the day before reach past midnight into it, in the order of the text. Then the walk
 * goes from one beginning or end of a span to the next, until the hours differ. Cost: for
 * each day, the rules and their lists; for each end of a span, the spans that hold that
 * day. */
#include "opening_hours.h"

#include "hours_match.h"
#include "http_date.h"

#include <stdio.h>
#include <string.h>

enum { DAY_MINUTES = 1440, DAY_SECONDS = 86400 };
static const int64_t now_min = -2208988800;  /* 1900 */
static const int64_t now_max = 221845392000; /* 9000 */

struct value {
    enum hours_state state;
    struct slice comment;
};

/* A rule that holds on the day, or the part of yesterday's that is past midnight. */
struct part {
    const struct hours_rule *rule;
    int since; /* the midnight its spans are counted from: 0, or a day before */
};

struct walk {
    const struct opening_hours *hours;
    const struct db_zone *zone;
    int64_t day;
    int minute;
    struct part parts[2 * HOURS_RULES_MAX];
    size_t part_count;
    uint32_t held; /* bit i: rule i holds on the day */
    int steps;
};

static uint32_t match_rules(struct walk *walk, int64_t number)
{
    const struct hours_day day = hours_day_of(number);
    uint32_t held = 0;

    for (int i = 0; i < walk->hours->rule_count; i++) {
        if (hours_match(walk->hours, &walk->hours->rules[i], &day, &walk->steps))
            held |= (uint32_t)1 << i;
    }
    return held;
}

/* Only rules that say when it is open take the day from those before them: "off" closes
 * its own times, or all the day. */
static bool takes_the_day(const struct hours_rule *rule)
{
    return rule->join == HOURS_OVERRIDES && rule->state != HOURS_CLOSED;
}

static void set_parts(struct walk *walk, uint32_t yesterday)
{
    walk->part_count = 0;
    for (int i = 0; i < walk->hours->rule_count; i++) {
        const struct hours_rule *rule = &walk->hours->rules[i];

        if (walk->held >> i & 1) {
            if (takes_the_day(rule))
                walk->part_count = 0;
            walk->parts[walk->part_count++] = (struct part){rule, 0};
        }
        if (rule->is_past_midnight && yesterday >> i & 1)
            walk->parts[walk->part_count++] = (struct part){rule, DAY_MINUTES};
    }
}

static void go_to(struct walk *walk, int64_t wall)
{
    int64_t day = wall >= 0 ? wall / DAY_SECONDS : (wall - DAY_SECONDS + 1) / DAY_SECONDS;
    uint32_t yesterday = match_rules(walk, day - 1);

    walk->day = day;
    walk->minute = (int)(wall - day * DAY_SECONDS) / 60;
    walk->held = match_rules(walk, day);
    set_parts(walk, yesterday);
}

static void go_to_next_day(struct walk *walk)
{
    uint32_t yesterday = walk->held;

    walk->day++;
    walk->minute = 0;
    walk->held = match_rules(walk, walk->day);
    set_parts(walk, yesterday);
}

/* ---- The hours at a minute ---- */

static struct value value_of(const struct hours_rule *rule, const struct hours_span *span)
{
    struct value value = {rule->state, rule->comment};

    if (!span || span->doubt == HOURS_CERTAIN)
        return value;
    value.state = HOURS_UNKNOWN;
    if (rule->comment.length == 0) {
        value.comment = slice_of(span->doubt == HOURS_OPEN_END ? "closing time not stated"
                                                               : "times follow the sun");
    }
    return value;
}

static bool gives_way(const struct hours_rule *rule, const struct value *value)
{
    return rule->join == HOURS_FALLS_BACK && value->state != HOURS_CLOSED;
}

/* What the spans of a part say; *end comes down to the next beginning or end of one. */
static void look_at_part(struct walk *walk, const struct part *part, struct value *value,
                         int *end)
{
    const struct hours_rule *rule = part->rule;
    bool gives = gives_way(rule, value);

    for (int i = 0; i < rule->spans.count; i++) {
        const struct hours_span *span = &walk->hours->spans[rule->spans.first + i];
        int from = span->begin - part->since;
        int to = span->end - part->since;

        walk->steps++;
        if (from <= walk->minute && walk->minute < to && !gives)
            *value = value_of(rule, span);
        if (from > walk->minute && from < *end)
            *end = from;
        if (to > walk->minute && to < *end)
            *end = to;
    }
}

static struct value look(struct walk *walk, int *ret_end)
{
    struct value value = {.state = HOURS_CLOSED};

    *ret_end = DAY_MINUTES;
    for (size_t i = 0; i < walk->part_count; i++) {
        const struct part *part = &walk->parts[i];

        walk->steps++;
        if (part->rule->spans.count == 0 && !gives_way(part->rule, &value))
            value = value_of(part->rule, NULL);
        look_at_part(walk, part, &value, ret_end);
    }
    return value;
}

static bool is_same(const struct value *value, const struct value *other)
{
    return value->state == other->state &&
           (value->state == HOURS_CLOSED || slice_equal(value->comment, other->comment));
}

/* ---- Instants ---- */

static void put_local(int64_t utc, int32_t offset, char ret_local[HOURS_LOCAL_MAX])
{
    char time[HTTP_DATE_MAX];
    int minutes = (offset < 0 ? -offset : offset) / 60;

    http_date_time(utc + offset, time);
    (void)snprintf(ret_local, HOURS_LOCAL_MAX, "%.19s%c%02d:%02d", time,
                   offset < 0 ? '-' : '+', minutes / 60 % 100, minutes % 60);
}

static bool set_moment(const struct db_zone *zone, int64_t utc, const struct value *value,
                       struct hours_moment *ret_moment)
{
    int32_t offset = 0;

    if (!db_zone_offset(zone, utc, &offset))
        return false;
    *ret_moment = (struct hours_moment){
        .utc = utc, .state = value->state, .comment = value->comment};
    put_local(utc, offset, ret_moment->local);
    return true;
}

/* Wall times that clocks leave out are all reached at once: the hours that count are
 * those of the time that the clock then shows. False: the zone failed. */
static bool land(struct walk *walk, int64_t *ret_utc)
{
    int64_t wall = walk->day * DAY_SECONDS + (int64_t)walk->minute * 60;
    int64_t shown = 0;

    if (!db_zone_utc(walk->zone, wall, ret_utc) ||
        !db_zone_wall(walk->zone, *ret_utc, &shown))
        return false;
    if (shown != wall)
        go_to(walk, shown);
    return true;
}

/* False: the zone failed. */
static bool find_next(struct walk *walk, const struct value *now, int end,
                      struct hours_answer *answer)
{
    int64_t last_day = walk->day + HOURS_DAYS_MAX;
    int64_t utc = 0;

    while (walk->day <= last_day && walk->steps < HOURS_STEPS_MAX) {
        walk->minute = end;
        if (end == DAY_MINUTES)
            go_to_next_day(walk);
        struct value value = look(walk, &end);
        if (is_same(&value, now))
            continue;
        if (!land(walk, &utc))
            return false;
        value = look(walk, &end);
        if (is_same(&value, now))
            continue;
        answer->changes = true;
        return set_moment(walk->zone, utc, &value, &answer->next);
    }
    return true;
}

bool opening_hours_at(const struct opening_hours *hours, const struct db_zone *zone,
                      int64_t now, struct hours_answer *ret_answer)
{
    struct walk walk = {.hours = hours, .zone = zone};
    int64_t wall = 0;
    int end = 0;

    *ret_answer = (struct hours_answer){.is_without_holidays = hours->names_holidays};
    if (now < now_min || now > now_max || !db_zone_wall(zone, now, &wall))
        return false;
    go_to(&walk, wall);
    struct value value = look(&walk, &end);
    bool good = set_moment(zone, now, &value, &ret_answer->now) &&
                find_next(&walk, &value, end, ret_answer);
    ret_answer->steps = walk.steps;
    return good;
}
