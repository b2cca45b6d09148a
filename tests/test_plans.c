/* test_plans.c - how SQLite will answer each named query: no full scan of a table and no
 * sorting without an index, unless the SQL says "-- scan: ok, <reason>". A new query is
 * covered the moment it exists. */
#include "sql.h"
#include "tap.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

static bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* "SCAN t VIRTUAL TABLE INDEX 0:M1": what follows the colon are the conditions that its
 * index answers (fts5 and rtree); without any it is read from end to end, but for number
 * 1 of rtree, a look-up by its rowid. */
static bool is_index_of_virtual_table(const char *step)
{
    static const char words[] = " VIRTUAL TABLE INDEX ";
    const char *index = strstr(step, words);
    const char *colon = index ? strchr(index, ':') : NULL;

    return colon && (colon[1] != '\0' || starts(index + strlen(words), "1:"));
}

/* "SCAN (subquery-1)" reads what another line of the plan made, which is judged there;
 * "SCAN CONSTANT ROW" and "SCAN 2 CONSTANT ROWS" read no table. */
static bool is_bad(const char *step)
{
    if (strstr(step, "USE TEMP B-TREE"))
        return true;
    if (!starts(step, "SCAN "))
        return false;
    return !is_index_of_virtual_table(step) && !starts(step, "SCAN (") &&
           !strstr(step, "CONSTANT ROW");
}

/* A line of its own; the reason is not empty. */
static bool is_excused(const char *sql)
{
    const char *mark = strstr(sql, "-- scan: ok, ");

    return mark && (mark == sql || mark[-1] == '\n') &&
           strcspn(mark + strlen("-- scan: ok, "), "\n") > 0;
}

static void check_query(struct tap *tap, sqlite3 *handle, const struct sql_text *query)
{
    char explain[16 * 1024];
    sqlite3_stmt *plan = NULL;
    int bad = 0;
    bool excused = is_excused(query->text);

    (void)snprintf(explain, sizeof(explain), "EXPLAIN QUERY PLAN %s", query->text);
    if (sqlite3_prepare_v2(handle, explain, -1, &plan, NULL) != SQLITE_OK) {
        tap_check(tap, false, "%s: %s", query->name, sqlite3_errmsg(handle));
        return;
    }
    while (sqlite3_step(plan) == SQLITE_ROW) {
        const char *step = (const char *)sqlite3_column_text(plan, 3);

        if (!is_bad(step))
            continue;
        bad++;
        if (!excused)
            tap_note("%s: %s", query->name, step);
    }
    (void)sqlite3_finalize(plan);
    tap_check(tap, bad == 0 || excused, "%s", query->name);
    if (bad == 0 && excused)
        tap_note("%s excuses a scan that it does not make", query->name);
}

/* The gate itself has to be able to refuse. */
static void check_gate(struct tap *tap)
{
    tap_check(tap, is_bad("SCAN mission AS m"), "a scan is refused");
    tap_check(tap, is_bad("SCAN m USING COVERING INDEX x"), "a scan of an index too");
    tap_check(tap, is_bad("SCAN t VIRTUAL TABLE INDEX 0:"), "and of a virtual table");
    tap_check(tap, is_bad("USE TEMP B-TREE FOR ORDER BY"), "sorting is refused");
    tap_check(tap, is_bad("USE TEMP B-TREE FOR RIGHT PART OF ORDER BY"), "also in part");
    tap_check(tap, !is_bad("SCAN t VIRTUAL TABLE INDEX 0:M1"), "an index is not");
    tap_check(tap, !is_bad("SEARCH m USING INDEX x (a=?)"), "a search is not");
    tap_check(tap, !is_bad("SCAN (subquery-2)"), "what a subquery made is not");
    tap_check(tap, !is_excused("SELECT 1 -- scan: ok, x"), "an excuse has its own line");
    tap_check(tap, !is_excused("-- scan: ok, \nSELECT 1"), "and a reason");
}

int main(void)
{
    struct tap tap = {0, 0};
    sqlite3 *handle = NULL;

    check_gate(&tap);
    if (sqlite3_open(":memory:", &handle) != SQLITE_OK)
        return 1;
    for (int i = 0; i < SCHEMA__COUNT; i++)
        tap_check(&tap,
                  sqlite3_exec(handle, sql_schema[i].text, NULL, NULL, NULL) == SQLITE_OK,
                  "schema %s", sql_schema[i].name);
    for (int i = 0; i < SQL__COUNT; i++)
        check_query(&tap, handle, &sql_query[i]);
    (void)sqlite3_close(handle);
    return tap_end(&tap);
}
