/* import_claim.c - a post that several sources speak of: each has its own claim, and what
 * is displayed is composed of them (claim.h). */
#include "document.h"
#include "merge.h"

#include <string.h>

static void copy_base(const struct db_mission *mission, void *context)
{
    draft_copy(context, mission);
}

enum db_status import_find(struct api_import *import, const char *id)
{
    draft_clear(&import->base);
    return db_mission_by_id(import->db, id, copy_base, &import->base);
}

bool import_is_alone(const struct api_import *import, const char *source)
{
    const struct db_mission *base = &import->base.mission;

    return base->claim_count == 0 && strcmp(base->source, source) == 0;
}

/* What facts mean is read as a part of the whole mission: alone they need not have what
 * every mission has. */
const char *import_facts(struct api_import *import, json_t *facts)
{
    struct merge *merge = import->merge;
    const char *text = NULL;
    json_error_t error = {.line = 0};

    buffer_clear(&merge->before);
    document_mission(&merge->before, &import->base.mission);
    const char *document = buffer_text(&merge->before);
    json_t *whole = document ? json_loads(document, 0, &error) : NULL;
    const struct members members = {&merge->call, whole, ""};

    if (json_object_update(whole, facts) != 0) {
        merge->call.out_of_memory = true;
    } else {
        mission_read(&members, &merge->reading);
        buffer_clear(&merge->facts);
        claim_facts(&merge->facts, &merge->reading.mission, facts);
        text = merge->call.fault_count == 0 ? buffer_text(&merge->facts) : NULL;
        merge->call.out_of_memory |= merge->facts.failed;
    }
    json_decref(whole);
    return merge->call.out_of_memory ? NULL : text;
}

static bool read_displayed(struct api_import *import, const struct claim_set *set)
{
    struct merge *merge = import->merge;
    struct db_mission *mission = &merge->reading.mission;
    json_t *displayed = claim_compose(set->claim, set->count);
    const struct members members = {&merge->call, displayed, ""};

    if (!displayed)
        return false;
    mission_read(&members, &merge->reading);
    mission->id = import->base.mission.id;
    claim_set_give(set, mission);
    if (merge->call.fault_count == 0)
        draft_copy(&import->draft, mission);
    json_decref(displayed);
    return !merge->call.out_of_memory;
}

bool import_compose(struct api_import *import, int64_t line, const struct db_claim *claim,
                    enum claim_change *ret_change)
{
    struct claim_set set;
    bool fine = claim_set_open(&set, &import->base.mission);

    import->merge->call.fault_count = 0;
    if (fine)
        *ret_change = claim_set_put(&set, claim);
    if (fine && *ret_change == CLAIM_SAME && import->merge->rename)
        *ret_change = CLAIM_PUT;
    if (fine && *ret_change == CLAIM_PUT)
        fine = read_displayed(import, &set);
    claim_set_release(&set);
    return fine || import_fail(import, API_IMPORT_FAILED, line, "out of memory");
}

static bool is_edited(const struct api_import *import)
{
    return strcmp(import->base.mission.source, DB_SOURCE_EDITOR) == 0;
}

static bool keep(struct api_import *import, int64_t line)
{
    const char *id = import->base.mission.id;

    if (strcmp(import->merge->id, id) == 0)
        return import_keep(import, line, id, "edited here, kept");
    return import_keep(import, line, import->merge->id, "edited here as %s, kept", id);
}

static bool put(struct api_import *import, int64_t line)
{
    struct merge *merge = import->merge;
    enum db_status status = DB_OK;
    enum db_change change = DB_UNCHANGED;

    if (import->draft.full)
        return merge_set_aside_full(import, line);
    if (is_edited(import))
        return import_put(import, line, &change) && keep(import, line);
    if (merge->rename) {
        status = db_mission_rename(import->db, merge->rename, merge->id);
        import->draft.mission.id = merge->id;
    }
    return status == DB_OK ? import_store(import, line)
                           : import_fail_db(import, status, line);
}

bool import_claim(struct api_import *import, int64_t line, const struct db_claim *claim)
{
    const char *id = import->base.mission.id;
    enum claim_change change = CLAIM_SAME;

    if (!import_compose(import, line, claim, &change))
        return false;
    if (import->merge->call.fault_count > 0)
        return merge_set_aside(import, line);
    switch (change) {
    case CLAIM_SAME:
        return is_edited(import) ? keep(import, line) : import_count_unchanged(import);
    case CLAIM_PUT:
        return put(import, line);
    case CLAIM_TOO_MANY:
        return import_quarantine(import, line, id,
                                 "%d other sources speak of this mission: no more do",
                                 DB_CLAIMS_MAX - 1);
    case CLAIM_TOO_LONG:
        return import_quarantine(import, line, id,
                                 "a source says more than %d bytes of this mission",
                                 DB_FACTS_MAX);
    }
    return false;
}
