/* statement.h - the only door between the nouns of this room and sqlite3. Private to db/.
 */
#ifndef DB_STATEMENT_H
#define DB_STATEMENT_H

#include "db.h"
#include "sql.h"

#include <sqlite3.h>

enum { DB_ACTOR_MAX = 64, DB_TIME_MAX = 24, DB_PACKED_MAX = 128 };

struct latin;
struct zone_names;

struct db {
    sqlite3 *handle;
    sqlite3_stmt *statement[SQL__COUNT];
    bool writer, reading, writing;
    struct {
        int64_t sequence;
        uint64_t digest;
        char at[DB_TIME_MAX];
    } head[DB_KIND__COUNT];
    char changed_at[DB_TIME_MAX]; /* newest of head[].at */
    char as_of[DB_TIME_MAX];
    char write_at[DB_TIME_MAX]; /* of the open write transaction */
    char write_actor[DB_ACTOR_MAX];
    int64_t write_sequence; /* last one given out */
    int log_pages;          /* of the write-ahead log after the last commit */
    bool head_moved[DB_KIND__COUNT];
    char *scratch; /* the packed lists of one row, cut into entries; grows */
    size_t scratch_size;
    struct latin *latin;           /* opened when a word first needs it */
    struct calendar *calendar;     /* opened when a date first needs it */
    struct collation *collation;   /* opened when a list is first sorted */
    struct zone_names *zone_names; /* of the countries that were asked for */
    struct {                       /* the last one that was made, and of which state */
        unsigned char *bytes;
        size_t length;
        char key[80];
    } snapshot;
    char error[256];
};

/* Lends the prepared statement, clean and unbound; STATEMENT gives it back at the end of
 * the scope, so no path out of a query function can leave a read lock. */
#define STATEMENT __attribute__((cleanup(statement_release))) sqlite3_stmt

sqlite3_stmt *statement_borrow(struct db *db, enum sql_id id);
void statement_release(sqlite3_stmt **statement);

/* Parameters are bound by name; an unknown name is a bug and aborts. Text is borrowed
 * until the statement is released. */
void bind_int(sqlite3_stmt *statement, const char *name, int64_t value);
void bind_text(sqlite3_stmt *statement, const char *name, const char *value);
void bind_blob(sqlite3_stmt *statement, const char *name, const void *value, size_t size);
void bind_real(sqlite3_stmt *statement, const char *name, bool present, double value);

const char *column_text(sqlite3_stmt *statement, int column);

/* Runs a statement that returns no row. */
enum db_status statement_run(struct db *db, sqlite3_stmt *statement, const char *doing);
/* Borrows, runs and gives back a statement without parameters. */
enum db_status statement_execute(struct db *db, enum sql_id id, const char *doing);

/* Translates an sqlite3 result that is an error, keeping its words for db_error(). */
enum db_status db_fail(struct db *db, int rc, const char *doing);
/* The same for a fault of our own. */
enum db_status db_fail_words(struct db *db, enum db_status status, const char *words);

#endif
