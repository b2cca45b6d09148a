/* db.h - everything the other rooms may know about storage: open, close, one read
 * transaction, one write transaction, and the order of changes. Nouns have headers of
 * their own (country.h, mission.h, source.h).
 *
 * No SQL and no sqlite3 type crosses these headers. Rows are lent, never given: a
 * `const struct db_...` and every pointer in it is valid until the function it was
 * passed to returns. Text is UTF-8, NUL-terminated, without control characters; times
 * are RFC 3339 in UTC ("2022-06-23T00:00:00Z"), dates their first ten characters. */
#ifndef DB_DB_H
#define DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* On a type it makes every caller of every function that returns it look. */
#define MUST_CHECK [[nodiscard]]

enum MUST_CHECK db_status {
    DB_OK,
    DB_NOT_FOUND,
    DB_CONFLICT, /* a constraint said no: the row breaks a rule of the schema */
    DB_BUSY,     /* another writer held the lock past the timeout: try again */
    DB_FULL,     /* no space left: nothing was changed */
    DB_FAILED,   /* disk, damage, memory: db_error() has the words */
};

/* Why a database cannot be opened. None of these changes the file. */
enum MUST_CHECK db_fault {
    DB_FAULT_NONE,
    DB_FAULT_MISSING,   /* no such file */
    DB_FAULT_EXISTS,    /* DB_CREATE found a file */
    DB_FAULT_FOREIGN,   /* not a database, or another application's */
    DB_FAULT_NEWER,     /* written by a newer embassyd */
    DB_FAULT_OLDER,     /* DB_READ found an older schema: open it with DB_WRITE first */
    DB_FAULT_DAMAGED,   /* the schema or a page cannot be read */
    DB_FAULT_READ_ONLY, /* DB_WRITE or DB_CREATE may not write here */
    DB_FAULT_SYSTEM,    /* memory, disk, a lock that did not go away */
};

enum db_mode {
    DB_READ,   /* query_only; any number of them */
    DB_WRITE,  /* migrates; exactly one in the whole system, the caller holds the lock */
    DB_CREATE, /* a new file, then like DB_WRITE */
};

/* What the order of changes distinguishes; the ETag of an answer rests on the sequence
 * numbers of the kinds it depends on. */
enum db_kind {
    DB_KIND_COUNTRY,
    DB_KIND_MISSION,
    DB_KIND_SOURCE,
    DB_KIND_ARTICLE,
    DB_KIND_NOTICE,
    DB_KIND_HELPLINE, /* all lines of one country: its id is the country's code */
    DB_KIND_ARRANGEMENT,
    DB_KIND__COUNT
};
const char *db_kind_word(enum db_kind kind); /* "mission" */
bool db_kind_from_word(const char *word, enum db_kind *ret_kind);

/* One connection and its prepared statements. Used by one thread at a time. */
struct db;

/* Call once, before the first db_open and before any thread exists. */
void db_library_start(void);

/* On a fault *ret_db still holds an object for db_error(); close it all the same. */
enum db_fault db_open(struct db **ret_db, const char *path, enum db_mode mode);
void db_close(struct db *db); /* NULL is fine; the writer checkpoints */
const char *db_error(
    const struct db *db); /* one line, no SQL; lent until the next call */

/* A read transaction: all queries until db_read_end() see one state, whose sequence
 * numbers db_sequence() gives from memory. Beginning twice is fine and costs nothing. */
enum db_status db_read_begin(struct db *db);
void db_read_end(struct db *db);
int64_t db_sequence(const struct db *db, enum db_kind kind); /* 0: nothing yet */
/* Of all changes of a kind, in their order: two stores that differ do not share it. */
uint64_t db_digest(const struct db *db, enum db_kind kind);
const char *db_changed_at(const struct db *db); /* time of the last change */
const char *db_as_of(
    const struct db *db); /* newest release date of any source, or NULL */

/* A write transaction. `at` and `actor` are stamped on every change in it. Commit ends
 * it also when it fails; rollback after a failed begin is fine. */
struct db_write {
    const char *at;    /* RFC 3339 UTC */
    const char *actor; /* "import", "init", a token's name */
};
enum db_status db_write_begin(struct db *db, const struct db_write *write);
enum db_status db_write_commit(struct db *db);
void db_write_rollback(struct db *db);
bool db_is_writing(const struct db *db);

/* Moves the write-ahead log into the file. The daemon calls it between writes. */
enum db_status db_checkpoint(struct db *db);

/* Schema version, page integrity, foreign keys: DB_OK, or DB_FAILED with the first
 * finding in db_error(). Reads the whole file. */
enum db_status db_check(struct db *db);

struct db_counts {
    int64_t countries, names, missions, serves, contacts, sources, changes, sequence;
    int64_t articles, notices, arrangements;
    int64_t schema; /* user_version */
};
enum db_status db_count(struct db *db, struct db_counts *ret_counts);

#endif
