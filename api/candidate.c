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

static void copy(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%s", text ? text : "");
}

static bool is_contact(enum db_contact_kind kind)
{
    return kind != DB_CONTACT_SOCIAL && kind != DB_CONTACT_FAX;
}

static bool is_direct(enum db_contact_kind kind)
{
    return kind <= DB_CONTACT_EMAIL;
}

/* The kinds are declared in the order in which they help. The pointers are set anew when
 * the rows have their places. */
static void take_contact(struct candidate *row, const struct db_mission *mission)
{
    for (size_t i = 0; i < mission->contact_count; i++) {
        const struct db_contact *contact = &mission->contacts[i];
        bool fits = strlen(contact->value) < sizeof(row->value);

        if (!fits || !is_contact(contact->kind) ||
            (row->has_contact && contact->kind >= row->contact.kind))
            continue;
        row->has_contact = true;
        row->direct = is_direct(contact->kind);
        copy(row->value, sizeof(row->value), contact->value);
        copy(row->display, sizeof(row->display), contact->display);
        row->contact.kind = contact->kind;
    }
}

static double distance(const struct candidates *candidates,
                       const struct db_mission *mission)
{
    bool usable_point = mission->point_quality == DB_POINT_BUILDING ||
                        mission->point_quality == DB_POINT_CITY;

    if (!candidates->has_origin || !usable_point)
        return -1;
    return db_distance_km(candidates->origin, mission->point);
}

static void take_texts(struct candidate *row, const struct db_mission *mission)
{
    copy(row->id, sizeof(row->id), mission->id);
    copy(row->sending, sizeof(row->sending), mission->sending);
    copy(row->host, sizeof(row->host), mission->host);
    copy(row->name, sizeof(row->name), mission->name);
    copy(row->city, sizeof(row->city), mission->city);
    copy(row->sending_name, sizeof(row->sending_name), mission->sending_name);
    copy(row->host_name, sizeof(row->host_name), mission->host_name);
    copy(row->source, sizeof(row->source), mission->source);
    copy(row->as_of, sizeof(row->as_of), mission->source_as_of);
    copy(row->reason, sizeof(row->reason), mission->status_reason);
}

static bool is_there(const struct candidates *candidates, const char *id)
{
    for (size_t i = 0; i < candidates->count; i++) {
        if (strcmp(candidates->row[i].id, id) == 0)
            return true;
    }
    return false;
}

static bool reserve(struct candidates *candidates)
{
    size_t size = candidates->size ? 2 * candidates->size : 8;

    if (candidates->count < candidates->size)
        return true;
    if (candidates->size >= CANDIDATES_MAX)
        return false;
    struct candidate *row = realloc(candidates->row, size * sizeof(*row));
    candidates->failed |= row == NULL;
    if (!row)
        return false;
    candidates->row = row;
    candidates->size = size;
    return true;
}

void candidates_take(const struct db_mission *mission, void *context)
{
    struct candidates *candidates = context;
    struct json json = {.out = &candidates->json};

    if (is_there(candidates, mission->id) || !reserve(candidates))
        return;
    struct candidate *row = &candidates->row[candidates->count++];
    *row = (struct candidate){
        .tier =
            strcmp(mission->host, candidates->host) == 0 ? TIER_LOCAL : TIER_ACCREDITED,
        .status = mission->status,
        .rank = mission->rank,
        .by_parent = candidates->by_parent,
        .suspect_point = mission->point_quality == DB_POINT_SUSPECT,
        .distance_km = distance(candidates, mission),
        .number = mission->number,
        .json_at = candidates->json.length,
    };
    take_texts(row, mission);
    take_contact(row, mission);
    mission_json(&json, mission, 0);
    row->json_length = candidates->json.length - row->json_at;
}

bool candidate_is_usable(const struct candidate *candidate)
{
    return candidate->status <= DB_STATUS_RELOCATED;
}

static int compare_int(int a, int b)
{
    return (a > b) - (a < b);
}

/* Suspended and closed posts are shown, last, in words. */
static int status_group(const struct candidate *row)
{
    return candidate_is_usable(row) ? 0 : (int)row->status;
}

/* How far is far: next door, a day's errand, a journey, another region, unknown. */
static int band(const struct candidate *row)
{
    if (row->distance_km < 0)
        return 4;
    if (row->distance_km < 25)
        return 0;
    if (row->distance_km < 100)
        return 1;
    return row->distance_km < 300 ? 2 : 3;
}

static int compare_distance(const struct candidate *a, const struct candidate *b)
{
    bool a_known = a->distance_km >= 0;
    bool b_known = b->distance_km >= 0;

    if (a_known != b_known)
        return a_known ? -1 : 1;
    return (a->distance_km > b->distance_km) - (a->distance_km < b->distance_km);
}

static int compare_number(const struct candidate *a, const struct candidate *b)
{
    return (a->number > b->number) - (a->number < b->number);
}

/* With the person's own point a near consulate is worth more than a far embassy; without
 * it the rank decides, then the capital. */
static int compare_local(const struct candidate *a, const struct candidate *b,
                         bool has_point)
{
    int order = has_point ? compare_int(band(a), band(b)) : 0;

    if (order == 0)
        order = compare_int((int)a->rank, (int)b->rank);
    if (order == 0)
        order = compare_distance(a, b);
    return order ? order : compare_number(a, b);
}

static int compare_accredited(const struct candidate *a, const struct candidate *b)
{
    int order = compare_int(a->by_parent, b->by_parent);

    if (order == 0 && a->by_parent) /* how far it is from overseas says nothing */
        order = compare_int((int)a->rank, (int)b->rank);
    if (order == 0)
        order = compare_distance(a, b);
    return order ? order : compare_number(a, b);
}

static int compare(const struct candidate *a, const struct candidate *b, bool has_point)
{
    int order = compare_int(status_group(a), status_group(b));

    if (order == 0)
        order = compare_int((int)a->tier, (int)b->tier);
    if (order != 0)
        return order;
    return a->tier == TIER_LOCAL ? compare_local(a, b, has_point)
                                 : compare_accredited(a, b);
}

static int compare_from_capital(const void *a, const void *b)
{
    return compare(a, b, false);
}

static int compare_from_point(const void *a, const void *b)
{
    return compare(a, b, true);
}

static void drop_distant(struct candidates *candidates)
{
    size_t kept = 0;
    size_t remote = 0;

    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *row = &candidates->row[i];

        if (row->tier == TIER_ACCREDITED && candidate_is_usable(row) &&
            remote++ >= CANDIDATES_REMOTE)
            continue;
        candidates->row[kept++] = *row;
    }
    candidates->count = kept;
}

/* Rows have their places now: their contacts may point into them. */
static void settle(struct candidate *row)
{
    row->contact.value = row->value;
    row->contact.display = row->display[0] ? row->display : NULL;
}

void candidates_order(struct candidates *candidates)
{
    if (candidates->count == 0)
        return;
    qsort(candidates->row, candidates->count, sizeof(candidates->row[0]),
          candidates->has_point ? compare_from_point : compare_from_capital);
    drop_distant(candidates);
    for (size_t i = 0; i < candidates->count; i++)
        settle(&candidates->row[i]);
}

static bool is_honorary(const struct candidate *row)
{
    return row->rank == DB_RANK_HONORARY_CONSUL;
}

/* The rows are in order already: of equals the first stays. */
static bool is_better(const struct candidate *row, const struct candidate *best,
                      bool has_point)
{
    int order = compare_int(best->has_contact, row->has_contact);

    if (order == 0)
        order = compare_int((int)row->tier, (int)best->tier);
    if (order == 0)
        order = compare_int(is_honorary(row), is_honorary(best));
    if (order == 0 && has_point) /* near and on the web beats far and by telephone */
        order = compare_int(band(row), band(best));
    if (order == 0)
        order = compare_int(best->direct, row->direct);
    return order < 0;
}

const struct candidate *candidates_best(const struct candidates *candidates)
{
    const struct candidate *best = NULL;

    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *row = &candidates->row[i];

        if (candidate_is_usable(row) &&
            (!best || is_better(row, best, candidates->has_point)))
            best = row;
    }
    return best;
}
