/* helpline.c - the telephone lines of countries. The SQL is in queries/helpline.sql. */
#include "helpline.h"

#include "change.h"
#include "packed.h"

#include <assert.h>

enum { COLUMN_LINES = 3, LINE_FIELDS = 9 };

static const char *or_null(const char *text)
{
    return text[0] ? text : NULL;
}

static size_t cut_lines(char *text, struct db_helpline *ret_line)
{
    const char *field[LINE_FIELDS];
    size_t count = 0;

    while (count < DB_HELPLINES_MAX && packed_next(&text, LINE_FIELDS, field)) {
        ret_line[count++] = (struct db_helpline){
            .kind = field[0],
            .number = field[1],
            .display = or_null(field[2]),
            .hours = or_null(field[3]),
            .lang = or_null(field[4]),
            .note = or_null(field[5]),
            .source_name = field[6],
            .source_url = or_null(field[7]),
            .verified_at = field[8],
        };
    }
    return count;
}

static enum db_status visit_row(struct db *db, sqlite3_stmt *row,
                                db_helplines_visitor *visit, void *context)
{
    static const int columns[] = {COLUMN_LINES};
    struct db_helpline lines[DB_HELPLINES_MAX];
    char *text = NULL;
    enum db_status status = packed_copy(db, row, columns, 1, &text);

    if (status != DB_OK)
        return status;

    const struct db_helplines helplines = {
        .country = column_text(row, 0),
        .rev = sqlite3_column_int64(row, 1),
        .updated_at = column_text(row, 2),
        .lines = lines,
        .line_count = cut_lines(text, lines),
    };
    visit(&helplines, context);
    return DB_OK;
}

enum db_status db_helplines_of(struct db *db, const char *country,
                               db_helplines_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_HELPLINES_OF);

    bind_text(query, ":country", country);
    int rc = sqlite3_step(query);
    if (rc == SQLITE_DONE)
        return DB_NOT_FOUND;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "helplines_of");
    return visit_row(db, query, visit, context);
}

enum db_status db_helplines_all(struct db *db, db_helplines_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_HELPLINES_ALL);
    int rc = SQLITE_DONE;

    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        enum db_status status = visit_row(db, query, visit, context);

        if (status != DB_OK)
            return status;
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "helplines_all");
}

static enum db_status add_record(struct db *db, const char *country, int64_t rev)
{
    STATEMENT *put = statement_borrow(db, SQL_HELPLINE_OF_ADD);

    bind_text(put, ":country", country);
    bind_int(put, ":rev", rev);
    bind_text(put, ":at", db->write_at);
    return statement_run(db, put, "helpline_of_add");
}

/* The record, and its lines with it. */
static enum db_status clear(struct db *db, const char *country, bool *ret_existed)
{
    STATEMENT *clear = statement_borrow(db, SQL_HELPLINE_OF_DELETE);

    bind_text(clear, ":country", country);
    enum db_status status = statement_run(db, clear, "helpline_of_delete");
    *ret_existed = status == DB_OK && sqlite3_changes(db->handle) > 0;
    return status;
}

static enum db_status put_line(struct db *db, const char *country, size_t position,
                               const struct db_helpline *line)
{
    STATEMENT *add = statement_borrow(db, SQL_HELPLINE_ADD);

    bind_text(add, ":country", country);
    bind_int(add, ":position", (int64_t)position);
    bind_text(add, ":kind", line->kind);
    bind_text(add, ":number", line->number);
    bind_text(add, ":display", line->display);
    bind_text(add, ":hours", line->hours);
    bind_text(add, ":lang", line->lang);
    bind_text(add, ":note", line->note);
    bind_text(add, ":source_name", line->source_name);
    bind_text(add, ":source_url", line->source_url);
    bind_text(add, ":verified_at", line->verified_at);
    return statement_run(db, add, "helpline_add");
}

static enum db_status put_all(struct db *db, const struct db_helplines *helplines,
                              int64_t rev)
{
    enum db_status status = add_record(db, helplines->country, rev);

    for (size_t i = 0; status == DB_OK && i < helplines->line_count; i++)
        status = put_line(db, helplines->country, i, &helplines->lines[i]);
    return status;
}

enum db_status db_helplines_put(struct db *db, const struct db_helplines *helplines,
                                const char *document, enum db_change *ret_change)
{
    int64_t rev = 0;
    bool equal = false;
    bool existed = false;
    enum db_status status =
        change_compare(db, DB_KIND_HELPLINE, helplines->country, document, &rev, &equal);

    assert(db->writing && helplines->line_count <= DB_HELPLINES_MAX);
    if (status != DB_OK)
        return status;
    *ret_change = equal ? DB_UNCHANGED : DB_UPDATED;
    if (equal)
        return DB_OK;
    status = clear(db, helplines->country, &existed);
    if (!existed)
        *ret_change = DB_INSERTED;
    if (status == DB_OK)
        status = put_all(db, helplines, rev + 1);
    if (status != DB_OK)
        return status;
    return change_add(db, &(struct change){.kind = DB_KIND_HELPLINE,
                                           .id = helplines->country,
                                           .rev = rev + 1,
                                           .document = document});
}

enum db_status db_helplines_delete(struct db *db, const char *country)
{
    int64_t rev = 0;
    bool existed = false;
    enum db_status status = change_last_rev(db, DB_KIND_HELPLINE, country, &rev);

    assert(db->writing);
    if (status == DB_OK)
        status = clear(db, country, &existed);
    if (status == DB_OK && !existed)
        return DB_NOT_FOUND;
    if (status != DB_OK)
        return status;
    return change_add(
        db, &(struct change){.kind = DB_KIND_HELPLINE, .id = country, .rev = rev + 1});
}
