/* import_document.c - a file that is one document of JSON: whose is it? */
#include "body.h"
#include "foreign.h"

/* The first that says yes takes it: GeoJSON of OpenStreetMap is GeoJSON too. */
static const struct foreign *const foreigners[] = {
    &foreign_feed,        &foreign_wikidata, &foreign_overpass,
    &foreign_osm_geojson, &foreign_geojson,  &foreign_amt,
};

static const struct foreign *find(const json_t *tree)
{
    for (size_t i = 0; i < sizeof(foreigners) / sizeof(foreigners[0]); i++) {
        if (foreigners[i]->is(tree))
            return foreigners[i];
    }
    return NULL;
}

bool foreign_is_document(const json_t *tree)
{
    return find(tree) != NULL;
}

static bool take_document(struct api_import *import, json_t *tree)
{
    const struct foreign *foreign = find(tree);

    if (foreign)
        return foreign->take(import, tree);
    return import_fail(
        import, API_IMPORT_BAD, 0,
        "looks like JSON, but is neither NDJSON (an object a line) nor GeoJSON nor a JSON "
        "Feed nor an answer of Wikidata, Overpass or the Auswärtiges Amt");
}

bool import_document(struct api_import *import, const char *text, size_t length)
{
    json_error_t error = {.line = 0};

    if (body_is_deep(text, length)) {
        return import_fail(import, API_IMPORT_BAD, 0, "nested more than %d deep",
                           BODY_DEPTH_MAX);
    }
    json_t *tree = json_loadb(text, length, JSON_REJECT_DUPLICATES, &error);
    if (!tree && json_error_code(&error) == json_error_out_of_memory)
        return import_fail(import, API_IMPORT_FAILED, 0, "out of memory");
    if (!tree) {
        return import_fail(import, API_IMPORT_BAD, error.line,
                           "looks like JSON, but it is damaged or cut off here");
    }
    bool fine = take_document(import, tree);
    json_decref(tree);
    return fine;
}
