/* country.c - reading countries. The SQL is in queries/country.sql. */
#include "country.h"

#include "icu.h"
#include "packed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMN_MEMBERSHIPS = 19, COLUMN_ITEMS, COLUMN_ALIASES, PACKED_COLUMNS = 3 };

struct lists {
    const char *memberships[DB_COUNTRY_LIST_MAX];
    const char *items[DB_COUNTRY_LIST_MAX];
    struct db_name names[DB_COUNTRY_LIST_MAX];
};

static size_t cut_texts(char *text, const char **ret_entry)
{
    size_t count = 0;

    while (count < DB_COUNTRY_LIST_MAX && packed_next(&text, 1, &ret_entry[count]))
        count++;
    return count;
}

static size_t cut_names(char *text, struct db_name *ret_name)
{
    const char *field[2];
    size_t count = 0;

    while (count < DB_COUNTRY_LIST_MAX && packed_next(&text, 2, field)) {
        ret_name[count++] = (struct db_name){
            .language = "en",
            .kind = (enum db_name_kind)strtol(field[0], NULL, 10),
            .name = field[1],
        };
    }
    return count;
}

static enum db_status fill_lists(struct db *db, sqlite3_stmt *row, struct lists *lists,
                                 struct db_country *country)
{
    static const int columns[PACKED_COLUMNS] = {COLUMN_MEMBERSHIPS, COLUMN_ITEMS,
                                                COLUMN_ALIASES};
    char *text[PACKED_COLUMNS];
    enum db_status status = packed_copy(db, row, columns, PACKED_COLUMNS, text);

    if (status != DB_OK)
        return status;
    country->memberships = lists->memberships;
    country->membership_count = cut_texts(text[0], lists->memberships);
    country->items = lists->items;
    country->item_count = cut_texts(text[1], lists->items);
    country->wikidata = country->item_count > 0 ? lists->items[0] : NULL;
    country->names = lists->names;
    country->name_count = cut_names(text[2], lists->names);
    return DB_OK;
}

static struct db_country read_facts(sqlite3_stmt *row)
{
    return (struct db_country){
        .code = column_text(row, 0),
        .kind = column_text(row, 1),
        .name = column_text(row, 2),
        .alpha3 = column_text(row, 3),
        .numeric = column_text(row, 4),
        .parent = column_text(row, 5),
        .capital = column_text(row, 6),
        .has_capital_point = sqlite3_column_type(row, 7) != SQLITE_NULL,
        .capital_point = {sqlite3_column_double(row, 7), sqlite3_column_double(row, 8)},
        .has_box = sqlite3_column_type(row, 9) != SQLITE_NULL,
        .box = {sqlite3_column_double(row, 9), sqlite3_column_double(row, 10),
                sqlite3_column_double(row, 11), sqlite3_column_double(row, 12)},
        .time_zone = column_text(row, 13),
        .calling_code = column_text(row, 14),
        .emergency = column_text(row, 15),
        .note = column_text(row, 16),
        .rev = sqlite3_column_int64(row, 17),
        .updated_at = column_text(row, 18),
    };
}

static enum db_status visit_row(struct db *db, sqlite3_stmt *row,
                                db_country_visitor *visit, void *context)
{
    struct lists lists;
    struct db_country country = read_facts(row);
    enum db_status status = fill_lists(db, row, &lists, &country);

    if (status == DB_OK)
        visit(&country, context);
    return status;
}

enum db_status db_country_by_code(struct db *db, const char *code,
                                  db_country_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_COUNTRY_BY_CODE);

    bind_text(query, ":code", code);
    int rc = sqlite3_step(query);
    if (rc == SQLITE_DONE)
        return DB_NOT_FOUND;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "country_by_code");
    return visit_row(db, query, visit, context);
}

enum db_status db_country_list(struct db *db, db_country_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_COUNTRY_LIST);
    int rc = SQLITE_DONE;

    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        enum db_status status = visit_row(db, query, visit, context);

        if (status != DB_OK)
            return status;
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "country_list");
}

static enum db_status one_name(struct db *db, sqlite3_stmt *query, size_t size,
                               char *ret_name)
{
    int rc = sqlite3_step(query);

    if (rc == SQLITE_DONE)
        return DB_NOT_FOUND;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "country_display_name");
    (void)snprintf(ret_name, size, "%s", column_text(query, 0));
    return DB_OK;
}

static enum db_status name_in(struct db *db, const char *code, const char *language,
                              size_t size, char *ret_name)
{
    STATEMENT *query = statement_borrow(db, SQL_COUNTRY_DISPLAY_NAME);

    bind_text(query, ":code", code);
    bind_text(query, ":language", language);
    return one_name(db, query, size, ret_name);
}

static enum db_status english_name(struct db *db, const char *code, size_t size,
                                   char *ret_name)
{
    STATEMENT *query = statement_borrow(db, SQL_COUNTRY_ENGLISH_NAME);

    bind_text(query, ":code", code);
    return one_name(db, query, size, ret_name);
}

enum db_status db_country_name(struct db *db, const char *code, const char *language,
                               size_t size, char *ret_name)
{
    char tag[36];
    enum db_status status = DB_NOT_FOUND;

    (void)snprintf(tag, sizeof(tag), "%s", language);
    while (tag[0] && strcmp(tag, "en") != 0) {
        status = name_in(db, code, tag, size, ret_name);
        if (status != DB_NOT_FOUND)
            return status;
        char *dash = strrchr(tag, '-'); /* RFC 4647 §3.4: drop the last subtag */
        tag[dash ? dash - tag : 0] = '\0';
    }
    return english_name(db, code, size, ret_name);
}

enum db_status db_country_endonym(struct db *db, const char *code, size_t size,
                                  char *ret_name)
{
    char language[ICU_LANGUAGE_MAX];

    if (!icu_region_language(code, language))
        return DB_NOT_FOUND;
    return name_in(db, code, language, size, ret_name);
}

enum db_status db_country_names(struct db *db, const char *code, db_name_visitor *visit,
                                void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_COUNTRY_NAMES);
    int rc = SQLITE_DONE;

    bind_text(query, ":code", code);
    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        const struct db_name name = {
            .language = column_text(query, 0),
            .kind = DB_NAME_LANGUAGE,
            .name = column_text(query, 1),
        };

        visit(&name, context);
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "country_names");
}

enum db_status db_country_is_member(struct db *db, const char *code,
                                    const char *organisation, bool *ret_is_member)
{
    STATEMENT *query = statement_borrow(db, SQL_COUNTRY_IS_MEMBER);

    bind_text(query, ":code", code);
    bind_text(query, ":organisation", organisation);
    int rc = sqlite3_step(query);
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "country_is_member");
    *ret_is_member = sqlite3_column_int(query, 0) != 0;
    return DB_OK;
}
