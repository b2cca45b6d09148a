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
int call_answer(struct call *call, int status, const char *type)
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
    call->response->type = type ? type : "application/json";
    call->response->body = body;
    call->response->length = length;
    return status;
}

int call_ok(struct call *call)
{
    const char *type = format_row(call->format)->type;

    return call_answer(call, 200, call->route->type ? call->route->type : type);
}

/* Fresh as long as the record is and no longer: when a name is taken back, those who keep
 * the answer are sent in a circle until it is stale. */
int call_moved(struct call *call, const char *path)
{
    bool is_private = call->request->authorization || call->is_private;
    char address[API_TARGET_MAX];
    char field[40];

    (void)snprintf(field, sizeof(field), "public, max-age=%u", call->route->max_age_s);
    (void)snprintf(address, sizeof(address), "%s%s%s", path, call->by_suffix ? "." : "",
                   call->by_suffix ? format_suffix(call) : "");
    call_header(call, "Location", address);
    call_header(call, "Cache-Control", is_private ? "private, no-store" : field);
    buffer_clear(&call->body);
    return 308;
}

void call_locate(struct call *call, const char *path)
{
    bool is_other = call->by_suffix || call->is_named_by_accept;
    char address[API_TARGET_MAX];

    (void)snprintf(address, sizeof(address), "%s%s%s", path, is_other ? "." : "",
                   is_other ? format_suffix(call) : "");
    call_header(call, "Content-Location", address);
    call->is_located = true;
}

int64_t call_review_days(const struct call *call)
{
    enum { REVIEW_DAYS = 30 };
    const struct api_settings *settings = call->request->settings;

    return settings && settings->review_days > 0 ? settings->review_days : REVIEW_DAYS;
}

bool call_may(const struct call *call, unsigned scope)
{
    return (call->access.scopes & scope) == scope;
}

void call_tag_record(struct call *call, const char *id, int64_t rev)
{
    call->record = tag_record(id, rev);
}
