/* view.c - what every page is made of: words, links, and the answer. */
#include "view.h"

#include "slug.h"

#include <stdio.h>
#include <string.h>

void view_begin(struct view *view, struct call *call, const char *name)
{
    *view = (struct view){.call = call, .name = name};
    view->out = &view->main;
    view->main.failed = call->db && !db_calendar_open(call->db);
    view->linked.out = &view->linked_text;
    view->boot.out = &view->boot_text;
}

void view_release(struct view *view)
{
    buffer_release(&view->main);
    buffer_release(&view->linked_text);
    buffer_release(&view->boot_text);
}

int view_answer(struct view *view, int status)
{
    struct call *call = view->call;
    const bool failed =
        view->main.failed || view->linked_text.failed || view->boot_text.failed;

    view_put_frame(view);
    call->body.failed |= failed;
    view_release(view);
    return call_answer(call, status, "text/html; charset=utf-8");
}

int view_end(struct view *view, enum db_status status)
{
    if (status == DB_OK)
        return view_answer(view, 200);
    view_release(view);
    return call_db_failed(view->call, status);
}

/* ---- Words ---- */

const char *view_text(const struct view *view, enum text_key key)
{
    return text(view->call->language, key);
}

void view_say(struct view *view, enum text_key key, const struct text_value *values)
{
    html_filled(view->out, view_text(view, key), values);
}

void view_say_count(struct view *view, enum text_key key, int64_t count)
{
    char number[24];

    (void)snprintf(number, sizeof(number), "%lld", (long long)count);
    html_filled(view->out,
                text_of_count(view->call->db, view->call->language, key, count),
                VALUES({"count", number}));
}

static void open_tag(struct view *view, const char *tag, const char *class)
{
    html_markup(view->out, "<");
    html_markup(view->out, tag);
    html_attribute(view->out, "class", class);
    html_markup(view->out, ">");
}

static void close_tag(struct view *view, const char *tag)
{
    html_markup(view->out, "</");
    html_markup(view->out, tag);
    html_markup(view->out, ">\n");
}

void view_put(struct view *view, const char *tag, const char *class, enum text_key key)
{
    open_tag(view, tag, class);
    html_text(view->out, view_text(view, key));
    close_tag(view, tag);
}

void view_put_comma(struct view *view)
{
    const bool is_wide = view->call->language == LANGUAGE_ZH;

    html_text(view->out, view_text(view, T_COMMA));
    html_markup(view->out, is_wide ? "" : " ");
}

void view_put_filled(struct view *view, const char *tag, const char *class,
                     enum text_key key, const struct text_value *values)
{
    open_tag(view, tag, class);
    view_say(view, key, values);
    close_tag(view, tag);
}

void view_put_data(struct view *view, const char *tag, const char *class,
                   const char *lang, const char *value)
{
    html_markup(view->out, "<");
    html_markup(view->out, tag);
    html_attribute(view->out, "class", class);
    html_attribute(view->out, "lang", lang);
    html_markup(view->out, " dir=\"auto\">");
    html_text(view->out, value);
    close_tag(view, tag);
}

void view_fill(struct view *view, enum text_key key, const struct text_value *values,
               char *ret_text, size_t size)
{
    struct buffer filled = {0};

    text_fill(&filled, view_text(view, key), values);
    const char *words = buffer_text(&filled);
    (void)snprintf(ret_text, size, "%s", words ? words : "");
    view->main.failed |= filled.failed;
    buffer_release(&filled);
}

void view_time(struct view *view, const char *time)
{
    char date[DB_DATE_WORDS_MAX];

    db_date_words(view->call->db, language_tag(view->call->language), time, date);
    html_element(view->out, "time", "datetime", time, date[0] ? date : time);
}

/* ---- Links ---- */

void view_path(const struct call *call, const char *path, char ret_path[VIEW_PATH_MAX])
{
    const bool is_english = call->language == LANGUAGE_EN;

    (void)snprintf(ret_path, VIEW_PATH_MAX, "%s%s%s", is_english ? "" : "/",
                   is_english ? "" : language_tag(call->language), path);
}

void view_link(struct view *view, const char *path, const char *words)
{
    char address[VIEW_PATH_MAX];

    view_path(view->call, path, address);
    html_link(view->out, address, words);
}

void view_link_to(struct view *view, const char *path, enum text_key key)
{
    view_link(view, path, view_text(view, key));
}

void view_link_filled(struct view *view, const char *path, enum text_key key,
                      const struct text_value *values)
{
    char address[VIEW_PATH_MAX];

    view_path(view->call, path, address);
    html_markup(view->out, "<a");
    html_attribute(view->out, "href", address);
    html_markup(view->out, ">");
    view_say(view, key, values);
    html_markup(view->out, "</a>");
}

int view_moved(struct call *call, const char *path)
{
    char address[VIEW_PATH_MAX];

    view_path(call, path, address);
    return call_moved(call, address);
}

/* ---- Countries ---- */

void view_country_name(struct call *call, const char *code, char ret_name[VIEW_NAME_MAX])
{
    if (db_country_name(call->db, code, language_tag(call->language), VIEW_NAME_MAX,
                        ret_name) != DB_OK)
        (void)snprintf(ret_name, VIEW_NAME_MAX, "%s", code);
}

void view_country_slug(struct call *call, const char *code, char ret_slug[VIEW_NAME_MAX])
{
    char name[VIEW_NAME_MAX];

    if (db_country_name(call->db, code, "en", VIEW_NAME_MAX, name) == DB_OK) {
        country_slug(name, ret_slug);
    } else {
        (void)snprintf(ret_slug, VIEW_NAME_MAX, "%s", code);
    }
}

void view_country_path(struct call *call, const char *code, char ret_path[VIEW_PATH_MAX])
{
    char slug[VIEW_NAME_MAX];

    view_country_slug(call, code, slug);
    (void)snprintf(ret_path, VIEW_PATH_MAX, "/country/%s", slug);
}

void view_help_path(struct call *call, const char *nationality, const char *host,
                    char ret_path[VIEW_PATH_MAX])
{
    char from[VIEW_NAME_MAX], in[VIEW_NAME_MAX];

    view_country_slug(call, nationality, from);
    view_country_slug(call, host, in);
    (void)snprintf(ret_path, VIEW_PATH_MAX, "/help/%s/%s", from, in);
}
