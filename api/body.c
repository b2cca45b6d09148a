#include "body.h"

#include "call.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* "text/csv; header=present" is of the type "text/csv". */
static bool is_of_type(const char *content_type, const char *type, size_t length)
{
    return strncasecmp(content_type, type, length) == 0 &&
           strchr(";, \t", content_type[length]) != NULL; /* or its end */
}

static bool takes(const struct route *route, const char *content_type)
{
    for (const char *at = route->takes; *at;) {
        size_t length = strcspn(at, ",");

        if (is_of_type(content_type, at, length))
            return true;
        at += length;
        at += strspn(at, ", ");
    }
    return false;
}

static int refuse(struct call *call, const char *field, const char *detail)
{
    call_fault(call, field, "%s", detail);
    call_header(call, call->route->method == API_PATCH ? "Accept-Patch" : "Accept-Post",
                call->route->takes);
    return call_refuse(call, PROBLEM_UNSUPPORTED_TYPE, "this address takes %s",
                       call->route->takes);
}

int body_check_type(struct call *call)
{
    const struct api_request *request = call->request;

    if (!call->route->takes)
        return 0;
    if (request->content_encoding && strcasecmp(request->content_encoding, "identity"))
        return refuse(call, "Content-Encoding", "bodies are taken as they are");
    if (!request->content_type)
        return refuse(call, "Content-Type", "it is missing");
    if (!takes(call->route, request->content_type))
        return refuse(call, "Content-Type", "it names another type");
    return 0;
}

/* Brackets outside of strings. */
bool body_is_deep(const char *text, size_t length)
{
    int depth = 0;
    bool in_string = false;

    for (size_t i = 0; i < length; i++) {
        if (in_string && text[i] == '\\') {
            i++;
        } else if (text[i] == '"') {
            in_string = !in_string;
        } else if (!in_string && (text[i] == '{' || text[i] == '[')) {
            if (++depth > BODY_DEPTH_MAX)
                return true;
        } else if (!in_string && (text[i] == '}' || text[i] == ']')) {
            depth--;
        }
    }
    return false;
}

/* jansson's words quote the text around the fault: only the place is passed on. Without a
 * word of its own about the syntax it was memory that failed. */
static int refuse_syntax(struct call *call, const json_error_t *error)
{
    bool is_twice = json_error_code(error) == json_error_duplicate_key;

    if (json_error_code(error) == json_error_out_of_memory ||
        json_error_code(error) == json_error_unknown)
        call->out_of_memory = true;
    return call_problem(call, PROBLEM_BAD_JSON, NULL, "%s in line %d, column %d",
                        is_twice ? "a member is given twice" : "a syntax error",
                        error->line, error->column);
}

int body_parse(struct call *call)
{
    const struct api_request *request = call->request;
    json_error_t error = {.line = 0}; /* jansson leaves the code as it finds it */

    if (request->body_length == 0)
        return call_problem(call, PROBLEM_BAD_JSON, NULL, "the body is empty");
    if (body_is_deep(request->body, request->body_length)) {
        return call_problem(call, PROBLEM_BAD_JSON, NULL, "nested more than %d deep",
                            BODY_DEPTH_MAX);
    }
    call->body_json =
        json_loadb(request->body, request->body_length, JSON_REJECT_DUPLICATES, &error);
    if (!call->body_json)
        return refuse_syntax(call, &error);
    if (!json_is_object(call->body_json))
        return call_problem(call, PROBLEM_BAD_JSON, NULL, "not an object");
    return 0;
}
