/* view_news.c - /news, the list, and lists of news within other pages. */
#include "db/article.h"
#include "page.h"
#include "routes.h"
#include "view.h"

#include <stdio.h>
#include <string.h>

enum { ON_PAGE = 20, ABOUT_MAX = 3 };

const struct param view_news_params[] = {
    {.name = "country",
     .kind = PARAM_COUNTRY,
     .example = "russia",
     .about = "Only news about this country"},
    {.name = "tag",
     .kind = PARAM_TEXT,
     .max = 100,
     .example = "diplomacy",
     .about = "Only news with this tag"},
    {.name = "older",
     .kind = PARAM_ID,
     .example = "us-and-russia-talk-in-moscow",
     .about = "What came before this article"},
    {.name = "newer",
     .kind = PARAM_ID,
     .example = "us-and-russia-talk-in-moscow",
     .about = "What came after this article"},
    {0},
};

/* The items of a page; read backward, they are put in order afterwards. */
struct listing {
    struct view *view;
    int64_t limit, count;
    bool more; /* there are more, the way it was read */
    struct buffer items;
    size_t begin[ON_PAGE + 1];
    char first[DB_SLUG_MAX + 1], last[DB_SLUG_MAX + 1]; /* as they were read */
};

static void put_item(struct view *view, const struct db_article *article)
{
    char path[16 + DB_SLUG_MAX], address[VIEW_PATH_MAX];

    (void)snprintf(path, sizeof(path), "/news/%s", article->slug);
    view_path(view->call, path, address);
    html_markup(view->out, "<li><a");
    html_attribute(view->out, "href", address);
    html_attribute(view->out, "lang", article->lang);
    html_markup(view->out, " dir=\"auto\">");
    html_text(view->out, article->title);
    html_markup(view->out, "</a>");
    if (article->published_at) {
        html_markup(view->out, "<p class=\"soft\">");
        view_time(view, article->published_at);
    }
    for (size_t i = 0; article->published_at && i < article->country_count; i++) {
        char name[VIEW_NAME_MAX];

        view_country_name(view->call, article->countries[i], name);
        if (i == 0)
            html_markup(view->out, " · ");
        else
            view_put_comma(view);
        html_element(view->out, "bdi", NULL, NULL, name);
    }
    if (article->published_at)
        html_markup(view->out, "</p>");
    if (article->summary)
        view_put_data(view, "p", NULL, article->lang, article->summary);
    html_markup(view->out, "</li>\n");
}

static void add_item(const struct db_article *article, void *context)
{
    struct listing *listing = context;
    struct buffer *out = listing->view->out;

    if (listing->count == listing->limit) {
        listing->more = true;
        return;
    }
    listing->begin[listing->count] = listing->items.length;
    if (listing->count++ == 0)
        (void)snprintf(listing->first, sizeof(listing->first), "%s", article->slug);
    (void)snprintf(listing->last, sizeof(listing->last), "%s", article->slug);
    listing->view->out = &listing->items;
    put_item(listing->view, article);
    listing->view->out = out;
}

static void put_items(struct listing *listing, bool is_backward)
{
    struct buffer *out = listing->view->out;
    const size_t count = (size_t)listing->count;

    out->failed |= listing->items.failed;
    if (count == 0 || listing->items.failed)
        return;
    listing->begin[count] = listing->items.length;
    html_markup(out, "<ul class=\"news\">\n");
    for (size_t i = 0; i < count; i++) {
        const size_t at = is_backward ? count - 1 - i : i;

        buffer_append(out, listing->items.data + listing->begin[at],
                      listing->begin[at + 1] - listing->begin[at]);
    }
    html_markup(out, "</ul>\n");
}

enum db_status view_news_about(struct view *view, const char *country,
                               enum text_key heading)
{
    struct listing listing = {.view = view, .limit = ABOUT_MAX};
    const struct db_article_filter filter = {
        .now = view->call->now, .country = country, .limit = ABOUT_MAX};
    enum db_status status =
        db_article_list(view->call->db, &filter, add_item, &listing, NULL);

    if (status == DB_OK && listing.count > 0 && heading != T_SITE)
        view_put(view, "h2", NULL, heading);
    if (status == DB_OK)
        put_items(&listing, false);
    buffer_release(&listing.items);
    return status;
}

/* ---- The page of news ---- */

/* "/news?country=russia&tag=...": this list; then goes on with '?' or '&'. */
static char list_path(struct call *call, struct buffer *path)
{
    const char *country = call_country(call, "country");
    const char *tag = call_text(call, "tag");
    char slug[VIEW_NAME_MAX];

    buffer_append_text(path, "/news");
    if (country) {
        view_country_slug(call, country, slug);
        buffer_append_text(path, "?country=");
        page_append_escaped(path, slug);
    }
    if (tag) {
        buffer_append_text(path, country ? "&tag=" : "?tag=");
        page_append_escaped(path, tag);
    }
    return country || tag ? '&' : '?';
}

static void put_way(struct view *view, const char *key, const char *slug,
                    enum text_key words)
{
    struct buffer path = {0};
    const char and[2] = {list_path(view->call, &path), '\0'};

    buffer_append_text(&path, and);
    buffer_append_text(&path, key);
    buffer_append_text(&path, slug);
    const char *text = buffer_text(&path);
    view->out->failed |= text == NULL;
    if (text)
        view_link_to(view, text, words);
    buffer_release(&path);
}

/* Where there is more, on either side. */
static void put_ways(struct view *view, const struct listing *listing,
                     const struct db_article_filter *filter)
{
    const bool is_backward = filter->has_before;
    const bool has_newer = is_backward ? listing->more : filter->has_after;
    const bool has_older = is_backward || listing->more;

    if (listing->count == 0 || (!has_newer && !has_older))
        return;
    html_markup(view->out, "<nav class=\"pages\"");
    html_attribute(view->out, "aria-label", view_text(view, T_NEWS_PAGES));
    html_markup(view->out, ">\n");
    if (has_newer)
        put_way(view, "newer=", is_backward ? listing->last : listing->first,
                T_NEWS_NEWER);
    html_markup(view->out, "\n");
    if (has_older)
        put_way(view, "older=", is_backward ? listing->first : listing->last,
                T_NEWS_OLDER);
    html_markup(view->out, "\n</nav>\n");
}

static void put_heading(struct view *view, const char *title)
{
    const struct view_step whole = {NULL, title};
    const struct view_step part[] = {{"/news", view_text(view, T_NEWS_TITLE)},
                                     {NULL, title}};
    const bool is_whole = strcmp(title, view_text(view, T_NEWS_TITLE)) == 0;

    view_trail(view, is_whole ? &whole : part, is_whole ? 1 : 2);
    html_element(view->out, "h1", "dir", "auto", title);
    html_markup(view->out, "\n");
}

static void put_form(struct view *view, const char *name)
{
    char action[VIEW_PATH_MAX];

    view_path(view->call, "/news", action);
    html_markup(view->out, "<form class=\"narrow\"");
    html_attribute(view->out, "action", action);
    html_markup(view->out, ">\n<div class=\"field\">\n<label for=\"country\">");
    html_text(view->out, view_text(view, T_NEWS_COUNTRY));
    html_markup(view->out, "</label>\n<input id=\"country\" name=\"country\"");
    html_attribute(view->out, "value", name);
    html_markup(view->out, " maxlength=\"100\" autocomplete=\"off\" spellcheck=\"false\" "
                           "data-picker>\n</div>\n<button>");
    html_text(view->out, view_text(view, T_NEWS_SHOW));
    html_markup(view->out, "</button>\n</form>\n");
    if (name || call_text(view->call, "tag")) {
        html_markup(view->out, "<p class=\"way\">");
        view_link_to(view, "/news", T_NEWS_ALL);
        html_markup(view->out, "</p>\n");
    }
}

static void read_number(const struct db_article *article, void *number)
{
    *(int64_t *)number = article->number;
}

/* Where the list goes on; an article that is not there: at the beginning. */
static enum db_status find_place(struct call *call, struct db_article_filter *filter)
{
    const char *older = call_text(call, "older");
    const char *newer = older ? NULL : call_text(call, "newer");
    int64_t number = 0;

    if (!older && !newer)
        return DB_OK;
    enum db_status status =
        db_article_by_slug(call->db, older ? older : newer, read_number, &number);
    if (status == DB_NOT_FOUND)
        return DB_OK;
    filter->has_after = older != NULL;
    filter->after_number = number;
    filter->has_before = newer != NULL;
    filter->before_number = number;
    return status;
}

static enum db_status put_page(struct view *view, struct db_article_filter *filter,
                               const char *name)
{
    struct listing listing = {.view = view, .limit = ON_PAGE};
    enum db_status status = find_place(view->call, filter);

    put_heading(view, view->title);
    put_form(view, name);
    if (status == DB_OK)
        status = db_article_list(view->call->db, filter, add_item, &listing, NULL);
    if (listing.count == 0)
        view_put(view, "p", NULL, T_NEWS_NONE);
    put_items(&listing, filter->has_before);
    put_ways(view, &listing, filter);
    buffer_release(&listing.items);
    return status;
}

int view_news(struct call *call)
{
    const char *country = call_country(call, "country");
    const char *tag = call_text(call, "tag");
    char name[VIEW_NAME_MAX], title[2 * VIEW_NAME_MAX];
    struct buffer path = {0};
    struct db_article_filter filter = {
        .now = call->now, .country = country, .tag = tag, .limit = ON_PAGE + 1};
    struct view view;

    view_begin(&view, call, "news");
    (void)snprintf(title, sizeof(title), "%s", view_text(&view, T_NEWS_TITLE));
    if (tag)
        view_fill(&view, T_NEWS_TAG, VALUES({"tag", tag}), title, sizeof(title));
    if (country) {
        view_country_name(call, country, name);
        view_fill(&view, T_NEWS_ABOUT, VALUES({"country", name}), title, sizeof(title));
    }
    (void)list_path(call, &path);
    view.title = title;
    view.description = view_text(&view, T_NEWS_DESCRIPTION);
    view.path = buffer_text(&path);
    view.main.failed |= view.path == NULL;
    view.is_hidden = call_text(call, "older") || call_text(call, "newer");
    int answer = view_end(&view, put_page(&view, &filter, country ? name : NULL));
    buffer_release(&path);
    return answer;
}
