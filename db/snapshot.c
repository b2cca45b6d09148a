#include "snapshot.h"

#include "statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE_BYTES = 4096, NAME_MAX_BYTES = 64, INSERT_MAX = 256, KEPT_MAX = 16 << 20 };

/* Nothing is ever undone or shared: no journal, no locks. */
static enum db_status prepare_file(struct db *db, sqlite3 *file)
{
    char pragmas[256];

    (void)snprintf(pragmas, sizeof(pragmas),
                   "PRAGMA page_size = %d; PRAGMA max_page_count = %d;"
                   "PRAGMA journal_mode = OFF; PRAGMA application_id = %d;"
                   "PRAGMA user_version = %d; BEGIN",
                   PAGE_BYTES, DB_SNAPSHOT_MAX / PAGE_BYTES, DB_SNAPSHOT_APPLICATION,
                   DB_SNAPSHOT_VERSION);
    int rc = sqlite3_exec(file, pragmas, NULL, NULL, NULL);

    return rc == SQLITE_OK ? DB_OK : db_fail(db, rc, "snapshot");
}

/* The query that reads what goes into the table. */
static enum sql_id query_for(const char *table)
{
    char name[NAME_MAX_BYTES];
    int id = 0;

    (void)snprintf(name, sizeof(name), "snapshot_%s", table);
    while (id < SQL__COUNT && strcmp(sql_query[id].name, name) != 0)
        id++;
    return (enum sql_id)id;
}

/* "INSERT INTO mission VALUES (?,?,?)". */
static int prepare_insert(sqlite3 *file, const char *table, int columns,
                          sqlite3_stmt **ret_insert)
{
    char text[INSERT_MAX];
    int length = snprintf(text, sizeof(text), "INSERT INTO %s VALUES (", table);

    for (int i = 0; i < columns && length < INSERT_MAX; i++)
        length += snprintf(text + length, (size_t)(INSERT_MAX - length), "%s",
                           i > 0 ? ",?" : "?");
    if (length < INSERT_MAX)
        (void)snprintf(text + length, (size_t)(INSERT_MAX - length), ")");
    return sqlite3_prepare_v2(file, text, -1, ret_insert, NULL);
}

static int copy_rows(sqlite3_stmt *query, sqlite3_stmt *insert)
{
    int columns = sqlite3_column_count(query);
    int rc = SQLITE_DONE;

    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        for (int i = 0; i < columns; i++)
            (void)sqlite3_bind_value(insert, i + 1, sqlite3_column_value(query, i));
        rc = sqlite3_step(insert);
        (void)sqlite3_reset(insert);
        if (rc != SQLITE_DONE)
            return rc;
    }
    return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static enum db_status copy_table(struct db *db, sqlite3 *file,
                                 const struct sql_text *table, const char *now)
{
    STATEMENT *query = statement_borrow(db, query_for(table->name));
    sqlite3_stmt *insert = NULL;
    int rc = sqlite3_exec(file, table->text, NULL, NULL, NULL);

    if (rc == SQLITE_OK)
        rc = prepare_insert(file, table->name, sqlite3_column_count(query), &insert);
    if (sqlite3_bind_parameter_index(query, ":now") > 0)
        bind_text(query, ":now", now);
    if (rc == SQLITE_OK)
        rc = copy_rows(query, insert);
    sqlite3_finalize(insert);
    return rc == SQLITE_OK ? DB_OK : db_fail(db, rc, "snapshot");
}

static enum db_status fill(struct db *db, sqlite3 *file, const char *now)
{
    enum db_status status = prepare_file(db, file);

    for (int i = 0; i < MAKE__COUNT && status == DB_OK; i++)
        status = copy_table(db, file, &sql_make[i], now);
    if (status != DB_OK)
        return status;
    int rc = sqlite3_exec(file, "COMMIT", NULL, NULL, NULL);
    return rc == SQLITE_OK ? DB_OK : db_fail(db, rc, "snapshot");
}

static void keep(struct db *db, unsigned char *stolen, size_t length, const char *key)
{
    sqlite3_free(db->snapshot.bytes);
    db->snapshot.bytes = stolen;
    db->snapshot.length = length;
    (void)snprintf(db->snapshot.key, sizeof(db->snapshot.key), "%s", key);
}

static enum db_status give(struct db *db, sqlite3 *file, const char *key,
                           db_snapshot_taker *take, void *context)
{
    sqlite3_int64 size = 0;
    unsigned char *bytes = sqlite3_serialize(file, "main", &size, 0);

    if (!bytes)
        return db_fail_words(db, DB_FAILED, "snapshot: out of memory");
    take(bytes, (size_t)size, context);
    if (size <= KEPT_MAX && strlen(key) < sizeof(db->snapshot.key))
        keep(db, bytes, (size_t)size, key);
    else
        sqlite3_free(bytes);
    return DB_OK;
}

enum db_status db_snapshot(struct db *db, const char *now, const char *key,
                           db_snapshot_taker *take, void *context)
{
    sqlite3 *file = NULL;
    enum db_status status = DB_OK;

    if (db->snapshot.bytes && strcmp(db->snapshot.key, key) == 0) {
        take(db->snapshot.bytes, db->snapshot.length, context);
        return DB_OK;
    }
    int rc = sqlite3_open_v2(
        ":memory:", &file,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    if (rc == SQLITE_OK)
        status = fill(db, file, now);
    else
        status = db_fail(db, rc, "snapshot");
    if (status == DB_OK)
        status = give(db, file, key, take, context);
    sqlite3_close(file);
    return status;
}
