#include "mission_pack.h"

#include "mission_row.h"

enum db_status db_mission_around(struct db *db, const char *country,
                                 db_mission_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_AROUND);

    bind_text(query, ":country", country);
    return mission_row_visit_all(db, query, "mission_around", visit, context);
}

enum db_status db_mission_pairs(struct db *db, db_mission_pair_visitor *visit,
                                void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_PAIRS);
    int rc = SQLITE_DONE;

    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        const struct db_mission_pair pair = {
            .sending = column_text(query, 0),
            .country = column_text(query, 1),
            .is_local = sqlite3_column_int(query, 2) != 0,
        };

        visit(&pair, context);
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "mission_pairs");
}
