/* mission_write.c - PUT, PATCH and DELETE of /missions/{id}. */
#include "document.h"
#include "mission_json.h"
#include "mission_read.h"
#include "routes.h"
#include "write.h"

#include <stdio.h>

/* What is edited here is not what a release of a source said any more. */
static const struct db_source editor = {
    .id = DB_SOURCE_EDITOR,
    .name = "Editors of this site",
    .licence = "CC0-1.0",
};

static void ignore_source(const struct db_source *source, void *context)
{
    (void)source;
    (void)context;
}

static enum db_status put_source(struct call *call)
{
    struct buffer document = {0};
    enum db_status status = db_source_by_id(call->db, editor.id, ignore_source, NULL);

    if (status != DB_NOT_FOUND)
        return status;
    document_source(&document, &editor);
    const char *text = buffer_text(&document);
    call->out_of_memory |= text == NULL;
    status = text ? db_source_put(call->db, &editor, text) : DB_FAILED;
    buffer_release(&document);
    return status;
}

static void write_mission(const struct db_mission *mission, void *context)
{
    struct call *call = context;

    mission_json(&call->json, mission, 0);
    call_tag_record(call, mission->id, mission->rev);
}

static enum db_status show(struct call *call, const char *id)
{
    return db_mission_by_id(call->db, id, write_mission, call);
}

static enum db_status put(struct call *call, const struct db_mission *mission)
{
    struct buffer document = {0};
    enum db_change change = DB_UNCHANGED;
    enum db_status status = put_source(call);

    document_mission(&document, mission);
    const char *text = buffer_text(&document);
    call->out_of_memory |= text == NULL;
    if (status == DB_OK)
        status = text ? db_mission_put(call->db, mission, text, &change) : DB_FAILED;
    buffer_release(&document);
    return status;
}

static int store(struct call *call, const json_t *body, const char *id, bool exists,
                 char *ret_id)
{
    const struct members members = {call, body, ""};
    struct mission_reading reading;

    if (!exists && !mission_id_is_usable(id)) {
        return call_problem(call, PROBLEM_BAD_PARAMETER, "id",
                            "a new mission is named by its Wikidata item, or by 26 "
                            "digits of Crockford's alphabet");
    }
    mission_read(&members, &reading);
    if (call->fault_count > 0)
        return 0;
    reading.mission.id = id;
    reading.mission.source = editor.id;
    enum db_status status = put(call, &reading.mission);
    (void)snprintf(ret_id, CALL_CAPTURE_MAX, "%s", id);
    return status == DB_OK ? 0 : call_db_failed(call, status);
}

static enum db_status remove_mission(struct call *call, const char *id)
{
    return db_mission_delete(call->db, id);
}

static const struct record mission_record = {
    .kind = DB_KIND_MISSION,
    .editable = mission_editable,
    .show = show,
    .store = store,
    .remove = remove_mission,
    .collection = "/api/v1/missions/",
};

const struct param mission_write_params[] = {
    {.name = "id",
     .kind = PARAM_ID,
     .required = 1,
     .in_path = 1,
     .example = "Q4374060",
     .about = "Id of the mission: a Wikidata item where there is one"},
    DRY_RUN_PARAM,
    {0},
};

struct naming {
    char id[CALL_CAPTURE_MAX];
};

static void note_id(const struct db_mission *mission, void *context)
{
    struct naming *naming = context;

    (void)snprintf(naming->id, sizeof(naming->id), "%s", mission->id);
}

/* An id that the mission had before means the mission. */
static const char *current_id(struct call *call, struct naming *naming)
{
    const char *id = call_text(call, "id");
    enum db_status status = db_mission_by_id(call->db, id, note_id, naming);

    return status == DB_OK ? naming->id : id;
}

int mission_put(struct call *call)
{
    struct naming naming;

    return write_put(call, &mission_record, current_id(call, &naming));
}

int mission_patch(struct call *call)
{
    struct naming naming;

    return write_patch(call, &mission_record, current_id(call, &naming));
}

int mission_delete(struct call *call)
{
    struct naming naming;

    return write_delete(call, &mission_record, current_id(call, &naming));
}
