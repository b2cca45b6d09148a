/* change.h - the ordered log of changes. Private to db/. */
#ifndef DB_CHANGE_H
#define DB_CHANGE_H

#include "statement.h"

/* Takes the next sequence number for a change of `kind`; `document` NULL for a delete. */
enum db_status change_add(struct db *db, enum db_kind kind, const char *id, int64_t rev,
                          const char *document);

/* The last logged document of a record equals `document`; *ret_rev is the last rev, 0 for
 * a record that never was. */
enum db_status change_compare(struct db *db, enum db_kind kind, const char *id,
                              const char *document, int64_t *ret_rev, bool *ret_equal);

const char *change_kind_word(enum db_kind kind);

#endif
