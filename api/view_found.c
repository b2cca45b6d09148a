/* view_found.c - something found, as an item of a list of the page. */
#include "view_found.h"

#include "view.h"

#include <stdio.h>
#include <string.h>

static struct view *view_of(const struct search *search)
{
    return search->context;
}

static void put_run(const char *text, size_t length, bool hit, void *context)
{
    struct buffer *out = context;

    html_markup(out, hit ? "<mark>" : "");
    html_bytes(out, text, length);
    html_markup(out, hit ? "</mark>" : "");
}

static void put_marked(struct search *search, const char *text, size_t length)
{
    search_note(search, db_highlight(search->call->db, &search->words, text, length,
                                     put_run, view_of(search)->out));
}

/* The page of what was found; false: it has none. */
static bool path_of(struct search *search, const struct search_item *item,
                    char ret_path[VIEW_PATH_MAX])
{
    char path[VIEW_PATH_MAX] = "";

    if (item->country)
        view_country_path(search->call, item->country->code, path);
    else if (item->mission)
        (void)snprintf(path, sizeof(path), "/mission/%.100s", item->mission->id);
    else if (item->article)
        (void)snprintf(path, sizeof(path), "/news/%.200s", item->article->slug);
    else if (item->active && item->notice->country_count > 0)
        view_country_path(search->call, item->notice->countries[0], path);
    view_path(search->call, path, ret_path);
    return path[0] != '\0';
}

static void open_item(struct search *search, const struct search_item *item)
{
    struct view *view = view_of(search);
    char path[VIEW_PATH_MAX];
    const bool is_linked = path_of(search, item, path);

    html_markup(view->out, is_linked ? "<li><a" : "<li><strong");
    html_attribute(view->out, "href", is_linked ? path : NULL);
    html_attribute(view->out, "lang", item->lang);
    html_markup(view->out, " dir=\"auto\">");
    put_marked(search, item->title, strlen(item->title));
    html_markup(view->out, is_linked ? "</a>" : "</strong>");
    if (item->article && item->article->published_at) {
        html_markup(view->out, "<p class=\"soft\">");
        view_time(view, item->article->published_at);
        html_markup(view->out, "</p>");
    }
}

/* A country's is another of its names; the one it is shown by is there already. */
static void put_snippet(struct search *search, const struct search_item *item,
                        const char *text)
{
    struct buffer *out = view_of(search)->out;
    struct db_snippet part = {.begin = 0};

    if (!text || (item->country && strcmp(text, item->title) == 0))
        return;
    search_note(search, db_snippet(search->call->db, &search->words, text,
                                   WORDS_SNIPPET_MAX, &part));
    html_markup(out, "<p");
    html_attribute(out, "lang", item->country ? NULL : item->lang);
    html_markup(out, " dir=\"auto\">");
    html_markup(out, part.begin > 0 ? "… " : "");
    put_marked(search, text + part.begin, part.end - part.begin);
    html_markup(out, text[part.end] ? " …" : "");
    html_markup(out, "</p>");
}

static void put_badge(struct view *view, enum text_key key)
{
    html_markup(view->out, "<p>");
    view_put(view, "span", "badge warn", key);
    html_markup(view->out, "</p>");
}

static void close_item(struct search *search, const struct search_item *item)
{
    struct view *view = view_of(search);

    if (item->mission && item->mission->status == DB_STATUS_CLOSED)
        put_badge(view, T_STATUS_CLOSED);
    if (item->mission && item->mission->status == DB_STATUS_SUSPENDED)
        put_badge(view, T_STATUS_SUSPENDED);
    if (item->notice) {
        view_put_filled(view, "p", "soft", T_NOTICE_ISSUED,
                        VALUES({"issuer", item->notice->issuer}));
        if (!item->active)
            put_badge(view, T_SEARCH_PAST);
    }
    html_markup(view->out, "</li>\n");
}

const struct search_form view_found = {open_item, put_snippet, close_item};
