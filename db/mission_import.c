/* mission_import.c - what an import asks: is this post known already under another id,
 * what has been seen in this run, what has not. */
#include "fold.h"
#include "mission.h"
#include "mission_row.h"

enum db_status db_mission_twin(struct db *db, const struct db_mission *mission,
                               db_mission_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_TWIN);
    char city[FOLD_MAX] = "";

    if (mission->city)
        (void)fold(mission->city, city);
    bind_text(query, ":host", mission->host);
    bind_text(query, ":sending", mission->sending);
    bind_text(query, ":class", db_rank_row(mission->rank)->class);
    bind_text(query, ":source", mission->source);
    bind_text(query, ":city", city);
    int rc = sqlite3_step(query);
    if (rc == SQLITE_DONE)
        return DB_NOT_FOUND;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "mission_twin");
    return db_mission_by_id(db, column_text(query, 0), visit, context);
}

enum db_status db_mission_seen(struct db *db, const char *id)
{
    STATEMENT *add = statement_borrow(db, SQL_MISSION_SEEN_ADD);

    bind_text(add, ":id", id);
    return statement_run(db, add, "mission_seen_add");
}

enum db_status db_mission_seen_clear(struct db *db)
{
    return statement_execute(db, SQL_MISSION_SEEN_CLEAR, "mission_seen_clear");
}

enum db_status db_mission_unseen(struct db *db, const char *source,
                                 db_mission_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_UNSEEN);

    bind_text(query, ":source", source);
    return mission_row_visit_all(db, query, "mission_unseen", visit, context);
}

enum db_status db_mission_present(struct db *db, const char *source, int64_t *ret_count)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_PRESENT);

    bind_text(query, ":source", source);
    int rc = sqlite3_step(query);
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "mission_present");
    *ret_count = sqlite3_column_int64(query, 0);
    return DB_OK;
}
