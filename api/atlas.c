#include "atlas.h"

#include "starter.h"

#include "db/mission.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SUBSTATES_MAX = 64 };

struct item {
    char item[ATLAS_ITEM_MAX];
    size_t country;
};

struct atlas {
    struct db *db;
    struct atlas_country *country; /* in the order of codes */
    size_t count, room;
    struct item *item; /* in the order of items */
    size_t item_count, item_room;
    struct atlas_substate substate[SUBSTATES_MAX];
    size_t substate_count;
    bool failed;
};

static void copy(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%s", text ? text : "");
}

/* Room for one more; false when memory ran out. */
static bool grow(void **array, size_t *room, size_t count, size_t size)
{
    size_t wanted = *room ? *room * 2 : 64;

    if (count < *room)
        return true;
    void *grown = realloc(*array, wanted * size);
    if (!grown)
        return false;
    *array = grown;
    *room = wanted;
    return true;
}

static void add_item(struct atlas *atlas, const char *item)
{
    void *array = atlas->item;

    if (!grow(&array, &atlas->item_room, atlas->item_count, sizeof(*atlas->item))) {
        atlas->failed = true;
        return;
    }
    atlas->item = array;
    struct item *entry = &atlas->item[atlas->item_count++];
    entry->country = atlas->count - 1;
    copy(entry->item, sizeof(entry->item), item);
}

static void add_country(const struct db_country *country, void *context)
{
    struct atlas *atlas = context;
    void *array = atlas->country;

    if (!grow(&array, &atlas->room, atlas->count, sizeof(*atlas->country))) {
        atlas->failed = true;
        return;
    }
    atlas->country = array;
    struct atlas_country *entry = &atlas->country[atlas->count++];
    *entry = (struct atlas_country){
        .territory = strcmp(country->kind, "territory") == 0,
        .has_capital_point = country->has_capital_point,
        .has_box = country->has_box,
        .capital_point = country->capital_point,
        .box = country->box,
    };
    copy(entry->code, sizeof(entry->code), country->code);
    copy(entry->parent, sizeof(entry->parent), country->parent);
    copy(entry->name, sizeof(entry->name), country->name);
    copy(entry->capital, sizeof(entry->capital), country->capital);
    for (size_t i = 0; i < country->item_count; i++)
        add_item(atlas, country->items[i]);
}

static void add_substate(const struct atlas_substate *substate, void *context)
{
    struct atlas *atlas = context;

    if (atlas->substate_count < SUBSTATES_MAX)
        atlas->substate[atlas->substate_count++] = *substate;
}

static int compare_items(const void *a, const void *b)
{
    return strcmp(((const struct item *)a)->item, ((const struct item *)b)->item);
}

struct atlas *atlas_load(struct db *db)
{
    struct atlas *atlas = calloc(1, sizeof(*atlas));

    if (!atlas)
        return NULL;
    atlas->db = db;
    enum db_status status = db_country_list(db, add_country, atlas);
    if (status != DB_OK || atlas->failed) {
        atlas_release(atlas);
        return NULL;
    }
    if (atlas->item)
        qsort(atlas->item, atlas->item_count, sizeof(*atlas->item), compare_items);
    starter_substates(add_substate, atlas);
    return atlas;
}

void atlas_release(struct atlas *atlas)
{
    if (!atlas)
        return;
    free(atlas->country);
    free(atlas->item);
    free(atlas);
}

size_t atlas_count(const struct atlas *atlas)
{
    return atlas->count;
}

static int compare_code(const void *code, const void *country)
{
    return strcmp(code, ((const struct atlas_country *)country)->code);
}

const struct atlas_country *atlas_by_code(const struct atlas *atlas, const char *code)
{
    if (!atlas->country)
        return NULL;
    return bsearch(code, atlas->country, atlas->count, sizeof(*atlas->country),
                   compare_code);
}

static const struct atlas_country *by_item(const struct atlas *atlas, const char *item)
{
    struct item key;

    if (!atlas->item || strlen(item) >= sizeof(key.item))
        return NULL;
    copy(key.item, sizeof(key.item), item);
    const struct item *found = bsearch(&key, atlas->item, atlas->item_count,
                                       sizeof(*atlas->item), compare_items);
    return found ? &atlas->country[found->country] : NULL;
}

struct name_match {
    char code[DB_COUNTRY_CODE_MAX];
    int count;
};

static void match_name(const struct db_country_hit *hit, void *context)
{
    struct name_match *match = context;

    if (hit->kind > DB_NAME_FORMER) /* "Luxembourg" in Turkish is not what a table says */
        return;
    copy(match->code, sizeof(match->code), hit->code);
    match->count++;
}

const struct atlas_country *atlas_resolve(const struct atlas *atlas, const char *item,
                                          const char *name)
{
    const struct atlas_country *country = item[0] ? by_item(atlas, item) : NULL;
    struct name_match match = {.count = 0};

    if (country || !name[0])
        return country;
    enum db_status status = db_country_resolve(atlas->db, name, match_name, &match);
    return status == DB_OK && match.count == 1 ? atlas_by_code(atlas, match.code) : NULL;
}

const struct atlas_substate *atlas_substate(const struct atlas *atlas, const char *item,
                                            const char *name)
{
    for (size_t i = 0; i < atlas->substate_count; i++) {
        const struct atlas_substate *substate = &atlas->substate[i];

        if (item[0] ? strcmp(substate->item, item) == 0
                    : strcmp(substate->name, name) == 0)
            return substate;
    }
    return NULL;
}

static double capital_distance(const struct atlas_country *country, struct db_point point)
{
    return country->has_capital_point ? db_distance_km(country->capital_point, point)
                                      : HUGE_VAL;
}

const struct atlas_country *atlas_at(const struct atlas *atlas, struct db_point point,
                                     const struct atlas_search *search)
{
    size_t count = search->count > 0 ? search->count : atlas->count;
    const struct atlas_country *nearest = NULL;

    for (size_t i = 0; i < count; i++) {
        const struct atlas_country *country =
            search->count > 0 ? search->choice[i] : &atlas->country[i];

        if (country == search->except || !country->has_box ||
            !db_box_contains(&country->box, point, search->margin_km))
            continue;
        if (!nearest ||
            capital_distance(country, point) < capital_distance(nearest, point))
            nearest = country;
    }
    return nearest;
}

const struct atlas_country *atlas_only_at(const struct atlas *atlas,
                                          struct db_point point,
                                          const struct atlas_country *except)
{
    const struct atlas_country *only = NULL;

    for (size_t i = 0; i < atlas->count; i++) {
        const struct atlas_country *country = &atlas->country[i];

        if (country == except || !country->has_box ||
            !db_box_contains(&country->box, point, 0))
            continue;
        if (only)
            return NULL;
        only = country;
    }
    return only;
}

const struct atlas_country *atlas_territory(const struct atlas *atlas,
                                            const struct atlas_country *country,
                                            struct db_point point)
{
    const struct atlas_country *nearest = country;

    for (size_t i = 0; i < atlas->count; i++) {
        const struct atlas_country *part = &atlas->country[i];

        if (part->territory && part->has_box &&
            strcmp(part->parent, country->code) == 0 &&
            db_box_contains(&part->box, point, 0) &&
            capital_distance(part, point) < capital_distance(nearest, point))
            nearest = part;
    }
    return nearest;
}

const struct atlas_country *atlas_territory_of(const struct atlas *atlas,
                                               const struct atlas_country *country,
                                               const char *city)
{
    for (size_t i = 0; city[0] && i < atlas->count; i++) {
        const struct atlas_country *part = &atlas->country[i];

        if (part->territory && strcmp(part->parent, country->code) == 0 &&
            (strcmp(part->name, city) == 0 || strcmp(part->capital, city) == 0))
            return part;
    }
    return country;
}
