#include "call.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t call_param_index(const struct route *route, const char *name)
{
    for (size_t i = 0; route->params[i].name; i++) {
        if (strcmp(route->params[i].name, name) == 0)
            return i;
    }
    return CALL_ARGUMENTS_MAX;
}

const struct argument *call_argument(const struct call *call, const char *name)
{
    size_t i = call_param_index(call->route, name);

    assert(i < CALL_ARGUMENTS_MAX);
    return &call->argument[i];
}

const char *call_text(const struct call *call, const char *name)
{
    return call_argument(call, name)->text;
}

int64_t call_int(const struct call *call, const char *name)
{
    return call_argument(call, name)->number;
}

const char *call_country(const struct call *call, const char *name)
{
    const struct argument *argument = call_argument(call, name);

    return argument->country_count > 0 ? argument->country[0] : NULL;
}

void call_header(struct call *call, const char *name, const char *value)
{
    struct api_response *response = call->response;
    char *copy = strdup(value);

    assert(response->header_count < API_HEADERS_MAX);
    if (!copy) {
        call->out_of_memory = true;
        return;
    }
    for (char *at = copy; *at; at++) {
        if ((unsigned char)*at < 0x20 || *at == 0x7F)
            *at = ' ';
    }
    response->header[response->header_count++] = (struct api_header){name, copy};
}

/* Moves the body to the response; 500 without one when memory ran out on the way. */
static int answer(struct call *call, int status, const char *type)
{
    size_t length = 0;
    char *body = buffer_take(&call->body, &length);

    if (!body) {
        (void)snprintf(call->response->cause, sizeof(call->response->cause),
                       "out of memory, or an answer over the size limit");
        call->response->status = 500;
        return 500;
    }
    call->response->status = status;
    call->response->type = type;
    call->response->body = body;
    call->response->length = length;
    return status;
}

int call_ok(struct call *call)
{
    return answer(call, 200, "application/json");
}

void call_tag_record(struct call *call, int64_t rev)
{
    call->rev = rev;
}

void call_suggest(const struct db_country_hit *hit, void *context)
{
    struct call *call = context;

    if (call->suggestion_count == CALL_SUGGESTIONS_MAX)
        return;
    struct suggestion *suggestion = &call->suggestion[call->suggestion_count++];
    (void)snprintf(suggestion->code, sizeof(suggestion->code), "%s", hit->code);
    (void)snprintf(suggestion->name, sizeof(suggestion->name), "%s", hit->name);
}

static void put_suggestions(struct call *call)
{
    struct json *json = &call->json;

    json_put_open(json, "suggestions", '[');
    for (size_t i = 0; i < call->suggestion_count; i++) {
        json_open(json, '{');
        json_put_text(json, "id", call->suggestion[i].code);
        json_put_text(json, "name", call->suggestion[i].name);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_problem(struct call *call, const struct problem_row *row,
                        const char *parameter, const char *detail)
{
    struct json *json = &call->json;
    char type[80];

    (void)snprintf(type, sizeof(type), "/api/v1/problems/%s", row->name);
    json_open(json, '{');
    json_put_text(json, "type", type);
    json_put_text(json, "title", row->title);
    json_put_int(json, "status", row->status);
    json_put_text(json, "detail", detail);
    if (parameter) {
        json_put_open(json, "errors", '[');
        json_open(json, '{');
        json_put_text(json, "parameter", parameter);
        json_put_text(json, "detail", detail);
        json_close(json, '}');
        json_close(json, ']');
    }
    if (row == problem_row(PROBLEM_UNKNOWN_COUNTRY) ||
        row == problem_row(PROBLEM_AMBIGUOUS_COUNTRY))
        put_suggestions(call);
    if (call->did_you_mean)
        json_put_text(json, "did_you_mean", call->did_you_mean);
    json_close(json, '}');
}

int call_problem(struct call *call, enum problem problem, const char *parameter,
                 const char *detail, ...)
{
    const struct problem_row *row = problem_row(problem);
    char text[320];
    va_list arguments;

    va_start(arguments, detail);
    (void)vsnprintf(text, sizeof(text), detail, arguments);
    va_end(arguments);
    buffer_clear(&call->body);
    call->json = (struct json){.out = &call->body};
    put_problem(call, row, parameter, text);
    call_header(call, "Cache-Control",
                row->status == 404 ? "public, max-age=10" : "no-store");
    if (row->status == 503)
        call_header(call, "Retry-After", "1");
    return answer(call, row->status, "application/problem+json");
}

int call_db_failed(struct call *call, enum db_status status)
{
    (void)snprintf(call->response->cause, sizeof(call->response->cause), "%s",
                   db_error(call->db));
    if (status == DB_BUSY)
        return call_problem(call, PROBLEM_UNAVAILABLE, NULL, "the database is locked");
    return call_problem(call, PROBLEM_INTERNAL, NULL, "see the server's log");
}
