/* connection.c - opening and closing, and refusing what is not ours to touch. */
#include "calendar.h"
#include "collation.h"
#include "latin.h"
#include "migrate.h"
#include "snapshot.h"
#include "statement.h"
#include "zone_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BUSY_TIMEOUT_MS = 5000, APPLICATION_ID = 0x454d4264 };

/* The writer is the only connection that checkpoints, and it does so in so many words:
 * two connections that write or checkpoint at once can damage the file in SQLite up to
 * 3.51.2 (the WAL-reset race), which Debian 12 ships. */
static const char *const writer_pragmas = "PRAGMA journal_mode = WAL;"
                                          "PRAGMA synchronous = FULL;"
                                          "PRAGMA foreign_keys = ON;"
                                          "PRAGMA journal_size_limit = 67108864;"
                                          "PRAGMA cache_size = -32768;";
/* 8 MiB hold what lookups read most; every page that comes back is checked anew. */
static const char *const reader_pragmas = "PRAGMA query_only = ON;"
                                          "PRAGMA cache_size = -8192;";
static const char *const common_pragmas = "PRAGMA wal_autocheckpoint = 0;"
                                          "PRAGMA trusted_schema = OFF;"
                                          "PRAGMA cell_size_check = ON;"
                                          "PRAGMA temp_store = MEMORY;"
                                          "PRAGMA mmap_size = 0;";

void db_library_start(void)
{
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS,
                   0); /* its counter is a lock all threads share */
    sqlite3_initialize();
}

static enum db_fault fault(struct db *db, int rc, const char *doing)
{
    const char *why = rc == SQLITE_OK ? "" : sqlite3_errstr(rc);

    (void)snprintf(db->error, sizeof(db->error), "%s%s%s", doing, rc ? ": " : "", why);
    switch (rc & 0xff) {
    case SQLITE_OK:
    case SQLITE_NOTADB:
        return DB_FAULT_FOREIGN;
    case SQLITE_CORRUPT:
        return DB_FAULT_DAMAGED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return DB_FAULT_READ_ONLY;
    default:
        return DB_FAULT_SYSTEM;
    }
}

/* Is the file ours, and of a schema that `mode` can use? Reads two numbers of its header.
 */
static enum db_fault inspect(struct db *db, enum db_mode mode)
{
    int64_t application = 0;
    int64_t version = 0;
    int rc = migrate_pragma(db->handle, "PRAGMA application_id", &application);

    if (rc == SQLITE_OK)
        rc = migrate_pragma(db->handle, "PRAGMA user_version", &version);
    if (rc != SQLITE_OK)
        return fault(db, rc, "cannot read the header");
    if (application == DB_SNAPSHOT_APPLICATION)
        return fault(db, SQLITE_OK, "a snapshot of the public tables, not a database");
    if (application != APPLICATION_ID)
        return fault(db, SQLITE_OK, "not an embassyd database");
    if (version > SCHEMA__COUNT) {
        (void)snprintf(
            db->error, sizeof(db->error),
            "written by a newer embassyd: its schema is %d, this build knows %d",
            (int)version, SCHEMA__COUNT);
        return DB_FAULT_NEWER;
    }
    if (version < 1)
        return fault(db, SQLITE_OK, "creation was interrupted: delete it and run init");
    if (version < SCHEMA__COUNT && mode == DB_READ) {
        (void)snprintf(
            db->error, sizeof(db->error),
            "written by an older embassyd: its schema is %d, this build needs %d",
            (int)version, SCHEMA__COUNT);
        return DB_FAULT_OLDER;
    }
    return DB_FAULT_NONE;
}

static enum db_fault open_handle(struct db *db, const char *path, int flags)
{
    int rc = sqlite3_open_v2(path, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);

    if (rc == SQLITE_OK)
        rc = sqlite3_busy_timeout(db->handle, BUSY_TIMEOUT_MS);
    if (rc != SQLITE_OK)
        return fault(db, rc, "cannot open");
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    return DB_FAULT_NONE;
}

/* A connection that cannot write looks first: closing a writing one would fold another
 * application's write-ahead log into its file. */
static enum db_fault look(struct db *db, const char *path, enum db_mode mode)
{
    enum db_fault found = open_handle(db, path, SQLITE_OPEN_READONLY);

    if (found == DB_FAULT_NONE)
        found = inspect(db, mode);
    sqlite3_close(db->handle);
    db->handle = NULL;
    return found;
}

/* Called after each commit. */
static int note_log_pages(void *context, sqlite3 *handle, const char *name, int pages)
{
    struct db *db = context;

    (void)handle;
    (void)name;
    db->log_pages = pages;
    return SQLITE_OK;
}

static enum db_fault configure(struct db *db, bool writer)
{
    const char *own = writer ? writer_pragmas : reader_pragmas;
    int rc = sqlite3_exec(db->handle, common_pragmas, NULL, NULL, NULL);

    if (rc == SQLITE_OK)
        rc = sqlite3_exec(db->handle, own, NULL, NULL, NULL);
    if (writer) /* after the pragmas: that of wal_autocheckpoint takes its hook away */
        sqlite3_wal_hook(db->handle, note_log_pages, db);
    return rc == SQLITE_OK ? DB_FAULT_NONE : fault(db, rc, "cannot configure");
}

/* Every query is compiled here, so a typo stops the start, not a request. */
static enum db_fault prepare_all(struct db *db)
{
    for (int id = 0; id < SQL__COUNT; id++) {
        int rc = sqlite3_prepare_v3(db->handle, sql_query[id].text, -1,
                                    SQLITE_PREPARE_PERSISTENT, &db->statement[id], NULL);

        if (rc == SQLITE_OK)
            continue;
        (void)snprintf(db->error, sizeof(db->error), "%s: %s", sql_query[id].name,
                       sqlite3_errmsg(db->handle));
        return (rc & 0xff) == SQLITE_NOMEM ? DB_FAULT_SYSTEM : DB_FAULT_DAMAGED;
    }
    return DB_FAULT_NONE;
}

static enum db_fault find_file(struct db *db, const char *path, enum db_mode mode)
{
    bool there = access(path, F_OK) == 0;

    if (mode == DB_CREATE && there) {
        (void)snprintf(db->error, sizeof(db->error), "the file exists already");
        return DB_FAULT_EXISTS;
    }
    if (mode != DB_CREATE && !there) {
        (void)snprintf(db->error, sizeof(db->error), "no such file");
        return DB_FAULT_MISSING;
    }
    if (mode == DB_WRITE && access(path, W_OK) != 0) {
        (void)snprintf(db->error, sizeof(db->error), "no permission to write the file");
        return DB_FAULT_READ_ONLY;
    }
    return DB_FAULT_NONE;
}

static enum db_fault open_mode(struct db *db, const char *path, enum db_mode mode)
{
    int flags = SQLITE_OPEN_READONLY;
    enum db_fault found = find_file(db, path, mode);

    if (found == DB_FAULT_NONE && mode == DB_WRITE)
        found = look(db, path, mode);
    if (found != DB_FAULT_NONE)
        return found;
    if (mode == DB_WRITE)
        flags = SQLITE_OPEN_READWRITE;
    if (mode == DB_CREATE)
        flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    found = open_handle(db, path, flags);
    if (found == DB_FAULT_NONE && mode == DB_READ)
        found = inspect(db, mode);
    if (found == DB_FAULT_NONE)
        found = configure(db, mode != DB_READ);
    if (found == DB_FAULT_NONE && mode != DB_READ)
        found = migrate(db, path);
    return found == DB_FAULT_NONE ? prepare_all(db) : found;
}

enum db_fault db_open(struct db **ret_db, const char *path, enum db_mode mode)
{
    struct db *db = calloc(1, sizeof(*db));

    *ret_db = db;
    if (!db)
        return DB_FAULT_SYSTEM;
    db->writer = mode != DB_READ;
    return open_mode(db, path, mode);
}

void db_close(struct db *db)
{
    if (!db)
        return;
    if (db->writing)
        db_write_rollback(db);
    db_read_end(db);
    for (int id = 0; id < SQL__COUNT; id++)
        sqlite3_finalize(db->statement[id]);
    sqlite3_close(db->handle);
    latin_close(db->latin);
    zone_names_close(db->zone_names);
    calendar_close(db->calendar);
    collation_close(db->collation);
    free(db->scratch);
    sqlite3_free(db->snapshot.bytes);
    free(db);
}

const char *db_error(const struct db *db)
{
    return db ? db->error : "out of memory";
}
