/* import_put.c - putting a post, and marking those that a release has no more. */
#include "document.h"
#include "json.h"
#include "merge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The document of the change log, and the row. */
bool import_put(struct api_import *import, int64_t line, enum db_change *ret_change)
{
    const struct db_mission *mission = &import->draft.mission;

    buffer_clear(&import->document);
    document_mission(&import->document, mission);
    const char *document = buffer_text(&import->document);
    if (!document)
        return import_fail(import, API_IMPORT_FAILED, line, "out of memory");
    enum db_status status = db_mission_put(import->db, mission, document, ret_change);
    return status == DB_OK || import_fail_db(import, status, line);
}

/* Words and date of a post that release `newest` has no more; the same whichever of the
 * two releases came first. */
void import_mark_gone(struct api_import *import, const char *newest)
{
    struct draft *draft = &import->draft;

    draft->mission.status = DB_STATUS_UNKNOWN;
    draft->mission.status_since = draft_text(draft, newest);
    draft->mission.status_reason =
        draft_format(draft, "not in the release of %s of %s", newest, import->source.id);
}

/* Which posts to mark: none can be put while a query is still giving them. */
struct ids {
    char (*id)[IMPORT_ID_MAX];
    size_t count, room;
    bool failed;
};

static void add_id(const struct db_mission *mission, void *context)
{
    struct ids *ids = context;

    if (ids->count == ids->room) {
        size_t room = ids->room ? ids->room * 2 : 64;
        void *grown = realloc(ids->id, room * sizeof(*ids->id));

        if (!grown) {
            ids->failed = true;
            return;
        }
        ids->id = grown;
        ids->room = room;
    }
    (void)snprintf(ids->id[ids->count++], IMPORT_ID_MAX, "%s", mission->id);
}

/* How a post is marked as gone, as members; NULL: memory. */
static json_t *marks_of_gone(struct api_import *import)
{
    const struct db_mission *mission = &import->draft.mission;
    struct json json = {.out = &import->document};
    json_error_t error = {.line = 0};

    draft_clear(&import->draft);
    import_mark_gone(import, import->as_of);
    buffer_clear(&import->document);
    json_open(&json, '{');
    json_put_text(&json, "status", db_status_word(mission->status));
    json_put_text(&json, "status_since", mission->status_since);
    json_put_text(&json, "status_reason", mission->status_reason);
    json_close(&json, '}');
    const char *text = buffer_text(&import->document);
    return text ? json_loads(text, 0, &error) : NULL;
}

/* What its source said of the post, which is gone from it; NULL: memory. */
static json_t *facts_of_gone(struct api_import *import)
{
    const struct db_mission *base = &import->base.mission;
    json_t *marks = marks_of_gone(import);
    json_error_t error = {.line = 0};
    size_t at = 0;

    while (strcmp(base->claims[at].source, import->source.id) != 0)
        at++;
    json_t *facts = json_loads(base->claims[at].facts, 0, &error);
    bool fine = json_object_update(facts, marks) == 0;
    json_decref(marks);
    if (fine)
        return facts;
    json_decref(facts);
    return NULL;
}

/* Its claim is one of the past now; what others say is displayed before it. */
static bool compose_gone(struct api_import *import)
{
    struct db_claim claim = {
        .source = import->source.id, .as_of = import->newest, .is_dated = true};
    enum claim_change change = CLAIM_SAME;

    if (!import->merge && !merge_start(import))
        return false;
    import->merge->rename = NULL;
    import->merge->call.fault_count = 0;
    json_t *facts = facts_of_gone(import);
    claim.facts = facts ? import_facts(import, facts) : NULL;
    json_decref(facts);
    if (!claim.facts)
        return import_fail(import, API_IMPORT_FAILED, 0, "out of memory");
    if (!import_compose(import, 0, &claim, &change))
        return false;
    if (change == CLAIM_PUT && import->merge->call.fault_count == 0)
        return true;
    return import_fail(import, API_IMPORT_FAILED, 0,
                       "mission %s cannot be marked as gone", import->base.mission.id);
}

static bool mark_gone(struct api_import *import)
{
    struct draft *draft = &import->draft;

    if (!import_is_alone(import, import->source.id))
        return compose_gone(import);
    draft_copy(draft, &import->base.mission);
    draft->mission.source_as_of = import->newest;
    import_mark_gone(import, import->as_of);
    return true;
}

static bool vanish(struct api_import *import, const char *id)
{
    enum db_change change = DB_UNCHANGED;
    enum db_status status = import_find(import, id);

    if (status != DB_OK)
        return import_fail_db(import, status, 0);
    if (!mark_gone(import))
        return false;
    if (import->draft.full)
        return import_fail(import, API_IMPORT_FAILED, 0, "mission %s is too large", id);
    if (!import_put(import, 0, &change))
        return false;
    import->report.vanished++;
    return true;
}

bool import_vanish(struct api_import *import)
{
    struct ids ids = {.count = 0};
    enum db_status status =
        db_mission_unseen(import->db, import->source.id, add_id, &ids);
    bool fine = status == DB_OK || import_fail_db(import, status, 0);

    if (fine && ids.failed)
        fine = import_fail(import, API_IMPORT_FAILED, 0, "out of memory");
    for (size_t i = 0; fine && i < ids.count; i++)
        fine = vanish(import, ids.id[i]);
    free(ids.id);
    return fine;
}
