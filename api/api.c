/* api.c - a request's way: read the target, find the route, check method and form, answer
 * from the tag alone when the client has the body already, else call the handler. */
#include "api.h"

#include "accept.h"
#include "call.h"
#include "http_date.h"
#include "routes.h"
#include "tag.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char allow[] = "GET, HEAD, OPTIONS";
static const char prefix[] = "/api/";

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

bool api_owns(const char *target)
{
    return strncmp(target, prefix, strlen(prefix)) == 0;
}

/* Matches "/api/v1/missions/{id}" against the path; copies what stands for {id}. */
static bool matches(const char *pattern, const char *path, char *captured, size_t size)
{
    captured[0] = '\0';
    for (;; pattern++, path++) {
        if (*pattern == '{') {
            size_t length = strcspn(path, "/");

            if (length == 0 || length >= size)
                return false;
            memcpy(captured, path, length);
            captured[length] = '\0';
            path += length;
            pattern += strcspn(pattern, "}") + 1;
        }
        if (*pattern != *path)
            return false;
        if (*pattern == '\0')
            return true;
    }
}

static const struct route *find(struct call *call, const char *path)
{
    for (const struct route *route = routes; route->pattern; route++) {
        if (matches(route->pattern, path, call->captured, sizeof(call->captured)))
            return route;
    }
    return NULL;
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
    return find(call, path) ? path : NULL;
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

static int answer_options(struct call *call)
{
    call_header(call, "Allow", allow);
    call_header(call, "Cache-Control", "public, max-age=3600");
    return 204;
}

static int answer_method(struct call *call)
{
    call_header(call, "Allow", allow);
    return call_problem(call, PROBLEM_METHOD_NOT_ALLOWED, NULL,
                        "this resource takes GET, HEAD and OPTIONS");
}

static int answer_target(struct call *call, enum target_fault fault)
{
    enum problem problem =
        fault == TARGET_TOO_LONG ? PROBLEM_URI_TOO_LONG : PROBLEM_BAD_REQUEST;

    return call_problem(call, problem, NULL, "%s", target_fault_words(fault));
}

/* ---- Validators ---- */

static bool has_capture(const struct route *route)
{
    return strchr(route->pattern, '{') != NULL;
}

static bool was_modified_since(const struct call *call)
{
    int64_t since = 0;
    int64_t changed = 0;

    return !http_date_seconds(call->request->if_modified_since, &since) ||
           !http_date_seconds(db_changed_at(call->db), &changed) || changed > since;
}

/* RFC 9110 §13.2.2: If-Modified-Since counts only without If-None-Match. */
static bool client_has_it(const struct call *call)
{
    const struct api_request *request = call->request;

    if (request->if_none_match)
        return call->tag[0] && tag_matches(request->if_none_match, call->tag);
    return request->if_modified_since && call->route->depends != ON_NOTHING &&
           !was_modified_since(call);
}

static void put_validators(struct call *call)
{
    char date[HTTP_DATE_MAX];
    char cache[96];

    call_header(call, "ETag", call->tag);
    if (call->route->depends != ON_NOTHING &&
        http_date_from_time(db_changed_at(call->db), date))
        call_header(call, "Last-Modified", date);
    (void)snprintf(cache, sizeof(cache),
                   "public, max-age=%u, stale-while-revalidate=300, stale-if-error=86400",
                   call->route->max_age_s);
    call_header(call, "Cache-Control", cache);
    call_header(call, "Vary", "Accept");
}

static int answer_not_modified(struct call *call)
{
    free(call->response->body);
    call->response->body = NULL;
    call->response->length = 0;
    call->response->type = NULL;
    put_validators(call);
    return 304;
}

/* Many records are told apart before they are read; one, or none, by what was written. */
static void complete_tag(struct call *call)
{
    const struct api_response *response = call->response;

    if (call->rev > 0)
        tag_of_record(call->rev, response->body, response->length, call->tag);
    else if (!call->tag[0])
        tag_of_bytes(response->body, response->length, call->tag);
}

static int answer_route(struct call *call)
{
    int status = call_bind(call);

    if (status == 0)
        status = call->route->get(call);
    if (status != 200)
        return status;
    complete_tag(call);
    if (client_has_it(call))
        return answer_not_modified(call);
    put_validators(call);
    return status;
}

static int dispatch(struct call *call)
{
    enum target_fault fault = target_parse(call->request->target, &call->target);

    if (fault != TARGET_OK)
        return answer_target(call, fault);
    call->route = find(call, call->target.path);
    if (!call->route)
        return answer_not_found(call);
    call->response->route = call->route->pattern;
    if (call->request->method == API_OPTIONS)
        return answer_options(call);
    if (call->request->method != API_GET && call->request->method != API_HEAD)
        return answer_method(call);
    if (!accept_allows(call->request->accept, "application/json")) {
        return call_problem(call, PROBLEM_NOT_ACCEPTABLE, NULL,
                            "this resource is application/json");
    }

    enum db_status status = db_read_begin(call->db);
    if (status != DB_OK)
        return call_db_failed(call, status);
    if (!has_capture(call->route) && call->route->depends != ON_NOTHING) {
        tag_of_answer(call->db, call->route->depends, &call->target, call->tag);
        if (call->request->if_none_match && !strchr(call->request->if_none_match, '*') &&
            tag_matches(call->request->if_none_match, call->tag))
            return answer_not_modified(call); /* it was a 200 for these very parameters */
    }
    return answer_route(call);
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
    ret_response->status = dispatch(&call);
    buffer_release(&call.body);
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
