/* merge.c - one row: which mission it means, whether it may change it, and into the
 * store; checked like a write through the API. */
#include "merge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool merge_start(struct api_import *import)
{
    import->merge = calloc(1, sizeof(*import->merge));
    if (!import->merge)
        return import_fail(import, API_IMPORT_FAILED, 0, "out of memory");
    import->merge->call.db = import->db;
    return true;
}

void merge_free(struct merge *merge)
{
    if (merge) {
        buffer_release(&merge->before);
        buffer_release(&merge->facts);
    }
    free(merge);
}

const char *merge_source(const struct api_import *import)
{
    const struct merge *merge = import->merge;

    return merge->source[0] ? merge->source : import->source.id;
}

bool merge_set_aside(struct api_import *import, int64_t line)
{
    const struct call *call = &import->merge->call;
    const char *id = import->merge->id[0] ? import->merge->id : NULL;
    /* A name is made from other members: what is wrong with those says more. */
    bool is_name = call->fault_count > 1 && strcmp(call->fault[0].where, "#/name") == 0;
    const struct fault *fault = &call->fault[is_name ? 1 : 0];

    if (call->fault_count == 1)
        return import_quarantine(import, line, id, "%s: %s", fault->where + 2,
                                 fault->detail);
    return import_quarantine(import, line, id, "%s: %s (and %zu more)", fault->where + 2,
                             fault->detail, call->fault_count - 1);
}

bool merge_set_aside_full(struct api_import *import, int64_t line)
{
    return import_quarantine(import, line, import->merge->id,
                             "more text or lists than a mission can hold");
}

bool merge_put(struct api_import *import, int64_t line)
{
    struct merge *merge = import->merge;
    struct db_mission *mission = &import->draft.mission;
    enum db_status status = DB_OK;

    mission->id = merge->id;
    mission->source = merge_source(import);
    mission->source_as_of = import->as_of;
    if (merge->rename)
        status = db_mission_rename(import->db, merge->rename, merge->id);
    return status == DB_OK ? import_store(import, line)
                           : import_fail_db(import, status, line);
}

/* Has a newer release of the same source said something of this mission? */
static bool is_older(const struct api_import *import)
{
    const struct db_mission *base = &import->base.mission;
    bool is_known = strcmp(base->source, import->source.id) == 0;

    for (size_t i = 0; i < base->claim_count; i++)
        is_known |= strcmp(base->claims[i].source, import->source.id) == 0;
    return import->older && is_known;
}

/* Now it is known which mission is meant: merge->id, and import->base if it is here. */
static bool settle(struct api_import *import, int64_t line, json_t *row)
{
    struct merge *merge = import->merge;
    const struct db_mission *base = &import->base.mission;
    bool is_deleted = false;
    enum db_status status = db_mission_seen(import->db, merge->id);

    if (status == DB_CONFLICT) {
        return import_quarantine(import, line, merge->id,
                                 "listed twice: an earlier row means the same mission");
    }
    if (status == DB_OK && !base->id)
        status = import_is_deleted(import, merge->id, &is_deleted);
    if (status != DB_OK)
        return import_fail_db(import, status, line);
    if (is_deleted)
        return import_keep(import, line, merge->id, "deleted here, kept out");
    if (!base->id)
        return import->draft.full ? merge_set_aside_full(import, line)
                                  : merge_put(import, line);
    if (is_older(import)) {
        return import_keep(import, line, merge->id,
                           "known from a newer release of %s, kept", import->source.id);
    }
    return merge_change(import, line, row);
}

/* The name that a row without one gets is only that of a new mission. */
static bool read_whole(struct api_import *import, json_t *row)
{
    bool is_named = json_object_get(row, "name") != NULL;
    bool fine = merge_read_object(import, row);

    if (!is_named)
        (void)json_object_del(row, "name");
    return fine;
}

/* Nothing is here under the row's id, or it has none: it has to be whole, and its facts
 * say whether the post is here all the same. */
static bool find_by_facts(struct api_import *import, int64_t line, json_t *row)
{
    struct merge *merge = import->merge;
    bool is_several = false;

    if (!read_whole(import, row))
        return import_fail(import, API_IMPORT_FAILED, line, "out of memory");
    if (merge->call.fault_count > 0)
        return merge_set_aside(import, line);
    import->draft.mission.id = merge->id;
    enum db_status status = merge_find(import, &is_several);
    if (status != DB_OK)
        return import_fail_db(import, status, line);
    if (is_several) {
        return import_quarantine(
            import, line, NULL,
            "a mission like this one is known, but not surely this one: the id has to say "
            "which is meant");
    }
    return settle(import, line, row);
}

bool merge_row(struct api_import *import, int64_t line, json_t *row)
{
    struct merge *merge = import->merge;

    if (!import_begin(import))
        return false;
    merge->rename = NULL;
    draft_clear(&import->base);
    enum db_status status = merge_read_head(import, row);
    if (status == DB_OK && merge->call.fault_count > 0)
        return merge_set_aside(import, line);
    if (status == DB_OK && merge->id[0])
        status = import_find(import, merge->id);
    if (status != DB_OK && status != DB_NOT_FOUND)
        return import_fail_db(import, status, line);
    if (!import->base.mission.id)
        return find_by_facts(import, line, row);
    (void)snprintf(merge->id, sizeof(merge->id), "%s", import->base.mission.id);
    return settle(import, line, row);
}

bool merge_text(struct api_import *import, int64_t line, const char *text, size_t length)
{
    bool fine = true;
    json_t *row = merge_parse(import, line, text, length, &fine);

    if (!row)
        return fine;
    fine = json_is_object(row)
               ? merge_row(import, line, row)
               : import_quarantine(import, line, NULL, "not an object of JSON");
    json_decref(row);
    return fine;
}
