/* article_put.c - writing articles, and the indexes that belong to them. */
#include "article.h"

#include "news_row.h"

#include <assert.h>
#include <string.h>

static const enum sql_id clears[] = {
    SQL_ARTICLE_AUTHOR_CLEAR,      SQL_ARTICLE_COUNTRY_CLEAR, SQL_ARTICLE_TAG_CLEAR,
    SQL_ARTICLE_FORMER_SLUG_CLEAR, SQL_ARTICLE_TEXT_CLEAR,
};
static const struct news_table table = {
    .kind = DB_KIND_ARTICLE,
    .identity = SQL_ARTICLE_IDENTITY,
    .taken = SQL_ARTICLE_NUMBER_TAKEN,
    .remove = SQL_ARTICLE_REMOVE,
    .clears = clears,
    .clear_count = sizeof(clears) / sizeof(clears[0]),
};

static bool is_within_bounds(const struct db_article *article)
{
    return article->author_count <= DB_NEWS_LIST_MAX &&
           article->country_count <= DB_ABOUT_MAX &&
           article->tag_count <= DB_NEWS_LIST_MAX &&
           article->former_slug_count <= DB_FORMER_SLUGS_MAX;
}

static enum db_status slug_is_free(struct db *db, const char *slug, const char *id)
{
    STATEMENT *query = statement_borrow(db, SQL_ARTICLE_SLUG_TAKEN);

    bind_text(query, ":slug", slug);
    bind_text(query, ":id", id);
    int rc = sqlite3_step(query);
    if (rc == SQLITE_DONE)
        return DB_OK;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "article_slug_taken");
    return db_fail_words(db, DB_CONFLICT, "another article has or had the slug");
}

/* The schema alone does not keep the slugs of now and of before apart. */
static enum db_status slugs_are_free(struct db *db, const struct db_article *article)
{
    enum db_status status = slug_is_free(db, article->slug, article->id);

    for (size_t i = 0; status == DB_OK && i < article->former_slug_count; i++) {
        if (strcmp(article->former_slugs[i], article->slug) == 0)
            return db_fail_words(db, DB_CONFLICT, "the slug is a former one too");
        status = slug_is_free(db, article->former_slugs[i], article->id);
    }
    return status;
}

static enum db_status put_facts(struct db *db, const struct db_article *article,
                                const struct news_identity *identity)
{
    bool is_new = identity->change == DB_INSERTED;
    STATEMENT *put = statement_borrow(db, is_new ? SQL_ARTICLE_ADD : SQL_ARTICLE_SET);

    bind_int(put, ":number", identity->number);
    bind_text(put, ":id", article->id);
    bind_text(put, ":slug", article->slug);
    bind_text(put, ":title", article->title);
    bind_text(put, ":summary", article->summary);
    bind_text(put, ":body", article->body);
    bind_text(put, ":lang", article->lang);
    bind_text(put, ":source_name", article->source_name);
    bind_text(put, ":source_url", article->source_url);
    bind_text(put, ":state", db_state_word(article->state));
    bind_text(put, ":published_at", article->published_at);
    bind_text(put, ":withdrawn_reason", article->withdrawn_reason);
    bind_int(put, ":rev", identity->rev);
    bind_text(put, ":at", db->write_at);
    return statement_run(db, put, "article_put");
}

static enum db_status put_lists(struct db *db, const struct db_article *article,
                                int64_t number)
{
    enum db_status status = news_list_add(db, SQL_ARTICLE_AUTHOR_ADD, number,
                                          article->authors, article->author_count);

    if (status == DB_OK) {
        status = news_list_add(db, SQL_ARTICLE_COUNTRY_ADD, number, article->countries,
                               article->country_count);
    }
    if (status == DB_OK) {
        status = news_list_add(db, SQL_ARTICLE_TAG_ADD, number, article->tags,
                               article->tag_count);
    }
    if (status != DB_OK)
        return status;
    return news_list_add(db, SQL_ARTICLE_FORMER_SLUG_ADD, number, article->former_slugs,
                         article->former_slug_count);
}

static void add_list(struct db *db, struct terms_index *index, const char *const *list,
                     size_t count)
{
    for (size_t i = 0; i < count; i++)
        terms_index_add(db, index, list[i]);
}

/* What a search for words looks at. */
static enum db_status put_text(struct db *db, const struct db_article *article,
                               int64_t number)
{
    struct terms_index index = {.text = NULL};

    terms_index_add(db, &index, article->title);
    terms_index_add(db, &index, article->summary);
    add_list(db, &index, article->authors, article->author_count);
    add_list(db, &index, article->tags, article->tag_count);
    terms_index_add(db, &index, article->body);
    enum db_status status = news_text_add(db, SQL_ARTICLE_TEXT_ADD, number, &index);
    terms_index_release(&index);
    return status;
}

static enum db_status put_all(struct db *db, const struct db_article *article,
                              struct news_identity *identity)
{
    const char *time =
        article->published_at ? article->published_at : identity->created_at;
    enum db_status status = news_place(db, &table, article->id, time, identity);

    if (status == DB_OK)
        status = put_facts(db, article, identity);
    if (status == DB_OK)
        status = put_lists(db, article, identity->number);
    return status == DB_OK ? put_text(db, article, identity->number) : status;
}

enum db_status db_article_put(struct db *db, const struct db_article *article,
                              const char *document, enum db_change *ret_change)
{
    struct news_identity identity;

    assert(db->writing);
    if (!is_within_bounds(article))
        return db_fail_words(db, DB_CONFLICT, "a list of an article is too long");
    enum db_status status = news_identify(db, &table, article->id, document, &identity);
    if (status != DB_OK)
        return status;
    *ret_change = identity.change;
    if (identity.change == DB_UNCHANGED)
        return DB_OK;
    status = slugs_are_free(db, article);
    if (status == DB_OK)
        status = put_all(db, article, &identity);
    if (status != DB_OK)
        return status;
    return change_add(
        db, &(struct change){.kind = table.kind,
                             .id = article->id,
                             .rev = identity.rev,
                             .document = document,
                             .is_private = article->state != DB_STATE_PUBLISHED});
}

enum db_status db_article_delete(struct db *db, const char *id)
{
    return news_delete(db, &table, id);
}
