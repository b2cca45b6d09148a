/* mission.c - reading missions one by one. The SQL is in queries/mission.sql. */
#include "mission.h"

#include "fold.h"
#include "mission_row.h"
#include "packed.h"

#include <stdio.h>

enum {
    PACKED_COLUMNS = 4,
    COLUMN_OPENING_HOURS = 20,
    COLUMN_OPENING_HOURS_TEXT,
    COLUMN_HOSTED_BY,
    COLUMN_SERVES,
    COLUMN_CONTACTS,
    COLUMN_SERVICES,
    COLUMN_CLAIMS,
    COLUMN_SENDING_NAME,
    COLUMN_HOST_NAME,
    COLUMN_ATTRIBUTION
};

struct lists {
    struct db_serves serves[DB_SERVES_MAX];
    struct db_contact contacts[DB_CONTACTS_MAX];
    struct db_service services[DB_SERVICE__COUNT];
    struct db_claim claims[DB_CLAIMS_MAX];
};

static const char *or_null(const char *text)
{
    return text[0] ? text : NULL;
}

static size_t cut_serves(char *text, struct db_serves *ret_serves)
{
    const char *field[2];
    size_t count = 0;

    while (count < DB_SERVES_MAX && packed_next(&text, 2, field))
        ret_serves[count++] = (struct db_serves){or_null(field[0]), or_null(field[1])};
    return count;
}

static size_t cut_contacts(char *text, struct db_contact *ret_contact)
{
    const char *field[3];
    size_t count = 0;

    while (count < DB_CONTACTS_MAX && packed_next(&text, 3, field)) {
        struct db_contact contact = {.value = field[1], .display = or_null(field[2])};

        if (db_contact_from_word(field[0], &contact.kind))
            ret_contact[count++] = contact;
    }
    return count;
}

static size_t cut_services(char *text, struct db_service *ret_service)
{
    const char *field[2];
    size_t count = 0;

    while (count < DB_SERVICE__COUNT && packed_next(&text, 2, field)) {
        struct db_service service = {.value = DB_OFFERED_YES};

        if (db_service_from_word(field[0], &service.kind) &&
            db_offered_from_word(field[1], &service.value))
            ret_service[count++] = service;
    }
    return count;
}

/* Source, date stored and date shown, attribution, facts. */
static size_t cut_claims(char *text, struct db_claim *ret_claim)
{
    const char *field[5];
    size_t count = 0;

    while (count < DB_CLAIMS_MAX && packed_next(&text, 5, field)) {
        ret_claim[count++] = (struct db_claim){
            .source = field[0],
            .is_dated = field[1][0] != '\0',
            .as_of = field[2],
            .attribution = or_null(field[3]),
            .facts = field[4],
        };
    }
    return count;
}

static struct db_mission read_facts(sqlite3_stmt *row)
{
    struct db_mission mission = {
        .number = sqlite3_column_int64(row, 0),
        .id = column_text(row, 1),
        .sending = column_text(row, 2),
        .host = column_text(row, 3),
        .name = column_text(row, 6),
        .city = column_text(row, 7),
        .address = column_text(row, 8),
        .point = {sqlite3_column_double(row, 10), sqlite3_column_double(row, 11)},
        .opened = column_text(row, 12),
        .status_since = column_text(row, 14),
        .status_reason = column_text(row, 15),
        .source = column_text(row, 16),
        .source_as_of = column_text(row, 17),
        .rev = sqlite3_column_int64(row, 18),
        .updated_at = column_text(row, 19),
        .opening_hours = column_text(row, COLUMN_OPENING_HOURS),
        .opening_hours_text = column_text(row, COLUMN_OPENING_HOURS_TEXT),
        .hosted_by = column_text(row, COLUMN_HOSTED_BY),
        .sending_name = column_text(row, COLUMN_SENDING_NAME),
        .host_name = column_text(row, COLUMN_HOST_NAME),
        .attribution = column_text(row, COLUMN_ATTRIBUTION),
        .distance_km = -1,
    };

    return mission;
}

static bool read_terms(sqlite3_stmt *row, struct db_mission *mission)
{
    return db_rank_from_word(column_text(row, 4), &mission->rank) &&
           db_legal_from_word(column_text(row, 5), &mission->legal_kind) &&
           db_point_from_word(column_text(row, 9), &mission->point_quality) &&
           db_status_from_word(column_text(row, 13), &mission->status);
}

enum db_status mission_row_visit(struct db *db, sqlite3_stmt *query, double distance_km,
                                 db_mission_visitor *visit, void *context)
{
    static const int columns[PACKED_COLUMNS] = {COLUMN_SERVES, COLUMN_CONTACTS,
                                                COLUMN_SERVICES, COLUMN_CLAIMS};
    char *text[PACKED_COLUMNS];
    struct lists lists;
    struct db_mission mission = read_facts(query);

    if (!read_terms(query, &mission))
        return db_fail_words(db, DB_FAILED, "a mission has a term that is not known");
    enum db_status status = packed_copy(db, query, columns, PACKED_COLUMNS, text);
    if (status != DB_OK)
        return status;
    mission.distance_km = distance_km;
    mission.serves = lists.serves;
    mission.serves_count = cut_serves(text[0], lists.serves);
    mission.contacts = lists.contacts;
    mission.contact_count = cut_contacts(text[1], lists.contacts);
    mission.services = lists.services;
    mission.service_count = cut_services(text[2], lists.services);
    mission.claims = lists.claims;
    mission.claim_count = cut_claims(text[3], lists.claims);
    visit(&mission, context);
    return DB_OK;
}

enum db_status mission_row_visit_all(struct db *db, sqlite3_stmt *query,
                                     const char *doing, db_mission_visitor *visit,
                                     void *context)
{
    int rc = SQLITE_DONE;

    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        enum db_status status = mission_row_visit(db, query, -1, visit, context);

        if (status != DB_OK)
            return status;
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, doing);
}

static enum db_status by_id(struct db *db, const char *id, db_mission_visitor *visit,
                            void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_BY_ID);

    bind_text(query, ":id", id);
    int rc = sqlite3_step(query);
    if (rc == SQLITE_DONE)
        return DB_NOT_FOUND;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "mission_by_id");
    return mission_row_visit(db, query, -1, visit, context);
}

enum db_status db_mission_by_id(struct db *db, const char *id, db_mission_visitor *visit,
                                void *context)
{
    enum db_status status = by_id(db, id, visit, context);

    if (status != DB_NOT_FOUND)
        return status;

    STATEMENT *former = statement_borrow(db, SQL_MISSION_BY_FORMER_ID);
    bind_text(former, ":former", id);
    int rc = sqlite3_step(former);
    if (rc == SQLITE_DONE)
        return DB_NOT_FOUND;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "mission_by_former_id");
    return by_id(db, column_text(former, 0), visit, context);
}

enum db_status db_mission_all(struct db *db, db_mission_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_ALL);

    return mission_row_visit_all(db, query, "mission_all", visit, context);
}

enum db_status db_mission_ids(struct db *db, int64_t limit, int64_t offset,
                              db_id_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_IDS);
    int rc = SQLITE_DONE;

    bind_int(query, ":limit", limit);
    bind_int(query, ":offset", offset);
    while ((rc = sqlite3_step(query)) == SQLITE_ROW)
        visit(column_text(query, 0), context);
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "mission_ids");
}

enum db_status db_mission_for(struct db *db, const char *sending, const char *country,
                              db_mission_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_FOR);

    bind_text(query, ":sending", sending);
    bind_text(query, ":country", country);
    return mission_row_visit_all(db, query, "mission_for", visit, context);
}

enum db_status db_mission_totals(struct db *db, int64_t *ret_missions, int64_t *ret_hosts)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_TOTALS);
    int rc = sqlite3_step(query);

    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "mission_totals");
    *ret_missions = sqlite3_column_int64(query, 0);
    *ret_hosts = sqlite3_column_int64(query, 1);
    return DB_OK;
}

enum db_status db_mission_count_of(struct db *db, const char *country,
                                   struct db_mission_counts *ret_counts)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_COUNTS_OF);

    bind_text(query, ":country", country);
    int rc = sqlite3_step(query);
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "mission_counts_of");
    *ret_counts = (struct db_mission_counts){
        .hosted = sqlite3_column_int64(query, 0),
        .sent = sqlite3_column_int64(query, 1),
        .serving = sqlite3_column_int64(query, 2),
    };
    return DB_OK;
}
