/* migrate.h - the ladder of schema versions. Private to db/. */
#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include "statement.h"

/* Brings the file to the newest schema, step by step, each step whole or not at all. An
 * older file with data is copied to "<path>.schema-<n>" first; a copy that is there
 * already is kept. */
enum db_fault migrate(struct db *db, const char *path);

/* Reads one number; an sqlite3 result code. */
int migrate_pragma(sqlite3 *handle, const char *sql, int64_t *ret_value);

#endif
