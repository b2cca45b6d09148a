/* view_problem.c - a problem as a page: what is wrong, and the way on. */
#include "routes.h"
#include "view.h"

#include <stdio.h>
#include <string.h>

static enum text_key title_of(int status)
{
    switch (status) {
    case 404:
        return T_PROBLEM_404;
    case 410:
        return T_PROBLEM_410;
    case 503:
        return T_PROBLEM_503;
    default:
        return status < 500 ? T_PROBLEM_400 : T_PROBLEM_500;
    }
}

/* What was asked for as the country. */
static const char *asked_country(const struct call *call, const char *parameter)
{
    for (size_t i = 0; i < call->target.field_count; i++) {
        if (strcmp(call->target.field[i].name, parameter) == 0)
            return call->target.field[i].value;
    }
    return call->captured[0];
}

static void put_path(struct call *call, const char *code, char ret_path[VIEW_PATH_MAX])
{
    char slug[VIEW_NAME_MAX];

    view_country_path(call, code, ret_path);
    if (call->route && call->route->handle == view_news) {
        view_country_slug(call, code, slug);
        (void)snprintf(ret_path, VIEW_PATH_MAX, "/news?country=%s", slug);
    }
}

/* Where each of the countries meant leads: the same page about it. */
static void put_suggestions(struct view *view)
{
    struct call *call = view->call;
    char path[VIEW_PATH_MAX];
    char name[VIEW_NAME_MAX];

    if (call->suggestion_count == 0) {
        view_put(view, "p", NULL, T_PROBLEM_TRY);
        return;
    }
    view_put(view, "p", NULL, T_PROBLEM_DID_YOU_MEAN);
    html_markup(view->out, "<ul class=\"choices\">\n");
    for (size_t i = 0; i < call->suggestion_count; i++) {
        view_country_name(view->call, call->suggestion[i].code, name);
        put_path(call, call->suggestion[i].code, path);
        html_markup(view->out, "<li>");
        view_link(view, path, name);
        html_markup(view->out, "</li>\n");
    }
    html_markup(view->out, "</ul>\n");
}

static bool is_country(enum problem problem)
{
    return problem == PROBLEM_UNKNOWN_COUNTRY || problem == PROBLEM_AMBIGUOUS_COUNTRY;
}

static void put_reason(struct view *view, enum problem problem, int status,
                       const char *detail)
{
    if (status == 410) {
        view_put_data(view, "p", NULL, NULL, detail);
    } else if (is_country(problem)) {
        put_suggestions(view);
    } else if (status == 404) {
        view_put(view, "p", NULL, T_PROBLEM_404_HINT);
    } else if (status >= 500) {
        view_put(view, "p", NULL, T_PROBLEM_500_HINT);
    } else {
        view_put_data(view, "p", NULL, "en", detail);
    }
}

int view_problem(struct call *call, enum problem problem, const char *parameter,
                 const char *detail)
{
    const int status = problem_row(problem)->status;
    char title[2 * VIEW_NAME_MAX];
    struct view view;

    view_begin(&view, call, "problem");
    view.is_hidden = true;
    view.title = title;
    if (is_country(problem) && parameter) {
        view_fill(&view,
                  problem == PROBLEM_UNKNOWN_COUNTRY ? T_PROBLEM_COUNTRY
                                                     : T_PROBLEM_SEVERAL,
                  VALUES({"name", asked_country(call, parameter)}), title, sizeof(title));
    } else {
        (void)snprintf(title, sizeof(title), "%s", view_text(&view, title_of(status)));
    }
    view_trail(&view, &(struct view_step){NULL, title}, 1);
    html_element(&view.main, "h1", "dir", "auto", title);
    html_markup(&view.main, "\n");
    put_reason(&view, problem, status, detail);
    if (status == 404 || status == 410)
        view_form(&view, NULL, NULL);
    return view_answer(&view, status);
}

void api_nothing(const struct api_request *request, struct api_response *ret_response)
{
    struct call call = {.request = request, .response = ret_response};
    bool is_tagged = false;

    if (!request->accept || !strstr(request->accept, "text/html")) {
        api_problem(404, NULL, ret_response);
        return;
    }
    *ret_response = (struct api_response){.status = 0};
    (void)language_of_path(request->target, &call.language, &is_tagged);
    call_header(&call, "Cache-Control", "public, max-age=10");
    ret_response->status = view_problem(&call, PROBLEM_NOT_FOUND, NULL, NULL);
    buffer_release(&call.body);
}
