/* mission_identity.h - what the store has under the id of a mission, for whoever writes.
 * Private to db/. */
#ifndef DB_MISSION_IDENTITY_H
#define DB_MISSION_IDENTITY_H

#include "db.h"

struct mission_identity {
    int64_t number;
    int64_t rev; /* also of a mission that is gone; 0: the id never was */
    int64_t digest;
    bool exists;
};

enum db_status mission_identity_read(struct db *db, const char *id,
                                     struct mission_identity *ret_identity);

/* Removes the lists and the index entries of a mission, not its own row. */
enum db_status mission_clear(struct db *db, int64_t number);

#endif
