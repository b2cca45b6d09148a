/* snapshot.h - the public tables as a database file of their own, for whoever wants to
 * ask questions of their own. Nothing private is in it: no tokens, drafts, imports, log.
 */
#ifndef DB_SNAPSHOT_H
#define DB_SNAPSHOT_H

#include "db.h"

enum {
    DB_SNAPSHOT_APPLICATION = 0x456d6253, /* "EmbS": it is no store */
    DB_SNAPSHOT_VERSION = 1,              /* of its tables */
    DB_SNAPSHOT_MAX = 64 * 1024 * 1024,   /* bytes; more is DB_FULL */
};

typedef void db_snapshot_taker(const void *bytes, size_t length, void *context);

/* Makes it from the open read transaction; the same rows are the same bytes. `now`: what
 * was to be published by then is. `key`: of the state, such as an entity tag; asked for
 * the same one again, a snapshot of up to 16 MiB is not made a second time. */
enum db_status db_snapshot(struct db *db, const char *now, const char *key,
                           db_snapshot_taker *take, void *context);

#endif
