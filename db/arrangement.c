/* arrangement.c - reading arrangements. The SQL is in queries/arrangement.sql. */
#include "arrangement.h"

#include "packed.h"

enum {
    COLUMN_ENABLED = 14,
    COLUMN_BENEFICIARIES = 18,
    COLUMN_PROVIDERS,
    COLUMN_NEEDS,
    COLUMN_POSTS,
    PACKED_COLUMNS = 4,
    POST_FIELDS = 9,
};

struct lists {
    const char *beneficiaries[DB_ARRANGEMENT_PARTIES_MAX];
    const char *providers[DB_ARRANGEMENT_PARTIES_MAX];
    enum db_need needs[DB_NEED__COUNT];
    struct db_arrangement_post posts[DB_ARRANGEMENT_POSTS_MAX];
};

static const char *or_null(const char *text)
{
    return text[0] ? text : NULL;
}

static size_t cut_parties(char *text, const char **ret_party)
{
    size_t count = 0;

    while (count < DB_ARRANGEMENT_PARTIES_MAX && packed_next(&text, 1, &ret_party[count]))
        count++;
    return count;
}

static size_t cut_needs(char *text, enum db_need *ret_need)
{
    const char *word = NULL;
    size_t count = 0;

    while (count < DB_NEED__COUNT && packed_next(&text, 1, &word))
        count += db_need_from_word(word, &ret_need[count]);
    return count;
}

static size_t cut_posts(char *text, struct db_arrangement_post *ret_post)
{
    const char *field[POST_FIELDS];
    size_t count = 0;

    while (count < DB_ARRANGEMENT_POSTS_MAX && packed_next(&text, POST_FIELDS, field)) {
        struct db_arrangement_post post = {
            .host = field[0],
            .provider = field[1],
            .mission = or_null(field[2]),
            .city = or_null(field[3]),
            .cover = DB_COVER_UNKNOWN,
            .valid_from = or_null(field[5]),
            .valid_to = or_null(field[6]),
            .source_url = or_null(field[7]),
            .note = or_null(field[8]),
        };

        post.has_cover = db_cover_from_word(field[4], &post.cover);
        ret_post[count++] = post;
    }
    return count;
}

static struct db_arrangement read_facts(sqlite3_stmt *row)
{
    struct db_arrangement arrangement = {
        .id = column_text(row, 0),
        .title = column_text(row, 6),
        .legal_ref = column_text(row, 7),
        .source_name = column_text(row, 8),
        .source_url = column_text(row, 9),
        .verified_at = column_text(row, 10),
        .valid_from = column_text(row, 11),
        .valid_to = column_text(row, 12),
        .caveat = column_text(row, 13),
        .enabled = sqlite3_column_int(row, COLUMN_ENABLED) != 0,
        .disabled_reason = column_text(row, 15),
        .rev = sqlite3_column_int64(row, 16),
        .updated_at = column_text(row, 17),
    };

    return arrangement;
}

static bool read_terms(sqlite3_stmt *row, struct db_arrangement *arrangement)
{
    return db_arrangement_kind_from_word(column_text(row, 1), &arrangement->kind) &&
           db_arrangement_scope_from_word(column_text(row, 2), &arrangement->scope) &&
           db_unrepresented_from_word(column_text(row, 3), &arrangement->unrepresented) &&
           db_provider_posts_from_word(column_text(row, 4),
                                       &arrangement->provider_posts) &&
           db_cover_from_word(column_text(row, 5), &arrangement->consular_cover);
}

static enum db_status visit_row(struct db *db, sqlite3_stmt *row,
                                db_arrangement_visitor *visit, void *context)
{
    static const int columns[PACKED_COLUMNS] = {COLUMN_BENEFICIARIES, COLUMN_PROVIDERS,
                                                COLUMN_NEEDS, COLUMN_POSTS};
    char *text[PACKED_COLUMNS];
    struct lists lists;
    struct db_arrangement arrangement = read_facts(row);

    if (!read_terms(row, &arrangement))
        return db_fail_words(db, DB_FAILED,
                             "an arrangement has a term that is not known");
    enum db_status status = packed_copy(db, row, columns, PACKED_COLUMNS, text);
    if (status != DB_OK)
        return status;
    arrangement.beneficiaries = lists.beneficiaries;
    arrangement.beneficiary_count = cut_parties(text[0], lists.beneficiaries);
    arrangement.providers = lists.providers;
    arrangement.provider_count = cut_parties(text[1], lists.providers);
    arrangement.needs = lists.needs;
    arrangement.need_count = cut_needs(text[2], lists.needs);
    arrangement.posts = lists.posts;
    arrangement.post_count = cut_posts(text[3], lists.posts);

    struct packed_memory lent = packed_keep(db);
    visit(&arrangement, context);
    packed_give_back(db, lent);
    return DB_OK;
}

static enum db_status visit_all(struct db *db, sqlite3_stmt *query,
                                db_arrangement_visitor *visit, void *context)
{
    int rc = SQLITE_DONE;

    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        enum db_status status = visit_row(db, query, visit, context);

        if (status != DB_OK)
            return status;
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "arrangement");
}

enum db_status db_arrangement_by_id(struct db *db, const char *id,
                                    db_arrangement_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_ARRANGEMENT_BY_ID);

    bind_text(query, ":id", id);
    int rc = sqlite3_step(query);
    if (rc == SQLITE_DONE)
        return DB_NOT_FOUND;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "arrangement_by_id");
    return visit_row(db, query, visit, context);
}

enum db_status db_arrangement_list(struct db *db, db_arrangement_visitor *visit,
                                   void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_ARRANGEMENT_LIST);

    return visit_all(db, query, visit, context);
}

enum db_status db_arrangement_for(struct db *db, const char *country,
                                  db_arrangement_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_ARRANGEMENT_FOR);

    bind_text(query, ":country", country);
    return visit_all(db, query, visit, context);
}
