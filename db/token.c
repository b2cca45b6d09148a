/* token.c - who may write. The SQL is in queries/token.sql. */
#include "token.h"

#include "statement.h"

#include <assert.h>

static enum db_status visit_row(struct db *db, sqlite3_stmt *row, db_token_visitor *visit,
                                void *context)
{
    const struct db_token token = {
        .id = column_text(row, 0),
        .name = column_text(row, 1),
        .role = column_text(row, 2),
        .hash = sqlite3_column_blob(row, 3),
        .created_at = column_text(row, 4),
        .expires_at = column_text(row, 5),
        .revoked_at = column_text(row, 6),
    };

    if (!token.hash || sqlite3_column_bytes(row, 3) != DB_TOKEN_HASH_SIZE)
        return db_fail_words(db, DB_FAILED, "a token has a hash of another length");
    visit(&token, context);
    return DB_OK;
}

enum db_status db_token_by_id(struct db *db, const char *id, db_token_visitor *visit,
                              void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_TOKEN_BY_ID);

    bind_text(query, ":id", id);
    int rc = sqlite3_step(query);
    if (rc == SQLITE_DONE)
        return DB_NOT_FOUND;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "token_by_id");
    return visit_row(db, query, visit, context);
}

enum db_status db_token_list(struct db *db, db_token_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_TOKEN_LIST);
    int rc = SQLITE_DONE;

    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        enum db_status status = visit_row(db, query, visit, context);

        if (status != DB_OK)
            return status;
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "token_list");
}

enum db_status db_token_add(struct db *db, const struct db_token *token)
{
    STATEMENT *add = statement_borrow(db, SQL_TOKEN_ADD);

    assert(db->writing);
    bind_text(add, ":id", token->id);
    bind_text(add, ":name", token->name);
    bind_text(add, ":role", token->role);
    bind_blob(add, ":hash", token->hash, DB_TOKEN_HASH_SIZE);
    bind_text(add, ":created_at", token->created_at);
    bind_text(add, ":expires_at", token->expires_at);
    bind_text(add, ":revoked_at", token->revoked_at);
    return statement_run(db, add, "token_add");
}

enum db_status db_token_revoke(struct db *db, const char *id, const char *at)
{
    STATEMENT *revoke = statement_borrow(db, SQL_TOKEN_REVOKE);

    assert(db->writing);
    bind_text(revoke, ":id", id);
    bind_text(revoke, ":at", at);
    enum db_status status = statement_run(db, revoke, "token_revoke");
    if (status != DB_OK)
        return status;
    return sqlite3_changes(db->handle) > 0 ? DB_OK : DB_NOT_FOUND;
}
