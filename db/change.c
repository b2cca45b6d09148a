#include "change.h"

#define XXH_INLINE_ALL
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <xxhash.h>

static const char *const kind_words[DB_KIND__COUNT] = {
    [DB_KIND_COUNTRY] = "country",         [DB_KIND_MISSION] = "mission",
    [DB_KIND_SOURCE] = "source",           [DB_KIND_ARTICLE] = "article",
    [DB_KIND_NOTICE] = "notice",           [DB_KIND_HELPLINE] = "helpline",
    [DB_KIND_ARRANGEMENT] = "arrangement",
};

const char *db_kind_word(enum db_kind kind)
{
    return kind_words[kind];
}

bool db_kind_from_word(const char *word, enum db_kind *ret_kind)
{
    for (int i = 0; i < DB_KIND__COUNT; i++) {
        if (strcmp(kind_words[i], word) == 0) {
            *ret_kind = (enum db_kind)i;
            return true;
        }
    }
    return false;
}

static uint64_t chain(uint64_t digest, const char *id, const char *document)
{
    const char *text = document ? document : id;

    return XXH3_64bits_withSeed(text, strlen(text), digest);
}

static void move_head(struct db *db, const struct change *change)
{
    db->head[change->kind].sequence = db->write_sequence;
    db->head[change->kind].digest =
        chain(db->head[change->kind].digest, change->id, change->document);
    (void)snprintf(db->head[change->kind].at, sizeof(db->head[change->kind].at), "%s",
                   db->write_at);
    db->head_moved[change->kind] = true;
}

enum db_status change_add(struct db *db, const struct change *change)
{
    STATEMENT *add = statement_borrow(db, SQL_CHANGE_ADD);

    assert(db->writing);
    bind_int(add, ":seq", db->write_sequence + 1);
    bind_text(add, ":at", db->write_at);
    bind_text(add, ":actor", db->write_actor);
    bind_text(add, ":kind", kind_words[change->kind]);
    bind_text(add, ":id", change->id);
    bind_text(add, ":op", change->document ? "put" : "delete");
    bind_int(add, ":rev", change->rev);
    bind_text(add, ":document", change->document);
    bind_text(add, ":successor", change->successor);
    bind_int(add, ":public", !change->is_private);

    enum db_status status = statement_run(db, add, "change_add");
    if (status != DB_OK)
        return status;
    db->write_sequence++;
    move_head(db, change);
    return DB_OK;
}

/* Steps to the newest change of a record: *ret_rev is its rev, 0 when there is none. */
static enum db_status step_last(struct db *db, sqlite3_stmt *last, enum db_kind kind,
                                const char *id, int64_t *ret_rev)
{
    bind_text(last, ":kind", kind_words[kind]);
    bind_text(last, ":id", id);
    int rc = sqlite3_step(last);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        return db_fail(db, rc, "change_last_rev");
    *ret_rev = rc == SQLITE_ROW ? sqlite3_column_int64(last, 0) : 0;
    return DB_OK;
}

enum db_status change_compare(struct db *db, enum db_kind kind, const char *id,
                              const char *document, int64_t *ret_rev, bool *ret_equal)
{
    STATEMENT *last = statement_borrow(db, SQL_CHANGE_LAST_REV);
    enum db_status status = step_last(db, last, kind, id, ret_rev);

    if (status != DB_OK)
        return status;

    const char *before = column_text(last, 1); /* NULL: deleted, or never there */
    *ret_equal = before && document && strcmp(before, document) == 0;
    return DB_OK;
}

enum db_status change_last_rev(struct db *db, enum db_kind kind, const char *id,
                               int64_t *ret_rev)
{
    STATEMENT *last = statement_borrow(db, SQL_CHANGE_LAST_REV);

    return step_last(db, last, kind, id, ret_rev);
}
