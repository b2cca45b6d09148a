/* search_news.c - what /search shows of notices and articles: only what is public now. */
#include "markdown.h"
#include "search.h"

#include <string.h>

/* Bytes of Markdown that are read for a snippet. */
enum { SEARCHED_MAX = DB_SNIPPET_SEARCH };

static size_t letters_within(const char *text, size_t max)
{
    size_t length = strnlen(text, max);

    while (length == max && length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    return length;
}

/* The snippet of a Markdown text, as plain text in one line. */
static void put_markdown(struct search *search, const struct search_item *item,
                         const char *markdown)
{
    struct buffer plain = {0};

    markdown_text(&plain, markdown, letters_within(markdown, SEARCHED_MAX));
    const char *text = buffer_text(&plain);
    search->call->out_of_memory |= text == NULL;
    for (size_t i = 0; text && i < plain.length; i++) {
        if (plain.data[i] == '\n')
            plain.data[i] = ' ';
    }
    search->form->snippet(search, item, text);
    buffer_release(&plain);
}

/* ---- Notices ---- */

struct notices {
    struct search *search;
    bool active; /* those active now, or the others */
};

static void add_notice(const struct db_notice *notice, void *context)
{
    struct notices *notices = context;
    struct search *search = notices->search;
    const struct search_item item = {
        .kind = "notice",
        .id = notice->id,
        .collection = "notices",
        .key = notice->id,
        .title = notice->headline,
        .lang = notice->lang,
        .notice = notice,
        .active = notices->active,
    };

    if (db_notice_is_active(notice, search->call->now) != notices->active ||
        !search_take(search))
        return;
    search->form->open(search, &item);
    put_markdown(search, &item, notice->body);
    search->form->close(search, &item);
}

/* The active ones, newest first; then the others among as many of the newest as can be
 * told from them. */
enum db_status search_notices(struct search *search)
{
    struct notices notices = {.search = search, .active = true};
    struct db_notice_filter filter = {
        .now = search->call->now,
        .words = call_text(search->call, "q"),
        .active = true,
        .limit = search->limit + 1,
    };
    enum db_status status =
        db_notice_list(search->call->db, &filter, add_notice, &notices, NULL);

    if (status != DB_OK || search->more)
        return status;
    notices.active = false;
    filter.active = false;
    filter.limit += search->shown; /* so many of them are active */
    return db_notice_list(search->call->db, &filter, add_notice, &notices, NULL);
}

/* ---- Articles ---- */

struct found_article {
    struct search *search;
    const struct search_item *item;
};

static void put_body(const struct db_article *article, void *context)
{
    const struct found_article *found = context;

    put_markdown(found->search, found->item, article->body);
}

/* The summary if it, or else the title, shows why this was found; else the body. */
static enum db_status put_article_snippet(struct search *search,
                                          const struct search_item *item)
{
    const struct db_article *article = item->article;
    struct found_article found = {search, item};
    struct call *call = search->call;
    bool hit = false;
    enum db_status status = words_occur(call, &search->words, article->summary, &hit);

    if (status == DB_OK && !hit && article->summary)
        status = words_occur(call, &search->words, article->title, &hit);
    if (status != DB_OK)
        return status;
    if (!hit)
        return db_article_by_id(call->db, article->id, put_body, &found);
    search->form->snippet(search, item, article->summary);
    return DB_OK;
}

static void add_article(const struct db_article *article, void *context)
{
    struct search *search = context;
    const struct search_item item = {
        .kind = "article",
        .id = article->id,
        .collection = "articles",
        .key = article->slug,
        .title = article->title,
        .lang = article->lang,
        .article = article,
    };

    if (!search_take(search))
        return;
    search->form->open(search, &item);
    search_note(search, put_article_snippet(search, &item));
    search->form->close(search, &item);
}

enum db_status search_articles(struct search *search)
{
    const struct db_article_filter filter = {
        .now = search->call->now,
        .words = call_text(search->call, "q"),
        .limit = search->limit + 1,
    };

    return db_article_list(search->call->db, &filter, add_article, search, NULL);
}
