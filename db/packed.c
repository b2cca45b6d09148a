#include "packed.h"

#include <stdlib.h>
#include <string.h>

static enum db_status reserve(struct db *db, size_t size)
{
    if (size <= db->scratch_size)
        return DB_OK;

    char *scratch = realloc(db->scratch, size);
    if (!scratch)
        return db_fail_words(db, DB_FAILED, "out of memory");
    db->scratch = scratch;
    db->scratch_size = size;
    return DB_OK;
}

enum db_status packed_copy(struct db *db, sqlite3_stmt *row, const int *columns,
                           size_t count, char **ret_text)
{
    size_t size = 0;

    for (size_t i = 0; i < count; i++)
        size += (size_t)sqlite3_column_bytes(row, columns[i]) + 1;
    enum db_status status = reserve(db, size);
    if (status != DB_OK)
        return status;

    char *at = db->scratch;
    for (size_t i = 0; i < count; i++) {
        const char *text = column_text(row, columns[i]);

        ret_text[i] = text ? at : NULL;
        if (!text)
            continue;
        size_t length = (size_t)sqlite3_column_bytes(row, columns[i]);
        memcpy(at, text, length);
        at[length] = '\0';
        at += length + 1;
    }
    return DB_OK;
}

struct packed_memory packed_keep(struct db *db)
{
    struct packed_memory kept = {db->scratch, db->scratch_size};

    db->scratch = NULL;
    db->scratch_size = 0;
    return kept;
}

void packed_give_back(struct db *db, struct packed_memory kept)
{
    free(db->scratch);
    db->scratch = kept.text;
    db->scratch_size = kept.size;
}

bool packed_next(char **text, size_t fields, const char **ret_field)
{
    char *at = *text;

    if (!at || !*at)
        return false;

    char *end = at + strcspn(at, "\x1e");
    *text = *end ? end + 1 : end;
    *end = '\0';
    for (size_t i = 0; i < fields; i++) {
        char *field_end = at + strcspn(at, "\x1f");

        ret_field[i] = at;
        at = field_end;
        if (*field_end) {
            *field_end = '\0';
            at = field_end + 1;
        }
    }
    return true;
}
