/* transaction.c - one state for a reader, all or nothing for the writer. */
#include "change.h"
#include "statement.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { LOG_PAGES = 1000 }; /* 4 MB, as SQLite would by itself */

static void read_head(struct db *db, sqlite3_stmt *row)
{
    const char *kind = column_text(row, 0);
    const char *at = column_text(row, 2);

    for (int i = 0; i < DB_KIND__COUNT; i++) {
        if (strcmp(kind, db_kind_word((enum db_kind)i)) != 0)
            continue;
        db->head[i].sequence = sqlite3_column_int64(row, 1);
        db->head[i].digest = (uint64_t)sqlite3_column_int64(row, 3);
        (void)snprintf(db->head[i].at, sizeof(db->head[i].at), "%s", at);
    }
    if (strcmp(at, db->changed_at) > 0)
        (void)snprintf(db->changed_at, sizeof(db->changed_at), "%s", at);
}

static enum db_status read_heads(struct db *db)
{
    STATEMENT *heads = statement_borrow(db, SQL_HEAD_LIST);
    int rc = SQLITE_DONE;

    memset(db->head, 0, sizeof(db->head));
    db->changed_at[0] = '\0';
    while ((rc = sqlite3_step(heads)) == SQLITE_ROW)
        read_head(db, heads);
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "head_list");
}

static enum db_status read_as_of(struct db *db)
{
    STATEMENT *oldest = statement_borrow(db, SQL_SOURCE_OLDEST);
    int rc = sqlite3_step(oldest);

    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "source_oldest");
    const char *as_of = column_text(oldest, 0);
    (void)snprintf(db->as_of, sizeof(db->as_of), "%s", as_of ? as_of : "");
    return DB_OK;
}

static enum db_status run(struct db *db, const char *sql)
{
    int rc = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);

    return rc == SQLITE_OK ? DB_OK : db_fail(db, rc, sql);
}

enum db_status db_read_begin(struct db *db)
{
    if (db->reading || db->writing)
        return DB_OK;

    enum db_status status = run(db, "BEGIN");
    if (status != DB_OK)
        return status;
    db->reading = true;
    status = read_heads(db);
    if (status == DB_OK)
        status = read_as_of(db);
    if (status != DB_OK)
        db_read_end(db);
    return status;
}

void db_read_end(struct db *db)
{
    if (!db->reading)
        return;
    db->reading = false;
    if (!sqlite3_get_autocommit(db->handle))
        sqlite3_exec(db->handle, "COMMIT", NULL, NULL, NULL);
}

int64_t db_sequence(const struct db *db, enum db_kind kind)
{
    return db->head[kind].sequence;
}

uint64_t db_digest(const struct db *db, enum db_kind kind)
{
    return db->head[kind].digest;
}

const char *db_changed_at(const struct db *db)
{
    return db->changed_at;
}

const char *db_as_of(const struct db *db)
{
    return db->as_of[0] ? db->as_of : NULL;
}

static enum db_status read_last_sequence(struct db *db)
{
    STATEMENT *last = statement_borrow(db, SQL_CHANGE_LAST);
    int rc = sqlite3_step(last);

    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "change_last");
    db->write_sequence = sqlite3_column_int64(last, 0);
    return DB_OK;
}

enum db_status db_write_begin(struct db *db, const struct db_write *write)
{
    assert(db->writer && !db->writing);
    db_read_end(db);

    enum db_status status = run(db, "BEGIN IMMEDIATE");
    if (status != DB_OK)
        return status;
    db->writing = true;
    (void)snprintf(db->write_at, sizeof(db->write_at), "%s", write->at);
    (void)snprintf(db->write_actor, sizeof(db->write_actor), "%s", write->actor);
    memset(db->head_moved, 0, sizeof(db->head_moved));
    status = read_last_sequence(db);
    if (status == DB_OK)
        status = read_heads(db);
    if (status != DB_OK)
        db_write_rollback(db);
    return status;
}

static enum db_status write_heads(struct db *db)
{
    for (int i = 0; i < DB_KIND__COUNT; i++) {
        if (!db->head_moved[i])
            continue;

        STATEMENT *put = statement_borrow(db, SQL_HEAD_PUT);
        bind_text(put, ":kind", db_kind_word((enum db_kind)i));
        bind_int(put, ":seq", db->head[i].sequence);
        bind_int(put, ":digest", (int64_t)db->head[i].digest);
        bind_text(put, ":at", db->head[i].at);
        enum db_status status = statement_run(db, put, "head_put");
        if (status != DB_OK)
            return status;
    }
    return DB_OK;
}

enum db_status db_write_commit(struct db *db)
{
    assert(db->writing);

    enum db_status status = write_heads(db);
    if (status == DB_OK)
        status = run(db, "COMMIT");
    if (status != DB_OK) {
        db_write_rollback(db);
        return status;
    }
    db->writing = false;
    /* Each time costs two more syncs. Best effort: readers may hold pages back, and a
     * later commit tries again. */
    if (db->log_pages >= LOG_PAGES)
        sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL,
                                  NULL);
    return DB_OK;
}

bool db_is_writing(const struct db *db)
{
    return db->writing;
}

void db_write_rollback(struct db *db)
{
    if (!db->writing)
        return;
    db->writing = false;
    if (!sqlite3_get_autocommit(
            db->handle)) /* a full disk may have rolled back already */
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

enum db_status db_checkpoint(struct db *db)
{
    int rc = sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
                                       NULL);

    return rc == SQLITE_OK ? DB_OK : db_fail(db, rc, "checkpoint");
}
