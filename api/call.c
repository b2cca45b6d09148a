#include "call.h"

#include "http_date.h"
#include "tag.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t param_index(const struct route *route, const char *name)
{
    for (size_t i = 0; route->params[i].name; i++) {
        if (strcmp(route->params[i].name, name) == 0)
            return i;
    }
    return CALL_ARGUMENTS_MAX;
}

const struct argument *call_argument(const struct call *call, const char *name)
{
    size_t i = param_index(call->route, name);

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
    tag_of_record(call->db, call->route->depends, rev, call->target.field,
                  call->target.field_count, call->tag);
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

/* ---- Countries, which need the database ---- */

static int refuse_country(struct call *call, const struct param *param, const char *text)
{
    if (call->suggestion_count > 0) /* db_country_resolve found several */
        return call_problem(call, PROBLEM_AMBIGUOUS_COUNTRY, param->name,
                            "several countries are called '%.80s'", text);

    enum db_status status = db_country_suggest(call->db, text, call_suggest, call);
    if (status != DB_OK)
        return call_db_failed(call, status);
    return call_problem(call, PROBLEM_UNKNOWN_COUNTRY, param->name,
                        "no country is known as '%.80s'", text);
}

static int bind_country(struct call *call, const struct param *param, const char *text,
                        struct argument *argument)
{
    call->suggestion_count = 0;
    enum db_status status = db_country_resolve(call->db, text, call_suggest, call);

    if (status != DB_OK)
        return call_db_failed(call, status);
    if (call->suggestion_count != 1)
        return refuse_country(call, param, text);
    memcpy(argument->country[argument->country_count++], call->suggestion[0].code,
           DB_COUNTRY_CODE_MAX);
    call->suggestion_count = 0;
    return 0;
}

static int bind_countries(struct call *call, const struct param *param, const char *text,
                          struct argument *argument)
{
    char part[256];
    size_t max = param->kind == PARAM_COUNTRY ? 1 : PARAM_COUNTRIES_MAX;
    const char *separators = param->kind == PARAM_COUNTRY ? "" : ",";

    for (const char *at = text;; at++) {
        size_t length = strcspn(at, separators);

        if (length == 0 || argument->country_count == max)
            return call_problem(call, PROBLEM_BAD_PARAMETER, param->name,
                                "%s takes 1 to %zu countries", param->name, max);
        (void)snprintf(part, sizeof(part), "%.*s", (int)length, at);
        int status = bind_country(call, param, part, argument);
        if (status != 0)
            return status;
        at += length;
        if (*at == '\0')
            return 0;
    }
}

/* ---- Binding ---- */

static int bind_one(struct call *call, size_t i, const char *text)
{
    const struct param *param = &call->route->params[i];
    struct argument *argument = &call->argument[i];
    char wanted[120];

    if (argument->text)
        return call_problem(call, PROBLEM_REPEATED_PARAMETER, param->name,
                            "%s is given more than once", param->name);
    if (!param_read(param, text, argument, wanted))
        return call_problem(call, PROBLEM_BAD_PARAMETER, param->name, "%s takes %s",
                            param->name, wanted);
    if (param->kind == PARAM_COUNTRY || param->kind == PARAM_COUNTRIES)
        return bind_countries(call, param, text, argument);
    return 0;
}

static int bind_query(struct call *call)
{
    for (size_t i = 0; i < call->target.field_count; i++) {
        const struct field *field = &call->target.field[i];
        size_t at = param_index(call->route, field->name);

        if (at == CALL_ARGUMENTS_MAX || call->route->params[at].in_path)
            return call_problem(call, PROBLEM_UNKNOWN_PARAMETER, field->name,
                                "'%.60s' is not a parameter of %s", field->name,
                                call->route->pattern);
        int status = bind_one(call, at, field->value);
        if (status != 0)
            return status;
    }
    return 0;
}

static int bind_absent(struct call *call)
{
    for (size_t i = 0; call->route->params[i].name; i++) {
        const struct param *param = &call->route->params[i];

        if (call->argument[i].text)
            continue;
        if (param->required)
            return call_problem(call, PROBLEM_MISSING_PARAMETER, param->name,
                                "%s is required", param->name);
        call->argument[i].number = param->fallback;
        call->argument[i].real[0] = (double)param->fallback;
    }
    return 0;
}

int call_bind(struct call *call)
{
    int status = 0;

    if (call->captured[0] != '\0')
        status = bind_one(call, 0, call->captured);
    if (status == 0)
        status = bind_query(call);
    return status == 0 ? bind_absent(call) : status;
}
