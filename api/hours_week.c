#include "hours_week.h"

#include <stdio.h>
#include <string.h>

enum { DAYS = 7, MIDNIGHT = 1440 };

static bool is_of_every_week(const struct hours_rule *rule)
{
    return rule->years.count == 0 && rule->dates.count == 0 && rule->weeks.count == 0 &&
           rule->nths.count == 0 && rule->join != HOURS_FALLS_BACK &&
           rule->state != HOURS_UNKNOWN && rule->comment.length == 0;
}

static bool add_spans(const struct opening_hours *hours, const struct hours_rule *rule,
                      struct hours_day_spans *day)
{
    for (int i = 0; i < rule->spans.count; i++) {
        const struct hours_span *span = &hours->spans[rule->spans.first + i];

        if (span->doubt != HOURS_CERTAIN || span->end > MIDNIGHT ||
            day->count == HOURS_WEEK_SPANS)
            return false;
        day->span[day->count++] = *span;
    }
    if (rule->spans.count == 0)
        day->span[day->count++] = (struct hours_span){0, MIDNIGHT, HOURS_CERTAIN};
    return true;
}

static bool take_rule(const struct opening_hours *hours, const struct hours_rule *rule,
                      struct hours_week *week)
{
    const bool is_off = rule->state == HOURS_CLOSED;

    if (rule->is_of_holidays)
        return true;
    if (!is_of_every_week(rule) || (is_off && rule->spans.count > 0))
        return false;
    for (int i = 0; i < DAYS; i++) {
        struct hours_day_spans *day = &week->day[i];

        if (rule->weekdays != 0 && !(rule->weekdays >> i & 1))
            continue;
        if (is_off || rule->join == HOURS_OVERRIDES)
            day->count = 0;
        if (!is_off && (day->count == HOURS_WEEK_SPANS || !add_spans(hours, rule, day)))
            return false;
    }
    return true;
}

bool hours_week_of(const struct opening_hours *hours, struct hours_week *ret_week)
{
    *ret_week = (struct hours_week){.day = {{.count = 0}}};
    for (int i = 0; i < hours->rule_count; i++) {
        if (!take_rule(hours, &hours->rules[i], ret_week))
            return false;
    }
    return true;
}

static bool is_alike(const struct hours_day_spans *a, const struct hours_day_spans *b)
{
    bool alike = a->count == b->count;

    for (int i = 0; alike && i < a->count; i++)
        alike = a->span[i].begin == b->span[i].begin && a->span[i].end == b->span[i].end;
    return alike;
}

static void put_span(struct json *json, int first, int last,
                     const struct hours_span *span)
{
    static const char names[] = "MoTuWeThFrSaSu";
    const int end = span->end < MIDNIGHT ? span->end : MIDNIGHT - 1;
    char days[8], text[40];

    if (first == last) {
        (void)snprintf(days, sizeof(days), "%.2s", &names[first * 2]);
    } else {
        (void)snprintf(days, sizeof(days), "%.2s-%.2s", &names[first * 2],
                       &names[last * 2]);
    }
    (void)snprintf(text, sizeof(text), "%s %02d:%02d-%02d:%02d", days, span->begin / 60,
                   span->begin % 60, end / 60, end % 60);
    json_text(json, text);
}

void hours_week_json(struct json *json, const struct hours_week *week)
{
    int last = 0;

    json_open(json, '[');
    for (int first = 0; first < DAYS; first = last + 1) {
        const struct hours_day_spans *day = &week->day[first];

        last = first;
        while (last + 1 < DAYS && is_alike(day, &week->day[last + 1]))
            last++;
        for (int i = 0; i < day->count; i++)
            put_span(json, first, last, &day->span[i]);
    }
    json_close(json, ']');
}
