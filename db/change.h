/* change.h - the ordered log of changes. Private to db/. */
#ifndef DB_CHANGE_H
#define DB_CHANGE_H

#include "statement.h"

/* One change, as the log takes it. */
struct change {
    enum db_kind kind;
    const char *id;
    int64_t rev;
    const char *document; /* NULL: deleted */
    const char
        *successor;  /* of a deleted record that goes on under another id, or NULL */
    bool is_private; /* not for everyone: a draft, something withdrawn */
};

/* Takes the next sequence number. */
enum db_status change_add(struct db *db, const struct change *change);

/* The last logged document of a record equals `document`; *ret_rev is the last rev, 0 for
 * a record that never was. */
enum db_status change_compare(struct db *db, enum db_kind kind, const char *id,
                              const char *document, int64_t *ret_rev, bool *ret_equal);
/* The rev of the newest change of a record, 0 for one that never was. */
enum db_status change_last_rev(struct db *db, enum db_kind kind, const char *id,
                               int64_t *ret_rev);

#endif
