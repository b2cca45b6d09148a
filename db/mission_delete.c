/* mission_delete.c - missions that leave an id: deleted, or going on under another one.
 */
#include "change.h"
#include "mission.h"
#include "mission_identity.h"

#include <assert.h>

static enum db_status read_row(struct db *db, const char *id,
                               struct mission_identity *ret_identity)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_IDENTITY);

    bind_text(query, ":id", id);
    int rc = sqlite3_step(query);
    if (rc == SQLITE_DONE)
        return DB_OK;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "mission_identity");
    ret_identity->exists = true;
    ret_identity->number = sqlite3_column_int64(query, 0);
    ret_identity->rev = sqlite3_column_int64(query, 1);
    ret_identity->digest = sqlite3_column_int64(query, 2);
    return DB_OK;
}

/* The log knows revs that the row does not: those of a mission that had the id before. */
enum db_status mission_identity_read(struct db *db, const char *id,
                                     struct mission_identity *ret_identity)
{
    int64_t logged = 0;

    *ret_identity = (struct mission_identity){.exists = false};
    enum db_status status = read_row(db, id, ret_identity);
    if (status == DB_OK)
        status = change_last_rev(db, DB_KIND_MISSION, id, &logged);
    if (ret_identity->rev < logged)
        ret_identity->rev = logged;
    return status;
}

static enum db_status clear(struct db *db, enum sql_id id, int64_t number)
{
    STATEMENT *statement = statement_borrow(db, id);

    bind_int(statement, ":number", number);
    return statement_run(db, statement, "clearing what belongs to a mission");
}

enum db_status mission_clear(struct db *db, int64_t number)
{
    static const enum sql_id clears[] = {
        SQL_MISSION_SERVES_CLEAR, SQL_CONTACT_CLEAR,      SQL_MISSION_SERVICE_CLEAR,
        SQL_MISSION_CLAIM_CLEAR,  SQL_MISSION_TEXT_CLEAR, SQL_MISSION_POINT_CLEAR};
    enum db_status status = DB_OK;

    for (size_t i = 0; status == DB_OK && i < sizeof(clears) / sizeof(clears[0]); i++)
        status = clear(db, clears[i], number);
    return status;
}

/* Ids that it had before go with the row. */
static enum db_status delete_row(struct db *db, int64_t number)
{
    STATEMENT *statement = statement_borrow(db, SQL_MISSION_DELETE);

    bind_int(statement, ":number", number);
    return statement_run(db, statement, "mission_delete");
}

enum db_status db_mission_delete(struct db *db, const char *id)
{
    struct mission_identity identity;
    enum db_status status = mission_identity_read(db, id, &identity);

    assert(db->writing);
    if (status == DB_OK && !identity.exists)
        return DB_NOT_FOUND;
    if (status == DB_OK)
        status = mission_clear(db, identity.number);
    if (status == DB_OK)
        status = delete_row(db, identity.number);
    if (status != DB_OK)
        return status;
    return change_add(
        db, &(struct change){.kind = DB_KIND_MISSION, .id = id, .rev = identity.rev + 1});
}

static enum db_status set_id(struct db *db, const char *id, const char *new_id)
{
    STATEMENT *set = statement_borrow(db, SQL_MISSION_ID_SET);

    bind_text(set, ":id", id);
    bind_text(set, ":new_id", new_id);
    return statement_run(db, set, "mission_id_set");
}

static enum db_status add_former(struct db *db, const char *id, const char *new_id)
{
    STATEMENT *former = statement_borrow(db, SQL_MISSION_FORMER_ID_ADD);

    bind_text(former, ":former", id);
    bind_text(former, ":id", new_id);
    return statement_run(db, former, "mission_former_id_add");
}

enum db_status db_mission_rename(struct db *db, const char *id, const char *new_id)
{
    struct mission_identity identity;
    enum db_status status = mission_identity_read(db, id, &identity);

    if (status == DB_OK && !identity.exists)
        return DB_NOT_FOUND;
    if (status == DB_OK)
        status = set_id(db, id, new_id);
    if (status == DB_OK)
        status = add_former(db, id, new_id);
    if (status != DB_OK)
        return status;
    return change_add(db, &(struct change){.kind = DB_KIND_MISSION,
                                           .id = id,
                                           .rev = identity.rev + 1,
                                           .successor = new_id});
}
