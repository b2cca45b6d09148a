#include "view.h"

#include <stdio.h>
#include <string.h>

static const char head_mark[] = "<!--HEAD-->";
static const char main_mark[] = "<!--MAIN-->";

/* For callers without a frame of their own. */
static const char bare_shell[] =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<!--HEAD-->"
    "</head>\n<body>\n<main id=\"main\">\n<!--MAIN--></main>\n</body>\n</html>\n";

static void put_head(struct buffer *out, const struct view *view)
{
    html_markup(out, "<title>");
    html_text(out, view->title);
    html_markup(out, " · Embassy finder</title>\n");
    if (view->description) {
        html_markup(out, "  <meta name=\"description\"");
        html_attribute(out, "content", view->description);
        html_markup(out, ">\n");
    }
}

/* The frame up to the mark; what follows it is returned. */
static const char *put_until(struct buffer *out, const char *shell, const char *mark)
{
    const char *found = strstr(shell, mark);

    buffer_append(out, shell, found ? (size_t)(found - shell) : strlen(shell));
    return found ? found + strlen(mark) : "";
}

int view_answer(struct call *call, struct view *view, int status)
{
    const struct api_settings *settings = call->request->settings;
    const char *shell = settings && settings->shell ? settings->shell : bare_shell;
    struct buffer *out = &call->body;

    shell = put_until(out, shell, head_mark);
    put_head(out, view);
    shell = put_until(out, shell, main_mark);
    out->failed |= view->main.failed;
    buffer_append(out, view->main.data, view->main.length);
    buffer_append_text(out, shell);
    buffer_release(&view->main);
    return call_answer(call, status, "text/html; charset=utf-8");
}

static void put_suggestions(const struct call *call, struct buffer *out)
{
    char path[32];

    if (call->suggestion_count == 0)
        return;
    html_markup(out, "\n<p>Did you mean:</p>\n<ul>\n");
    for (size_t i = 0; i < call->suggestion_count; i++) {
        (void)snprintf(path, sizeof(path), "/country/%s", call->suggestion[i].code);
        html_markup(out, "<li>");
        html_link(out, path, call->suggestion[i].name);
        html_markup(out, "</li>\n");
    }
    html_markup(out, "</ul>\n");
}

int view_problem(struct call *call, int status, const char *title, const char *detail)
{
    struct view view = {.title = title};

    view_breadcrumb(&view.main, NULL, NULL, title);
    html_element(&view.main, "h1", NULL, NULL, title);
    html_element(&view.main, "p", "dir", "auto", detail);
    put_suggestions(call, &view.main);
    html_markup(&view.main, "<p>");
    html_link(&view.main, "/", "Find your embassy or consulate");
    html_markup(&view.main, "</p>\n");
    return view_answer(call, &view, status);
}

void api_nothing(const struct api_request *request, struct api_response *ret_response)
{
    struct call call = {.request = request, .response = ret_response};

    if (!request->accept || !strstr(request->accept, "text/html")) {
        api_problem(404, NULL, ret_response);
        return;
    }
    *ret_response = (struct api_response){.status = 0};
    call_header(&call, "Cache-Control", "public, max-age=10");
    ret_response->status =
        view_problem(&call, 404, problem_row(PROBLEM_NOT_FOUND)->title,
                     "Look for a typing error, or begin at the first page.");
    buffer_release(&call.body);
}

void view_breadcrumb(struct buffer *out, const char *section, const char *path,
                     const char *title)
{
    html_markup(out, "<nav class=\"trail\" aria-label=\"Breadcrumb\"><ol><li>");
    html_link(out, "/", "Home");
    if (section) {
        html_markup(out, "</li><li>");
        html_link(out, path, section);
    }
    html_markup(out, "</li><li aria-current=\"page\"><bdi>");
    html_text(out, title);
    html_markup(out, "</bdi></li></ol></nav>\n");
}

void view_country_name(struct call *call, const char *code, char ret_name[VIEW_NAME_MAX])
{
    if (db_country_name(call->db, code, "en", VIEW_NAME_MAX, ret_name) != DB_OK)
        (void)snprintf(ret_name, VIEW_NAME_MAX, "%s", code);
}
