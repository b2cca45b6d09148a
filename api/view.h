/* view.h - pages of the site: the same records as the API's, as HTML that needs no
 * script. They go the way of every request (routes.c), so that status, ETag, 304 and
 * Cache-Control are the API's too. The frame around them is static/page.html, which the
 * server lends (api_settings.shell). */
#ifndef API_VIEW_H
#define API_VIEW_H

#include "call.h"
#include "db/notice.h"
#include "html.h"

/* A page while it is written. */
struct view {
    const char *title;       /* of the window */
    const char *description; /* NULL: none */
    struct buffer main;      /* what stands in <main> */
};

/* Answers with the page in its frame; releases view->main. */
int view_answer(struct call *call, struct view *view, int status);
/* A problem as a page. Call call_problem(), which comes here by itself. */
int view_problem(struct call *call, int status, const char *title, const char *detail);

/* Home > News > title; `section` and its path NULL: Home > title. */
void view_breadcrumb(struct buffer *out, const char *section, const char *path,
                     const char *title);

/* The notices that hold now in any of these countries, as asides, each at most once:
 * those that are banners, or the others. */
enum db_status view_notices(struct call *call, struct buffer *out,
                            const char *const *countries, size_t count, bool banners);

/* A list of articles about a country (NULL: any), newest first; nothing when there is
 * none. `heading` NULL: none. */
enum db_status view_news_about(struct call *call, struct buffer *out, const char *country,
                               const char *heading);

/* English display name; the code where there is none. */
enum { VIEW_NAME_MAX = 128 };
void view_country_name(struct call *call, const char *code, char ret_name[VIEW_NAME_MAX]);

#endif
