#include "news_row.h"

#include "packed.h"

#define XXH_INLINE_ALL
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <xxhash.h>

enum { HASH_BITS = 20, PROBES_MAX = 64 };

static enum db_status find(struct db *db, const struct news_table *table, const char *id,
                           bool *ret_found, struct news_identity *ret_identity)
{
    STATEMENT *query = statement_borrow(db, table->identity);

    bind_text(query, ":id", id);
    int rc = sqlite3_step(query);
    *ret_found = rc == SQLITE_ROW;
    if (rc == SQLITE_DONE)
        return DB_OK;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "news_identity");
    ret_identity->number = sqlite3_column_int64(query, 0);
    (void)snprintf(ret_identity->created_at, sizeof(ret_identity->created_at), "%s",
                   column_text(query, 1));
    return DB_OK;
}

enum db_status news_identify(struct db *db, const struct news_table *table,
                             const char *id, const char *document,
                             struct news_identity *ret_identity)
{
    struct news_identity identity = {.change = DB_INSERTED};
    bool found = false;
    bool equal = false;
    enum db_status status = find(db, table, id, &found, &identity);

    if (status == DB_OK)
        status = change_compare(db, table->kind, id, document, &identity.rev, &equal);
    if (status != DB_OK)
        return status;
    identity.rev++;
    if (found) {
        identity.change = equal ? DB_UNCHANGED : DB_UPDATED;
    } else {
        (void)snprintf(identity.created_at, sizeof(identity.created_at), "%s",
                       db->write_at);
    }
    *ret_identity = identity;
    return DB_OK;
}

/* Reads `digits` digits at `text`; 0 where there are others. */
static int64_t read_number(const char *text, size_t at, size_t digits)
{
    int64_t number = 0;

    for (size_t i = 0; i < digits; i++) {
        if (strlen(text) <= at + i || text[at + i] < '0' || text[at + i] > '9')
            return 0;
        number = number * 10 + (text[at + i] - '0');
    }
    return number;
}

/* Days from 1970-01-01 in the Gregorian calendar, years counted from March so that the
 * leap day is the last. */
static int64_t days(int64_t year, int64_t month, int64_t day)
{
    int64_t y = year - (month <= 2);
    int64_t month_from_march = (month + 9) % 12;

    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * month_from_march + 2) / 5 + day -
           719469;
}

static int64_t seconds(const char *time)
{
    int64_t day =
        days(read_number(time, 0, 4), read_number(time, 5, 2), read_number(time, 8, 2));

    return day * 86400 + read_number(time, 11, 2) * 3600 + read_number(time, 14, 2) * 60 +
           read_number(time, 17, 2);
}

static enum db_status number_is_free(struct db *db, const struct news_table *table,
                                     int64_t number, const char *id, bool *ret_free)
{
    STATEMENT *query = statement_borrow(db, table->taken);

    bind_int(query, ":number", number);
    int rc = sqlite3_step(query);
    *ret_free =
        rc == SQLITE_DONE || (rc == SQLITE_ROW && strcmp(column_text(query, 0), id) == 0);
    if (rc == SQLITE_ROW || rc == SQLITE_DONE)
        return DB_OK;
    return db_fail(db, rc, "news_taken");
}

/* From content alone, so that it is the same in every store. */
static enum db_status find_place(struct db *db, const struct news_table *table,
                                 const char *id, const char *time, int64_t *ret_number)
{
    int64_t hash = (int64_t)(XXH3_64bits(id, strlen(id)) >> (64 - HASH_BITS));
    int64_t number = -seconds(time) * (1 << HASH_BITS) + hash;

    for (int i = 0; i < PROBES_MAX; i++) {
        bool is_free = false;
        enum db_status status = number_is_free(db, table, number + i, id, &is_free);

        if (status != DB_OK)
            return status;
        if (is_free) {
            *ret_number = number + i;
            return DB_OK;
        }
    }
    return db_fail_words(db, DB_FAILED, "no free place in the static order");
}

static enum db_status clear(struct db *db, enum sql_id id, int64_t number)
{
    STATEMENT *statement = statement_borrow(db, id);

    bind_int(statement, ":number", number);
    return statement_run(db, statement, "clearing what belongs to news");
}

static enum db_status clear_all(struct db *db, const struct news_table *table,
                                int64_t number)
{
    enum db_status status = DB_OK;

    for (size_t i = 0; status == DB_OK && i < table->clear_count; i++)
        status = clear(db, table->clears[i], number);
    return status;
}

enum db_status news_place(struct db *db, const struct news_table *table, const char *id,
                          const char *time, struct news_identity *identity)
{
    enum db_status status = DB_OK;

    assert(db->writing);
    if (identity->change == DB_UPDATED)
        status = clear_all(db, table, identity->number);
    if (status != DB_OK)
        return status;
    return find_place(db, table, id, time, &identity->number);
}

enum db_status news_list_add(struct db *db, enum sql_id add, int64_t number,
                             const char *const *list, size_t count)
{
    enum db_status status = DB_OK;

    for (size_t i = 0; status == DB_OK && i < count; i++) {
        STATEMENT *statement = statement_borrow(db, add);

        bind_int(statement, ":number", number);
        bind_int(statement, ":position", (int64_t)i);
        bind_text(statement, ":entry", list[i]);
        status = statement_run(db, statement, "news_list_add");
    }
    return status;
}

enum db_status news_text_add(struct db *db, enum sql_id add, int64_t number,
                             const struct terms_index *index)
{
    const char *words = NULL;
    enum db_status status = terms_index_text(db, index, &words);

    if (status != DB_OK)
        return status;

    STATEMENT *statement = statement_borrow(db, add);
    bind_int(statement, ":number", number);
    bind_text(statement, ":words", words);
    return statement_run(db, statement, "news_text_add");
}

size_t news_list_cut(char *text, const char **ret_list, size_t max)
{
    size_t count = 0;

    while (count < max && packed_next(&text, 1, &ret_list[count]))
        count++;
    return count;
}

enum db_status news_delete(struct db *db, const struct news_table *table, const char *id)
{
    struct news_identity identity;
    enum db_status status = news_identify(db, table, id, NULL, &identity);

    assert(db->writing);
    if (status == DB_OK && identity.change == DB_INSERTED)
        return DB_NOT_FOUND;
    if (status == DB_OK)
        status = clear_all(db, table, identity.number);
    if (status == DB_OK)
        status = clear(db, table->remove, identity.number);
    if (status != DB_OK)
        return status;
    return change_add(
        db, &(struct change){
                .kind = table->kind, .id = id, .rev = identity.rev, .is_private = true});
}
