/* origin.c - where files were fetched from. The SQL is in queries/origin.sql. */
#include "origin.h"

#include "statement.h"

#include <assert.h>

enum db_status db_origin_by_url(struct db *db, const char *url, db_origin_visitor *visit,
                                void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_ORIGIN_BY_URL);

    bind_text(query, ":url", url);
    int rc = sqlite3_step(query);
    if (rc == SQLITE_DONE)
        return DB_NOT_FOUND;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "origin_by_url");

    const struct db_origin origin = {
        .url = column_text(query, 0),
        .source = column_text(query, 1),
        .as_of = column_text(query, 2),
        .etag = column_text(query, 3),
        .last_modified = column_text(query, 4),
        .at = column_text(query, 5),
    };
    visit(&origin, context);
    return DB_OK;
}

enum db_status db_origin_put(struct db *db, const struct db_origin *origin)
{
    STATEMENT *put = statement_borrow(db, SQL_ORIGIN_PUT);

    assert(db->writing);
    bind_text(put, ":url", origin->url);
    bind_text(put, ":source", origin->source);
    bind_text(put, ":as_of", origin->as_of);
    bind_text(put, ":etag", origin->etag);
    bind_text(put, ":last_modified", origin->last_modified);
    bind_text(put, ":at", db->write_at);
    return statement_run(db, put, "origin_put");
}
