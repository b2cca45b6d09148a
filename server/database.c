#include "database.h"

#include "log.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
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

static int say_missing(const char *path)
{
    log_error("cannot open '%s': %s; %s", path, strerrordesc_np(errno),
              fault_row(DB_FAULT_MISSING)->advice);
    return fault_row(DB_FAULT_MISSING)->code;
}

static int lock_failed(const char *path)
{
    const int error = errno;

    log_error("cannot lock '%s': %s", path, strerrordesc_np(error));
    if (error == EACCES || error == EPERM || error == EROFS)
        return EX_NOPERM;
    return error == ENOENT || error == ENOTDIR ? EX_CANTCREAT : EX_IOERR;
}

int writer_open(struct writer *ret_writer, const char *path, enum db_mode mode,
                bool quiet)
{
    *ret_writer = (struct writer){.lock.fd = -1};
    if (mode == DB_WRITE && access(path, F_OK) != 0) /* leave no lock file behind */
        return say_missing(path);

    switch (lock_take(&ret_writer->lock, path)) {
    case LOCK_FAILED:
        return lock_failed(path);
    case LOCK_HELD:
        if (!quiet) {
            log_error("cannot write '%s': another embassyd holds '%s'", path,
                      ret_writer->lock.path);
        }
        return EX_TEMPFAIL;
    case LOCK_TAKEN:
        break;
    }

    const int code = database_open(&ret_writer->db, path, mode);
    if (code != EX_OK)
        lock_release(&ret_writer->lock);
    return code;
}

void writer_close(struct writer *writer)
{
    db_close(writer->db);
    writer->db = NULL;
    lock_release(&writer->lock);
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
