/* import_geojson.c - a FeatureCollection (RFC 7946): each feature a mission, its members
 * the properties, its point the geometry. */
#include "foreign.h"
#include "merge.h"

#include <string.h>

static bool says(const json_t *object, const char *name, const char *word)
{
    const char *text = json_string_value(json_object_get(object, name));

    return text && strcmp(text, word) == 0;
}

/* [longitude, latitude] or, with an altitude that is not kept, three numbers (§3.1.1). */
static bool is_position(const json_t *list)
{
    size_t count = json_array_size(list);

    for (size_t i = 0; i < count; i++) {
        if (!json_is_number(json_array_get(list, i)))
            return false;
    }
    return count == 2 || count == 3;
}

/* The geometry, and the property `quality`, as our location; a feature without a geometry
 * says nothing of the place. Returns what is wrong, or NULL. */
static const char *add_location(json_t *row, const json_t *geometry, bool *ret_fine)
{
    const json_t *position = json_object_get(geometry, "coordinates");
    json_t *quality = json_object_get(row, "quality");

    *ret_fine = true;
    if (json_object_get(row, "location"))
        return "the location is that of the geometry, not a property";
    if (!geometry)
        return "a feature has a geometry, or null (RFC 7946)";
    if (json_is_null(geometry)) {
        (void)json_object_del(row, "quality");
        return NULL;
    }
    if (!says(geometry, "type", "Point") || !is_position(position))
        return "the geometry has to be a Point, or null";
    json_t *location = json_object();
    *ret_fine =
        location &&
        json_object_set(location, "longitude", json_array_get(position, 0)) == 0 &&
        json_object_set(location, "latitude", json_array_get(position, 1)) == 0 &&
        (!quality || json_object_set(location, "quality", quality) == 0) &&
        json_object_set(row, "location", location) == 0;
    (void)json_object_del(row, "quality");
    json_decref(location);
    return NULL;
}

static bool take_feature(struct api_import *import, int64_t number, const json_t *feature)
{
    json_t *row = json_object_get(feature, "properties");
    const json_t *id = json_object_get(feature, "id");
    bool fine = true;

    if (!says(feature, "type", "Feature") || !json_is_object(row))
        return import_quarantine(import, number, NULL, "not a feature with properties");
    const char *fault = add_location(row, json_object_get(feature, "geometry"), &fine);
    if (fault)
        return import_quarantine(import, number, NULL, "%s", fault);
    if (fine && json_is_string(id) && !json_object_get(row, "id"))
        fine = json_object_set(row, "id", json_object_get(feature, "id")) == 0;
    if (!fine)
        return import_fail(import, API_IMPORT_FAILED, number, "out of memory");
    return merge_row(import, number, row);
}

static bool take_features(struct api_import *import, const json_t *tree)
{
    const json_t *features = json_object_get(tree, "features");

    if (!json_is_array(features))
        return import_fail(import, API_IMPORT_BAD, 0, "a FeatureCollection has features");
    for (size_t i = 0; i < json_array_size(features); i++) {
        if (!take_feature(import, (int64_t)i + 1, json_array_get(features, i)))
            return false;
    }
    return true;
}

const struct import_format import_geojson = {
    .name = "missions-geojson",
    .merges = true,
    .unit = "feature",
};

static bool is_collection(const json_t *tree)
{
    return says(tree, "type", "FeatureCollection");
}

static bool take_collection(struct api_import *import, json_t *tree)
{
    return import_set_format(import, &import_geojson) && merge_start(import) &&
           take_features(import, tree);
}

const struct foreign foreign_geojson = {is_collection, take_collection};
