/* history.c - reading the log of changes, and taking over that of another store. */
#include "history.h"

#include "change.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static enum db_status visit_row(struct db *db, sqlite3_stmt *row,
                                db_change_visitor *visit, void *context)
{
    struct db_change_row change = {
        .seq = sqlite3_column_int64(row, 0),
        .at = column_text(row, 1),
        .actor = column_text(row, 2),
        .id = column_text(row, 4),
        .rev = sqlite3_column_int64(row, 5),
        .document = column_text(row, 6),
        .successor = column_text(row, 7),
        .is_public = sqlite3_column_int(row, 8) != 0,
    };

    if (!db_kind_from_word(column_text(row, 3), &change.kind))
        return db_fail_words(db, DB_FAILED, "a change of a kind that is not known");
    if (!change.document && sqlite3_column_type(row, 6) != SQLITE_NULL)
        return db_fail(db, SQLITE_NOMEM, "reading a change");
    visit(&change, context);
    return DB_OK;
}

static enum db_status visit_all(struct db *db, sqlite3_stmt *query,
                                db_change_visitor *visit, void *context)
{
    int rc = SQLITE_DONE;

    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        enum db_status status = visit_row(db, query, visit, context);

        if (status != DB_OK)
            return status;
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "reading changes");
}

enum db_status db_change_list(struct db *db, int64_t since, unsigned kinds, int64_t limit,
                              db_change_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_CHANGE_LIST);
    char name[16];

    for (int i = 0; i < DB_KIND__COUNT; i++) {
        const char *word = db_kind_word((enum db_kind)i);

        (void)snprintf(name, sizeof(name), ":%s", word);
        bind_text(query, name, kinds & 1U << i ? word : NULL);
    }
    bind_int(query, ":since", since);
    bind_int(query, ":limit", limit);
    return visit_all(db, query, visit, context);
}

enum db_status db_change_history(struct db *db, enum db_kind kind, const char *id,
                                 int64_t before, int64_t limit, db_change_visitor *visit,
                                 void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_CHANGE_HISTORY);

    bind_text(query, ":kind", db_kind_word(kind));
    bind_text(query, ":id", id);
    bind_int(query, ":before", before > 0 ? before : INT64_MAX);
    bind_int(query, ":limit", limit);
    return visit_all(db, query, visit, context);
}

enum db_status db_change_count(struct db *db, enum db_kind kind, const char *id,
                               int64_t *ret_count)
{
    STATEMENT *query = statement_borrow(db, SQL_CHANGE_COUNT);

    bind_text(query, ":kind", db_kind_word(kind));
    bind_text(query, ":id", id);
    int rc = sqlite3_step(query);
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "change_count");
    *ret_count = sqlite3_column_int64(query, 0);
    return DB_OK;
}

enum db_status db_change_last(struct db *db, enum db_kind kind, const char *id,
                              db_change_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_CHANGE_HISTORY);

    bind_text(query, ":kind", db_kind_word(kind));
    bind_text(query, ":id", id);
    bind_int(query, ":before", INT64_MAX);
    bind_int(query, ":limit", 1);
    int rc = sqlite3_step(query);
    if (rc == SQLITE_DONE)
        return DB_NOT_FOUND;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "change_history");
    return visit_row(db, query, visit, context);
}

enum db_status db_write_stamp(struct db *db, int64_t seq, const char *at,
                              const char *actor)
{
    assert(db->writing);
    if (seq != db->write_sequence + 1) {
        (void)snprintf(db->error, sizeof(db->error),
                       "change %lld cannot follow change %lld", (long long)seq,
                       (long long)db->write_sequence);
        return DB_CONFLICT;
    }
    if (strlen(at) >= sizeof(db->write_at) || strlen(actor) >= sizeof(db->write_actor))
        return db_fail_words(db, DB_CONFLICT,
                             "the time or author of a change is too long");
    (void)snprintf(db->write_at, sizeof(db->write_at), "%s", at);
    (void)snprintf(db->write_actor, sizeof(db->write_actor), "%s", actor);
    return DB_OK;
}

enum db_status db_change_note(struct db *db, const struct db_change_row *change)
{
    return change_add(db, &(struct change){.kind = change->kind,
                                           .id = change->id,
                                           .rev = change->rev,
                                           .document = change->document,
                                           .successor = change->successor,
                                           .is_private = !change->is_public});
}
