/* database.h - opens the database the operator named, and turns what may be wrong with
 * it into one line on stderr and an exit code of <sysexits.h>. */
#ifndef SERVER_DATABASE_H
#define SERVER_DATABASE_H

#include "db/db.h"

/* 0, or an exit code with the reason already said and *ret_db NULL. */
int database_open(struct db **ret_db, const char *path, enum db_mode mode);

/* Removes a database that could not be filled, with the files SQLite keeps beside it. */
void database_remove(const char *path);

#endif
