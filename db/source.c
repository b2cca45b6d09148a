/* source.c - where facts come from. The SQL is in queries/source.sql. */
#include "source.h"

#include "change.h"

#include <string.h>

static enum db_status visit_rows(struct db *db, sqlite3_stmt *query,
                                 db_source_visitor *visit, void *context, int *ret_count)
{
    int rc = SQLITE_DONE;

    for (*ret_count = 0; (rc = sqlite3_step(query)) == SQLITE_ROW; ++*ret_count) {
        const struct db_source source = {
            .id = column_text(query, 0),
            .name = column_text(query, 1),
            .url = column_text(query, 2),
            .licence = column_text(query, 3),
            .as_of = column_text(query, 4),
            .missions = sqlite3_column_int64(query, 5),
            .rev = sqlite3_column_int64(query, 6),
            .attribution = column_text(query, 7),
        };

        visit(&source, context);
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "source");
}

enum db_status db_source_by_id(struct db *db, const char *id, db_source_visitor *visit,
                               void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_SOURCE_BY_ID);
    int count = 0;

    bind_text(query, ":id", id);
    enum db_status status = visit_rows(db, query, visit, context, &count);
    return status == DB_OK && count == 0 ? DB_NOT_FOUND : status;
}

static enum db_status visit_list(struct db *db, enum sql_id id, db_source_visitor *visit,
                                 void *context)
{
    STATEMENT *query = statement_borrow(db, id);
    int count = 0;

    return visit_rows(db, query, visit, context, &count);
}

enum db_status db_source_list(struct db *db, db_source_visitor *visit, void *context)
{
    return visit_list(db, SQL_SOURCE_LIST, visit, context);
}

enum db_status db_source_in_use(struct db *db, db_source_visitor *visit, void *context)
{
    return visit_list(db, SQL_SOURCE_IN_USE, visit, context);
}

enum db_status db_source_put(struct db *db, const struct db_source *source,
                             const char *document)
{
    int64_t rev = 0;
    bool equal = false;
    enum db_status status =
        change_compare(db, DB_KIND_SOURCE, source->id, document, &rev, &equal);

    if (status != DB_OK || equal)
        return status;

    STATEMENT *put = statement_borrow(db, SQL_SOURCE_PUT);
    bind_text(put, ":id", source->id);
    bind_text(put, ":name", source->name);
    bind_text(put, ":url", source->url);
    bind_text(put, ":licence", source->licence);
    bind_text(put, ":attribution", source->attribution);
    bind_text(put, ":as_of", source->as_of);
    bind_int(put, ":rev", rev + 1);
    status = statement_run(db, put, "source_put");
    if (status != DB_OK)
        return status;
    return change_add(db, &(struct change){.kind = DB_KIND_SOURCE,
                                           .id = source->id,
                                           .rev = rev + 1,
                                           .document = document});
}

enum db_status db_import_run_add(struct db *db, const struct db_import_run *run)
{
    STATEMENT *add = statement_borrow(db, SQL_IMPORT_RUN_ADD);

    bind_text(add, ":source", run->source);
    bind_text(add, ":at", run->at);
    bind_text(add, ":as_of", run->as_of);
    bind_text(add, ":digest", run->digest);
    bind_int(add, ":read", run->read);
    bind_int(add, ":inserted", run->inserted);
    bind_int(add, ":updated", run->updated);
    bind_int(add, ":unchanged", run->unchanged);
    bind_int(add, ":vanished", run->vanished);
    bind_int(add, ":quarantined", run->quarantined);
    bind_int(add, ":warnings", run->warnings);
    bind_text(add, ":report", run->report);
    bind_text(add, ":part", run->part);
    return statement_run(db, add, "import_run_add");
}

enum db_status db_import_run_at(struct db *db, const char *at, bool *ret_found)
{
    STATEMENT *query = statement_borrow(db, SQL_IMPORT_RUN_AT);

    bind_text(query, ":at", at);
    int rc = sqlite3_step(query);
    *ret_found = rc == SQLITE_ROW;
    return rc == SQLITE_ROW || rc == SQLITE_DONE ? DB_OK
                                                 : db_fail(db, rc, "import_run_at");
}

enum db_status db_import_run_usable(struct db *db, const char *source, const char *part,
                                    int64_t *ret_count)
{
    STATEMENT *query = statement_borrow(db, SQL_IMPORT_RUN_USABLE);

    bind_text(query, ":source", source);
    bind_text(query, ":part", part);
    int rc = sqlite3_step(query);
    *ret_count = rc == SQLITE_ROW ? sqlite3_column_int64(query, 0) : 0;
    return rc == SQLITE_ROW || rc == SQLITE_DONE ? DB_OK
                                                 : db_fail(db, rc, "import_run_usable");
}
