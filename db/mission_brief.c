/* mission_brief.c - see mission_brief.h. The SQL is in queries/mission.sql. */
#include "mission_brief.h"

#include "mission_row.h"
#include "packed.h"

enum { COLUMN_KINDS = 9, COLUMN_SERVICES, PACKED_COLUMNS = 2 };

static unsigned cut_kinds(char *text)
{
    const char *word = NULL;
    enum db_contact_kind kind = DB_CONTACT_FAX;
    unsigned kinds = 0;

    while (packed_next(&text, 1, &word)) {
        if (db_contact_from_word(word, &kind))
            kinds |= 1U << kind;
    }
    return kinds;
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
    static const int columns[PACKED_COLUMNS] = {COLUMN_KINDS, COLUMN_SERVICES};
    char *text[PACKED_COLUMNS];
    struct db_service services[DB_SERVICE__COUNT];
    struct db_mission_brief brief = {
        .number = sqlite3_column_int64(row, 0),
        .id = column_text(row, 1),
        .sending = column_text(row, 2),
        .host = column_text(row, 3),
        .point = {sqlite3_column_double(row, 6), sqlite3_column_double(row, 7)},
        .services = services,
    };

    if (!read_terms(row, &brief))
        return db_fail_words(db, DB_FAILED, "a mission has a term that is not known");
    enum db_status status = packed_copy(db, row, columns, PACKED_COLUMNS, text);
    if (status != DB_OK)
        return status;
    brief.contact_kinds = cut_kinds(text[0]);
    brief.service_count = cut_services(text[1], services);
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
