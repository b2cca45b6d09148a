/* osm_pairs.c - objects that are the same post: an area for the building, and a point in
 * it that somebody else drew. */
#include "osm.h"

#include <stdlib.h>
#include <string.h>

enum {
    WINDOW = 64,   /* neighbours that one object is compared with */
    JOINED_MAX = 8 /* objects of one post */
};

static const double near_km = 0.05;
static const double near_degrees = 0.0005; /* of latitude: a little more than that */

static const char *class_of(const struct osm_record *record)
{
    return db_rank_row(record->rank)->class;
}

static int compare_groups(const struct osm_record *a, const struct osm_record *b)
{
    int order = strcmp(a->sending->code, b->sending->code);

    return order != 0 ? order : strcmp(class_of(a), class_of(b));
}

static int compare_places(const void *left, const void *right)
{
    const struct osm_record *a = *(struct osm_record *const *)left;
    const struct osm_record *b = *(struct osm_record *const *)right;
    int order = compare_groups(a, b);

    if (order != 0)
        return order;
    if (a->point.latitude != b->point.latitude)
        return a->point.latitude < b->point.latitude ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static struct osm_record *head_of(struct osm_record *record)
{
    while (record->head)
        record = record->head;
    return record;
}

/* One that names an item, then the one with more tags, then the first. */
static bool is_better(const struct osm_record *a, const struct osm_record *b)
{
    bool has_item = foreign_member(a->tags, "wikidata") != NULL;
    size_t tags = json_object_size(a->tags);

    if (has_item != (foreign_member(b->tags, "wikidata") != NULL))
        return has_item;
    if (tags != json_object_size(b->tags))
        return tags > json_object_size(b->tags);
    return a->number < b->number;
}

static void join(struct api_import *import, struct osm_record *a, struct osm_record *b)
{
    struct osm_record *head = head_of(a);
    struct osm_record *other = head_of(b);

    if (head == other || head->joined + other->joined + 2 > JOINED_MAX)
        return;
    if (is_better(other, head)) {
        struct osm_record *better = other;

        other = head;
        head = better;
    }
    import_warn(import, head->number, head->name, "is the same post as %s: taken as one",
                other->name);
    struct osm_record *last = head;
    while (last->also)
        last = last->also;
    last->also = other;
    other->head = head;
    head->joined += other->joined + 1;
}

static bool is_same(const struct osm_record *a, const struct osm_record *b)
{
    const char *item = foreign_member(a->tags, "wikidata");
    const char *other = foreign_member(b->tags, "wikidata");

    return db_distance_km(a->point, b->point) <= near_km &&
           (!item || !other || strcmp(item, other) == 0);
}

static void join_all(struct api_import *import, struct osm_record **order, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i + 1; k < count && k - i <= WINDOW; k++) {
            if (compare_groups(order[i], order[k]) != 0 ||
                order[k]->point.latitude - order[i]->point.latitude > near_degrees)
                break;
            if (is_same(order[i], order[k]))
                join(import, order[i], order[k]);
        }
    }
}

bool osm_join(struct api_import *import, struct osm_records *records)
{
    struct osm_record **order = calloc(records->count + 1, sizeof(struct osm_record *));

    if (!order)
        return import_fail(import, API_IMPORT_FAILED, 0, "out of memory");
    for (size_t i = 0; i < records->count; i++)
        order[i] = &records->record[i];
    qsort(order, records->count, sizeof(struct osm_record *), compare_places);
    join_all(import, order, records->count);
    free(order);
    return true;
}
