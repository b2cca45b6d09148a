/* view_rows_more.c - what goes with a list of missions. */
#include "view_rows.h"

#include <stdio.h>

void view_rows_filter(struct view *view)
{
    struct buffer *out = view->out;

    html_markup(out, "<div class=\"filter\" data-filter=\"#missions\" hidden>\n"
                     "<label for=\"filter\">");
    html_text(out, view_text(view, T_PLACE_FILTER));
    html_markup(out, "</label>\n<input id=\"filter\" type=\"search\" maxlength=\"100\" "
                     "autocomplete=\"off\" spellcheck=\"false\">\n"
                     "<p class=\"soft\" role=\"status\"></p>\n</div>\n");
}

void view_rows_map(struct view *view)
{
    html_markup(view->out,
                "<figure class=\"map\" data-map=\"#missions\" hidden></figure>\n");
}

void view_rows_cut(struct view *view, const struct view_rows *rows, int64_t total)
{
    const struct db_mission_filter *filter = &rows->filter;
    const int64_t limit = filter->limit > 0 ? filter->limit : VIEW_ROWS_MAX;
    const char *name = filter->host ? "host" : filter->serves ? "serves" : "sending";
    const char *country = filter->host     ? filter->host
                          : filter->serves ? filter->serves
                                           : filter->sending;
    char address[64], shown[24], all[24];

    if (total <= limit)
        return;
    (void)snprintf(shown, sizeof(shown), "%lld", (long long)limit);
    (void)snprintf(all, sizeof(all), "%lld", (long long)total);
    (void)snprintf(address, sizeof(address), "/api/v1/missions.csv?%s=%s", name, country);
    html_markup(view->out, "<p class=\"note\">");
    view_say(view, T_PLACE_CUT, VALUES({"count", shown}, {"total", all}));
    html_markup(view->out, " ");
    html_link(view->out, address, view_text(view, T_PLACE_TABLE));
    html_markup(view->out, "</p>\n");
}
