/* view_about.c - /about: what this is, how an answer comes about, and where all of it is
 * from. */
#include "db/mission.h"
#include "db/source.h"
#include "routes.h"
#include "view.h"

#include <stdio.h>

const struct param view_about_params[] = {{0}};

static void put_section(struct view *view, enum text_key title,
                        const enum text_key *texts, size_t count)
{
    view_put(view, "h2", NULL, title);
    for (size_t i = 0; i < count; i++)
        view_put(view, "p", NULL, texts[i]);
}

#define SECTION(view, title, ...)                                                        \
    put_section(view, title, (const enum text_key[]){__VA_ARGS__},                       \
                sizeof((const enum text_key[]){__VA_ARGS__}) / sizeof(enum text_key))

/* ---- Sources ---- */

static void put_terms(struct view *view, const struct db_source *source)
{
    html_markup(view->out, "<p class=\"soft\">");
    html_element(view->out, "bdi", NULL, NULL, source->licence);
    if (source->as_of) {
        html_markup(view->out, " · ");
        view_time(view, source->as_of);
    }
    if (source->missions > 0) {
        html_markup(view->out, " · ");
        view_say_count(view, T_ABOUT_OF_SOURCE, source->missions);
    }
    html_markup(view->out, "</p>\n");
}

/* What has not brought anything yet is no source of what is seen here. */
static void put_source(const struct db_source *source, void *context)
{
    struct view *view = context;

    if (!source->as_of && source->missions == 0)
        return;
    html_markup(view->out, "<li><bdi>");
    html_link(view->out, source->url, source->name);
    html_markup(view->out, "</bdi>");
    put_terms(view, source);
    if (source->attribution)
        view_put_data(view, "p", NULL, NULL, source->attribution);
    html_markup(view->out, "</li>\n");
}

static enum db_status put_sources(struct view *view)
{
    view_put(view, "h2", NULL, T_ABOUT_SOURCES);
    view_put(view, "p", NULL, T_ABOUT_SOURCES_TEXT);
    html_markup(view->out, "<ul class=\"sources\">\n");
    enum db_status status = db_source_list(view->call->db, put_source, view);
    html_markup(view->out, "</ul>\n");
    return status;
}

/* ---- Numbers ---- */

static enum db_status put_numbers(struct view *view)
{
    int64_t missions = 0, hosts = 0;
    enum db_status status = db_mission_totals(view->call->db, &missions, &hosts);
    const char *as_of = db_as_of(view->call->db);
    char date[DB_DATE_WORDS_MAX];

    html_markup(view->out, "<ul>\n<li>");
    view_say_count(view, T_ABOUT_MISSIONS, missions);
    html_markup(view->out, "</li>\n<li>");
    view_say_count(view, T_ABOUT_HOSTS, hosts);
    html_markup(view->out, "</li>\n");
    if (as_of) {
        db_date_words(view->call->db, language_tag(view->call->language), as_of, date);
        view_put_filled(view, "li", NULL, T_ABOUT_AS_OF, VALUES({"date", date}));
    }
    html_markup(view->out, "</ul>\n");
    return status;
}

/* ---- For programs ---- */

static void put_machines(struct view *view)
{
    static const struct {
        const char *address;
        enum text_key words;
    } links[] = {
        {"/api/v1/", T_ABOUT_API},
        {"/api/v1/openapi.json", T_ABOUT_OPENAPI},
        {"/api/v1/missions.csv", T_ABOUT_TABLE},
        {"/api/v1/feeds/articles.atom", T_ABOUT_FEED_NEWS},
        {"/api/v1/feeds/notices.atom", T_ABOUT_FEED_NOTICES},
    };

    view_put(view, "h2", NULL, T_ABOUT_MACHINES);
    html_markup(view->out, "<ul>\n");
    for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
        html_markup(view->out, "<li>");
        html_link(view->out, links[i].address, view_text(view, links[i].words));
        html_markup(view->out, "</li>\n");
    }
    html_markup(view->out, "</ul>\n");
}

int view_about(struct call *call)
{
    struct view view;

    view_begin(&view, call, "about");
    view.title = view_text(&view, T_MENU_ABOUT);
    view.description = view_text(&view, T_ABOUT_WHAT);
    view.path = "/about";
    view_trail(&view, &(struct view_step){NULL, view.title}, 1);
    view_put(&view, "h1", NULL, T_MENU_ABOUT);
    view_put(&view, "p", "lead", T_ABOUT_WHAT);
    view_put(&view, "p", "note", T_ABOUT_UNOFFICIAL);
    enum db_status status = put_numbers(&view);
    SECTION(&view, T_ABOUT_ANSWER, T_ABOUT_ANSWER_ORDER, T_ABOUT_ANSWER_BEST,
            T_ABOUT_ANSWER_UNKNOWN);
    if (status == DB_OK)
        status = put_sources(&view);
    SECTION(&view, T_ABOUT_PRIVACY, T_ABOUT_PRIVACY_TEXT, T_ABOUT_PRIVACY_LOG);
    SECTION(&view, T_ABOUT_OFFLINE, T_ABOUT_OFFLINE_TEXT);
    put_machines(&view);
    return view_end(&view, status);
}
