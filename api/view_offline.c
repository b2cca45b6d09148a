/* view_offline.c - /offline: what a device shows instead of a page that it cannot get.
 * The service worker (static/sw.js) keeps it; static/offline.js answers from the packs in
 * it. */
#include "routes.h"
#include "view.h"

const struct param view_offline_params[] = {{0}};

int view_offline(struct call *call)
{
    struct view view;

    view_begin(&view, call, "offline");
    view.is_hidden = true;
    view.title = view_text(&view, T_OFFLINE_TITLE);
    view.path = "/offline";
    view_kept_texts(&view);
    view_put(&view, "h1", NULL, T_OFFLINE_TITLE);
    html_markup(view.out, "<div data-offline>\n");
    view_put(&view, "p", "lead", T_OFFLINE_NOT_SAVED);
    /* The page stands at the address that was asked for: the empty one is that again. */
    html_markup(view.out, "</div>\n<p class=\"actions\"><a class=\"button\" href=\"\">");
    html_text(view.out, view_text(&view, T_OFFLINE_AGAIN));
    html_markup(view.out, "</a></p>\n");
    view_put(&view, "h2", NULL, T_OFFLINE_ASK);
    view_form(&view, NULL, NULL);
    html_markup(view.out, "<p class=\"way\">");
    view_link_to(&view, "/saved", T_OFFLINE_SAVED);
    html_markup(view.out, "</p>\n");
    return view_answer(&view, 200);
}
