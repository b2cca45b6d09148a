/* import.c - the engine: bytes in, one transaction, a report out. import_bytes.c cuts
 * them up, import_line.c finds out which format it is, import_begin.c opens the
 * transaction, doe.c, starter_missions.c and the formats that merge know what the rows
 * mean, import_store.c and merge.c put them. */
#include "import.h"

#include "import_run.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PRESENT_PERCENT = 80 };

bool import_fail(struct api_import *import, enum api_import_result result, int64_t line,
                 const char *format, ...)
{
    char *error = import->report.error;
    size_t size = sizeof(import->report.error);
    int length = 0;
    va_list arguments;

    if (import->result != API_IMPORT_DONE)
        return false;
    import->result = result;
    import->report.error_line = line;
    if (line > 0)
        length = snprintf(error, size, "%s %" PRId64 ": ", import->report.unit, line);
    va_start(arguments, format);
    (void)vsnprintf(error + length, size - (size_t)length, format, arguments);
    va_end(arguments);
    report_whole_text(error);
    return false;
}

bool import_fail_db(struct api_import *import, enum db_status status, int64_t line)
{
    enum api_import_result result = API_IMPORT_FAILED;

    if (status == DB_BUSY)
        result = API_IMPORT_BUSY;
    if (status == DB_FULL)
        result = API_IMPORT_FULL;
    return import_fail(import, result, line, "%s", db_error(import->db));
}

void import_warn(struct api_import *import, int64_t line, const char *id,
                 const char *format, ...)
{
    char reason[300];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(reason, sizeof(reason), format, arguments);
    va_end(arguments);
    report_whole_text(reason);
    report_warn(&import->report, line, id, reason);
}

bool import_quarantine(struct api_import *import, int64_t line, const char *id,
                       const char *format, ...)
{
    char reason[300];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(reason, sizeof(reason), format, arguments);
    va_end(arguments);
    report_whole_text(reason);
    if (import->format->strict)
        return import_fail(import, API_IMPORT_BAD, line, "%s", reason);
    import->report.read++;
    report_quarantine(&import->report, line, id, reason);
    return true;
}

struct api_import *api_import_start(struct db *db,
                                    const struct api_import_options *options)
{
    struct api_import *import = calloc(1, sizeof(*import));

    if (!import)
        return NULL;
    import->db = db;
    import->options = *options;
    import->joined = db_is_writing(db);
    import->report.dry_run = options->dry_run;
    import->report.unit = "line";
    import->digest = XXH3_createState();
    if (!import->digest) {
        free(import);
        return NULL;
    }
    XXH3_128bits_reset(import->digest);
    return import;
}

bool api_import_feed(struct api_import *import, const char *bytes, size_t length)
{
    if (import->result != API_IMPORT_DONE)
        return false;
    XXH3_128bits_update(import->digest, bytes, length);
    return import_bytes(import, bytes, length);
}

int64_t api_import_rows(const struct api_import *import)
{
    return import->report.read;
}

/* Of a release that merges it is the rows themselves that are counted: a mission may be
 * known from other sources too. */
static bool count_before(struct api_import *import)
{
    if (!import->format->merges)
        return true;
    enum db_status status = db_import_run_usable(import->db, import->source.id,
                                                 import->part, &import->present);
    return status == DB_OK || import_fail_db(import, status, 0);
}

/* A source that shrank by a fifth overnight is more often a broken download. */
static bool is_plausible(struct api_import *import)
{
    int64_t rows = import->report.read - import->report.quarantined_count;

    if (!import_is_release(import->format) || import->older || import->options.force)
        return true;
    if (!count_before(import))
        return false;
    if (rows * 100 >= import->present * PRESENT_PERCENT)
        return true;
    return import_fail(import, API_IMPORT_REFUSED, 0,
                       "%" PRId64 " usable rows are fewer than %d %% of the %" PRId64
                       " of the last release: --force (force=1) takes them all the same",
                       rows, PRESENT_PERCENT, import->present);
}

static bool add_run(struct api_import *import)
{
    const struct api_import_report *report = &import->report;
    char digest[2 * sizeof(XXH128_hash_t) + 1];
    XXH128_hash_t hash = XXH3_128bits_digest(import->digest);
    char *json = api_import_report_json(report);

    if (!json)
        return import_fail(import, API_IMPORT_FAILED, 0, "out of memory");
    (void)snprintf(digest, sizeof(digest), "%016" PRIx64 "%016" PRIx64,
                   (uint64_t)hash.high64, (uint64_t)hash.low64);
    const struct db_import_run run = {
        .source = report->source,
        .at = import->options.at,
        .as_of = report->as_of,
        .digest = digest,
        .read = report->read,
        .inserted = report->inserted,
        .updated = report->updated,
        .unchanged = report->unchanged,
        .vanished = report->vanished,
        .quarantined = report->quarantined_count,
        .warnings = report->warning_count,
        .report = json,
        .part = import->part,
    };
    enum db_status status = db_import_run_add(import->db, &run);
    free(json);
    return status == DB_OK || import_fail_db(import, status, 0);
}

/* A merge in our own members that was told to take every row has to have taken them. */
static bool took_every_row(struct api_import *import)
{
    int64_t count = import->report.quarantined_count;

    if (import_is_release(import->format) || !import->options.every_row || count == 0)
        return true;
    return import_fail(import, API_IMPORT_BAD, 0,
                       "%" PRId64 " of %" PRId64 " rows cannot be stored", count,
                       import->report.read);
}

/* Everything between the last byte and the commit. */
static bool settle(struct api_import *import)
{
    if (!import_bytes_end(import))
        return false;
    if (import->format && import->format->end && !import->format->end(import))
        return false;
    if (import->lines.number == 0 && !import->format)
        return import_fail(import, API_IMPORT_BAD, 0, "the file is empty");
    if (import->report.read == 0)
        return import_fail(import, API_IMPORT_BAD, 0, "no rows");
    if (!import_begin(import)) /* when no row was fit to begin with */
        return false;
    if (import->report.lost)
        return import_fail(import, API_IMPORT_FAILED, 0, "out of memory");
    if (!took_every_row(import) || !is_plausible(import))
        return false;
    if (!import->format->merges && !import->older && !import_vanish(import))
        return false;
    enum db_status status = db_mission_seen_clear(import->db);
    if (status != DB_OK)
        return import_fail_db(import, status, 0);
    import->report.last_sequence = import_sequence(import->db);
    return import_put_origin(import) && add_run(import);
}

static void end_transaction(struct api_import *import)
{
    const struct api_import_report *report = &import->report;

    assert(import->result != API_IMPORT_DONE ||
           report->read == report->inserted + report->updated + report->unchanged +
                               report->quarantined_count);
    bool stores =
        import->begun && import->result == API_IMPORT_DONE && !import->options.dry_run;
    if (stores && !import->joined) {
        enum db_status status = db_write_commit(import->db);

        if (status != DB_OK)
            (void)import_fail_db(import, status, 0);
    } else if (!import->joined) {
        db_write_rollback(import->db);
    }
    if (import->result != API_IMPORT_DONE || import->options.dry_run) {
        import->report.first_sequence = 0;
        import->report.last_sequence = -1;
    }
}

enum api_import_result api_import_finish(struct api_import *import, bool whole,
                                         struct api_import_report *ret_report)
{
    if (!whole) {
        (void)import_fail(import, API_IMPORT_BAD, 0, "interrupted: nothing is stored");
    } else if (import->result == API_IMPORT_DONE) {
        (void)settle(import);
    }
    end_transaction(import);

    enum api_import_result result = import->result;
    *ret_report = import->report;
    atlas_release(import->atlas);
    buffer_release(&import->document);
    buffer_release(&import->held);
    merge_free(import->merge);
    (void)XXH3_freeState(import->digest);
    free(import->state);
    free(import);
    return result;
}
