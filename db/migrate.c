#include "migrate.h"

#include <limits.h>
#include <stdio.h>
#include <unistd.h>

int migrate_pragma(sqlite3 *handle, const char *sql, int64_t *ret_value)
{
    sqlite3_stmt *statement = NULL;
    int rc = sqlite3_prepare_v2(handle, sql, -1, &statement, NULL);

    if (rc != SQLITE_OK)
        return rc;
    rc = sqlite3_step(statement);
    if (rc == SQLITE_ROW)
        *ret_value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return rc == SQLITE_ROW ? SQLITE_OK : rc;
}

static enum db_fault failed(struct db *db, const char *doing)
{
    int rc = sqlite3_extended_errcode(db->handle);

    (void)db_fail(db, rc, doing);
    switch (rc & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return DB_FAULT_DAMAGED;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return DB_FAULT_READ_ONLY;
    default:
        return DB_FAULT_SYSTEM;
    }
}

/* A migration cannot be undone, so the state before it stays beside the file. */
static enum db_fault back_up(struct db *db, const char *path, int version)
{
    char copy[PATH_MAX];
    int length = snprintf(copy, sizeof(copy), "%s.schema-%d", path, version);

    if (length < 0 || (size_t)length >= sizeof(copy)) {
        (void)db_fail_words(db, DB_FAILED, "the path is too long for a backup beside it");
        return DB_FAULT_SYSTEM;
    }
    if (access(copy, F_OK) == 0)
        return DB_FAULT_NONE;

    char *sql = sqlite3_mprintf("VACUUM INTO %Q", copy);
    int rc = sql ? sqlite3_exec(db->handle, sql, NULL, NULL, NULL) : SQLITE_NOMEM;

    sqlite3_free(sql);
    return rc == SQLITE_OK ? DB_FAULT_NONE : failed(db, "backup before the migration");
}

/* Step n takes user_version from n to n + 1. */
static enum db_fault step(struct db *db, int version)
{
    char stamp[48];
    const struct sql_text *schema = &sql_schema[version];

    if (sqlite3_exec(db->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
        return failed(db, schema->name);
    (void)snprintf(stamp, sizeof(stamp), "PRAGMA user_version = %d; COMMIT", version + 1);
    if (sqlite3_exec(db->handle, schema->text, NULL, NULL, NULL) == SQLITE_OK &&
        sqlite3_exec(db->handle, stamp, NULL, NULL, NULL) == SQLITE_OK)
        return DB_FAULT_NONE;

    enum db_fault fault = failed(db, schema->name);
    if (!sqlite3_get_autocommit(db->handle))
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    return fault;
}

enum db_fault migrate(struct db *db, const char *path)
{
    int64_t version = 0;
    enum db_fault fault = DB_FAULT_NONE;

    if (migrate_pragma(db->handle, "PRAGMA user_version", &version) != SQLITE_OK)
        return failed(db, "reading user_version");
    if (version > 0 && version < SCHEMA__COUNT)
        fault = back_up(db, path, (int)version);
    for (int at = (int)version; at < SCHEMA__COUNT && fault == DB_FAULT_NONE; at++)
        fault = step(db, at);
    return fault;
}
