/* lookup_doors.c - which posts are open at the moment of the answer, in their own time,
 * and until when the answer holds. */
#include "lookup.h"
#include "opening_hours.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CAPITAL_KM = 150 }; /* so near to a capital its clock is taken for granted */

/* Where a post stands, as far as its clock goes. */
struct clock_place {
    char code[DB_COUNTRY_CODE_MAX], zone[40];
    bool has_capital;
    struct db_point capital;
};

static void copy(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%s", text ? text : "");
}

static void take_clock(const struct db_country *country, void *context)
{
    struct clock_place *place = context;

    copy(place->zone, sizeof(place->zone), country->time_zone);
    place->has_capital = country->has_capital_point;
    place->capital = country->capital_point;
}

void lookup_hold(struct lookup *lookup, int64_t until)
{
    struct call *call = lookup->call;

    if (lookup->is_now && until > lookup->at_seconds &&
        (call->holds_until == 0 || until < call->holds_until))
        call->holds_until = until;
}

/* A country with several clocks is known by the one of its capital: of a post elsewhere
 * in it nobody knows whether it is open, and a wrong answer is worse than none. */
static bool is_clock_known(const struct lookup *lookup, const struct candidate *row,
                           const struct clock_place *place)
{
    if (!place->zone[0])
        return false;
    if (db_zone_is_only(place->code, place->zone, lookup->at_seconds))
        return true;
    return row->has_point && place->has_capital &&
           db_distance_km(row->point, place->capital) <= CAPITAL_KM;
}

/* False: out of memory. */
static bool take_answer(struct candidate *row, const struct hours_answer *answer,
                        const char *zone)
{
    static const enum candidate_door doors[] = {
        [HOURS_CLOSED] = DOOR_CLOSED,
        [HOURS_OPEN] = DOOR_OPEN,
        [HOURS_UNKNOWN] = DOOR_UNKNOWN,
    };
    const struct slice *comment = &answer->now.comment;
    struct buffer words = {0};

    row->door = doors[answer->now.state];
    (void)snprintf(row->comment, sizeof(row->comment), "%.*s",
                   (int)(comment->length < sizeof(row->comment) ? comment->length : 0),
                   comment->length > 0 ? comment->text : "");
    copy(row->local_now, sizeof(row->local_now), answer->now.local);
    if (answer->changes) {
        copy(row->next_change, sizeof(row->next_change), answer->next.local);
        row->next_door = doors[answer->next.state];
        row->changes_at = answer->next.utc;
    }
    opening_hours_say(answer, zone, &words);
    const char *text = buffer_text(&words);
    bool fine = text != NULL;
    copy(row->hours_words, sizeof(row->hours_words), text);
    buffer_release(&words);
    return fine;
}

/* What is said of the next change names today's hours otherwise than tomorrow's, so the
 * words hold no longer than the day does there: until an hour before midnight, as a day
 * may lack one, and then until midnight. */
static void hold_today(struct lookup *lookup, const struct hours_answer *answer)
{
    enum { HOUR_S = 3600, DAY_S = 24 * HOUR_S, CLOCK_AT = 11 };
    const char *clock = answer->now.local + CLOCK_AT;
    long hour = strtol(clock, NULL, 10);
    long minute = strtol(clock + 3, NULL, 10);
    long second = strtol(clock + 6, NULL, 10);
    int64_t left = DAY_S - (hour * HOUR_S + minute * 60 + second);

    lookup_hold(lookup, lookup->at_seconds + (left > HOUR_S ? left - HOUR_S : left));
}

static void look_at(struct lookup *lookup, struct candidate *row,
                    const struct clock_place *place)
{
    struct opening_hours hours;
    struct hours_fault fault;
    struct hours_answer answer;
    struct db_zone zone = {0};

    if (!opening_hours_parse(row->hours, &hours, &fault) ||
        !is_clock_known(lookup, row, place) || !db_zone_open(place->zone, &zone))
        return;
    if (opening_hours_at(&hours, &zone, lookup->at_seconds, &answer)) {
        lookup->candidates.failed |= !take_answer(row, &answer, place->zone);
        hold_today(lookup, &answer);
        if (answer.changes)
            lookup_hold(lookup, answer.next.utc);
    }
    db_zone_close(&zone);
}

/* The last country asked for is kept: most posts stand in the same one. */
static enum db_status read_clock(struct lookup *lookup, const char *code,
                                 struct clock_place *place)
{
    if (strcmp(place->code, code) == 0)
        return DB_OK;
    *place = (struct clock_place){.has_capital = false};
    copy(place->code, sizeof(place->code), code);
    return db_country_by_code(lookup->call->db, code, take_clock, place);
}

enum db_status lookup_doors(struct lookup *lookup)
{
    struct clock_place place = {.has_capital = false};

    for (size_t i = 0; i < lookup->candidates.count; i++) {
        struct candidate *row = &lookup->candidates.row[i];

        if (!candidate_is_post(row) || !candidate_is_usable(row) || !row->hours[0])
            continue;
        enum db_status status = read_clock(lookup, row->host, &place);
        if (status != DB_OK)
            return status;
        look_at(lookup, row, &place);
    }
    return DB_OK;
}
