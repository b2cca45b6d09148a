/* retry.c - answers kept for those who ask again. The SQL is in queries/token.sql. */
#include "retry.h"

#include "statement.h"

#include <assert.h>

enum db_status db_retry_find(struct db *db, const char *actor, const char *key,
                             db_retry_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_RETRY_FIND);

    bind_text(query, ":actor", actor);
    bind_text(query, ":key", key);
    int rc = sqlite3_step(query);
    if (rc == SQLITE_DONE)
        return DB_NOT_FOUND;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "retry_find");

    const struct db_retry retry = {
        .actor = actor,
        .key = key,
        .fingerprint = (uint64_t)sqlite3_column_int64(query, 0),
        .status = sqlite3_column_int(query, 1),
        .location = column_text(query, 2),
        .tag = column_text(query, 3),
        .body = column_text(query, 4),
    };
    visit(&retry, context);
    return DB_OK;
}

enum db_status db_retry_add(struct db *db, const struct db_retry *retry)
{
    STATEMENT *add = statement_borrow(db, SQL_RETRY_ADD);

    assert(db->writing);
    bind_text(add, ":actor", retry->actor);
    bind_text(add, ":key", retry->key);
    bind_int(add, ":fingerprint", (int64_t)retry->fingerprint);
    bind_int(add, ":status", retry->status);
    bind_text(add, ":location", retry->location);
    bind_text(add, ":tag", retry->tag);
    bind_text(add, ":body", retry->body);
    bind_text(add, ":at", db->write_at);
    return statement_run(db, add, "retry_add");
}

enum db_status db_retry_forget(struct db *db, const char *before)
{
    STATEMENT *forget = statement_borrow(db, SQL_RETRY_FORGET);

    assert(db->writing);
    bind_text(forget, ":before", before);
    return statement_run(db, forget, "retry_forget");
}
