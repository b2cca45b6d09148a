/* test_opening_hours.c - texts of opening hours against what a person reads in them. */
#include "http_date.h"
#include "opening_hours.h"
#include "tap.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SAID_MAX = 200 };

static struct tap tap;

static const struct {
    const char *text, *zone, *at, *expected;
} cases[] = {
#include "hours/cases.h"
};

static const struct {
    const char *text;
    size_t at;
    const char *expected;
} faults[] = {
    {"", 0, "a day, a date or a time, such as Mo-Fr 09:00-17:00"},
    {"  ", 2, "a day, a date or a time, such as Mo-Fr 09:00-17:00"},
    {"by appointment", 0, "a day, a date or a time, such as Mo-Fr 09:00-17:00"},
    {"Mo-Fr", 5, "a time such as 09:00, or open, off or a comment"},
    {"Mo-Fr 9-17", 6, "a time such as 09:00, or open, off or a comment"},
    {"Mo-Fr 9am-5pm", 6, "a time such as 09:00, or open, off or a comment"},
    {"Mo-Fr 09:00", 11, "a - and the time it ends"},
    {"Mo-Fr 09:00-", 12, "a time such as 17:00"},
    {"Mo-Fr 09:00-17:0", 12, "a time such as 17:00"},
    {"Mo-Fr 09:00-17:60", 12, "a time such as 17:00"},
    {"Mo-Fr 09:00-17:000", 12, "a time such as 17:00"},
    {"Mo-Fr 09:00-48:30", 12, "an end within a day after the beginning"},
    {"Mo-Fr 09:00-33:01", 12, "an end within a day after the beginning"},
    {"Mo-Fr 09:00-09:00", 12, "an end within a day after the beginning"},
    {"Mo-Fr 24:00-26:00", 6, "a beginning before 24:00"},
    {"Mo-Fr 09:00-17:00 Sa 10:00-12:00", 18, "the end, or ; before another rule"},
    {"Mo-Fr 09:00-17:00;; Sa off", 18,
     "a day, a date or a time, such as Mo-Fr 09:00-17:00"},
    {"Mo-Fr 09:00-12:00; 14:00-17:00", 19, "a day before what is not of every day"},
    {"Mo-Fr 09:00-12:00; \"by appointment\"", 19,
     "a day before what is not of every day"},
    {"Mo-Fr 09:00-12:00; off", 19, "a day before what is not of every day"},
    {"Mo-Fr 09:00-17:00,", 18, "a day, a date or a time, such as Mo-Fr 09:00-17:00"},
    {"Mo-Fr 09:00-17:00 ||", 20, "a day, a date or a time, such as Mo-Fr 09:00-17:00"},
    {"Mo-Di 09:00-17:00", 2, "another day of the week after the -"},
    {"Mo-Mo 09:00-17:00", 2, "another day of the week after the -"},
    {"Lu-Ve 09:00-17:00", 0, "a day, a date or a time, such as Mo-Fr 09:00-17:00"},
    {"Mo, 09:00-17:00", 4, "a day such as Mo, or PH"},
    {"Mo[6] 09:00-17:00", 3, "a number from 1 to 5, or from -1 to -5"},
    {"Mo[0] 09:00-17:00", 3, "a number from 1 to 5, or from -1 to -5"},
    {"Mo[1 09:00-17:00", 5, "a ]"},
    {"Mo[2-1] 09:00-17:00", 5, "a number up to 5"},
    {"Mo-Fr[1] 09:00-17:00", 5, "a time such as 09:00, or open, off or a comment"},
    {"easter off", 0, "a day, a date or a time, such as Mo-Fr 09:00-17:00"},
    {"PH +1 day off", 3, "a time such as 09:00, or open, off or a comment"},
    {"Dec 25,PH off", 7, "a month such as Mar"},
    {"Dec 24- off", 8, "a day such as 26, or Jan 02"},
    {"Dec 26-24 off", 6,
     "an end after the beginning, with its year if the beginning has one"},
    {"2026 Dec 24-Jan 02 off", 11,
     "an end after the beginning, with its year if the beginning has one"},
    {"Dec-Jan 5 off", 8, "a day in both dates, or in none"},
    {"Dec 24-Jan off", 11, "a day such as 26, or Jan 02"},
    {"Dec 32 off", 4, "a time such as 09:00, or open, off or a comment"},
    {"week 54 Mo 09:00-17:00", 5, "a week from 1 to 53"},
    {"week 50-02 Mo 09:00-17:00", 8, "a later week, up to 53"},
    {"week 10-20/0 Mo 09:00-17:00", 11, "a step such as 2"},
    {"2026-2025 Mo 09:00-17:00", 5, "a later year"},
    {"Mo 09:00-17:00 \"visas", 21, "a \" after the comment"},
    {"Mo 09:00-17:00 \"\"", 16, "a comment between the \""},
    {"Mo 09:00-17:00 \"vi\x01sas\"", 18, "a \" after the comment"},
    {"Mo 10:00-16:00/01:30", 14, "the end, or ; before another rule"},
    {"Mo 09:00-(sunset+1)", 9, "a time such as 17:00"},
    {"Mo 24/7", 3, "a time such as 09:00, or open, off or a comment"},
};

static const char *const states[] = {
    [HOURS_CLOSED] = "closed",
    [HOURS_OPEN] = "open",
    [HOURS_UNKNOWN] = "unknown",
};

static bool answer_at(const char *text, const char *zone_name, int64_t at,
                      struct hours_answer *ret_answer)
{
    struct opening_hours hours;
    struct hours_fault fault;
    struct db_zone zone;

    if (!opening_hours_parse(text, &hours, &fault)) {
        tap_note("'%s' at %zu: %s", text, fault.at, fault.expected);
        return false;
    }
    if (!db_zone_open(zone_name, &zone))
        return false;
    bool good = opening_hours_at(&hours, &zone, at, ret_answer);
    db_zone_close(&zone);
    return good;
}

static bool answer_when(const char *text, const char *zone, const char *time,
                        struct hours_answer *ret_answer)
{
    int64_t at = 0;

    return http_date_seconds(time, &at) && answer_at(text, zone, at, ret_answer);
}

static void check_cases(void)
{
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct hours_answer answer;
        char said[SAID_MAX] = "no answer";

        if (answer_when(cases[i].text, cases[i].zone, cases[i].at, &answer))
            (void)snprintf(said, sizeof(said), "%s %s%s%s", states[answer.now.state],
                           answer.changes ? states[answer.next.state] : "-",
                           answer.changes ? " " : "", answer.next.local);
        if (!tap_check(&tap, strcmp(said, cases[i].expected) == 0, "%s, %s in %s",
                       cases[i].text, cases[i].at, cases[i].zone))
            tap_note("%s instead of %s", said, cases[i].expected);
    }
}

static void check_faults(void)
{
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
        struct opening_hours hours;
        struct hours_fault fault = {0, "nothing"};
        bool parsed = opening_hours_parse(faults[i].text, &hours, &fault);

        if (!tap_check(&tap,
                       !parsed && fault.at == faults[i].at &&
                           strcmp(fault.expected, faults[i].expected) == 0,
                       "'%s' is refused at byte %zu", faults[i].text, faults[i].at))
            tap_note("%s at %zu: %s", parsed ? "accepted" : "refused", fault.at,
                     fault.expected);
    }
}

/* ---- What else an answer has ---- */

static void check_comments(void)
{
    struct hours_answer answer;

    tap_check(&tap,
              answer_when("Mo 09:00-10:00 \"by appointment\"", MOSCOW,
                          "2026-03-02T06:30:00Z", &answer) &&
                  slice_is(answer.now.comment, "by appointment") &&
                  answer.next.comment.length == 0,
              "a comment belongs to its hours");
    tap_check(&tap,
              answer_when("Mo 09:00+", MOSCOW, "2026-03-02T05:30:00Z", &answer) &&
                  slice_is(answer.next.comment, "closing time not stated"),
              "an open end says so");
    tap_check(
        &tap,
        answer_when("Mo 09:00-10:00; PH off", MOSCOW, "2026-03-02T06:30:00Z", &answer) &&
            answer.is_without_holidays,
        "holidays are named and not considered");
    tap_check(&tap,
              answer_when("Mo 09:00-10:00", MOSCOW, "2026-03-02T06:30:00Z", &answer) &&
                  !answer.is_without_holidays,
              "holidays are not named");
    tap_check(&tap, strcmp(answer.now.local, "2026-03-02T09:30:00+03:00") == 0,
              "now is said in local time");
}

static const struct {
    const char *text, *at, *sentence;
} sentences[] = {
    {"Mo-Fr 09:00-18:00", "2026-03-02T06:30:00Z", "Open now, closes 18:00 (Moscow time)"},
    {"Mo-Fr 09:00-18:00", "2026-03-01T06:30:00Z",
     "Closed now, opens Mon 09:00 (Moscow time)"},
    {"2026 Apr 01 09:00-18:00", "2026-03-01T06:30:00Z",
     "Closed now, opens Wed 1 Apr 09:00 (Moscow time)"},
    {"24/7", "2026-03-01T06:30:00Z", "Open now"},
    {"\"by appointment\"", "2026-03-01T06:30:00Z", "May be open now (by appointment)"},
    {"Mo 09:00-18:00 \"by appointment\"", "2026-03-01T06:30:00Z",
     "Closed now, may open Mon 09:00 (by appointment) (Moscow time)"},
    {"Mo 09:00-12:00, Mo 12:00-13:00 \"by appointment\"", "2026-03-02T06:30:00Z",
     "Open now until 12:00, then perhaps (by appointment) (Moscow time)"},
    {"Mo 09:00-12:00 \"by appointment\"", "2026-03-02T06:30:00Z",
     "May be open now (by appointment), closes at the latest 12:00 (Moscow time)"},
    {"Mo 09:00-12:00; PH off", "2026-03-02T06:30:00Z",
     "Open now, closes 12:00 (Moscow time); public holidays not considered"},
};

static void check_sentences(void)
{
    for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++) {
        struct buffer buffer = {0};
        struct hours_answer answer;

        if (answer_when(sentences[i].text, MOSCOW, sentences[i].at, &answer))
            opening_hours_say(&answer, MOSCOW, &buffer);
        const char *said = buffer_text(&buffer);
        if (!tap_check(&tap, said && strcmp(said, sentences[i].sentence) == 0, "says: %s",
                       sentences[i].sentence))
            tap_note("said: %s", said ? said : "nothing");
        buffer_release(&buffer);
    }
}

/* ---- Zones ---- */

static void check_zones(void)
{
    static const char *const none[] = {"",
                                       "Moscow",
                                       "Europe/Nowhere",
                                       "GMT+3:07",
                                       "Etc/Unknown",
                                       "../etc/passwd",
                                       "Europe/\xC3\x9F"};
    struct db_zone zone;

    for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
        tap_check(&tap, !db_zone_open(none[i], &zone), "'%s' is no time zone", none[i]);
}

/* At every half hour of two years: the clock never goes back, and utc() finds the first
 * instant of every wall time. */
static void check_clock(const char *name, int64_t from)
{
    struct db_zone zone;
    int64_t last = INT64_MIN;
    int wrong = 0;

    if (!tap_check(&tap, db_zone_open(name, &zone), "%s is a time zone", name))
        return;
    for (int64_t utc = from; utc < from + 2 * 366 * 86400LL; utc += 1800) {
        int64_t wall = 0;
        int64_t first = 0;
        int64_t shown = 0;

        wrong += !db_zone_wall(&zone, utc, &wall) || wall < last;
        wrong += !db_zone_utc(&zone, wall, &first) || first > utc;
        wrong += !db_zone_wall(&zone, first, &shown) || shown < wall;
        wrong += !db_zone_wall(&zone, first - 1, &shown) || shown >= wall;
        last = wall;
    }
    db_zone_close(&zone);
    tap_check(&tap, wrong == 0, "%s: the wall clock and back (%d wrong)", name, wrong);
}

/* ---- Answers agree with each other ---- */

/* From change to change, the states are those that each instant has by itself. */
static void check_chain(const char *text, const char *zone, const char *from)
{
    struct hours_answer answer;
    struct hours_answer at_end;
    struct hours_answer before;
    int64_t at = 0;
    int wrong = !http_date_seconds(from, &at);

    for (int i = 0; i < 200; i++) {
        wrong += !answer_at(text, zone, at, &answer) || !answer.changes;
        if (!answer.changes)
            break;
        wrong += answer.next.utc <= at ||
                 !answer_at(text, zone, answer.next.utc, &at_end) ||
                 at_end.now.state != answer.next.state;
        wrong += !answer_at(text, zone, answer.next.utc - 1, &before) ||
                 before.now.state != answer.now.state ||
                 before.next.utc != answer.next.utc;
        at = answer.next.utc;
    }
    tap_check(&tap, wrong == 0, "%s in %s: each change is one (%d wrong)", text, zone,
              wrong);
}

/* ---- Hostile ---- */

/* As many steps as the text can ask for, and no change to be found. */
static void check_cost(const char *words, const char *begin, const char *repeat,
                       const char *end)
{
    char text[HOURS_TEXT_MAX + 1];
    size_t length = strlen(begin);
    struct opening_hours hours;
    struct hours_fault fault;
    struct hours_answer answer;

    memcpy(text, begin, length);
    for (;;) {
        (void)snprintf(text + length, sizeof(text) - length, "%s%s", repeat, end);
        if (length + strlen(repeat) + strlen(end) > HOURS_TEXT_MAX ||
            !opening_hours_parse(text, &hours, &fault))
            break;
        length += strlen(repeat);
    }
    (void)snprintf(text + length, sizeof(text) - length, "%s", end);
    bool good = answer_at(text, "America/New_York", 1772442000, &answer);
    tap_check(&tap, good && answer.steps <= HOURS_STEPS_MAX + 500,
              "%s: %d steps for %zu bytes", words, answer.steps, length);
}

static void check_bounds(void)
{
    char text[HOURS_TEXT_MAX + 2];
    struct opening_hours hours;
    struct hours_fault fault;

    memset(text, ' ', sizeof(text));
    memcpy(text, "24/7", 4);
    text[HOURS_TEXT_MAX + 1] = '\0';
    tap_check(&tap, !opening_hours_parse(text, &hours, &fault), "a text is too long");
    text[HOURS_TEXT_MAX] = '\0';
    tap_check(&tap, opening_hours_parse(text, &hours, &fault), "a text is just not");
    check_cost("one minute after another", "24/7", ", Mo-Su 0:00-0:01", "");
    check_cost("spans of one rule", "Mo-Su 0:00-24:00", ",0:00-0:01", "");
    check_cost("rules past midnight", "24/7", ",Mo-Su 23:59-23:58", "");
    check_cost("dates", "Jan 1", ",Jan 1", " off");
    check_cost("rules of no day", "24/7", ";Feb 30 off", "");
}

static void check_instants(void)
{
    struct hours_answer answer;

    tap_check(&tap, !answer_at("24/7", MOSCOW, INT64_MAX, &answer), "the end of time");
    tap_check(&tap, !answer_at("24/7", MOSCOW, INT64_MIN, &answer), "and its beginning");
}

int main(void)
{
    check_cases();
    check_faults();
    check_comments();
    check_sentences();
    check_zones();
    check_clock(MOSCOW, 1767225600);
    check_clock("Europe/Berlin", 1767225600);
    check_clock("America/New_York", 1767225600);
    check_clock("Australia/Lord_Howe", 1767225600);
    check_clock("Africa/Casablanca", 1767225600);
    check_clock("Pacific/Apia", 1309478400);
    check_chain("Mo-Fr 09:00-12:30,14:00-17:00; Sa 22:00-02:30", "Europe/Berlin",
                "2026-03-01T00:00:00Z");
    check_chain("00:00-01:45,02:15-02:45,23:00-24:00", "Australia/Lord_Howe",
                "2026-03-01T00:00:00Z");
    check_chain("01:15-01:45,02:15-02:45,23:00-01:00", "America/New_York",
                "2026-10-01T00:00:00Z");
    check_chain("00:00-12:00", "Pacific/Apia", "2011-12-01T00:00:00Z");
    check_bounds();
    check_instants();
    return tap_end(&tap);
}
