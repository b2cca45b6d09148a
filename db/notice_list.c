/* notice_list.c - pages of notices, by the index of the narrowest condition. */
#include "notice_row.h"
#include "terms.h"

#include <stdint.h>

struct plan {
    enum sql_id page, total;
};

struct question {
    const struct db_notice_filter *filter;
    char words[TERMS_MATCH_MAX]; /* where the filter has them */
};

static struct plan narrowest(const struct db_notice_filter *filter)
{
    if (filter->words)
        return (struct plan){SQL_NOTICE_PAGE_WORDS, SQL_NOTICE_TOTAL_WORDS};
    if (filter->country)
        return (struct plan){SQL_NOTICE_PAGE_COUNTRY, SQL_NOTICE_TOTAL_COUNTRY};
    return (struct plan){SQL_NOTICE_PAGE_ALL, SQL_NOTICE_TOTAL_ALL};
}

static void bind_question(sqlite3_stmt *query, const struct question *question)
{
    const struct db_notice_filter *filter = question->filter;
    bool of_state = filter->everything && filter->has_state;

    bind_text(query, ":now", filter->now);
    bind_int(query, ":everything", filter->everything);
    bind_text(query, ":state", of_state ? db_state_word(filter->state) : NULL);
    bind_int(query, ":active", filter->active);
    bind_int(query, ":unended", filter->unended);
    bind_int(query, ":banner", filter->banner);
    bind_text(query, ":country", filter->country);
    bind_text(query, ":nationality", filter->nationality);
    bind_text(query, ":lang", filter->lang);
    if (filter->words)
        bind_text(query, ":words", question->words);
}

static enum db_status read_total(struct db *db, enum sql_id id,
                                 const struct question *question, int64_t *ret_total)
{
    STATEMENT *query = statement_borrow(db, id);

    bind_question(query, question);
    int rc = sqlite3_step(query);
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "notice_total");
    *ret_total = sqlite3_column_int64(query, 0);
    return DB_OK;
}

static enum db_status read_page(struct db *db, enum sql_id id,
                                const struct question *question, db_notice_visitor *visit,
                                void *context)
{
    STATEMENT *query = statement_borrow(db, id);
    int64_t count = 0;

    bind_question(query, question);
    bind_int(query, ":after",
             question->filter->has_after ? question->filter->after_number : INT64_MIN);
    bind_int(query, ":limit", question->filter->limit);
    return notice_row_visit_all(db, query, visit, context, &count);
}

enum db_status db_notice_list(struct db *db, const struct db_notice_filter *filter,
                              db_notice_visitor *visit, void *context, int64_t *ret_total)
{
    struct question question = {.filter = filter};
    struct plan plan = narrowest(filter);
    enum db_status status = DB_OK;

    if (filter->words)
        status = terms_match(db, filter->words, question.words);
    if (status == DB_OK && ret_total)
        status = read_total(db, plan.total, &question, ret_total);
    if (status != DB_OK)
        return status;
    return read_page(db, plan.page, &question, visit, context);
}
