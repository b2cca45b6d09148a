/* view_saved.c - /saved: what this device keeps. The daemon does not know it: a script
 * (static/saved.js) fills in what stands here hidden. */
#include "routes.h"
#include "view.h"

const struct param view_saved_params[] = {{0}};

void view_kept_texts(struct view *view)
{
    json_put_open(&view->boot, "more", '{');
    text_put_scripts(&view->boot, view->call->language, "kept_");
    json_close(&view->boot, '}');
}

void view_hidden_button(struct view *view, const char *action, enum text_key key)
{
    html_markup(view->out, "<button type=\"button\" hidden");
    html_attribute(view->out, "data-do", action);
    html_markup(view->out, ">");
    html_text(view->out, view_text(view, key));
    html_markup(view->out, "</button>");
}

static void put_list(struct view *view, const char *name, enum text_key heading)
{
    view_put(view, "h2", NULL, heading);
    html_markup(view->out, "<p class=\"soft\"");
    html_attribute(view->out, "data-none", name);
    html_markup(view->out, ">");
    html_text(view->out, view_text(view, T_SAVED_NONE));
    html_markup(view->out, "</p>\n<ul class=\"missions\"");
    html_attribute(view->out, "data-list", name);
    html_markup(view->out, "></ul>\n");
}

/* The name is read by the script, in any spelling that the device knows. */
static void put_form(struct view *view)
{
    struct buffer *out = view->out;

    html_markup(out,
                "<form class=\"card\">\n<div class=\"field\">\n<label for=\"host\">");
    html_text(out, view_text(view, T_SAVED_COUNTRY));
    html_markup(out,
                "</label>\n<input id=\"host\" name=\"host\" required maxlength=\"100\" "
                "autocomplete=\"off\" spellcheck=\"false\">\n</div>\n"
                "<button class=\"main\">");
    html_text(out, view_text(view, T_SAVED_SAVE));
    html_markup(out, "</button>\n</form>\n<p class=\"actions\">");
    view_hidden_button(view, "save-all", T_SAVED_ALL);
    html_markup(out, "</p>\n<p data-progress hidden><progress");
    html_attribute(out, "aria-label", view_text(view, T_SAVED_ALL));
    html_markup(out, "></progress> <span></span></p>\n");
    view_put(view, "p", "soft", T_SAVED_ALL_HINT);
}

int view_saved(struct call *call)
{
    const struct view_step here = {NULL, text(call->language, T_SAVED_TITLE)};
    struct view view;

    view_begin(&view, call, "saved");
    view.is_hidden = true;
    view.title = view_text(&view, T_SAVED_TITLE);
    view.path = "/saved";
    view_kept_texts(&view);
    view_trail(&view, &here, 1);
    view_put(&view, "h1", NULL, T_SAVED_TITLE);
    view_put(&view, "p", NULL, T_SAVED_ABOUT);
    html_markup(view.out, "<div class=\"note\" data-plain>");
    view_put(&view, "p", NULL, T_SAVED_PLAIN);
    html_markup(view.out, "</div>\n<div data-kept hidden>\n");
    put_list(&view, "countries", T_SAVED_COUNTRIES);
    put_form(&view);
    put_list(&view, "pages", T_SAVED_PAGES);
    html_markup(view.out, "<p class=\"actions\">");
    view_hidden_button(&view, "remove-all", T_SAVED_CLEAR);
    html_markup(view.out, "</p>\n</div>\n");
    return view_answer(&view, 200);
}
