/* init.c - `embassyd init`: a new database with what the binary brings along. */
#include "clock.h"
#include "commands.h"
#include "database.h"
#include "log.h"
#include "options.h"
#include "writer.h"

#include "api/import.h"

#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

static int fill(struct db *db, bool missions, struct api_import_report *ret_report)
{
    char at[CLOCK_TEXT_SIZE];

    clock_text(at, clock_unix());
    const struct api_import_options options = {.at = at, .actor = "init"};
    const enum api_import_result result =
        api_starter_load(db, missions, &options, ret_report);
    if (result == API_IMPORT_DONE)
        return EX_OK;
    log_error("cannot load the starter data: %s", ret_report->error);
    return result == API_IMPORT_BAD ? EX_SOFTWARE : EX_IOERR;
}

int init_command(const struct options *options)
{
    struct writer writer;
    struct api_import_report report = {.read = 0};
    struct db_counts counts = {.schema = 0};
    int code = writer_open(&writer, options->database, DB_CREATE, false);

    if (code != EX_OK)
        return code;
    code = fill(writer.db, !options->empty, &report);
    if (code == EX_OK && db_count(writer.db, &counts) != DB_OK) {
        log_error("cannot read '%s': %s", options->database, db_error(writer.db));
        code = EX_IOERR;
    }
    api_import_report_release(&report);
    db_close(writer.db);
    writer.db = NULL;
    if (code != EX_OK) {
        database_remove(options->database); /* before the lock is given up */
    } else {
        (void)printf("created '%s': %" PRId64 " countries, %" PRId64 " missions, %" PRId64
                     " arrangements, %" PRId64 " articles and notices\n",
                     options->database, counts.countries, counts.missions,
                     counts.arrangements, counts.articles + counts.notices);
    }
    writer_close(&writer);
    return code;
}
