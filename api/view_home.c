/* view_home.c - /: the question, what holds now, and the latest news. */
#include "db/notice.h"
#include "need.h"
#include "routes.h"
#include "view.h"
#include "view_linked.h"

enum { SHOWN_MAX = 8 };

static const char *const as_words[] = {"resident", NULL};

const struct param view_home_params[] = {
    {.name = "nationality",
     .kind = PARAM_TEXT,
     .max = 100,
     .example = "Serbia",
     .about = "Filled in as it is"},
    {.name = "host",
     .kind = PARAM_TEXT,
     .max = 100,
     .example = "russia",
     .about = "Filled in: the country's name, where it is one"},
    {.name = "need",
     .kind = PARAM_WORD,
     .words = need_words,
     .example = "passport",
     .about = "What help is needed with"},
    {.name = "as",
     .kind = PARAM_WORD,
     .words = as_words,
     .example = "resident",
     .about = "The question of refugees and stateless persons"},
    {0},
};

/* ---- What holds now ---- */

struct lines {
    struct view *view;
    size_t count;
};

/* "Level 4 · Russia · Ministry of Foreign Affairs": how bad, where, whose words. */
static void put_line_end(struct view *view, const struct db_notice *notice)
{
    char name[VIEW_NAME_MAX];

    html_markup(view->out, "<p class=\"soft\">");
    if (notice->level) {
        html_element(view->out, "bdi", NULL, NULL, notice->level);
        html_markup(view->out, " · ");
    }
    for (size_t i = 0; i < notice->country_count && i < SHOWN_MAX; i++) {
        view_country_name(view->call, notice->countries[i], name);
        html_markup(view->out, i > 0 ? ", <bdi>" : "<bdi>");
        html_text(view->out, name);
        html_markup(view->out, "</bdi>");
    }
    html_markup(view->out, notice->country_count > 0 ? " · " : "");
    html_element(view->out, "bdi", NULL, NULL, notice->issuer);
    html_markup(view->out, "</p>");
}

static void put_line(const struct db_notice *notice, void *context)
{
    struct lines *lines = context;
    struct view *view = lines->view;
    char path[VIEW_PATH_MAX], address[VIEW_PATH_MAX] = "/";

    if (lines->count++ == 0) {
        view_put(view, "h2", NULL, T_FIND_NOW);
        html_markup(view->out, "<ul class=\"news notices\">\n");
    }
    if (notice->country_count > 0) {
        view_country_path(view->call, notice->countries[0], path);
        view_path(view->call, path, address);
    }
    html_markup(view->out, "<li><a");
    html_attribute(view->out, "href", address);
    html_attribute(view->out, "lang", notice->lang);
    html_markup(view->out, " dir=\"auto\">");
    html_text(view->out, notice->headline);
    html_markup(view->out, "</a>\n");
    put_line_end(view, notice);
    html_markup(view->out, "</li>\n");
}

/* The banners of all countries, newest first. */
static enum db_status put_notices(struct view *view)
{
    struct lines lines = {.view = view};
    int64_t total = 0;
    const struct db_notice_filter filter = {
        .now = view->call->now, .active = true, .banner = true, .limit = SHOWN_MAX};
    enum db_status status =
        db_notice_list(view->call->db, &filter, put_line, &lines, &total);

    if (lines.count > 0)
        html_markup(view->out, "</ul>\n");
    return status;
}

/* ---- The page ---- */

int view_home(struct call *call)
{
    char nationality[VIEW_NAME_MAX], host[VIEW_NAME_MAX];
    const struct view_question question = {
        .nationality = view_typed_name(call, call_text(call, "nationality"), nationality),
        .host = view_typed_name(call, call_text(call, "host"), host),
        .need = call_text(call, "need"),
        .of_residence = call_text(call, "as") != NULL,
    };
    struct view view;

    view_begin(&view, call, "find");
    view.path = "/";
    linked_site(&view);
    view_put(&view, "h1", NULL, T_FIND_TITLE);
    view_ask(&view, &question);
    enum db_status status = put_notices(&view);
    if (status == DB_OK)
        status = view_news_about(&view, NULL, T_FIND_NEWS);
    return view_end(&view, status);
}
