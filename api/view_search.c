/* view_search.c - /search: what the API finds too, in groups, with the words marked. */
#include "page.h"
#include "routes.h"
#include "search.h"
#include "view.h"
#include "view_found.h"

#include <stdio.h>
#include <string.h>

enum {
    GROUP_MAX = 10, /* of each kind */
    ONE_MAX = 50,   /* of one kind alone */
    ASKED_MAX = 800,
    WORDS_MAX = 200, /* as the API */
};

static const char *const kinds[] = {"country", "mission", "article", "notice", NULL};

static const struct {
    search_kind *find;
    enum text_key title;
    const char *class;
} groups[] = {
    {search_countries, T_SEARCH_COUNTRIES, "found"},
    {search_missions, T_SEARCH_MISSIONS, "found missions"},
    {search_articles, T_SEARCH_ARTICLES, "found news"},
    {search_notices, T_SEARCH_NOTICES, "found"},
};
enum { GROUP_COUNT = sizeof(groups) / sizeof(groups[0]) };

const struct param view_search_params[] = {
    {.name = "q",
     .kind = PARAM_TEXT,
     .max = ASKED_MAX,
     .example = "consulate lyon",
     .about = "Words, all of which must occur; the last may be cut off"},
    {.name = "kinds",
     .kind = PARAM_WORDS,
     .words = kinds,
     .example = "mission",
     .about = "Only these kinds, and more of them"},
    {0},
};

static struct view *view_of(const struct search *search)
{
    return search->context;
}

/* ---- Groups ---- */

/* "/search?q=...", in which all but letters is escaped. */
static void append_query(struct buffer *out, struct call *call, const char *kind)
{
    buffer_append_text(out, "?q=");
    page_append_escaped(out, call_text(call, "q"));
    buffer_append_text(out, kind ? "&kinds=" : "");
    buffer_append_text(out, kind ? kind : "");
}

static void put_more(struct view *view, size_t group)
{
    struct buffer address = {0};
    char path[VIEW_PATH_MAX];

    view_path(view->call, "/search", path);
    buffer_append_text(&address, path);
    append_query(&address, view->call, kinds[group]);
    const char *text = buffer_text(&address);
    view->out->failed |= text == NULL;
    html_markup(view->out, "<p class=\"way\">");
    html_link(view->out, text, view_text(view, T_SEARCH_MORE));
    html_markup(view->out, "</p>\n");
    buffer_release(&address);
}

static void put_group(struct search *search, size_t group, const struct buffer *items)
{
    struct view *view = view_of(search);
    struct buffer *out = view->out;
    char count[32];

    (void)snprintf(count, sizeof(count), "%lld%s", (long long)search->shown,
                   search->more ? "+" : "");
    html_markup(out, "<section>\n<h2>");
    html_text(out, view_text(view, groups[group].title));
    html_markup(out, " <span class=\"badge\">");
    html_text(out, count);
    html_markup(out, "</span></h2>\n<ul");
    html_attribute(out, "class", groups[group].class);
    html_markup(out, ">\n");
    buffer_append(out, items->data, items->length);
    html_markup(out, "</ul>\n");
    if (search->more && search->limit < ONE_MAX)
        put_more(view, group);
    else if (search->more)
        view_put(view, "p", "soft", T_SEARCH_NARROW);
    html_markup(out, "</section>\n");
}

static enum db_status find_group(struct search *search, size_t group)
{
    struct view *view = view_of(search);
    struct buffer *out = view->out;
    struct buffer items = {0};

    view->out = &items;
    enum db_status status = search_run(search, groups[group].find);
    view->out = out;
    out->failed |= items.failed;
    if (status == DB_OK && items.length > 0 && !items.failed)
        put_group(search, group, &items);
    buffer_release(&items);
    return status;
}

/* ---- The page ---- */

static void put_form(struct view *view)
{
    char action[VIEW_PATH_MAX];

    view_path(view->call, "/search", action);
    html_markup(view->out, "<form class=\"narrow\" role=\"search\"");
    html_attribute(view->out, "action", action);
    html_markup(view->out, ">\n<div class=\"field\">\n<label for=\"q\">");
    html_text(view->out, view_text(view, T_SEARCH_WORDS));
    html_markup(view->out, "</label>\n<input id=\"q\" name=\"q\" type=\"search\" "
                           "required maxlength=\"200\" dir=\"auto\"");
    html_attribute(view->out, "value", call_text(view->call, "q"));
    html_markup(view->out, ">\n</div>\n<button>");
    html_text(view->out, view_text(view, T_SEARCH_BUTTON));
    html_markup(view->out, "</button>\n</form>\n");
}

static void put_suggestion(const struct db_country_hit *hit, void *context)
{
    struct view *view = context;
    char name[VIEW_NAME_MAX], path[VIEW_PATH_MAX];

    view_country_name(view->call, hit->code, name);
    view_country_path(view->call, hit->code, path);
    html_markup(view->out, "<li>");
    view_link(view, path, name);
    html_markup(view->out, "</li>\n");
}

/* What may have been meant, and the way to the countries. */
static enum db_status put_nothing(struct view *view, const char *q)
{
    struct buffer *out = view->out;
    struct buffer list = {0};

    view_put_filled(view, "p", "note", T_SEARCH_NOTHING, VALUES({"words", q}));
    view->out = &list;
    enum db_status status = db_country_suggest(view->call->db, q, put_suggestion, view);
    view->out = out;
    out->failed |= list.failed;
    if (list.length > 0 && !list.failed) {
        view_put(view, "p", NULL, T_PROBLEM_DID_YOU_MEAN);
        html_markup(out, "<ul class=\"choices\">\n");
        buffer_append(out, list.data, list.length);
        html_markup(out, "</ul>\n");
    }
    buffer_release(&list);
    view_put(view, "p", NULL, T_SEARCH_TRY);
    view_form(view, NULL, NULL);
    return status;
}

static enum db_status put_results(struct view *view, struct search *search)
{
    const uint64_t wanted = call_argument(view->call, "kinds")->mask;
    enum db_status status = DB_OK;

    for (size_t i = 0; i < GROUP_COUNT && status == DB_OK; i++) {
        if (wanted == 0 || (wanted & UINT64_C(1) << i) != 0)
            status = find_group(search, i);
    }
    if (status == DB_OK && search->found == 0)
        status = put_nothing(view, call_text(view->call, "q"));
    return status;
}

/* Answers: the form, and what was found for the words. */
static int answer_words(struct view *view, const char *q)
{
    const bool is_one = call_argument(view->call, "kinds")->mask != 0;
    struct search search = {.call = view->call,
                            .form = &view_found,
                            .context = view,
                            .lang = language_tag(view->call->language),
                            .limit = is_one ? ONE_MAX : GROUP_MAX,
                            .status = DB_OK};

    if (!q)
        return view_end(view, DB_OK);
    enum db_status status = db_words_read(view->call->db, q, &search.words);
    if (status == DB_OK && (search.words.too_many || strlen(q) > WORDS_MAX)) {
        view_put(view, "p", "note", T_SEARCH_TOO_MUCH);
        return view_answer(view, 400);
    }
    if (status == DB_OK)
        status = put_results(view, &search);
    return view_end(view, status);
}

int view_search(struct call *call)
{
    const char *q = call_text(call, "q");
    char title[ASKED_MAX + VIEW_NAME_MAX];
    struct buffer query = {0};
    struct view view;

    view_begin(&view, call, "search");
    const struct view_step here = {NULL, view_text(&view, T_SEARCH_TITLE)};
    (void)snprintf(title, sizeof(title), "%s", view_text(&view, T_SEARCH_TITLE));
    if (q) {
        view_fill(&view, T_SEARCH_FOR, VALUES({"words", q}), title, sizeof(title));
        append_query(&query, call, NULL);
        view.query = buffer_text(&query);
        view.main.failed |= view.query == NULL;
    }
    view.title = title;
    view.path = "/search";
    view.is_hidden = q != NULL;
    view_trail(&view, &here, 1);
    view_put(&view, "h1", NULL, T_SEARCH_TITLE);
    put_form(&view);
    int answer = answer_words(&view, q);
    buffer_release(&query);
    return answer;
}
