/* notice_row.h - rows of {{notice_columns}} as struct db_notice. Private to db/. */
#ifndef DB_NOTICE_ROW_H
#define DB_NOTICE_ROW_H

#include "notice.h"
#include "statement.h"

/* Steps `query` to its end, lending each row to the visitor. */
enum db_status notice_row_visit_all(struct db *db, sqlite3_stmt *query,
                                    db_notice_visitor *visit, void *context,
                                    int64_t *ret_count);

#endif
