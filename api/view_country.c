/* view_country.c - /country/{slug}: what holds there now, whom to call, every mission
 * that stands there, and the news about it; /missions-of/{slug}: every mission of a
 * country. */
#include "routes.h"
#include "view_lines.h"
#include "view_rows.h"

#include <stdio.h>
#include <string.h>

enum { ELSEWHERE_MAX = 40, FILTER_MIN = 8, NOTE_MAX = 1024 };

const struct param view_country_params[] = {
    {.name = "id",
     .kind = PARAM_COUNTRY,
     .required = 1,
     .in_path = 1,
     .example = "RU",
     .about = "Any spelling of the country"},
    {0},
};

const struct param view_missions_of_params[] = {
    {.name = "id",
     .kind = PARAM_COUNTRY,
     .required = 1,
     .in_path = 1,
     .example = "US",
     .about = "Any spelling of the country whose missions they are"},
    {0},
};

/* A country that a page is about. */
struct subject {
    const char *code;
    char name[VIEW_NAME_MAX], slug[VIEW_NAME_MAX], note[NOTE_MAX];
};

static void read_note(const struct db_country *country, void *context)
{
    struct subject *subject = context;

    (void)snprintf(subject->note, sizeof(subject->note), "%s",
                   country->note ? country->note : "");
}

static enum db_status read_subject(struct call *call, struct subject *ret_subject)
{
    ret_subject->code = call_country(call, "id");
    view_country_name(call, ret_subject->code, ret_subject->name);
    view_country_slug(call, ret_subject->code, ret_subject->slug);
    ret_subject->note[0] = '\0';
    return db_country_by_code(call->db, ret_subject->code, read_note, ret_subject);
}

static void put_link(struct view *view, const char *prefix, const struct subject *subject,
                     enum text_key key)
{
    char path[VIEW_PATH_MAX];

    (void)snprintf(path, sizeof(path), "%s%s", prefix, subject->slug);
    html_markup(view->out, "<p class=\"way\">");
    view_link_filled(view, path, key, VALUES({"country", subject->name}));
    html_markup(view->out, "</p>\n");
}

/* ---- Lists ---- */

static void put_count(struct view *view, const char *tag, enum text_key key,
                      int64_t count)
{
    html_markup(view->out, "<");
    html_markup(view->out, tag);
    html_markup(view->out, ">");
    view_say_count(view, key, count);
    html_markup(view->out, "</");
    html_markup(view->out, tag);
    html_markup(view->out, ">\n");
}

/* How many there are is known once they are read, and stands above them. */
static enum db_status put_list(struct view *view, const struct view_rows *rows,
                               enum text_key heading)
{
    struct buffer *out = view->out;
    struct buffer list = {0};
    int64_t total = 0;

    view->out = &list;
    enum db_status status = view_rows(view, rows, &total);
    view->out = out;
    put_count(view, "h2", heading, total);
    if (total >= FILTER_MIN)
        view_rows_filter(view);
    if (list.length > 0)
        buffer_append(out, list.data, list.length);
    view_rows_cut(view, rows, total);
    out->failed |= list.failed;
    buffer_release(&list);
    return status;
}

static enum db_status put_elsewhere(struct view *view, const char *country)
{
    const struct view_rows rows = {
        .filter = {.serves = country, .not_host = country, .limit = ELSEWHERE_MAX},
        .is_elsewhere = true};
    struct buffer *out = view->out;
    struct buffer list = {0};
    int64_t total = 0;

    view->out = &list;
    enum db_status status = view_rows(view, &rows, &total);
    view->out = out;
    out->failed |= list.failed;
    if (list.length > 0) {
        html_markup(out, "<details>\n");
        put_count(view, "summary", T_PLACE_ELSEWHERE, total);
        buffer_append(out, list.data, list.length);
        view_rows_cut(view, &rows, total);
        html_markup(out, "</details>\n");
    }
    buffer_release(&list);
    return status;
}

/* ---- /country/{slug} ---- */

static void put_save(struct view *view, const struct subject *subject)
{
    struct buffer *out = view->out;

    html_markup(out, "<p><button hidden data-script=\"save\"");
    html_attribute(out, "data-country", subject->code);
    html_attribute(out, "data-slug", subject->slug);
    html_markup(out, ">");
    html_text(out, view_text(view, T_PLACE_SAVE));
    html_markup(out, "</button></p>\n");
}

static enum db_status put_news(struct view *view, const struct subject *subject)
{
    const size_t before = view->out->length;
    enum db_status status = view_news_about(view, subject->code, T_NEWS_TITLE);

    if (view->out->length > before)
        put_link(view, "/news?country=", subject, T_NEWS_ABOUT);
    return status;
}

static enum db_status put_main(struct view *view, const struct subject *subject)
{
    const char *const countries[] = {subject->code};
    const struct view_rows rows = {.filter = {.host = subject->code}};
    enum db_status status = view_emergency(view, subject->code);

    view_form_in(view, subject->slug);
    if (status == DB_OK)
        status = view_notices(view, countries, 1, false);
    put_save(view, subject);
    if (status == DB_OK)
        status = put_list(view, &rows, T_PLACE_HERE);
    return status == DB_OK ? put_elsewhere(view, subject->code) : status;
}

static enum db_status put_country(struct view *view, const struct subject *subject)
{
    const char *const countries[] = {subject->code};
    enum db_status status = view_notices(view, countries, 1, true);

    view_trail(view, &(struct view_step){NULL, subject->name}, 1);
    view_put_filled(view, "h1", NULL, T_PLACE_TITLE, VALUES({"country", subject->name}));
    if (subject->note[0])
        view_put_data(view, "p", "note", "en", subject->note);
    html_markup(view->out, "<div class=\"columns\">\n<div>\n");
    if (status == DB_OK)
        status = put_main(view, subject);
    html_markup(view->out, "</div>\n<div class=\"aside\">\n");
    view_rows_map(view);
    if (status == DB_OK)
        status = put_news(view, subject);
    put_link(view, "/missions-of/", subject, T_PLACE_OF_TITLE);
    html_markup(view->out, "</div>\n</div>\n");
    return status;
}

/* ---- /missions-of/{slug} ---- */

static enum db_status put_missions_of(struct view *view, const struct subject *subject)
{
    const struct view_rows rows = {.filter = {.sending = subject->code}, .by_host = true};
    char path[VIEW_PATH_MAX];
    const struct view_step steps[] = {{path, subject->name},
                                      {NULL, view_text(view, T_PLACE_ABROAD)}};

    view_country_path(view->call, subject->code, path);
    view_trail(view, steps, 2);
    view_put_filled(view, "h1", NULL, T_PLACE_OF_TITLE,
                    VALUES({"country", subject->name}));
    html_markup(view->out, "<div class=\"columns\">\n<div>\n");
    enum db_status status = view_ministry(view, subject->code);
    if (status == DB_OK)
        status = put_list(view, &rows, T_PLACE_OF_COUNT);
    html_markup(view->out, "</div>\n<div class=\"aside\">\n");
    view_rows_map(view);
    put_link(view, "/country/", subject, T_PLACE_TITLE);
    html_markup(view->out, "</div>\n</div>\n");
    return status;
}

/* ---- The pages ---- */

typedef enum db_status put_page(struct view *view, const struct subject *subject);

static int answer(struct call *call, const char *prefix, const char *name,
                  enum text_key title_key, put_page *put)
{
    struct subject subject;
    char title[VIEW_NAME_MAX + 128], about[VIEW_NAME_MAX + 256], path[VIEW_PATH_MAX];
    enum db_status status = read_subject(call, &subject);
    struct view view;

    if (status != DB_OK)
        return call_db_failed(call, status);
    (void)snprintf(path, sizeof(path), "%s%s", prefix, subject.slug);
    if (strcmp(call_text(call, "id"), subject.slug) != 0)
        return view_moved(call, path);
    view_begin(&view, call, name);
    view_fill(&view, title_key, VALUES({"country", subject.name}), title, sizeof(title));
    view_fill(&view, T_PLACE_ABOUT, VALUES({"country", subject.name}), about,
              sizeof(about));
    view.title = title;
    view.description = about;
    view.path = path;
    return view_end(&view, put(&view, &subject));
}

int view_country(struct call *call)
{
    return answer(call, "/country/", "country", T_PLACE_TITLE, put_country);
}

int view_missions_of(struct call *call)
{
    return answer(call, "/missions-of/", "missions-of", T_PLACE_OF_TITLE,
                  put_missions_of);
}
