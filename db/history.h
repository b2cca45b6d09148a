/* history.h - reading the ordered log of changes, and taking over that of another store.
 */
#ifndef DB_HISTORY_H
#define DB_HISTORY_H

#include "db/db.h"

struct db_change_row {
    int64_t seq;
    const char *at, *actor;
    enum db_kind kind;
    const char *id;
    int64_t rev;
    const char *document;  /* JSON; NULL: deleted */
    const char *successor; /* of a deleted record: the id it goes on under, or NULL */
    bool is_public;        /* this version, and the latest one of the record too */
};
typedef void db_change_visitor(const struct db_change_row *change, void *context);

/* Changes after `since` in their order, of the kinds in the mask (bit i: kind i), at most
 * `limit`. */
enum db_status db_change_list(struct db *db, int64_t since, unsigned kinds, int64_t limit,
                              db_change_visitor *visit, void *context);
/* Of one record, newest first; `before` 0: from the newest. */
enum db_status db_change_history(struct db *db, enum db_kind kind, const char *id,
                                 int64_t before, int64_t limit, db_change_visitor *visit,
                                 void *context);
/* How many of one record there are; 0: it never was. */
enum db_status db_change_count(struct db *db, enum db_kind kind, const char *id,
                               int64_t *ret_count);
/* The newest change of one record. DB_NOT_FOUND: it never was. */
enum db_status db_change_last(struct db *db, enum db_kind kind, const char *id,
                              db_change_visitor *visit, void *context);

/* Within a write transaction, before the puts of one change that another store made: its
 * number, time and author are taken over, so that both logs are equal. DB_CONFLICT: `seq`
 * is not the one after the last. */
enum db_status db_write_stamp(struct db *db, int64_t seq, const char *at,
                              const char *actor);
/* A change that this store may not see or that changes nothing here: only noted. */
enum db_status db_change_note(struct db *db, const struct db_change_row *change);

#endif
