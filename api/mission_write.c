/* mission_write.c - PUT, PATCH and DELETE of /missions/{id}. */
#include "claim.h"
#include "document.h"
#include "draft.h"
#include "mission_json.h"
#include "mission_read.h"
#include "routes.h"
#include "write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DATE_LENGTH = 10 };

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

static void copy_base(const struct db_mission *mission, void *context)
{
    draft_copy(context, mission);
}

/* As of today, unless the editors have said so before. */
static enum claim_change put_claim(struct claim_set *set, const char *today,
                                   const char *facts)
{
    const struct db_claim *before = claim_set_find(set, editor.id);
    struct db_claim claim = {
        .source = editor.id, .as_of = today, .is_dated = true, .facts = facts};

    if (before && strcmp(before->facts, facts) == 0)
        claim.as_of = before->as_of;
    return claim_set_put(set, &claim);
}

/* What other sources say of the mission stays beside what the editor says now. */
static enum db_status put_with_claims(struct call *call, const struct db_mission *base,
                                      struct db_mission *mission)
{
    struct buffer text = {0};
    struct claim_set set;
    char today[DATE_LENGTH + 1];
    enum db_status status = DB_OK;
    bool fine = claim_set_open(&set, base);

    (void)snprintf(today, sizeof(today), "%.*s", DATE_LENGTH, call->now);
    claim_facts(&text, mission, NULL);
    const char *facts = buffer_text(&text);
    if (!fine || !facts) {
        call->out_of_memory = true;
        status = DB_FAILED;
    } else if (put_claim(&set, today, facts) == CLAIM_TOO_LONG) {
        call_fault(call, "#", "a source says more than %d bytes of this mission",
                   DB_FACTS_MAX);
    } else {
        claim_set_give(&set, mission);
        status = put(call, mission);
    }
    claim_set_release(&set);
    buffer_release(&text);
    return status;
}

/* Over what is there, or new. */
static enum db_status put_over(struct call *call, struct db_mission *mission)
{
    struct draft *base = malloc(sizeof(*base));
    enum db_status status = DB_FAILED;

    if (!base) {
        call->out_of_memory = true;
        return DB_FAILED;
    }
    draft_clear(base);
    status = db_mission_by_id(call->db, mission->id, copy_base, base);
    if (status == DB_NOT_FOUND || (status == DB_OK && base->mission.claim_count == 0 &&
                                   strcmp(base->mission.source, editor.id) == 0))
        status = put(call, mission);
    else if (status == DB_OK)
        status = put_with_claims(call, &base->mission, mission);
    free(base);
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
    enum db_status status = put_over(call, &reading.mission);
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
