/* osm.c - embassies and consulates of OpenStreetMap (ODbL-1.0): an answer of Overpass, or
 * GeoJSON that was made of one. */
#include "osm.h"

#include "doe.h"
#include "starter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double near_km = 1; /* what is so near to a known post is that post */

#define OSM_SOURCE                                                                       \
    {                                                                                    \
        .id = "openstreetmap", .name = "OpenStreetMap",                                  \
        .url = "https://www.openstreetmap.org/copyright", .licence = "ODbL-1.0",         \
        .attribution = "© OpenStreetMap contributors",                                   \
    }

const struct import_format import_overpass = {
    .name = "overpass-json",
    .source = OSM_SOURCE,
    .merges = true,
    .unit = "element",
};

const struct import_format import_osm_geojson = {
    .name = "openstreetmap-geojson",
    .source = OSM_SOURCE,
    .merges = true,
    .unit = "feature",
};

/* Has the post facts that no other one of its sender has? A consulate without a city has
 * none, nor has an embassy that is not to the country it stands in. */
static bool has_facts(const struct draft *draft)
{
    const struct db_mission *mission = &draft->mission;

    if (strcmp(db_rank_row(mission->rank)->class, "embassy") != 0)
        return mission->city != NULL;
    return mission->serves_count == 0 || draft_serves(draft, mission->host);
}

/* A new post without an item or facts is known by where it is drawn. */
static void name_new(struct api_import *import, const struct osm_record *record,
                     const char *item)
{
    struct draft *draft = &import->draft;
    char facts[OSM_NAME_MAX + 20];
    char id[STARTER_ID_MAX];

    draft->mission.id = item;
    if (item[0] || has_facts(draft))
        return;
    (void)snprintf(facts, sizeof(facts), "openstreetmap %s", record->name);
    starter_id_of(facts, id);
    draft->mission.id = draft_text(draft, id);
}

static bool store(struct api_import *import, const struct osm_record *record,
                  const struct osm_place *place, const char *item, char id[IMPORT_ID_MAX])
{
    const struct foreign_search search = {
        .near_km = near_km,
        .serves = place->target_count > 0 ? place->target[0]->code : NULL};
    bool is_known = id[0] != '\0';
    bool is_several = false;
    enum db_status status =
        is_known ? DB_OK : foreign_find(import, &search, id, &is_several);

    if (status != DB_OK)
        return import_fail_db(import, status, record->number);
    if (is_several) {
        return import_quarantine(import, record->number, record->name,
                                 "a mission like this one is known, but not surely this "
                                 "one");
    }
    foreign_cover(import, place->host->code);
    import->draft.mission.id = id;
    if (id[0] && !is_known && item[0] && id[0] == 'Q') {
        import_warn(import, record->number, record->name,
                    "its tag wikidata names %s, the post there is known as %s", item, id);
    }
    if (id[0])
        return foreign_merge(import, record->number, FOREIGN_NAME);
    name_new(import, record, item);
    return foreign_merge(import, record->number,
                         FOREIGN_POST | FOREIGN_NAME |
                             (place->target_count > 0 ? FOREIGN_SERVES : 0));
}

static bool take_record(struct api_import *import, const struct osm_record *record)
{
    const char *tag = osm_tag(record, "wikidata");
    char item[ATLAS_ITEM_MAX] = "";
    char id[IMPORT_ID_MAX] = "";
    char host[DB_COUNTRY_CODE_MAX] = "";
    struct osm_place place;

    draft_clear(&import->draft);
    if (tag && doe_item(tag, item)) {
        enum db_status status = foreign_find_id(import, item, id, host);

        if (status != DB_OK && status != DB_NOT_FOUND)
            return import_fail_db(import, status, record->number);
    }
    const char *reason = osm_place(import, record, host, &place);
    if (reason)
        return import_quarantine(import, record->number, record->name, "%s", reason);
    osm_fill(import, record, &place);
    return store(import, record, &place, item, id);
}

static bool take_records(struct api_import *import, struct osm_records *records)
{
    if (!osm_join(import, records))
        return false;
    for (size_t i = 0; i < records->count; i++) {
        if (!records->record[i].head && !take_record(import, &records->record[i]))
            return false;
    }
    return true;
}

static bool take(struct api_import *import, const json_t *list,
                 bool (*read)(struct api_import *, const json_t *, struct osm_records *))
{
    struct osm_records records = {.count = 0};

    if (!json_is_array(list))
        return import_fail(import, API_IMPORT_BAD, 0, "there is no list of objects");
    records.record = calloc(json_array_size(list) + 1, sizeof(*records.record));
    import->state = records.record;
    if (!records.record)
        return import_fail(import, API_IMPORT_FAILED, 0, "out of memory");
    return read(import, list, &records) && take_records(import, &records);
}

static bool is_overpass(const json_t *tree)
{
    return json_is_array(json_object_get(tree, "elements")) &&
           (json_object_get(tree, "osm3s") || json_object_get(tree, "version") ||
            json_object_get(tree, "generator"));
}

/* What a query had when its time or memory ran out is no answer. */
static bool take_overpass(struct api_import *import, json_t *tree)
{
    const char *remark = foreign_member(tree, "remark");
    const char *date =
        foreign_member(json_object_get(tree, "osm3s"), "timestamp_osm_base");

    if (!foreign_start(import, &import_overpass, date))
        return false;
    if (remark && strstr(remark, "error")) {
        return import_fail(import, API_IMPORT_BAD, 0,
                           "Overpass did not finish its answer: %.200s", remark);
    }
    return take(import, json_object_get(tree, "elements"), osm_read_elements);
}

/* Is this the id of an object of OpenStreetMap? */
static bool is_object_id(const char *id)
{
    static const char *const begins[] = {"node/", "way/", "relation/"};

    for (size_t i = 0; id && i < sizeof(begins) / sizeof(begins[0]); i++) {
        if (strncmp(id, begins[i], strlen(begins[i])) == 0)
            return true;
    }
    return false;
}

static bool is_osm_geojson(const json_t *tree)
{
    const char *type = foreign_member(tree, "type");
    const json_t *feature = json_array_get(json_object_get(tree, "features"), 0);
    const json_t *properties = json_object_get(feature, "properties");

    return type && strcmp(type, "FeatureCollection") == 0 &&
           (is_object_id(foreign_member(properties, "@id")) ||
            is_object_id(foreign_member(feature, "id")) ||
            is_object_id(foreign_member(properties, "id")) ||
            json_is_object(json_object_get(properties, "tags")));
}

static bool take_osm_geojson(struct api_import *import, json_t *tree)
{
    return foreign_start(import, &import_osm_geojson,
                         foreign_member(tree, "timestamp")) &&
           take(import, json_object_get(tree, "features"), osm_read_features);
}

const struct foreign foreign_overpass = {is_overpass, take_overpass};
const struct foreign foreign_osm_geojson = {is_osm_geojson, take_osm_geojson};
