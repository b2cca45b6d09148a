/* view_help_source.c - from where what is said of a post is, as of when; and where none
 * was found, in what it was looked for. */
#include "db/source.h"
#include "http_date.h"
#include "view_help.h"

#include <string.h>

enum { YEAR_S = 365 * 24 * 60 * 60 };

void help_put_source(struct help *help, const struct candidate *row)
{
    struct view *view = help->view;
    char date[DB_DATE_WORDS_MAX] = "", year_ago[HTTP_DATE_MAX];

    if (!row->source[0])
        return;
    db_date_words(view->call->db, language_tag(view->call->language), row->as_of, date);
    html_markup(view->out, "<p class=\"soft source\">");
    if (row->source_url[0]) {
        html_link(view->out, row->source_url, row->source);
        if (date[0])
            view_put_comma(view);
        html_text(view->out, date);
    } else {
        view_say(view, date[0] ? T_HELP_SOURCE_OF : T_HELP_SOURCE,
                 VALUES({"source", row->source}, {"date", date}));
    }
    if (row->layer[0] && row->attribution[0]) {
        html_markup(view->out, " · ");
        html_element(view->out, "bdi", NULL, NULL, row->attribution);
    }
    http_date_time(view->call->request->now - YEAR_S, year_ago);
    if (row->as_of[0] && strncmp(row->as_of, year_ago, strlen("2022-06-23")) < 0) {
        html_markup(view->out, "<br>");
        html_text(view->out, view_text(view, T_HELP_OLD));
    }
    html_markup(view->out, "</p>\n");
}

struct sources {
    const struct view *view;
    struct buffer text; /* "Database of Embassies, 23 June 2022; Starter data, ..." */
};

static void add_source(const struct db_source *source, void *context)
{
    struct sources *sources = context;
    const struct call *call = sources->view->call;
    char date[DB_DATE_WORDS_MAX] = "";

    if (source->as_of)
        db_date_words(call->db, language_tag(call->language), source->as_of, date);
    buffer_append_text(&sources->text, sources->text.length > 0 ? "; " : "");
    buffer_append_text(&sources->text, source->name);
    if (!date[0])
        return;
    buffer_append_text(&sources->text, view_text(sources->view, T_COMMA));
    buffer_append_text(&sources->text, call->language == LANGUAGE_ZH ? "" : " ");
    buffer_append_text(&sources->text, date);
}

enum db_status help_put_sources(struct help *help)
{
    struct view *view = help->view;
    struct sources sources = {view, {0}};
    enum db_status status = db_source_in_use(view->call->db, add_source, &sources);
    const char *text = buffer_text(&sources.text);

    if (text)
        view_put_filled(view, "p", "soft", T_HELP_SOURCES, VALUES({"sources", text}));
    view->out->failed |= text == NULL;
    buffer_release(&sources.text);
    return status;
}
