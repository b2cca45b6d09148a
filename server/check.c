/* check.c - `embassyd check`: can this database be read, and what is in it? Changes
 * nothing, and runs beside a daemon. */
#include "access.h"
#include "commands.h"
#include "database.h"
#include "log.h"
#include "options.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

struct figure {
    const char *name;
    int64_t number;
};

static void print(const struct options *options, const struct db_counts *counts)
{
    const struct figure figures[] = {
        {"schema", counts->schema},
        {"sequence", counts->sequence},
        {"countries", counts->countries},
        {"names", counts->names},
        {"missions", counts->missions},
        {"serves", counts->serves},
        {"contacts", counts->contacts},
        {"sources", counts->sources},
        {"articles", counts->articles},
        {"notices", counts->notices},
        {"arrangements", counts->arrangements},
        {"changes", counts->changes},
    };

    if (options->json) {
        (void)fputs("{\"database\":", stdout);
        access_quote(stdout, options->database);
        (void)fputs(",\"integrity\":\"ok\"", stdout);
    } else {
        (void)printf("database     %s\nintegrity    ok\n", options->database);
    }
    for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++) {
        (void)printf(options->json ? ",\"%s\":%" PRId64 : "%-12s %" PRId64 "\n",
                     figures[i].name, figures[i].number);
    }
    if (options->json)
        (void)fputs("}\n", stdout);
}

int check_command(const struct options *options)
{
    struct db *db = NULL;
    struct db_counts counts = {.schema = 0};
    int code = database_open(&db, options->database, DB_READ);

    if (code != EX_OK)
        return code;
    if (db_check(db) == DB_OK && db_count(db, &counts) == DB_OK) {
        print(options, &counts);
    } else {
        log_error("'%s' is damaged: %s", options->database, db_error(db));
        code = EX_DATAERR;
    }
    db_close(db);
    return code;
}
