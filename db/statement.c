#include "statement.h"

#include <assert.h>
#include <stdio.h>

sqlite3_stmt *statement_borrow(struct db *db, enum sql_id id)
{
    assert(!sqlite3_stmt_busy(db->statement[id]));
    return db->statement[id];
}

void statement_release(sqlite3_stmt **statement)
{
    sqlite3_reset(*statement);
    sqlite3_clear_bindings(*statement);
}

static int parameter(sqlite3_stmt *statement, const char *name)
{
    int index = sqlite3_bind_parameter_index(statement, name);

    assert(index > 0);
    return index;
}

void bind_int(sqlite3_stmt *statement, const char *name, int64_t value)
{
    sqlite3_bind_int64(statement, parameter(statement, name), value);
}

void bind_text(sqlite3_stmt *statement, const char *name, const char *value)
{
    sqlite3_bind_text(statement, parameter(statement, name), value, -1, SQLITE_STATIC);
}

void bind_blob(sqlite3_stmt *statement, const char *name, const void *value, size_t size)
{
    sqlite3_bind_blob64(statement, parameter(statement, name), value, size,
                        SQLITE_STATIC);
}

void bind_real(sqlite3_stmt *statement, const char *name, bool present, double value)
{
    int index = parameter(statement, name);

    if (present) {
        sqlite3_bind_double(statement, index, value);
    } else {
        sqlite3_bind_null(statement, index);
    }
}

const char *column_text(sqlite3_stmt *statement, int column)
{
    return (const char *)sqlite3_column_text(statement, column);
}

enum db_status statement_run(struct db *db, sqlite3_stmt *statement, const char *doing)
{
    int rc = sqlite3_step(statement);

    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, doing);
}

enum db_status statement_execute(struct db *db, enum sql_id id, const char *doing)
{
    STATEMENT *statement = statement_borrow(db, id);

    return statement_run(db, statement, doing);
}

enum db_status db_fail(struct db *db, int rc, const char *doing)
{
    const char *why = db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(rc);

    (void)snprintf(db->error, sizeof(db->error), "%s: %s", doing, why);
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return DB_BUSY;
    case SQLITE_CONSTRAINT:
        return DB_CONFLICT;
    case SQLITE_FULL:
        return DB_FULL;
    default:
        return DB_FAILED;
    }
}

enum db_status db_fail_words(struct db *db, enum db_status status, const char *words)
{
    (void)snprintf(db->error, sizeof(db->error), "%s", words);
    return status;
}
