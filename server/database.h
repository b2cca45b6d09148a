/* database.h - opens the database the operator named, and turns what may be wrong with
 * it into one line on stderr and an exit code of <sysexits.h>. */
#ifndef SERVER_DATABASE_H
#define SERVER_DATABASE_H

#include "lock.h"

#include "db/db.h"

/* 0, or an exit code with the reason already said and *ret_db NULL. */
int database_open(struct db **ret_db, const char *path, enum db_mode mode);

/* The one writer: the lock first, then DB_WRITE or DB_CREATE. EX_TEMPFAIL without a
 * word when `quiet` and another process holds the lock. */
struct writer {
    struct db *db;
    struct lock lock;
};
int writer_open(struct writer *ret_writer, const char *path, enum db_mode mode,
                bool quiet);
void writer_close(struct writer *writer); /* a writer that was not opened is fine */

/* Removes a database that could not be filled, with the files SQLite keeps beside it. */
void database_remove(const char *path);

#endif
