/* osm_element.c - objects of OpenStreetMap as Overpass writes them (JSON), and as
 * GeoJSON of overpass turbo or osmtogeojson. */
#include "osm.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { NESTED_MAX = 4 };

static bool read_degrees(const json_t *value, double limit, double *ret_degrees)
{
    double degrees = json_number_value(value);

    *ret_degrees = degrees;
    return json_is_number(value) && degrees >= -limit && degrees <= limit;
}

/* Of an object with `lat` and `lon`. */
static bool read_point(const json_t *object, struct db_point *ret_point)
{
    return read_degrees(json_object_get(object, "lat"), 90, &ret_point->latitude) &&
           read_degrees(json_object_get(object, "lon"), 180, &ret_point->longitude);
}

static bool read_position(const json_t *position, struct db_point *ret_point)
{
    return read_degrees(json_array_get(position, 0), 180, &ret_point->longitude) &&
           read_degrees(json_array_get(position, 1), 90, &ret_point->latitude);
}

/* The middle of the box around the outer ring, which for a building is near enough. */
static bool read_middle(const json_t *geometry, struct db_point *ret_point)
{
    const json_t *list = json_object_get(geometry, "coordinates");
    struct db_point low = {90, 180};
    struct db_point high = {-90, -180};

    if (read_position(list, ret_point))
        return true;
    for (int i = 0;
         i < NESTED_MAX && json_is_array(json_array_get(json_array_get(list, 0), 0)); i++)
        list = json_array_get(list, 0);
    for (size_t i = 0; i < json_array_size(list); i++) {
        struct db_point point;

        if (!read_position(json_array_get(list, i), &point))
            return false;
        low.latitude = point.latitude < low.latitude ? point.latitude : low.latitude;
        low.longitude = point.longitude < low.longitude ? point.longitude : low.longitude;
        high.latitude = point.latitude > high.latitude ? point.latitude : high.latitude;
        high.longitude =
            point.longitude > high.longitude ? point.longitude : high.longitude;
    }
    ret_point->latitude = (low.latitude + high.latitude) / 2;
    ret_point->longitude = (low.longitude + high.longitude) / 2;
    return json_array_size(list) > 0;
}

static bool set_aside(struct api_import *import, const struct osm_record *record,
                      const char *reason)
{
    return import_quarantine(import, record->number,
                             record->name[0] ? record->name : NULL, "%s", reason);
}

/* Keeps the record if its tags say what it is. */
static bool keep(struct api_import *import, struct osm_records *records,
                 struct osm_record *record, bool has_point, const char *no_point)
{
    if (!osm_is_post(record->tags))
        return set_aside(import, record, "not a diplomatic post");
    if (!has_point)
        return set_aside(import, record, no_point);
    const char *reason = osm_classify(import->atlas, record);
    if (reason)
        return set_aside(import, record, reason);
    records->record[records->count++] = *record;
    return true;
}

bool osm_read_elements(struct api_import *import, const json_t *elements,
                       struct osm_records *ret_records)
{
    for (size_t i = 0; i < json_array_size(elements); i++) {
        const json_t *element = json_array_get(elements, i);
        const char *type = foreign_member(element, "type");
        struct osm_record record = {.number = (int64_t)i + 1,
                                    .tags = json_object_get(element, "tags")};

        /* the nodes of a way have none, and are no rows */
        if (!type || json_object_size(record.tags) == 0)
            continue;
        (void)snprintf(record.name, sizeof(record.name), "%.10s/%" PRId64, type,
                       (int64_t)json_integer_value(json_object_get(element, "id")));
        report_whole_text(record.name);
        const json_t *center = json_object_get(element, "center");
        bool has_point = read_point(center ? center : element, &record.point);
        if (!keep(import, ret_records, &record, has_point,
                  "without a centre: Overpass gives it to 'out center'"))
            return false;
    }
    return true;
}

/* "node/1", from wherever the exporter put it. */
static void read_name(const json_t *feature, const json_t *properties,
                      char ret_name[OSM_NAME_MAX])
{
    const char *id = foreign_member(properties, "@id");

    if (!id)
        id = foreign_member(feature, "id");
    if (!id)
        id = foreign_member(properties, "id");
    (void)snprintf(ret_name, OSM_NAME_MAX, "%s", id ? id : "");
    report_whole_text(ret_name);
}

bool osm_read_features(struct api_import *import, const json_t *features,
                       struct osm_records *ret_records)
{
    for (size_t i = 0; i < json_array_size(features); i++) {
        const json_t *feature = json_array_get(features, i);
        const json_t *properties = json_object_get(feature, "properties");
        const json_t *tags = json_object_get(properties, "tags");
        struct osm_record record = {.number = (int64_t)i + 1,
                                    .tags = json_is_object(tags) ? tags : properties};

        read_name(feature, properties, record.name);
        bool has_point = read_middle(json_object_get(feature, "geometry"), &record.point);
        if (!keep(import, ret_records, &record, has_point, "without a place"))
            return false;
    }
    return true;
}
