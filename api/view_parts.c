/* view_parts.c - what several pages have in common: the way to them, the form. */
#include "address.h"
#include "page.h"
#include "view.h"

#include <stdio.h>
#include <string.h>

/* The steps as a BreadcrumbList of schema.org. */
static void link_trail(struct view *view, const struct view_step *steps, size_t count)
{
    struct json *json = &view->linked;
    char path[VIEW_PATH_MAX], address[ADDRESS_MAX];

    if (!address_is_absolute(view->call))
        return;
    json_open(json, '{');
    json_put_text(json, "@type", "BreadcrumbList");
    json_put_open(json, "itemListElement", '[');
    for (size_t i = 0; i <= count; i++) {
        const char *words = i == 0 ? view_text(view, T_HOME) : steps[i - 1].words;
        const char *to = i == 0 ? "/" : steps[i - 1].path;

        json_open(json, '{');
        json_put_text(json, "@type", "ListItem");
        json_put_int(json, "position", (int64_t)i + 1);
        json_put_text(json, "name", words);
        if (to) {
            view_path(view->call, to, path);
            address_of_path(view->call, path, address);
            json_put_text(json, "item", address);
        }
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

void view_trail(struct view *view, const struct view_step *steps, size_t count)
{
    struct buffer *out = view->out;

    html_markup(out, "<nav class=\"trail\"");
    html_attribute(out, "aria-label", view_text(view, T_TRAIL));
    html_markup(out, "><ol><li>");
    view_link_to(view, "/", T_HOME);
    for (size_t i = 0; i < count; i++) {
        html_markup(out, steps[i].path ? "</li><li><bdi>"
                                       : "</li><li aria-current=\"page\"><bdi>");
        if (steps[i].path)
            view_link(view, steps[i].path, steps[i].words);
        else
            html_text(out, steps[i].words);
        html_markup(out, "</bdi>");
    }
    html_markup(out, "</li></ol></nav>\n");
    link_trail(view, steps, count);
}

const char *view_typed_name(struct call *call, const char *text,
                            char ret_name[VIEW_NAME_MAX])
{
    if (!text)
        return NULL;
    call->suggestion_count = 0;
    enum db_status status = db_country_resolve(call->db, text, call_suggest, call);
    call->out_of_memory |= status != DB_OK; /* a name less is another answer */
    if (status != DB_OK || call->suggestion_count != 1)
        return text;
    view_country_name(call, call->suggestion[0].code, ret_name);
    return ret_name;
}

enum { IS_GUESSED = true };

/* `is_guessed`: scripts may fill it in, and say so in the hint below. */
static void put_field(struct view *view, const char *name, enum text_key label,
                      const char *value, bool is_guessed)
{
    struct buffer *out = view->out;

    html_markup(out, "<div class=\"field\">\n<label");
    html_attribute(out, "for", name);
    html_markup(out, ">");
    html_text(out, view_text(view, label));
    html_markup(out, "</label>\n<input");
    html_attribute(out, "id", name);
    html_attribute(out, "name", name);
    html_attribute(out, "value", value);
    html_markup(out, " required maxlength=\"100\" autocomplete=\"off\" "
                     "spellcheck=\"false\" data-picker");
    html_attribute(out, "data-guess", is_guessed ? "hint" : NULL);
    html_markup(out, ">\n</div>\n");
}

static void put_hidden(struct view *view, const char *name, const char *value)
{
    if (!value)
        return;
    html_markup(view->out, "<input type=\"hidden\"");
    html_attribute(view->out, "name", name);
    html_attribute(view->out, "value", value);
    html_markup(view->out, ">\n");
}

/* The other question: of those whom no state protects, or back. */
static void put_other(struct view *view, const struct view_question *question)
{
    struct buffer address = {0};

    buffer_append_text(&address, question->of_residence ? "/" : "/?as=resident");
    if (question->host) {
        buffer_append_text(&address, question->of_residence ? "?host=" : "&host=");
        page_append_escaped(&address, question->host);
    }
    const char *path = buffer_text(&address);
    view->out->failed |= path == NULL;
    html_markup(view->out, "<p class=\"soft\">");
    view_link_to(view, path ? path : "/",
                 question->of_residence ? T_FIND_CITIZEN : T_FIND_STATELESS);
    html_markup(view->out, "</p>\n");
    buffer_release(&address);
}

static void open_form(struct view *view)
{
    char action[VIEW_PATH_MAX];

    view_path(view->call, "/help", action);
    html_markup(view->out, "<form class=\"ask\"");
    html_attribute(view->out, "action", action);
    html_markup(view->out, ">\n");
}

static void close_form(struct view *view, const struct view_question *question)
{
    html_markup(view->out, "<p class=\"soft hint\" id=\"hint\"");
    html_attribute(view->out, "data-guessed",
                   question->host ? NULL : view_text(view, T_FIND_GUESSED));
    html_markup(view->out, ">");
    html_text(view->out, view_text(view, T_FIND_HINT));
    html_markup(view->out, "</p>\n");
    put_hidden(view, "as", question->of_residence ? "resident" : NULL);
    put_hidden(view, "need", question->need);
    html_markup(view->out, "<button>");
    html_text(view->out, view_text(view, T_FIND_BUTTON));
    html_markup(view->out, "</button>\n");
    put_other(view, question);
    html_markup(view->out, "</form>\n");
}

void view_ask(struct view *view, const struct view_question *question)
{
    open_form(view);
    put_field(view, question->of_residence ? "residence" : "nationality",
              question->of_residence ? T_FIND_RESIDENCE : T_FIND_NATIONALITY,
              question->nationality, !IS_GUESSED);
    put_field(view, "host", T_FIND_HOST, question->host, !question->host);
    close_form(view, question);
}

void view_form(struct view *view, const char *nationality, const char *host)
{
    view_ask(view, &(struct view_question){.nationality = nationality, .host = host});
}

void view_form_in(struct view *view, const char *host)
{
    open_form(view);
    put_field(view, "nationality", T_FIND_NATIONALITY, NULL, !IS_GUESSED);
    put_hidden(view, "host", host);
    close_form(view, &(struct view_question){.host = host});
}
