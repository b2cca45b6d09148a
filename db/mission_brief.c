/* mission_brief.c - see mission_brief.h. The SQL is in queries/mission.sql. */
#include "mission_brief.h"

#include "mission_row.h"
#include "packed.h"

enum { COLUMN_REACH = 9, COLUMN_SERVICES };

/* No contact at all is NULL. */
static enum db_reach read_reach(sqlite3_stmt *row)
{
    if (sqlite3_column_type(row, COLUMN_REACH) == SQLITE_NULL)
        return DB_REACH_NONE;
    return (enum db_reach)sqlite3_column_int(row, COLUMN_REACH);
}

static size_t cut_services(char *text, struct db_service *ret_service)
{
    const char *field[2];
    size_t count = 0;

    while (count < DB_SERVICE__COUNT && packed_next(&text, 2, field)) {
        if (db_service_from_word(field[0], &ret_service[count].kind) &&
            db_offered_from_word(field[1], &ret_service[count].value))
            count++;
    }
    return count;
}

static bool read_terms(sqlite3_stmt *row, struct db_mission_brief *brief)
{
    return db_rank_from_word(column_text(row, 4), &brief->rank) &&
           db_point_from_word(column_text(row, 5), &brief->point_quality) &&
           db_status_from_word(column_text(row, 8), &brief->status);
}

static enum db_status visit_row(struct db *db, sqlite3_stmt *row,
                                db_mission_brief_visitor *visit, void *context)
{
    static const int columns[] = {COLUMN_SERVICES};
    char *text = NULL;
    struct db_service services[DB_SERVICE__COUNT];
    struct db_mission_brief brief = {
        .number = sqlite3_column_int64(row, 0),
        .id = column_text(row, 1),
        .sending = column_text(row, 2),
        .host = column_text(row, 3),
        .point = {sqlite3_column_double(row, 6), sqlite3_column_double(row, 7)},
        .reach = read_reach(row),
        .services = services,
    };

    if (!read_terms(row, &brief))
        return db_fail_words(db, DB_FAILED, "a mission has a term that is not known");
    if (sqlite3_column_type(row, COLUMN_SERVICES) != SQLITE_NULL) {
        enum db_status status = packed_copy(db, row, columns, 1, &text);

        if (status != DB_OK)
            return status;
        brief.service_count = cut_services(text, services);
    }
    visit(&brief, context);
    return DB_OK;
}

static enum db_status visit_all(struct db *db, sqlite3_stmt *query, const char *doing,
                                db_mission_brief_visitor *visit, void *context)
{
    int rc = SQLITE_DONE;

    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        enum db_status status = visit_row(db, query, visit, context);

        if (status != DB_OK)
            return status;
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, doing);
}

enum db_status db_mission_brief_for(struct db *db, const char *sending, const char *host,
                                    int64_t limit, db_mission_brief_visitor *visit,
                                    void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_BRIEF_FOR);

    bind_text(query, ":sending", sending);
    bind_text(query, ":host", host);
    bind_int(query, ":limit", limit);
    return visit_all(db, query, "mission_brief_for", visit, context);
}

static enum db_status visit_provider(struct db *db, const char *sending, const char *host,
                                     int64_t limit, db_mission_brief_visitor *visit,
                                     void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_BRIEF_OF_PROVIDER);

    bind_text(query, ":sending", sending);
    bind_text(query, ":host", host);
    bind_int(query, ":limit", limit);
    return visit_all(db, query, "mission_brief_of_provider", visit, context);
}

enum db_status db_mission_brief_of_providers(struct db *db, const char *arrangement,
                                             const char *host, int64_t limit,
                                             db_mission_brief_visitor *visit,
                                             void *context)
{
    STATEMENT *providers = statement_borrow(db, SQL_ARRANGEMENT_PROVIDERS);
    int rc = SQLITE_DONE;

    bind_text(providers, ":id", arrangement);
    while ((rc = sqlite3_step(providers)) == SQLITE_ROW) {
        enum db_status status =
            visit_provider(db, column_text(providers, 0), host, limit, visit, context);

        if (status != DB_OK)
            return status;
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "arrangement_providers");
}

enum db_status db_mission_by_number(struct db *db, int64_t number,
                                    db_mission_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_BY_NUMBER);

    bind_int(query, ":number", number);
    int rc = sqlite3_step(query);
    if (rc == SQLITE_DONE)
        return DB_NOT_FOUND;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "mission_by_number");
    return mission_row_visit(db, query, -1, visit, context);
}
