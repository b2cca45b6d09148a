/* hours_say.c - opening hours as an English sentence for answers in plain text. */
#include "opening_hours.h"

#include "civil.h"

#include <stdio.h>
#include <string.h>

static const char weekdays[] = "MonTueWedThuFriSatSun";
static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

enum { WEEK = 7, CLOCK_AT = 11, WHEN_MAX = 32, HOURS_STATES = 3 };

static int number_at(const char *text, int digits)
{
    int value = 0;

    for (int i = 0; i < digits; i++)
        value = value * 10 + text[i] - '0';
    return value;
}

static int64_t day_of(const struct hours_moment *moment)
{
    const struct civil date = {number_at(moment->local, 4),
                               number_at(moment->local + 5, 2),
                               number_at(moment->local + 8, 2)};

    return civil_number(&date);
}

/* "18:00" today, "Mon 09:00" within a week, else "Mon 2 Mar 09:00". */
static void put_when(const struct hours_answer *answer, char ret_when[WHEN_MAX])
{
    int64_t day = day_of(&answer->next);
    int64_t ahead = day - day_of(&answer->now);
    const char *weekday = &weekdays[(size_t)civil_weekday(day) * 3];
    const char *clock = answer->next.local + CLOCK_AT;
    const struct civil date = civil_of(day);
    const char *month = &months[(size_t)(date.month - 1) * 3];

    if (ahead == 0) {
        (void)snprintf(ret_when, WHEN_MAX, "%.5s", clock);
    } else if (ahead < WEEK) {
        (void)snprintf(ret_when, WHEN_MAX, "%.3s %.5s", weekday, clock);
    } else {
        (void)snprintf(ret_when, WHEN_MAX, "%.3s %d %.3s %.5s", weekday, date.day, month,
                       clock);
    }
}

static void say_comment(const struct hours_moment *moment, struct buffer *buffer)
{
    if (moment->comment.length == 0)
        return;
    buffer_append_text(buffer, " (");
    buffer_append(buffer, moment->comment.text, moment->comment.length);
    buffer_append_text(buffer, ")");
}

/* What is said between the comment of now, the time and the comment of what is then. */
static const struct {
    const char *before, *after;
} changes[HOURS_STATES][HOURS_STATES] = {
    [HOURS_CLOSED] =
        {[HOURS_OPEN] = {", opens ", ""}, [HOURS_UNKNOWN] = {", may open ", ""}},
    [HOURS_OPEN] = {[HOURS_CLOSED] = {", closes ", ""},
                    [HOURS_OPEN] = {" until ", ", then still open"},
                    [HOURS_UNKNOWN] = {" until ", ", then perhaps"}},
    [HOURS_UNKNOWN] = {[HOURS_CLOSED] = {", closes at the latest ", ""},
                       [HOURS_OPEN] = {", opens at the latest ", ""},
                       [HOURS_UNKNOWN] = {" until ", ", then perhaps"}},
};

static void say_now(const struct hours_moment *now, struct buffer *buffer)
{
    static const char *const words[HOURS_STATES] = {
        [HOURS_CLOSED] = "Closed now",
        [HOURS_OPEN] = "Open now",
        [HOURS_UNKNOWN] = "May be open now",
    };

    buffer_append_text(buffer, words[now->state]);
    say_comment(now, buffer);
}

static void say_next(const struct hours_answer *answer, struct buffer *buffer)
{
    enum hours_state now = answer->now.state;
    enum hours_state next = answer->next.state;
    char when[WHEN_MAX];

    put_when(answer, when);
    buffer_append_text(buffer, changes[now][next].before);
    buffer_append_text(buffer, when);
    buffer_append_text(buffer, changes[now][next].after);
    if (next != HOURS_CLOSED)
        say_comment(&answer->next, buffer);
}

/* "America/New_York" is "New York time". */
static void say_zone(const char *zone, struct buffer *buffer)
{
    const char *slash = strrchr(zone, '/');

    buffer_append_text(buffer, " (");
    for (const char *at = slash ? slash + 1 : zone; *at; at++)
        buffer_append(buffer, *at == '_' ? " " : at, 1);
    buffer_append_text(buffer, " time)");
}

void opening_hours_say(const struct hours_answer *answer, const char *zone,
                       struct buffer *buffer)
{
    say_now(&answer->now, buffer);
    if (answer->changes) {
        say_next(answer, buffer);
        if (zone)
            say_zone(zone, buffer);
    }
    if (answer->is_without_holidays)
        buffer_append_text(buffer, "; public holidays not considered");
}
