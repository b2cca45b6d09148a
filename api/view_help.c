/* view_help.c - the question that a page answers: read in any spelling, and sent on to
 * its one address. */
#include "view_help.h"

#include "routes.h"

#include <stdio.h>
#include <string.h>

static const char *const as_words[] = {"resident", NULL};

enum { NAME_BYTES_MAX = 100 };

#define QUESTION_PARAMS                                                                  \
    {.name = "need",                                                                     \
     .kind = PARAM_WORD,                                                                 \
     .words = need_words,                                                                \
     .example = "passport",                                                              \
     .about = "What help is needed with"},                                               \
    {                                                                                    \
        .name = "as", .kind = PARAM_WORD, .words = as_words, .example = "resident",      \
        .about = "resident: of refugees and stateless persons; the first country is "    \
                 "then the one where they live lawfully"                                 \
    }

/* clang-format off */
const struct param view_help_form_params[] = {
    {.name = "nationality", .kind = PARAM_TEXT, .max = HELP_NAMES_MAX, .example = "Serbia",
     .about = "Any spelling of up to three countries, comma separated"},
    {.name = "residence", .kind = PARAM_TEXT, .max = NAME_BYTES_MAX, .example = "Sweden",
     .about = "Instead of it, for refugees and stateless persons: where they live lawfully"},
    {.name = "host", .kind = PARAM_TEXT, .max = NAME_BYTES_MAX, .example = "Russia",
     .about = "Any spelling of the country where the person is"},
    QUESTION_PARAMS,
    {0},
};
const struct param view_help_params[] = {
    {.name = "nationality", .kind = PARAM_TEXT, .max = HELP_NAMES_MAX, .required = 1,
     .in_path = 1, .example = "serbia", .about = "Up to three countries, comma separated"},
    {.name = "host", .kind = PARAM_TEXT, .max = NAME_BYTES_MAX, .required = 1,
     .in_path = 1, .example = "russia", .about = "The country where the person is"},
    QUESTION_PARAMS,
    {0},
};
/* clang-format on */

static struct help_question read_question(const struct call *call)
{
    return (struct help_question){
        .nationality = call_text(call, "nationality"),
        .host = call_text(call, "host"),
        .need = call_text(call, "need"),
        .of_residence = call_text(call, "as") != NULL,
    };
}

/* ---- Addresses ---- */

void help_put_query(struct buffer *out, bool of_residence, const char *need)
{
    const bool is_general = !need || strcmp(need, "general") == 0;

    if (of_residence)
        buffer_append_text(out, "?as=resident");
    if (!is_general) {
        buffer_append_text(out, of_residence ? "&need=" : "?need=");
        buffer_append_text(out, need);
    }
}

/* "/help/serbia,france/russia" */
static void write_path(struct call *call, const struct help_question *question,
                       char ret_path[VIEW_PATH_MAX])
{
    char slug[VIEW_NAME_MAX];
    size_t length = (size_t)snprintf(ret_path, VIEW_PATH_MAX, "/help/");

    for (size_t i = 0; i < question->persons.country_count; i++) {
        view_country_slug(call, question->persons.country[i], slug);
        length += (size_t)snprintf(ret_path + length, VIEW_PATH_MAX - length, "%s%s",
                                   i > 0 ? "," : "", slug);
    }
    view_country_slug(call, question->host_code, slug);
    (void)snprintf(ret_path + length, VIEW_PATH_MAX - length, "/%s", slug);
}

/* The path with its query, for the fields of an answer that leads there. */
static int lead(struct call *call, const struct help_question *question, int status)
{
    char path[VIEW_PATH_MAX], address[VIEW_PATH_MAX];
    struct buffer whole = {0};

    write_path(call, question, path);
    view_path(call, path, address);
    buffer_append_text(&whole, address);
    help_put_query(&whole, question->of_residence, question->need);
    const char *text = buffer_text(&whole);
    call->out_of_memory |= text == NULL;
    call_header(call, "Location", text ? text : address);
    call_header(call, "Cache-Control", "public, max-age=10");
    buffer_release(&whole);
    return status;
}

/* ---- Answers ---- */

int view_help_form(struct call *call)
{
    struct help_question question = read_question(call);

    if (call_text(call, "residence")) {
        question.nationality = call_text(call, "residence");
        question.of_residence = true;
    }
    int status = help_understand(call, &question);
    return status != 0 ? status : lead(call, &question, 303);
}

/* The countries of the question, in the language of the page. */
static void name_countries(struct help *help)
{
    struct call *call = help->view->call;
    const struct argument *persons = &help->question->persons;
    size_t length = 0;

    view_country_name(call, help->question->host_code, help->host);
    view_country_slug(call, help->question->host_code, help->slug);
    for (size_t i = 0; i < persons->country_count; i++) {
        view_country_name(call, persons->country[i], help->person[i]);
        length += (size_t)snprintf(help->persons + length, HELP_PERSONS_MAX - length,
                                   "%s%s", i > 0 ? ", " : "", help->person[i]);
    }
}

static int answer(struct call *call, const struct help_question *question,
                  const char *path)
{
    struct lookup lookup = {.call = call, .candidates = {.without_json = true}};
    const struct lookup_question asked = {.persons = &question->persons,
                                          .of_residence = question->of_residence,
                                          .host = question->host_code,
                                          .need = need_from_word(question->need)};
    struct help help = {.lookup = &lookup, .question = question};
    struct view view;

    view_begin(&view, call, "help");
    help.view = &view;
    (void)snprintf(help.path, sizeof(help.path), "%s", path);
    name_countries(&help);
    enum db_status status = lookup_run(&lookup, &asked);
    if (status == DB_OK)
        status = help_put_page(&help);
    view.main.failed |= lookup.candidates.failed;
    candidates_release(&lookup.candidates);
    return view_end(&view, status);
}

int view_help(struct call *call)
{
    struct help_question question = read_question(call);
    char path[VIEW_PATH_MAX], asked[VIEW_PATH_MAX];
    int status = help_understand(call, &question);

    if (status != 0)
        return status;
    write_path(call, &question, path);
    (void)snprintf(asked, sizeof(asked), "/help/%s/%s", question.nationality,
                   question.host);
    return strcmp(asked, path) == 0 ? answer(call, &question, path)
                                    : lead(call, &question, 308);
}
