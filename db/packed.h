/* packed.h - the lists of a row, which queries hand over as one text: entries end in
 * char(30), fields within them in char(31). Private to db/. */
#ifndef DB_PACKED_H
#define DB_PACKED_H

#include "statement.h"

enum { PACKED_ENTRY_END = 30, PACKED_FIELD_END = 31 };

/* Copies the given columns behind one another into memory of `db`, to be cut by
 * packed_next(); lent until the next call. ret_text[i] is NULL where column i is. */
enum db_status packed_copy(struct db *db, sqlite3_stmt *row, const int *columns,
                           size_t count, char **ret_text);

/* What packed_copy() gave stays as it is from packed_keep() to packed_give_back(), while
 * other rows are read. */
struct packed_memory {
    char *text;
    size_t size;
};
struct packed_memory packed_keep(struct db *db);
void packed_give_back(struct db *db, struct packed_memory kept);

/* Cuts the next entry off *text into at most `fields` fields; the missing ones are "".
 * False at the end. */
bool packed_next(char **text, size_t fields, const char **ret_field);

#endif
