/* article_list.c - pages of articles, by the index of the narrowest condition. */
#include "article_row.h"
#include "terms.h"

#include <stdint.h>

struct plan {
    enum sql_id page, total;
};

struct question {
    const struct db_article_filter *filter;
    char words[TERMS_MATCH_MAX]; /* where the filter has them */
};

static bool is_all(const struct db_article_filter *filter)
{
    return !filter->everything && !filter->lang && !filter->published_since &&
           !filter->published_until;
}

static struct plan narrowest(const struct db_article_filter *filter)
{
    if (filter->words)
        return (struct plan){SQL_ARTICLE_PAGE_WORDS, SQL_ARTICLE_TOTAL_WORDS};
    if (filter->country)
        return (struct plan){SQL_ARTICLE_PAGE_COUNTRY, SQL_ARTICLE_TOTAL_COUNTRY};
    if (filter->tag)
        return (struct plan){SQL_ARTICLE_PAGE_TAG, SQL_ARTICLE_TOTAL_TAG};
    if (is_all(filter))
        return (struct plan){SQL_ARTICLE_PAGE_ALL, SQL_ARTICLE_TOTAL_PUBLIC};
    return (struct plan){SQL_ARTICLE_PAGE_ALL, SQL_ARTICLE_TOTAL_ALL};
}

/* The same page read the other way. */
static enum sql_id backward(const struct db_article_filter *filter)
{
    if (filter->country)
        return SQL_ARTICLE_BEFORE_COUNTRY;
    return filter->tag ? SQL_ARTICLE_BEFORE_TAG : SQL_ARTICLE_BEFORE_ALL;
}

static void bind_question(sqlite3_stmt *query, const struct question *question)
{
    const struct db_article_filter *filter = question->filter;
    bool of_state = filter->everything && filter->has_state;

    bind_int(query, ":everything", filter->everything);
    bind_text(query, ":state", of_state ? db_state_word(filter->state) : NULL);
    bind_text(query, ":lang", filter->lang);
    bind_text(query, ":country", filter->country);
    bind_text(query, ":tag", filter->tag);
    bind_text(query, ":published_since", filter->published_since);
    bind_text(query, ":published_until", filter->published_until);
    if (filter->words)
        bind_text(query, ":words", question->words);
}

static enum db_status read_total(struct db *db, enum sql_id id,
                                 const struct question *question, int64_t *ret_total)
{
    STATEMENT *query = statement_borrow(db, id);

    bind_text(query, ":now", question->filter->now);
    if (id != SQL_ARTICLE_TOTAL_PUBLIC) /* that one takes no other filter */
        bind_question(query, question);
    int rc = sqlite3_step(query);
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "article_total");
    *ret_total = sqlite3_column_int64(query, 0);
    return DB_OK;
}

static enum db_status read_page(struct db *db, enum sql_id id,
                                const struct question *question,
                                db_article_visitor *visit, void *context)
{
    const struct db_article_filter *filter = question->filter;
    STATEMENT *query = statement_borrow(db, id);
    int64_t count = 0;

    bind_text(query, ":now", filter->now);
    bind_question(query, question);
    if (filter->has_before)
        bind_int(query, ":before", filter->before_number);
    else
        bind_int(query, ":after", filter->has_after ? filter->after_number : INT64_MIN);
    bind_int(query, ":limit", filter->limit);
    return article_row_visit_all(db, query, visit, context, &count);
}

enum db_status db_article_list(struct db *db, const struct db_article_filter *filter,
                               db_article_visitor *visit, void *context,
                               int64_t *ret_total)
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
    return read_page(db, filter->has_before ? backward(filter) : plan.page, &question,
                     visit, context);
}
