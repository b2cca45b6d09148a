/* import_put.c - putting a post, and marking those that a release has no more. */
#include "document.h"
#include "import_run.h"

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

static void copy_mission(const struct db_mission *mission, void *context)
{
    draft_copy(context, mission);
}

static bool vanish(struct api_import *import, const char *id)
{
    struct draft *draft = &import->draft;
    enum db_change change = DB_UNCHANGED;
    enum db_status status = db_mission_by_id(import->db, id, copy_mission, draft);

    if (status != DB_OK)
        return import_fail_db(import, status, 0);
    draft->mission.source_as_of = import->newest;
    import_mark_gone(import, import->as_of);
    if (draft->full)
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
