/* view_help_question.c - which countries somebody means, and what is said where that is
 * not clear. */
#include "page.h"
#include "view_help.h"

#include <stdio.h>
#include <string.h>

/* ---- Reading it ---- */

/* What could not be understood: which field, and which part of it. */
struct help_fault {
    const char *parameter; /* NULL: nothing, all is understood */
    const char *begin;
    size_t length;
    bool is_ambiguous;
};

/* call->suggestion has what it may mean, where it is not one country. */
static enum db_status find_country(struct call *call, const char *text,
                                   struct help_fault *fault,
                                   char ret_code[DB_COUNTRY_CODE_MAX])
{
    call->suggestion_count = 0;
    enum db_status status = db_country_resolve(call->db, text, call_suggest, call);

    if (status != DB_OK)
        return status;
    if (call->suggestion_count == 1) {
        (void)snprintf(ret_code, DB_COUNTRY_CODE_MAX, "%s", call->suggestion[0].code);
        return DB_OK;
    }
    fault->is_ambiguous = call->suggestion_count > 1;
    ret_code[0] = '\0';
    return fault->is_ambiguous ? DB_OK
                               : db_country_suggest(call->db, text, call_suggest, call);
}

static void add_person(struct argument *persons, const char *code)
{
    for (size_t i = 0; i < persons->country_count; i++) {
        if (strcmp(persons->country[i], code) == 0)
            return;
    }
    if (persons->country_count < PARAM_COUNTRIES_MAX)
        (void)snprintf(persons->country[persons->country_count++], DB_COUNTRY_CODE_MAX,
                       "%s", code);
}

/* Several, with commas; a resident lives in one country. What is beyond the third is
 * left out, and so the address that it leads to. */
static enum db_status find_persons(struct call *call, struct help_question *question,
                                   struct help_fault *fault)
{
    struct argument *persons = &question->persons;
    const size_t max = question->of_residence ? 1 : PARAM_COUNTRIES_MAX;
    char part[HELP_NAMES_MAX + 1], code[DB_COUNTRY_CODE_MAX];

    for (const char *at = question->nationality; *at && persons->country_count < max;) {
        at += strspn(at, ", ");
        const size_t length = strcspn(at, ",");
        (void)snprintf(part, sizeof(part), "%.*s", (int)length, at);
        if (length == 0)
            break;
        enum db_status status = find_country(call, part, fault, code);
        if (status != DB_OK)
            return status;
        if (!code[0]) {
            *fault = (struct help_fault){"nationality", at, length, fault->is_ambiguous};
            return DB_OK;
        }
        add_person(persons, code);
        at += length;
    }
    if (persons->country_count == 0)
        *fault = (struct help_fault){"nationality", question->nationality,
                                     strlen(question->nationality), false};
    return DB_OK;
}

static enum db_status find_countries(struct call *call, struct help_question *question,
                                     struct help_fault *fault)
{
    char *code = question->host_code;
    enum db_status status = find_persons(call, question, fault);

    if (status != DB_OK || fault->parameter)
        return status;
    status = find_country(call, question->host, fault, code);
    if (status == DB_OK && !code[0])
        *fault = (struct help_fault){"host", question->host, strlen(question->host),
                                     fault->is_ambiguous};
    return status;
}

/* ---- What was not understood ---- */

/* Asks the same again with this country in place of what was typed. */
static void put_suggestion(struct view *view, const struct help_question *question,
                           const struct help_fault *fault, const char *code)
{
    const bool is_host = strcmp(fault->parameter, "host") == 0;
    const char *whole = is_host ? question->host : question->nationality;
    const char *rest = fault->begin + fault->length;
    struct buffer address = {0}, asked = {0};
    char slug[VIEW_NAME_MAX], name[VIEW_NAME_MAX], form[VIEW_PATH_MAX];

    view_country_slug(view->call, code, slug);
    view_country_name(view->call, code, name);
    view_path(view->call, "/help", form);
    buffer_append(&asked, whole, (size_t)(fault->begin - whole));
    buffer_append_text(&asked, slug);
    buffer_append_text(&asked, rest);
    const char *answered = buffer_text(&asked);
    buffer_append_text(&address, form);
    buffer_append_text(&address,
                       question->of_residence ? "?residence=" : "?nationality=");
    page_append_escaped(&address,
                        is_host || !answered ? question->nationality : answered);
    buffer_append_text(&address, "&host=");
    page_append_escaped(&address, is_host && answered ? answered : question->host);
    buffer_append_text(&address, question->need ? "&need=" : "");
    buffer_append_text(&address, question->need ? question->need : "");
    const char *path = buffer_text(&address);
    view->out->failed |= !answered || !path;
    html_markup(view->out, "<li>");
    html_link(view->out, path, name);
    html_markup(view->out, "</li>\n");
    buffer_release(&asked);
    buffer_release(&address);
}

static void put_suggestions(struct view *view, const struct help_question *question,
                            const struct help_fault *fault)
{
    const struct call *call = view->call;

    if (call->suggestion_count == 0) {
        view_put(view, "p", NULL, T_PROBLEM_TRY);
        return;
    }
    view_put(view, "p", NULL, T_PROBLEM_DID_YOU_MEAN);
    html_markup(view->out, "<ul class=\"choices\">\n");
    for (size_t i = 0; i < call->suggestion_count; i++)
        put_suggestion(view, question, fault, call->suggestion[i].code);
    html_markup(view->out, "</ul>\n");
}

static void put_form(struct view *view, const struct help_question *question)
{
    char nationality[VIEW_NAME_MAX], host[VIEW_NAME_MAX];
    struct call *call = view->call;

    view_ask(view,
             &(struct view_question){
                 .nationality = view_typed_name(call, question->nationality, nationality),
                 .host = view_typed_name(call, question->host, host),
                 .need = question->need,
                 .of_residence = question->of_residence});
}

static int answer_fault(struct call *call, const struct help_question *question,
                        const struct help_fault *fault)
{
    char part[HELP_NAMES_MAX + 1], title[2 * HELP_NAMES_MAX];
    struct view view;

    view_begin(&view, call, "problem");
    view.is_hidden = true;
    view.title = title;
    (void)snprintf(part, sizeof(part), "%.*s", (int)fault->length, fault->begin);
    view_fill(&view, fault->is_ambiguous ? T_PROBLEM_SEVERAL : T_PROBLEM_COUNTRY,
              VALUES({"name", part}), title, sizeof(title));
    view_trail(&view, &(struct view_step){NULL, title}, 1);
    html_element(&view.main, "h1", "dir", "auto", title);
    html_markup(&view.main, "\n");
    put_suggestions(&view, question, fault);
    put_form(&view, question);
    call_header(call, "Cache-Control", "public, max-age=10");
    return view_answer(&view, 404);
}

/* Somebody filled in one field, or none: the form again, with what is known. */
static int answer_incomplete(struct call *call, const struct help_question *question)
{
    struct view view;

    view_begin(&view, call, "find");
    view.is_hidden = true;
    view_put(&view, "h1", NULL, T_FIND_TITLE);
    view_put(&view, "p", "note", T_HELP_INCOMPLETE);
    put_form(&view, question);
    return view_end(&view, DB_OK);
}

/* ---- Both ---- */

int help_understand(struct call *call, struct help_question *question)
{
    struct help_fault fault = {.parameter = NULL};

    if (!question->nationality || !question->host)
        return answer_incomplete(call, question);
    enum db_status status = find_countries(call, question, &fault);
    if (status != DB_OK)
        return call_db_failed(call, status);
    return fault.parameter ? answer_fault(call, question, &fault) : 0;
}
