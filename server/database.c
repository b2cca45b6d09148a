#include "database.h"

#include "log.h"

#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

struct fault {
    int code;
    const char *advice; /* after db's own words; NULL: those are enough */
};

static const struct fault *fault_row(enum db_fault fault)
{
    static const struct fault rows[] = {
        [DB_FAULT_NONE] = {EX_OK, NULL},
        [DB_FAULT_MISSING] = {EX_NOINPUT, "create it with 'embassyd init'"},
        [DB_FAULT_EXISTS] = {EX_CANTCREAT, NULL},
        [DB_FAULT_FOREIGN] = {EX_DATAERR, NULL},
        [DB_FAULT_NEWER] = {EX_DATAERR, NULL},
        [DB_FAULT_OLDER] = {EX_DATAERR, "'embassyd serve' brings it up to date"},
        [DB_FAULT_DAMAGED] = {EX_DATAERR, NULL},
        [DB_FAULT_READ_ONLY] = {EX_NOPERM, NULL},
        [DB_FAULT_SYSTEM] = {EX_IOERR, NULL},
    };

    return &rows[fault];
}

int database_open(struct db **ret_db, const char *path, enum db_mode mode)
{
    struct db *db = NULL;
    const enum db_fault fault = db_open(&db, path, mode);
    const struct fault *row = fault_row(fault);

    if (fault == DB_FAULT_NONE) {
        *ret_db = db;
        return EX_OK;
    }
    log_error("cannot %s '%s': %s%s%s", mode == DB_CREATE ? "create" : "open", path,
              db ? db_error(db) : "out of memory", row->advice ? "; " : "",
              row->advice ? row->advice : "");
    db_close(db);
    *ret_db = NULL;
    return row->code;
}

void database_remove(const char *path)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};

    for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
        char name[4096 + 16];

        (void)snprintf(name, sizeof(name), "%s%s", path, suffixes[i]);
        (void)unlink(name);
    }
}
