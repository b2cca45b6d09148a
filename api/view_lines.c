/* view_lines.c - emergency numbers, and lines of foreign ministries. */
#include "view_lines.h"

#include "view_contact.h"

#include "db/helpline.h"

#include <stdio.h>
#include <string.h>

static struct view_way way_of(const struct db_helpline *line)
{
    return (struct view_way){line->kind, line->number, line->display};
}

static bool is_local(const struct db_helpline *line)
{
    return strncmp(line->kind, "local_", strlen("local_")) == 0;
}

static void put_numbers(const struct db_helplines *helplines, void *context)
{
    struct view *view = context;

    for (size_t i = 0; i < helplines->line_count; i++) {
        const struct view_way way = way_of(&helplines->lines[i]);

        if (is_local(&helplines->lines[i]))
            view_put_way(view, &way, "button");
    }
}

/* What the record of the country says, where nobody has listed its numbers. */
static void put_general(const struct db_country *country, void *context)
{
    struct view *view = context;

    const struct view_way way = {"local_general", country->emergency, NULL};

    if (view->out->length == 0 && country->emergency)
        view_put_way(view, &way, "button");
}

/* What was written aside becomes a part of the page, if there is any. */
static void put_section(struct view *view, const char *class, enum text_key heading,
                        struct buffer *part)
{
    struct buffer *out = view->out;

    if (part->length > 0) {
        html_markup(out, "<section");
        html_attribute(out, "class", class);
        html_markup(out, ">\n");
        view_put(view, "h2", NULL, heading);
        buffer_append(out, part->data, part->length);
        html_markup(out, "</section>\n");
    }
    out->failed |= part->failed;
    buffer_release(part);
}

enum db_status view_emergency(struct view *view, const char *country)
{
    struct buffer *out = view->out;
    struct buffer part = {0};

    view->out = &part;
    enum db_status status = db_helplines_of(view->call->db, country, put_numbers, view);
    if (status == DB_OK || status == DB_NOT_FOUND)
        status = db_country_by_code(view->call->db, country, put_general, view);
    view->out = out;
    put_section(view, "emergency", T_COUNTRY_EMERGENCY, &part);
    return status;
}

/* ---- Foreign ministries ---- */

static void put_said(struct view *view, const char *words, bool *is_first)
{
    if (!words)
        return;
    html_markup(view->out, *is_first ? "" : " · ");
    html_element(view->out, "bdi", NULL, NULL, words);
    *is_first = false;
}

static void put_origin(struct view *view, const struct db_helpline *line)
{
    html_markup(view->out, "<p class=\"soft\">");
    html_markup(view->out, "<bdi>");
    html_link(view->out, line->source_url, line->source_name);
    html_markup(view->out, "</bdi>, ");
    view_time(view, line->verified_at);
    html_markup(view->out, "</p>\n");
}

static void put_line(struct view *view, const struct db_helpline *line)
{
    struct buffer *out = view->out;
    const struct view_way way = way_of(line);
    bool is_first = true;

    html_markup(out, "<li>\n");
    view_line_actions(view, &way);
    if (line->hours || line->lang || line->note) {
        html_markup(out, "<p lang=\"en\">");
        put_said(view, line->hours, &is_first);
        put_said(view, line->lang, &is_first);
        put_said(view, line->note, &is_first);
        html_markup(out, "</p>\n");
    }
    put_origin(view, line);
    html_markup(out, "</li>\n");
}

static void put_lines(const struct db_helplines *helplines, void *context)
{
    struct view *view = context;

    for (size_t i = 0; i < helplines->line_count; i++) {
        if (is_local(&helplines->lines[i]))
            continue;
        if (view->out->length == 0)
            html_markup(view->out, "<ul class=\"lines\">\n");
        put_line(view, &helplines->lines[i]);
    }
    if (view->out->length > 0)
        html_markup(view->out, "</ul>\n");
}

enum db_status view_ministry(struct view *view, const char *country)
{
    struct buffer *out = view->out;
    struct buffer part = {0};

    view->out = &part;
    enum db_status status = db_helplines_of(view->call->db, country, put_lines, view);
    view->out = out;
    put_section(view, "card", T_PLACE_MINISTRY, &part);
    return status == DB_NOT_FOUND ? DB_OK : status;
}
