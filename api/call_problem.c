/* call_problem.c - how a handler says no. */
#include "call.h"
#include "view.h"

#include <stdio.h>
#include <string.h>

enum { DETAIL_MAX = 1100 }; /* bytes: the reason of a withdrawal fits */

void call_suggest(const struct db_country_hit *hit, void *context)
{
    struct call *call = context;

    if (call->suggestion_count == CALL_SUGGESTIONS_MAX)
        return;
    struct suggestion *suggestion = &call->suggestion[call->suggestion_count++];
    (void)snprintf(suggestion->code, sizeof(suggestion->code), "%s", hit->code);
    (void)snprintf(suggestion->name, sizeof(suggestion->name), "%s", hit->name);
}

void call_fault(struct call *call, const char *where, const char *detail, ...)
{
    va_list arguments;

    if (call->fault_count++ >= CALL_FAULTS_MAX)
        return;
    struct fault *fault = &call->fault[call->fault_count - 1];
    va_start(arguments, detail);
    (void)snprintf(fault->where, sizeof(fault->where), "%s", where);
    (void)vsnprintf(fault->detail, sizeof(fault->detail), detail, arguments);
    va_end(arguments);
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

static void put_error(struct json *json, const char *kind, const char *where,
                      const char *detail)
{
    json_open(json, '{');
    json_put_text(json, kind, where);
    json_put_text(json, "detail", detail);
    json_close(json, '}');
}

/* Of the body, "#/...", or of a header field. */
static void put_faults(struct call *call)
{
    struct json *json = &call->json;

    for (size_t i = 0; i < call->fault_count && i < CALL_FAULTS_MAX; i++) {
        const struct fault *fault = &call->fault[i];

        put_error(json, fault->where[0] == '#' ? "pointer" : "header", fault->where,
                  fault->detail);
    }
}

static void put_errors(struct call *call, const char *parameter, const char *detail)
{
    struct json *json = &call->json;

    if (!parameter && call->fault_count == 0)
        return;
    json_put_open(json, "errors", '[');
    if (parameter)
        put_error(json, "parameter", parameter, detail);
    put_faults(call);
    json_close(json, ']');
}

/* What a client needs to try again after a 412. */
static void put_current(struct call *call)
{
    struct json *json = &call->json;

    if (!call->current)
        return;
    json_put_text(json, "current_etag", call->tag);
    json_key(json, "current");
    json_raw(json, call->current);
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
    put_errors(call, parameter, detail);
    if (row == problem_row(PROBLEM_UNKNOWN_COUNTRY) ||
        row == problem_row(PROBLEM_AMBIGUOUS_COUNTRY))
        put_suggestions(call);
    if (call->did_you_mean)
        json_put_text(json, "did_you_mean", call->did_you_mean);
    put_current(call);
    json_close(json, '}');
}

/* Also of an address below a page that leads nowhere. */
static bool is_of_page(const struct call *call)
{
    const char *target = call->request->target;

    return call->route ? call->route->is_page : api_owns(target) && !api_is_open(target);
}

static int answer_problem(struct call *call, enum problem problem, const char *parameter,
                          const char *detail)
{
    const struct problem_row *row = problem_row(problem);
    bool may_be_kept = (row->status == 404 || row->status == 410) && !call->is_private;

    buffer_clear(&call->body);
    call_header(call, "Cache-Control", may_be_kept ? "public, max-age=10" : "no-store");
    if (row->status == 503)
        call_header(call, "Retry-After", "1");
    if (is_of_page(call))
        return view_problem(call, problem, parameter, detail);
    call->json = (struct json){.out = &call->body};
    put_problem(call, row, parameter, detail);
    return call_answer(call, row->status, "application/problem+json");
}

int call_problem(struct call *call, enum problem problem, const char *parameter,
                 const char *detail, ...)
{
    char text[DETAIL_MAX];
    va_list arguments;

    va_start(arguments, detail);
    (void)vsnprintf(text, sizeof(text), detail, arguments);
    va_end(arguments);
    return answer_problem(call, problem, parameter, text);
}

int call_refuse(struct call *call, enum problem problem, const char *detail, ...)
{
    char text[DETAIL_MAX];
    va_list arguments;

    va_start(arguments, detail);
    (void)vsnprintf(text, sizeof(text), detail, arguments);
    va_end(arguments);
    return answer_problem(call, problem, NULL, text);
}

int call_db_failed(struct call *call, enum db_status status)
{
    (void)snprintf(call->response->cause, sizeof(call->response->cause), "%s",
                   db_error(call->db));
    if (status == DB_BUSY)
        return call_problem(call, PROBLEM_UNAVAILABLE, NULL, "the database is locked");
    if (status == DB_FULL)
        return call_problem(call, PROBLEM_FULL, NULL, "nothing was stored");
    return call_problem(call, PROBLEM_INTERNAL, NULL, "see the server's log");
}
