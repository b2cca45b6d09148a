/* import_kept.c - counting rows; and what was decided here, which no import undoes. */
#include "import_run.h"

#include "db/history.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { DATE_LENGTH = 10, RENAMES_MAX = 8 };

bool import_count_unchanged(struct api_import *import)
{
    import->report.read++;
    import->report.unchanged++;
    return true;
}

bool import_keep(struct api_import *import, int64_t line, const char *id,
                 const char *format, ...)
{
    char reason[300];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(reason, sizeof(reason), format, arguments);
    va_end(arguments);
    report_whole_text(reason);
    report_warn(&import->report, line, id, reason);
    import->report.kept++;
    return import_count_unchanged(import);
}

bool import_store(struct api_import *import, int64_t line)
{
    enum db_change change = DB_UNCHANGED;

    if (import->draft.full)
        return import_fail(import, API_IMPORT_FAILED, line, "a mission is too large");
    if (!import_put(import, line, &change))
        return false;
    import->report.read++;
    import->report.inserted += change == DB_INSERTED;
    import->report.updated += change == DB_UPDATED;
    import->report.unchanged += change == DB_UNCHANGED;
    return true;
}

/* What the log says last of an id. */
struct last {
    bool is_deleted;
    char date[DATE_LENGTH + 1];
    char successor[IMPORT_ID_MAX];
};

static void copy_last(const struct db_change_row *change, void *context)
{
    struct last *last = context;

    last->is_deleted = change->document == NULL;
    (void)snprintf(last->date, sizeof(last->date), "%s", change->at);
    (void)snprintf(last->successor, sizeof(last->successor), "%s",
                   change->successor ? change->successor : "");
}

/* A release from before the deletion, or of the same day, was known to whoever deleted;
 * one that came out later is news. An id that was given up is asked about under the one
 * that followed it. */
enum db_status import_is_deleted(struct api_import *import, const char *id,
                                 bool *ret_deleted)
{
    struct last last = {.successor = ""};
    char now[IMPORT_ID_MAX];

    *ret_deleted = false;
    (void)snprintf(now, sizeof(now), "%s", id);
    for (int i = 0; i < RENAMES_MAX; i++) {
        enum db_status status =
            db_change_last(import->db, DB_KIND_MISSION, now, copy_last, &last);

        if (status != DB_OK)
            return status == DB_NOT_FOUND ? DB_OK : status;
        if (!last.is_deleted)
            return DB_OK;
        if (last.successor[0] == '\0')
            break;
        (void)snprintf(now, sizeof(now), "%s", last.successor);
    }
    *ret_deleted = import->undated || strcmp(import->as_of, last.date) <= 0;
    return DB_OK;
}
