/* notice.c - reading notices one by one. The SQL is in queries/notice.sql. */
#include "notice.h"

#include "news_row.h"
#include "notice_row.h"
#include "packed.h"

#include <string.h>

enum {
    COLUMN_BANNER = 20,
    COLUMN_STATE,
    COLUMN_COUNTRIES = 27,
    COLUMN_AREAS,
    COLUMN_NATIONALITIES
};

struct lists {
    const char *countries[DB_ABOUT_MAX];
    const char *areas[DB_NEWS_LIST_MAX];
    const char *nationalities[DB_ABOUT_MAX];
};

static struct db_notice read_facts(sqlite3_stmt *row)
{
    struct db_notice notice = {
        .number = sqlite3_column_int64(row, 0),
        .id = column_text(row, 1),
        .issuer = column_text(row, 2),
        .issuer_country = column_text(row, 3),
        .source_url = column_text(row, 4),
        .level = column_text(row, 5),
        .level_scale = column_text(row, 6),
        .regional_level = column_text(row, 7),
        .category = column_text(row, 8),
        .urgency = column_text(row, 9),
        .severity = column_text(row, 10),
        .certainty = column_text(row, 11),
        .response_type = column_text(row, 12),
        .headline = column_text(row, 13),
        .body = column_text(row, 14),
        .instruction = column_text(row, 15),
        .lang = column_text(row, 16),
        .starts_at = column_text(row, 17),
        .ends_at = column_text(row, 18),
        .reviewed_at = column_text(row, 19),
        .banner = sqlite3_column_int(row, COLUMN_BANNER) != 0,
        .published_at = column_text(row, 22),
        .withdrawn_reason = column_text(row, 23),
        .rev = sqlite3_column_int64(row, 24),
        .created_at = column_text(row, 25),
        .updated_at = column_text(row, 26),
    };

    return notice;
}

static enum db_status visit_row(struct db *db, sqlite3_stmt *row,
                                db_notice_visitor *visit, void *context)
{
    static const int columns[] = {COLUMN_COUNTRIES, COLUMN_AREAS, COLUMN_NATIONALITIES};
    char *text[3];
    struct lists lists;
    struct db_notice notice = read_facts(row);

    if (!db_state_from_word(column_text(row, COLUMN_STATE), &notice.state))
        return db_fail_words(db, DB_FAILED, "a notice has a state that is not known");
    enum db_status status = packed_copy(db, row, columns, 3, text);
    if (status != DB_OK)
        return status;
    notice.countries = lists.countries;
    notice.country_count = news_list_cut(text[0], lists.countries, DB_ABOUT_MAX);
    notice.areas = lists.areas;
    notice.area_count = news_list_cut(text[1], lists.areas, DB_NEWS_LIST_MAX);
    notice.nationalities = lists.nationalities;
    notice.nationality_count = news_list_cut(text[2], lists.nationalities, DB_ABOUT_MAX);
    visit(&notice, context);
    return DB_OK;
}

enum db_status notice_row_visit_all(struct db *db, sqlite3_stmt *query,
                                    db_notice_visitor *visit, void *context,
                                    int64_t *ret_count)
{
    int rc = SQLITE_DONE;

    for (*ret_count = 0; (rc = sqlite3_step(query)) == SQLITE_ROW; ++*ret_count) {
        enum db_status status = visit_row(db, query, visit, context);

        if (status != DB_OK)
            return status;
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "notice");
}

enum db_status db_notice_by_id(struct db *db, const char *id, db_notice_visitor *visit,
                               void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_NOTICE_BY_ID);
    int64_t count = 0;

    bind_text(query, ":id", id);
    enum db_status status = notice_row_visit_all(db, query, visit, context, &count);
    return status == DB_OK && count == 0 ? DB_NOT_FOUND : status;
}

enum db_status db_notice_all(struct db *db, db_notice_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_NOTICE_LIST_BY_ID);
    int64_t count = 0;

    return notice_row_visit_all(db, query, visit, context, &count);
}

bool db_notice_is_active(const struct db_notice *notice, const char *now)
{
    return db_state_at(notice->state, notice->published_at, now) == DB_STATE_PUBLISHED &&
           (!notice->starts_at || strcmp(notice->starts_at, now) <= 0) &&
           (!notice->ends_at || strcmp(notice->ends_at, now) > 0);
}
