/* check.c - is the whole file as it should be? */
#include "statement.h"

#include <stdio.h>
#include <string.h>

/* A finding is any row of the pragma other than a lone "ok". */
static enum db_status findings(struct db *db, const char *pragma)
{
    sqlite3_stmt *statement = NULL;
    int rc = sqlite3_prepare_v2(db->handle, pragma, -1, &statement, NULL);
    enum db_status status = DB_OK;

    if (rc != SQLITE_OK)
        return db_fail(db, rc, pragma);
    rc = sqlite3_step(statement);
    if (rc == SQLITE_ROW) {
        const char *text = column_text(statement, 0);

        if (!text || strcmp(text, "ok") != 0) {
            (void)snprintf(db->error, sizeof(db->error), "%s: %s",
                           pragma + strlen("PRAGMA "),
                           text ? text : "a row without text");
            status = DB_FAILED;
        }
    } else if (rc != SQLITE_DONE) {
        status = db_fail(db, rc, pragma);
    }
    sqlite3_finalize(statement);
    return status;
}

enum db_status db_check(struct db *db)
{
    enum db_status status = findings(db, "PRAGMA integrity_check(1)");

    return status == DB_OK ? findings(db, "PRAGMA foreign_key_check") : status;
}

enum db_status db_count(struct db *db, struct db_counts *ret_counts)
{
    STATEMENT *counts = statement_borrow(db, SQL_COUNTS);
    int rc = sqlite3_step(counts);

    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "counts");
    *ret_counts = (struct db_counts){
        .countries = sqlite3_column_int64(counts, 0),
        .names = sqlite3_column_int64(counts, 1),
        .missions = sqlite3_column_int64(counts, 2),
        .serves = sqlite3_column_int64(counts, 3),
        .contacts = sqlite3_column_int64(counts, 4),
        .sources = sqlite3_column_int64(counts, 5),
        .changes = sqlite3_column_int64(counts, 6),
        .sequence = sqlite3_column_int64(counts, 7),
        .articles = sqlite3_column_int64(counts, 8),
        .notices = sqlite3_column_int64(counts, 9),
        .arrangements = sqlite3_column_int64(counts, 10),
        .schema = SCHEMA__COUNT,
    };
    return DB_OK;
}
