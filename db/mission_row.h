/* mission_row.h - a row of {{mission_columns}} as struct db_mission. Private to db/. */
#ifndef DB_MISSION_ROW_H
#define DB_MISSION_ROW_H

#include "mission.h"
#include "statement.h"

/* Lends the row that `query` stands on to the visitor. */
enum db_status mission_row_visit(struct db *db, sqlite3_stmt *query, double distance_km,
                                 db_mission_visitor *visit, void *context);
/* Steps `query` to its end, visiting each row. */
enum db_status mission_row_visit_all(struct db *db, sqlite3_stmt *query,
                                     const char *doing, db_mission_visitor *visit,
                                     void *context);

#endif
