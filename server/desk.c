/* desk.c - `embassyd article ...` and `embassyd notice ...`: what editors do, by the same
 * requests that they could send over HTTP. */
#include "desk.h"

#include "clock.h"
#include "commands.h"
#include "log.h"
#include "operator.h"

#include "api/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* ---- Requests ---- */

static const char *header(const struct api_response *response, const char *name)
{
    for (size_t i = 0; i < response->header_count; i++) {
        if (strcmp(response->header[i].name, name) == 0)
            return response->header[i].value;
    }
    return NULL;
}

/* A slug that it had before leads to the one it has. */
int desk_get(const struct desk *desk, struct api_response *ret_response)
{
    struct api_request request = {.method = API_GET, .target = desk->target};
    struct api_response moved = {.status = 0};
    int code = operator_ask(desk->options->database, request, ret_response);

    if (code != EX_OK || ret_response->status != 308)
        return code;
    moved = *ret_response;
    *ret_response = (struct api_response){.status = 0};
    request.target = header(&moved, "Location");
    code = EX_SOFTWARE;
    if (request.target)
        code = operator_ask(desk->options->database, request, ret_response);
    api_response_release(&moved);
    return code;
}

const char *desk_tag(const struct api_response *response)
{
    return header(response, "ETag");
}

/* The name on standard output alone, for scripts. */
static void say_written(const struct desk *desk, const struct api_response *response)
{
    char *name = api_answer_text(response->body, response->length, desk->noun->name);
    char *state = api_answer_text(response->body, response->length, "state");
    char *time = api_answer_text(response->body, response->length, "published_at");

    if (name)
        (void)puts(name);
    if (state) {
        log_note("%s: %s%s%s", desk->noun->word, state, time ? ", " : "",
                 time ? time : "");
    }
    free(name);
    free(state);
    free(time);
}

int desk_write(const struct desk *desk, struct api_request request,
               struct api_response *ret_response)
{
    request.body_length = strlen(request.body);
    const int code = operator_ask(desk->options->database, request, ret_response);
    if (code == EX_OK)
        say_written(desk, ret_response);
    return code;
}

static int patch(const struct desk *desk, const char *tag,
                 const struct api_member *members)
{
    char *body = api_body_of(members);
    const struct api_request request = {
        .method = API_PATCH, .target = desk->target, .if_match = tag, .body = body};
    struct api_response response = {.status = 0};
    int code = EX_OSERR;

    if (body) {
        code = desk_write(desk, request, &response);
    } else {
        log_error("out of memory");
    }
    api_response_release(&response);
    free(body);
    return code;
}

/* ---- Verbs ---- */

/* At a time, or now: whatever time it was scheduled for is forgotten, but a draft that
 * has one keeps it. */
static int publish(const struct desk *desk)
{
    const char *at = desk->options->at;
    struct api_response response = {.status = 0};
    int code = desk_get(desk, &response);

    if (code == EX_OK) {
        char *state = api_answer_text(response.body, response.length, "state");
        const bool is_scheduled = state && strcmp(state, "scheduled") == 0;
        const struct api_member members[] = {
            {"state", at ? "scheduled" : "published"},
            {"withdrawn_reason", NULL},
            {at || is_scheduled ? "published_at" : NULL, at},
            {NULL, NULL},
        };

        code = patch(desk, desk_tag(&response), members);
        free(state);
    }
    api_response_release(&response);
    return code;
}

static int change(const struct desk *desk, const struct api_member *members)
{
    struct api_response response = {.status = 0};
    int code = desk_get(desk, &response);

    if (code == EX_OK)
        code = patch(desk, desk_tag(&response), members);
    api_response_release(&response);
    return code;
}

static int withdraw(const struct desk *desk)
{
    const struct api_member members[] = {
        {"state", "withdrawn"},
        {"withdrawn_reason", desk->options->reason},
        {NULL, NULL},
    };

    if (!desk->options->reason) {
        log_error("--reason is wanted: readers are told why it is gone");
        return EX_USAGE;
    }
    return change(desk, members);
}

static int review(const struct desk *desk)
{
    char now[CLOCK_TEXT_SIZE];
    const struct api_member members[] = {{"reviewed_at", now}, {NULL, NULL}};

    clock_text(now, clock_unix());
    return change(desk, members);
}

static int print_page(const struct desk *desk, const struct api_response *response)
{
    if (desk->options->json) {
        (void)fwrite(response->body, 1, response->length, stdout);
        (void)fputc('\n', stdout);
        return EX_OK;
    }
    char *lines =
        api_answer_lines(response->body, response->length, desk->noun->list_names);
    if (!lines) {
        log_error("out of memory");
        return EX_OSERR;
    }
    (void)fputs(lines, stdout);
    free(lines);
    return EX_OK;
}

/* One page; *ret_next is where the next one is, malloc'ed, or NULL. */
static int list_page(const struct desk *desk, const char *target, char **ret_next)
{
    const struct api_request request = {.method = API_GET, .target = target};
    struct api_response response = {.status = 0};
    int code = operator_ask(desk->options->database, request, &response);

    *ret_next = NULL;
    if (code == EX_OK)
        code = print_page(desk, &response);
    if (code == EX_OK)
        *ret_next = api_answer_next(response.body, response.length);
    api_response_release(&response);
    return code;
}

static int list(const struct desk *desk)
{
    const struct options *options = desk->options;
    char target[API_TARGET_MAX + 1];
    char *next = NULL;

    (void)snprintf(target, sizeof(target), "%s?limit=100", desk->noun->collection);
    if (!operator_target(target, "&state=", options->state) ||
        !operator_target(target, "&country=", options->country))
        return EX_USAGE;
    int code = list_page(desk, target, &next);
    while (code == EX_OK && next) {
        char *here = next;

        code = list_page(desk, here, &next);
        free(here);
    }
    return code;
}

/* ---- The command ---- */

static const char *const article_names[] = {"slug", "state", "published_at", "title",
                                            NULL};
static const char *const notice_names[] = {"id", "state", "published_at", "headline",
                                           NULL};

static const struct desk_noun nouns[] = {
    {"article", API_TEXT_ARTICLE, "/api/v1/articles", "slug", article_names},
    {"notice", API_TEXT_NOTICE, "/api/v1/notices", "id", notice_names},
};

static const struct verb {
    const char *word;
    int (*run)(const struct desk *desk);
    bool needs_record;
} verbs[] = {
    {"add", desk_add, false},     {"edit", desk_edit, true}, {"publish", publish, true},
    {"withdraw", withdraw, true}, {"review", review, true},  {"list", list, false},
};

static const struct desk_noun *find_noun(const char *words)
{
    for (size_t i = 0; i < sizeof(nouns) / sizeof(nouns[0]); i++) {
        if (strncmp(words, nouns[i].word, strlen(nouns[i].word)) == 0)
            return &nouns[i];
    }
    return NULL;
}

static const struct verb *find_verb(const char *words)
{
    const char *word = strchr(words, ' ');

    for (size_t i = 0; word && i < sizeof(verbs) / sizeof(verbs[0]); i++) {
        if (strcmp(word + 1, verbs[i].word) == 0)
            return &verbs[i];
    }
    return NULL;
}

int desk_command(const struct options *options)
{
    struct desk desk = {.options = options, .noun = find_noun(options->command)};
    const struct verb *verb = find_verb(options->command);

    if (!desk.noun || !verb) /* a row of main.c that says what is not here */
        return EX_SOFTWARE;
    if (verb->needs_record && !options->operand) {
        log_error("%s wants the %s of one", options->command, desk.noun->name);
        return EX_USAGE;
    }
    if (verb->needs_record) {
        (void)snprintf(desk.target, sizeof(desk.target), "%s", desk.noun->collection);
        if (!operator_target(desk.target, "/", options->operand))
            return EX_USAGE;
    }
    return verb->run(&desk);
}
