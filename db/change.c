#include "change.h"

#define XXH_INLINE_ALL
#include <assert.h>
#include <string.h>
#include <xxhash.h>

static const char *const kind_words[DB_KIND__COUNT] = {
    [DB_KIND_COUNTRY] = "country",
    [DB_KIND_MISSION] = "mission",
    [DB_KIND_SOURCE] = "source",
};

const char *change_kind_word(enum db_kind kind)
{
    return kind_words[kind];
}

static uint64_t chain(uint64_t digest, const char *id, const char *document)
{
    const char *text = document ? document : id;

    return XXH3_64bits_withSeed(text, strlen(text), digest);
}

enum db_status change_add(struct db *db, enum db_kind kind, const char *id, int64_t rev,
                          const char *document)
{
    STATEMENT *add = statement_borrow(db, SQL_CHANGE_ADD);

    assert(db->writing);
    bind_int(add, ":seq", db->write_sequence + 1);
    bind_text(add, ":at", db->write_at);
    bind_text(add, ":actor", db->write_actor);
    bind_text(add, ":kind", kind_words[kind]);
    bind_text(add, ":id", id);
    bind_text(add, ":op", document ? "put" : "delete");
    bind_int(add, ":rev", rev);
    bind_text(add, ":document", document);

    enum db_status status = statement_run(db, add, "change_add");
    if (status != DB_OK)
        return status;
    db->write_sequence++;
    db->head[kind].sequence = db->write_sequence;
    db->head[kind].digest = chain(db->head[kind].digest, id, document);
    db->head_moved[kind] = true;
    return DB_OK;
}

enum db_status change_compare(struct db *db, enum db_kind kind, const char *id,
                              const char *document, int64_t *ret_rev, bool *ret_equal)
{
    STATEMENT *last = statement_borrow(db, SQL_CHANGE_LAST_REV);

    bind_text(last, ":kind", kind_words[kind]);
    bind_text(last, ":id", id);
    int rc = sqlite3_step(last);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        return db_fail(db, rc, "change_last_rev");

    const char *before = rc == SQLITE_ROW ? column_text(last, 1) : NULL;
    *ret_rev = rc == SQLITE_ROW ? sqlite3_column_int64(last, 0) : 0;
    *ret_equal = before && document && strcmp(before, document) == 0;
    return DB_OK;
}
