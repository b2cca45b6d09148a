/* candidate_order.c - who goes first. */
#include "candidate.h"

#include <stdlib.h>
#include <string.h>

static int compare_int(int a, int b)
{
    return (a > b) - (a < b);
}

bool candidate_is_usable(const struct candidate *candidate)
{
    return candidate->status <= DB_STATUS_RELOCATED && !candidate->covers_nothing;
}

bool candidate_is_post(const struct candidate *candidate)
{
    return candidate->tier <= TIER_ARRANGEMENT;
}

static bool is_honorary(const struct candidate *row)
{
    return row->rank == DB_RANK_HONORARY_CONSUL;
}

bool candidate_is_career(const struct candidate *candidate)
{
    const char *class = db_rank_row(candidate->rank)->class;

    return !is_honorary(candidate) &&
           (strcmp(class, "embassy") == 0 || strcmp(class, "consulate") == 0);
}

/* What helps first. Where somebody has to be there in person, a post of another state in
 * the country goes before one's own elsewhere. Posts that may not work come last of all:
 * they are shown, in words. */
static int group(const struct candidate *row, bool physical)
{
    enum { AFTER_ALL = 100 };
    static const int usual[] = {0, 1, 2, 3, 4};
    static const int in_person[] = {0, 2, 1, 3, 4};

    if (!candidate_is_usable(row))
        return AFTER_ALL + (int)row->status;
    return physical ? in_person[row->tier] : usual[row->tier];
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
 * it (all bands are the same) the rank decides, then the capital. */
static int compare_in_country(const struct candidate *a, const struct candidate *b)
{
    int order = compare_int((int)a->fit, (int)b->fit);

    if (order == 0)
        order = compare_int(a->band, b->band);
    if (order == 0)
        order = compare_int(is_honorary(a), is_honorary(b));
    if (order == 0)
        order = compare_int((int)a->rank, (int)b->rank);
    if (order == 0)
        order = compare_distance(a, b);
    return order ? order : compare_number(a, b);
}

/* Of several that may be asked those that can be reached best go first. */
static int compare_arranged(const struct candidate *a, const struct candidate *b)
{
    int order = compare_int((int)a->person, (int)b->person);

    if (order == 0)
        order = compare_int((int)a->arrangement, (int)b->arrangement);
    if (order == 0)
        order = compare_int(a->reach, b->reach);
    return order ? order : compare_in_country(a, b);
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

static int compare(const void *first, const void *second)
{
    const struct candidate *a = first;
    const struct candidate *b = second;
    int order = compare_int(a->group, b->group);

    if (order == 0)
        order = compare_int((int)a->tier, (int)b->tier);
    if (order != 0)
        return order;
    switch (a->tier) {
    case TIER_LOCAL:
        return compare_in_country(a, b);
    case TIER_ACCREDITED:
        return compare_accredited(a, b);
    case TIER_ARRANGEMENT:
        return compare_arranged(a, b);
    case TIER_MINISTRY:
    case TIER_EMERGENCY:
        break;
    }
    return compare_number(a, b); /* as the record has them */
}

/* How many of its kind are offered; of lines all. */
static size_t most_of(const struct candidate *row)
{
    static const size_t most[] = {
        [TIER_LOCAL] = CANDIDATES_LOCAL,          [TIER_ACCREDITED] = CANDIDATES_REMOTE,
        [TIER_ARRANGEMENT] = CANDIDATES_ARRANGED, [TIER_MINISTRY] = CANDIDATES_MAX,
        [TIER_EMERGENCY] = CANDIDATES_MAX,
    };

    return candidate_is_usable(row) ? most[row->tier] : CANDIDATES_LOCAL;
}

/* Posts of the same tier, person and arrangement, usable or not like this one, that come
 * before it. */
static size_t count_before(const struct candidates *candidates, size_t end,
                           const struct candidate *row)
{
    size_t count = 0;

    for (size_t i = 0; i < end; i++) {
        const struct candidate *other = &candidates->row[i];

        count +=
            other->tier == row->tier && other->person == row->person &&
            candidate_is_usable(other) &&
            (row->tier != TIER_ARRANGEMENT || other->arrangement == row->arrangement);
    }
    return count;
}

/* More would be noise: those that are no longer there were the worse ones. */
static void drop_surplus(struct candidates *candidates)
{
    size_t kept = 0;

    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *row = &candidates->row[i];
        size_t before = count_before(candidates, kept, row);

        if (before >= most_of(row))
            continue;
        candidates->row[kept++] = *row;
    }
    candidates->count = kept;
}

void candidates_order(struct candidates *candidates)
{
    bool physical = need_is_physical(candidates->need);

    for (size_t i = 0; i < candidates->count; i++) {
        struct candidate *row = &candidates->row[i];

        row->group = group(row, physical);
        row->band = candidates->has_point ? band(row) : 0;
    }
    if (candidates->count > 0) {
        qsort(candidates->row, candidates->count, sizeof(candidates->row[0]), compare);
        drop_surplus(candidates);
    }
}

/* ---- The one to turn to first ---- */

/* Nobody takes the telephone behind a closed door; the web has no door. */
static bool is_shut(const struct candidate *row)
{
    return row->way && row->way->spoken && row->door == DOOR_CLOSED &&
           row->way != &row->duty;
}

/* Somebody is there, as far as is known, and may help: what a post of another state may
 * do has to be confirmed for that. */
static bool is_attended(const struct candidate *row)
{
    bool confirmed = row->tier != TIER_ARRANGEMENT || row->cover != DB_COVER_UNKNOWN;

    return row->way && confirmed && (row->door != DOOR_CLOSED || row->way == &row->duty);
}

/* The rows are in order already: of equals the first stays. */
static bool is_better(const struct candidate *row, const struct candidate *best)
{
    int order = compare_int(row->way == NULL, best->way == NULL);

    if (order == 0)
        order = compare_int(row->group, best->group);
    if (order == 0)
        order = compare_int((int)row->fit, (int)best->fit);
    if (order == 0)
        order = compare_int(is_honorary(row), is_honorary(best));
    if (order == 0) /* near and on the web beats far and by telephone */
        order = compare_int(row->band, best->band);
    if (order == 0)
        order = compare_int(is_shut(row), is_shut(best));
    if (order == 0 && row->way)
        order = compare_int(best->way->direct, row->way->direct);
    return order < 0;
}

static const struct candidate *best_post(const struct candidates *candidates)
{
    const struct candidate *best = NULL;

    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *row = &candidates->row[i];

        if (candidate_is_post(row) && candidate_is_usable(row) &&
            (!best || is_better(row, best)))
            best = row;
    }
    return best;
}

/* The first line of the ministry: those for day and night come first in the order. */
static const struct candidate *best_line(const struct candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++) {
        if (candidates->row[i].tier == TIER_MINISTRY)
            return &candidates->row[i];
    }
    return NULL;
}

const struct candidate *candidates_best(const struct candidates *candidates)
{
    const struct candidate *post = best_post(candidates);
    const struct candidate *line = best_line(candidates);

    if (!line || (post && is_attended(post)))
        return post ? post : line;
    /* Behind a closed door there may still be a letter box; a line that answers is
     * better, one for office hours only is not. */
    bool answers = line->way && line->way->order == 0;
    return post && post->way && !answers ? post : line;
}
