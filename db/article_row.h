/* article_row.h - rows of {{article_columns}} and a body as struct db_article. Private to
 * db/. */
#ifndef DB_ARTICLE_ROW_H
#define DB_ARTICLE_ROW_H

#include "article.h"
#include "statement.h"

/* Steps `query` to its end, lending each row to the visitor. */
enum db_status article_row_visit_all(struct db *db, sqlite3_stmt *query,
                                     db_article_visitor *visit, void *context,
                                     int64_t *ret_count);

#endif
