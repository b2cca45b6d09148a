/* article.c - reading articles one by one. The SQL is in queries/article.sql. */
#include "article.h"

#include "article_row.h"
#include "news_row.h"
#include "packed.h"

enum { COLUMN_AUTHORS = 14, COLUMN_COUNTRIES, COLUMN_TAGS, COLUMN_FORMER, COLUMN_BODY };

struct lists {
    const char *authors[DB_NEWS_LIST_MAX];
    const char *countries[DB_ABOUT_MAX];
    const char *tags[DB_NEWS_LIST_MAX];
    const char *former_slugs[DB_FORMER_SLUGS_MAX];
};

static struct db_article read_facts(sqlite3_stmt *row)
{
    struct db_article article = {
        .number = sqlite3_column_int64(row, 0),
        .id = column_text(row, 1),
        .slug = column_text(row, 2),
        .title = column_text(row, 3),
        .summary = column_text(row, 4),
        .lang = column_text(row, 5),
        .source_name = column_text(row, 6),
        .source_url = column_text(row, 7),
        .published_at = column_text(row, 9),
        .withdrawn_reason = column_text(row, 10),
        .rev = sqlite3_column_int64(row, 11),
        .created_at = column_text(row, 12),
        .updated_at = column_text(row, 13),
        .body = column_text(row, COLUMN_BODY),
    };

    return article;
}

static void cut_lists(char *const *text, struct lists *lists, struct db_article *article)
{
    article->authors = lists->authors;
    article->author_count = news_list_cut(text[0], lists->authors, DB_NEWS_LIST_MAX);
    article->countries = lists->countries;
    article->country_count = news_list_cut(text[1], lists->countries, DB_ABOUT_MAX);
    article->tags = lists->tags;
    article->tag_count = news_list_cut(text[2], lists->tags, DB_NEWS_LIST_MAX);
    article->former_slugs = lists->former_slugs;
    article->former_slug_count =
        news_list_cut(text[3], lists->former_slugs, DB_FORMER_SLUGS_MAX);
}

static enum db_status visit_row(struct db *db, sqlite3_stmt *row,
                                db_article_visitor *visit, void *context)
{
    static const int columns[] = {COLUMN_AUTHORS, COLUMN_COUNTRIES, COLUMN_TAGS,
                                  COLUMN_FORMER};
    char *text[4];
    struct lists lists;
    struct db_article article = read_facts(row);

    if (!db_state_from_word(column_text(row, 8), &article.state))
        return db_fail_words(db, DB_FAILED, "an article has a state that is not known");
    enum db_status status = packed_copy(db, row, columns, 4, text);
    if (status != DB_OK)
        return status;
    cut_lists(text, &lists, &article);
    visit(&article, context);
    return DB_OK;
}

enum db_status article_row_visit_all(struct db *db, sqlite3_stmt *query,
                                     db_article_visitor *visit, void *context,
                                     int64_t *ret_count)
{
    int rc = SQLITE_DONE;

    for (*ret_count = 0; (rc = sqlite3_step(query)) == SQLITE_ROW; ++*ret_count) {
        enum db_status status = visit_row(db, query, visit, context);

        if (status != DB_OK)
            return status;
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "article");
}

static enum db_status find(struct db *db, sqlite3_stmt *query, db_article_visitor *visit,
                           void *context)
{
    int64_t count = 0;
    enum db_status status = article_row_visit_all(db, query, visit, context, &count);

    return status == DB_OK && count == 0 ? DB_NOT_FOUND : status;
}

enum db_status db_article_by_id(struct db *db, const char *id, db_article_visitor *visit,
                                void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_ARTICLE_BY_ID);

    bind_text(query, ":id", id);
    return find(db, query, visit, context);
}

enum db_status db_article_by_slug(struct db *db, const char *slug,
                                  db_article_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_ARTICLE_BY_SLUG);

    bind_text(query, ":slug", slug);
    enum db_status status = find(db, query, visit, context);
    if (status != DB_NOT_FOUND)
        return status;

    STATEMENT *former = statement_borrow(db, SQL_ARTICLE_BY_FORMER_SLUG);
    bind_text(former, ":slug", slug);
    return find(db, former, visit, context);
}

enum db_status db_article_all(struct db *db, db_article_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_ARTICLE_LIST_BY_ID);
    int64_t count = 0;

    return article_row_visit_all(db, query, visit, context, &count);
}
