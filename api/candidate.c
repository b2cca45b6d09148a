/* candidate.c - gathering: what is kept of a lent row, and how somebody can be reached.
 */
#include "candidate.h"

#include "mission_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void candidates_release(struct candidates *candidates)
{
    free(candidates->row);
    buffer_release(&candidates->json);
}

const char *candidate_tier_word(enum candidate_tier tier)
{
    static const char *const words[] = {
        [TIER_LOCAL] = "local",
        [TIER_ACCREDITED] = "accredited",
        [TIER_ARRANGEMENT] = "arrangement",
        [TIER_MINISTRY] = "ministry",
        [TIER_EMERGENCY] = "emergency",
    };

    return words[tier];
}

static void copy(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%.*s", (int)size - 1, text ? text : "");
}

/* Social media and fax reach nobody in time. */
static bool is_contact(enum db_contact_kind kind)
{
    return kind != DB_CONTACT_SOCIAL && kind != DB_CONTACT_FAX;
}

/* Answered when the door is closed. */
static bool is_duty(enum db_contact_kind kind)
{
    return kind <= DB_CONTACT_DUTY;
}

static void set_way(struct reach_way *way, const struct db_contact *contact)
{
    char bare[DB_TEXT_MAX + 1];

    *way = (struct reach_way){
        .kind = db_contact_word(contact->kind),
        .order = (int)contact->kind,
        .direct = contact->kind <= DB_CONTACT_EMAIL,
        .spoken = contact->kind < DB_CONTACT_EMAIL,
    };
    copy(way->value, sizeof(way->value), contact->value);
    copy(way->display, sizeof(way->display), contact->display);
    contact_bare(contact->kind, contact->value, bare);
    copy(way->bare, sizeof(way->bare), bare);
}

/* The kinds are declared in the order in which they help; of one kind the first counts.
 */
void candidate_take_contacts(struct candidate *row, const struct db_contact *contacts,
                             size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct db_contact *contact = &contacts[i];
        struct reach_way *way = is_duty(contact->kind) ? &row->duty : &row->usual;

        if (strlen(contact->value) >= sizeof(way->value) || !is_contact(contact->kind) ||
            (way->kind && (int)contact->kind >= way->order))
            continue;
        set_way(way, contact);
    }
}

/* Behind a closed door the duty line is the way, in front of an open one the office's
 * own telephone; when nobody knows, the line that is always answered. */
static const struct reach_way *choose_way(const struct candidate *row)
{
    const struct reach_way *usual = row->usual.kind ? &row->usual : NULL;
    const struct reach_way *duty = row->duty.kind ? &row->duty : NULL;

    if (row->door == DOOR_OPEN && usual && usual->spoken)
        return usual;
    return duty ? duty : usual;
}

void candidates_choose_ways(struct candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++)
        candidates->row[i].way = choose_way(&candidates->row[i]);
}

/* A suspect point is none: nothing is ranked by it. */
static void take_point(const struct candidates *candidates,
                       const struct db_mission_brief *mission, struct candidate *row)
{
    row->suspect_point = mission->point_quality == DB_POINT_SUSPECT;
    row->has_point = mission->point_quality == DB_POINT_BUILDING ||
                     mission->point_quality == DB_POINT_CITY;
    row->point = mission->point;
    if (candidates->has_origin && row->has_point)
        row->distance_km = db_distance_km(candidates->origin, mission->point);
}

/* One post may help under two arrangements, and then says so twice. */
static bool is_there(const struct candidates *candidates, int64_t number)
{
    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *row = &candidates->row[i];

        if (candidate_is_post(row) && row->number == number &&
            (candidates->tier != TIER_ARRANGEMENT ||
             (row->tier == TIER_ARRANGEMENT &&
              row->arrangement == candidates->arrangement)))
            return true;
    }
    return false;
}

/* A zeroed row at the end; NULL: there are too many, or memory ran out. */
static struct candidate *add_row(struct candidates *candidates)
{
    size_t size = candidates->size ? 2 * candidates->size : 8;

    if (candidates->count == CANDIDATES_MAX)
        return NULL;
    if (candidates->count == candidates->size) {
        struct candidate *row = realloc(candidates->row, size * sizeof(*row));

        candidates->failed |= row == NULL;
        if (!row)
            return NULL;
        candidates->row = row;
        candidates->size = size;
    }
    struct candidate *added = &candidates->row[candidates->count++];
    *added = (struct candidate){.distance_km = -1};
    return added;
}

static enum candidate_tier tier_of(const struct candidates *candidates,
                                   const struct db_mission_brief *brief)
{
    if (candidates->tier == TIER_ARRANGEMENT)
        return TIER_ARRANGEMENT;
    return strcmp(brief->host, candidates->host) == 0 ? TIER_LOCAL : TIER_ACCREDITED;
}

void candidates_take(const struct db_mission_brief *brief, void *context)
{
    struct candidates *candidates = context;
    struct candidate *row =
        is_there(candidates, brief->number) ? NULL : add_row(candidates);

    if (!row)
        return;
    row->tier = tier_of(candidates, brief);
    row->status = brief->status;
    row->rank = brief->rank;
    row->fit = need_fit(candidates->need, brief->services, brief->service_count);
    row->reach = (int)brief->reach;
    row->person = candidates->person;
    row->arrangement = candidates->arrangement;
    row->by_parent = candidates->by_parent;
    row->number = brief->number;
    take_point(candidates, brief, row);
}

static void take_texts(struct candidate *row, const struct db_mission *mission)
{
    copy(row->id, sizeof(row->id), mission->id);
    copy(row->sending, sizeof(row->sending), mission->sending);
    copy(row->host, sizeof(row->host), mission->host);
    copy(row->hosted_by, sizeof(row->hosted_by), mission->hosted_by);
    copy(row->name, sizeof(row->name), mission->name);
    copy(row->city, sizeof(row->city), mission->city);
    copy(row->sending_name, sizeof(row->sending_name), mission->sending_name);
    copy(row->host_name, sizeof(row->host_name), mission->host_name);
    copy(row->source, sizeof(row->source), mission->source);
    copy(row->as_of, sizeof(row->as_of), mission->source_as_of);
    copy(row->reason, sizeof(row->reason), mission->status_reason);
    if (mission->opening_hours && strlen(mission->opening_hours) < sizeof(row->hours))
        copy(row->hours, sizeof(row->hours), mission->opening_hours);
}

void candidate_fill(struct candidates *candidates, struct candidate *row,
                    const struct db_mission *mission)
{
    struct json json = {.out = &candidates->json};

    take_texts(row, mission);
    candidate_take_contacts(row, mission->contacts, mission->contact_count);
    candidates->failed |= !candidate_take_layer(row, mission);
    if (candidates->without_json)
        return;
    row->json_at = candidates->json.length;
    mission_json(&json, mission, 0);
    row->json_length = candidates->json.length - row->json_at;
}

/* ---- Lines ---- */

/* The word of the kind as a constant, and its place among the kinds. */
static const char *line_kind(const char *kind, int *ret_order)
{
#define WORD(word) word,
    static const char *const words[] = {HELPLINE_KINDS(WORD) NULL};
#undef WORD

    for (int i = 0; words[i]; i++) {
        *ret_order = i;
        if (strcmp(words[i], kind) == 0)
            return words[i];
    }
    return words[0];
}

void candidates_take_line(struct candidates *candidates, const struct db_helpline *line,
                          const char *country, const char *name)
{
    struct candidate *row = add_row(candidates);

    if (!row)
        return;
    row->tier = candidates->tier;
    row->person = candidates->person;
    row->usual.kind = line_kind(line->kind, &row->usual.order);
    row->usual.direct = true;
    row->usual.spoken = true;
    row->number = row->usual.order;
    copy(row->usual.value, sizeof(row->usual.value), line->number);
    copy(row->usual.bare, sizeof(row->usual.bare), line->number);
    copy(row->usual.display, sizeof(row->usual.display), line->display);
    copy(row->sending, sizeof(row->sending), country);
    copy(row->name, sizeof(row->name), name);
    copy(row->hours_words, sizeof(row->hours_words), line->hours);
    copy(row->note, sizeof(row->note), line->note);
    copy(row->source, sizeof(row->source), line->source_name);
    copy(row->source_url, sizeof(row->source_url), line->source_url);
    copy(row->as_of, sizeof(row->as_of), line->verified_at);
}

bool candidate_is_emergency(const struct candidate *candidate, const char *number)
{
    return candidate->tier == TIER_EMERGENCY &&
           strcmp(candidate->usual.value, number) == 0;
}

bool candidates_have_emergency(const struct candidates *candidates, size_t count,
                               const char *number)
{
    for (size_t i = 0; i < count; i++) {
        if (candidate_is_emergency(&candidates->row[i], number))
            return true;
    }
    return false;
}
