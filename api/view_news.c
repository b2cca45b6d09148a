/* view_news.c - /news, the list, and lists of news within other pages. */
#include "db/article.h"
#include "page.h"
#include "routes.h"
#include "view.h"

#include <stdio.h>

enum { ON_PAGE = 20, ABOUT_MAX = 3 };

const struct param view_news_params[] = {
    {.name = "country",
     .kind = PARAM_COUNTRY,
     .example = "RU",
     .about = "Only news about this country"},
    {.name = "cursor",
     .kind = PARAM_CURSOR,
     .example = "1f2e3d4c-0000000000000001-0-x",
     .about = "Where to go on; only ever taken from the link to older news"},
    {0},
};

struct listing {
    struct buffer *out;
    int64_t limit, count, last;
    bool more;
};

static void put_item(const struct db_article *article, void *context)
{
    struct listing *listing = context;
    struct buffer *out = listing->out;
    char path[16 + DB_SLUG_MAX];

    if (listing->count++ == listing->limit) {
        listing->more = true;
        return;
    }
    listing->last = article->number;
    (void)snprintf(path, sizeof(path), "/news/%s", article->slug);
    html_markup(out, listing->count == 1 ? "<ul class=\"news\">\n<li" : "<li");
    html_attribute(out, "lang", article->lang);
    html_markup(out, " dir=\"auto\">");
    html_link(out, path, article->title);
    if (article->published_at) {
        html_markup(out, "<p class=\"soft\" lang=\"en\" dir=\"ltr\">");
        html_time(out, article->published_at);
        html_markup(out, "</p>");
    }
    if (article->summary)
        html_element(out, "p", NULL, NULL, article->summary);
    html_markup(out, "</li>\n");
}

static enum db_status put_list(struct call *call, const struct db_article_filter *filter,
                               struct listing *listing)
{
    int64_t total = 0;
    enum db_status status = db_article_list(call->db, filter, put_item, listing, &total);

    if (listing->count > 0)
        html_markup(listing->out, "</ul>\n");
    return status;
}

enum db_status view_news_about(struct call *call, struct buffer *out, const char *country,
                               const char *heading)
{
    struct buffer list = {0};
    struct listing listing = {.out = &list, .limit = ABOUT_MAX};
    const struct db_article_filter filter = {
        .now = call->now, .country = country, .limit = ABOUT_MAX};
    enum db_status status = put_list(call, &filter, &listing);

    if (list.failed)
        out->failed = true;
    if (status == DB_OK && listing.count > 0 && !list.failed) {
        if (heading)
            html_element(out, "h2", NULL, NULL, heading);
        buffer_append(out, list.data, list.length);
    }
    buffer_release(&list);
    return status;
}

/* The address of this list with a cursor to its next page. */
static void put_older(struct call *call, struct buffer *out, int64_t last)
{
    const struct page_key key = {.number = last};
    const char *country = call_country(call, "country");
    char cursor[PAGE_CURSOR_MAX];
    char path[PAGE_CURSOR_MAX + 64];

    page_cursor_write(call, &key, cursor);
    (void)snprintf(path, sizeof(path), "/news?%s%s%scursor=%s", country ? "country=" : "",
                   country ? country : "", country ? "&" : "", cursor);
    html_markup(out, "<p>");
    html_link(out, path, "Older news");
    html_markup(out, "</p>\n");
}

static void put_heading(struct call *call, struct view *view)
{
    const char *country = call_country(call, "country");
    char name[VIEW_NAME_MAX];
    char heading[VIEW_NAME_MAX + 16] = "News";

    if (country) {
        view_country_name(call, country, name);
        (void)snprintf(heading, sizeof(heading), "News about %s", name);
    }
    view_breadcrumb(&view->main, NULL, NULL, "News");
    html_element(&view->main, "h1", NULL, NULL, heading);
    html_markup(&view->main, "\n");
}

int view_news(struct call *call)
{
    struct view view = {.title = "News", .description = "News for citizens abroad"};
    struct listing listing = {.out = &view.main, .limit = ON_PAGE};
    struct page_key key = {.number = 0};
    struct db_article_filter filter = {
        .now = call->now, .country = call_country(call, "country"), .limit = ON_PAGE + 1};
    int problem = page_cursor(call, &key, &filter.has_after);

    if (problem != 0)
        return problem;
    filter.after_number = key.number;
    put_heading(call, &view);
    enum db_status status = put_list(call, &filter, &listing);
    if (listing.count == 0)
        html_element(&view.main, "p", NULL, NULL, "There is no news yet.");
    if (listing.more)
        put_older(call, &view.main, listing.last);
    if (status == DB_OK)
        return view_answer(call, &view, 200);
    buffer_release(&view.main);
    return call_db_failed(call, status);
}
