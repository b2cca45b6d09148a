/* export.c - `embassyd export`: every record as one line of JSON on stdout. */
#include "commands.h"
#include "database.h"
#include "log.h"
#include "options.h"

#include "api/export.h"

#include <stdio.h>
#include <sysexits.h>

static bool print_line(const char *line, size_t length, void *context)
{
    (void)context;
    return fwrite(line, 1, length, stdout) == length;
}

/* False: no such kind, which is said. */
static bool read_kinds(const char *word, unsigned *ret_kinds)
{
    enum db_kind kind = DB_KIND_COUNTRY;

    *ret_kinds = (1U << DB_KIND__COUNT) - 1;
    if (!word)
        return true;
    if (!db_kind_from_word(word, &kind)) {
        log_error(
            "--kind wants arrangement, article, country, helpline, mission, notice or source, "
            "not '%s'",
            word);
        return false;
    }
    *ret_kinds = 1U << kind;
    return true;
}

int export_command(const struct options *options)
{
    struct db *db = NULL;
    char error[256];
    unsigned kinds = 0;

    if (!read_kinds(options->kind, &kinds))
        return EX_USAGE;
    int code = database_open(&db, options->database, DB_READ);
    if (code != EX_OK)
        return code;
    if (!api_export(db, kinds, print_line, NULL, error)) {
        log_error("cannot export '%s': %s", options->database,
                  error[0] ? error : "cannot write the output");
        code = EX_IOERR;
    }
    db_close(db);
    return code;
}
