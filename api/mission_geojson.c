#include "mission_forms.h"
#include "mission_json.h"

#include <string.h>

static bool is_located(const struct db_mission *mission)
{
    return mission->point_quality != DB_POINT_NONE &&
           mission->point_quality != DB_POINT_SUSPECT;
}

/* Longitude first (RFC 7946 §3.1.1). */
static void put_geometry(struct json *json, const struct db_mission *mission)
{
    json_key(json, "geometry");
    if (!is_located(mission)) {
        json_text(json, NULL);
        return;
    }
    json_open(json, '{');
    json_put_text(json, "type", "Point");
    json_put_open(json, "coordinates", '[');
    json_degrees(json, mission->point.longitude);
    json_degrees(json, mission->point.latitude);
    json_close(json, ']');
    json_close(json, '}');
}

/* `location` as the quality of the geometry: null where none is known. */
static void put_quality(struct json *json, const struct db_mission *mission)
{
    bool is_none = mission->point_quality == DB_POINT_NONE;

    json_put_text(json, "quality",
                  is_none ? NULL : db_point_word(mission->point_quality));
}

static void put_properties(struct json *json, const struct db_mission *mission,
                           uint64_t fields)
{
    json_put_open(json, "properties", '{');
    for (size_t i = 0; mission_members[i].name; i++) {
        if (fields != 0 && (fields & UINT64_C(1) << i) == 0)
            continue;
        if (strcmp(mission_members[i].name, "location") == 0) {
            put_quality(json, mission);
            continue;
        }
        json_key(json, mission_members[i].name);
        mission_members[i].write(json, mission);
    }
    json_close(json, '}');
}

void mission_geojson(struct json *json, const struct db_mission *mission, uint64_t fields)
{
    json_open(json, '{');
    json_put_text(json, "type", "Feature");
    json_put_text(json, "id", mission->id);
    put_geometry(json, mission);
    put_properties(json, mission, fields);
    json_close(json, '}');
}
