/* api.c - a request's way: read the target, find the route, check method and form, answer
 * from the tag alone when the client has the body already, else call the handler. */
#include "api.h"

#include "body.h"
#include "call.h"
#include "http_date.h"
#include "router.h"
#include "validator.h"
#include "whole.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool api_method_from_name(const char *name, enum api_method *ret_method)
{
    static const char *const names[] = {
        [API_GET] = "GET",       [API_HEAD] = "HEAD", [API_OPTIONS] = "OPTIONS",
        [API_POST] = "POST",     [API_PUT] = "PUT",   [API_PATCH] = "PATCH",
        [API_DELETE] = "DELETE",
    };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcmp(name, names[i]) == 0) {
            *ret_method = (enum api_method)i;
            return true;
        }
    }
    return false;
}

bool api_writes(const struct api_request *request)
{
    return request->method == API_POST || request->method == API_PUT ||
           request->method == API_PATCH || request->method == API_DELETE;
}

size_t api_body_max(const struct api_request *request)
{
    static const char imports[] = "/api/v1/imports";
    size_t length = strlen(imports);
    bool is_import = strncmp(request->target, imports, length) == 0 &&
                     (request->target[length] == '\0' || request->target[length] == '?');

    if (!api_writes(request))
        return 0;
    return is_import ? API_IMPORT_MAX : API_BODY_MAX;
}

/* The address with the slash at its end added or taken away, if that exists. */
static const char *near_path(struct call *call, char *path, size_t size)
{
    size_t length = strlen(path);

    if (length > 1 && path[length - 1] == '/') {
        path[length - 1] = '\0';
    } else if (length + 2 < size) {
        memcpy(path + length, "/", 2);
    }
    return router_find(call, path) ? path : NULL;
}

static int answer_not_found(struct call *call)
{
    char path[256];

    (void)snprintf(path, sizeof(path), "%s", call->target.path);
    call->did_you_mean = near_path(call, path, sizeof(path));
    int status = call_problem(call, PROBLEM_NOT_FOUND, NULL, "nothing at '%.100s'",
                              call->target.path);
    call->did_you_mean = NULL;
    return status;
}

static int answer_options(struct call *call, const struct route *first)
{
    const struct route *patch = router_method(call, first, API_PATCH);
    const struct route *post = router_method(call, first, API_POST);
    char allow[64];

    router_methods(call, first, allow, sizeof(allow));
    call_header(call, "Allow", allow);
    if (patch)
        call_header(call, "Accept-Patch", patch->takes);
    if (post && post->takes)
        call_header(call, "Accept-Post", post->takes);
    call_header(call, "Cache-Control", "public, max-age=3600");
    return 204;
}

static int answer_method(struct call *call, const struct route *first)
{
    char allow[64];

    router_methods(call, first, allow, sizeof(allow));
    call_header(call, "Allow", allow);
    return call_problem(call, PROBLEM_METHOD_NOT_ALLOWED, NULL, "this resource takes %s",
                        allow);
}

static int answer_target(struct call *call, enum target_fault fault)
{
    enum problem problem =
        fault == TARGET_TOO_LONG ? PROBLEM_URI_TOO_LONG : PROBLEM_BAD_REQUEST;

    return call_problem(call, problem, NULL, "%s", target_fault_words(fault));
}

/* ---- The way of a request ---- */

static int refuse_scope(struct call *call)
{
    const char *word = access_scope_word(call->route->scope);

    if (call->access.actor[0]) {
        return call_problem(call, PROBLEM_FORBIDDEN, NULL,
                            "this takes the scope '%s', which this token lacks", word);
    }
    call_header(call, "WWW-Authenticate", "Bearer realm=\"embassyd\"");
    return call_problem(call, PROBLEM_UNAUTHORIZED, NULL, "this takes a token");
}

static int answer_read(struct call *call)
{
    enum db_status prepared = validator_prepare(call);

    if (prepared != DB_OK)
        return call_db_failed(call, prepared);
    if (validator_is_known(call))
        return validator_not_modified(call);
    int status = call_bind(call);
    if (status == 0)
        status = call->route->handle(call);
    if (status == 200)
        status = validator_finish(call);
    return status == 200 && call->file_name ? whole_finish(call) : status;
}

static bool is_success(int status)
{
    return status >= 200 && status < 300;
}

static int answer_write(struct call *call)
{
    const struct db_write write = {.at = call->now, .actor = call->access.actor};
    int status = call_bind(call);

    if (status == 0)
        status = body_check_type(call);
    if (status != 0)
        return status;
    call->dry_run = call_int(call, "dry_run") != 0;
    enum db_status begun = db_write_begin(call->db, &write);
    if (begun != DB_OK)
        return call_db_failed(call, begun);
    status = call->route->handle(call);
    if (is_success(status))
        validator_written(call);
    return status;
}

/* All or nothing: also when half of the answer is missing. */
static void end_write(struct call *call)
{
    struct api_response *response = call->response;

    if (!call->route || call->route->method == API_GET || !db_is_writing(call->db))
        return;
    if (!is_success(response->status) || call->dry_run || call->out_of_memory) {
        db_write_rollback(call->db);
        return;
    }
    enum db_status status = db_write_commit(call->db);
    response->wrote = status == DB_OK;
    if (status == DB_OK)
        return;
    const char *route = response->route;
    api_response_release(response);
    response->route = route;
    response->status = call_db_failed(call, status);
}

static int answer_route(struct call *call)
{
    const struct route *route = call->route;
    int status = access_find(call);

    if (status != 0)
        return status;
    if (route->scope && !call_may(call, route->scope))
        return refuse_scope(call);
    status = format_choose(call);
    if (status != 0)
        return status;
    if (route->method == API_GET)
        return answer_read(call);
    return call->request->knocks ? 0 : answer_write(call);
}

static int dispatch(struct call *call)
{
    const enum api_method method = call->request->method;
    bool is_tagged = false;
    const char *rest =
        language_of_path(call->request->target, &call->language, &is_tagged);
    enum target_fault fault = target_parse(rest, &call->target);

    if (is_tagged && router_is_moved(call, rest))
        return router_move(call, rest);
    if (fault != TARGET_OK)
        return answer_target(call, fault);
    const struct route *first = router_find(call, call->target.path);
    if (!first || (is_tagged && !first->is_page))
        return answer_not_found(call);
    call->response->route = first->pattern;
    if (method == API_OPTIONS)
        return answer_options(call, first);
    call->route = router_method(call, first, method);
    if (!call->route)
        return answer_method(call, first);
    enum db_status status = db_read_begin(call->db);
    if (status != DB_OK)
        return call_db_failed(call, status);
    return answer_route(call);
}

static void read_clock(struct call *call)
{
    int64_t now = call->request->now;

    http_date_time(now, call->now);
    http_date_time(now - call_review_days(call) * 24 * 60 * 60, call->review_before);
}

void api_response_release(struct api_response *response)
{
    free(response->body);
    for (size_t i = 0; i < response->header_count; i++)
        free(response->header[i].value);
    *response = (struct api_response){.status = 0};
}

/* Half an answer is none: a 500 without a body, which needs no memory. */
static void give_up(struct api_response *response)
{
    const char *route = response->route;

    api_response_release(response);
    response->status = 500;
    response->route = route;
    (void)snprintf(response->cause, sizeof(response->cause), "out of memory");
}

void api_handle(const struct api_request *request, struct db *db,
                struct api_response *ret_response)
{
    struct call call = {.request = request, .db = db, .response = ret_response};

    *ret_response = (struct api_response){.status = 0};
    call.json = (struct json){.out = &call.body};
    read_clock(&call);
    ret_response->status = dispatch(&call);
    end_write(&call);
    buffer_release(&call.body);
    json_decref(call.body_json);
    (void)snprintf(ret_response->actor, sizeof(ret_response->actor), "%s",
                   call.access.actor);
    if (call.out_of_memory)
        give_up(ret_response);
}

void api_problem(int status, const char *detail, struct api_response *ret_response)
{
    const struct api_request request = {.target = ""};
    struct call call = {.request = &request, .response = ret_response};
    enum problem problem = PROBLEM_INTERNAL;

    *ret_response = (struct api_response){.status = 0};
    call.json = (struct json){.out = &call.body};
    for (int i = 0; i < PROBLEM__COUNT && problem == PROBLEM_INTERNAL; i++) {
        if (problem_row((enum problem)i)->status == status)
            problem = (enum problem)i;
    }
    if (!detail)
        detail = problem_row(problem)->about;
    ret_response->status = call_problem(&call, problem, NULL, "%s", detail);
    buffer_release(&call.body);
}
