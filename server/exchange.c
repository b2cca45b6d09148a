#include "exchange.h"

#include "access.h"
#include "clock.h"
#include "connections.h"
#include "guard.h"
#include "http.h"
#include "worker.h"

#include "api/api.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct exchange *exchange_begin(struct connection *connection, struct body_store *store,
                                const char *target)
{
    const size_t size = strlen(target) + 1;
    struct exchange *exchange = malloc(sizeof(*exchange) + size);

    if (!exchange)
        return NULL;
    *exchange = (struct exchange){
        .connection = connection, .store = store, .start_us = clock_us()};
    memcpy(exchange->target, target, size);
    return exchange;
}

void exchange_method(struct exchange *exchange, const char *method)
{
    (void)snprintf(exchange->method, sizeof(exchange->method), "%s", method);
}

void exchange_limit(struct exchange *exchange, enum api_method method, uint64_t max_body,
                    uint64_t max_import)
{
    const struct api_request request = {.method = method,
                                        .target = guard_origin_form(exchange->target)};

    exchange->keeps = api_owns(request.target) && api_writes(&request);
    exchange->most = max_body;
    if (exchange->keeps && api_body_max(&request) > API_BODY_MAX)
        exchange->most = max_import;
}

bool exchange_read(struct exchange *exchange, const char *bytes, size_t length)
{
    exchange->read += length;
    exchange->too_large = exchange->read > exchange->most;
    if (exchange->keeps && !exchange->too_large && !exchange->no_room) {
        exchange->no_room = body_add(&exchange->body, exchange->store, bytes, length,
                                     exchange->most) != BODY_TAKEN;
    }
    if (exchange->too_large || exchange->no_room)
        body_release(&exchange->body, exchange->store);
    return exchange->read / 2 <= exchange->most;
}

void exchange_request(const struct exchange *exchange, struct api_request *ret_request)
{
    struct MHD_Connection *message = exchange->message;

    *ret_request = (struct api_request){
        .target = guard_origin_form(exchange->target),
        .accept = http_field(message, "Accept"),
        .if_none_match = http_field(message, "If-None-Match"),
        .if_modified_since = http_field(message, "If-Modified-Since"),
        .if_match = http_field(message, "If-Match"),
        .authorization = http_field(message, "Authorization"),
        .content_type = http_field(message, "Content-Type"),
        .content_encoding = http_field(message, "Content-Encoding"),
        .idempotency_key = http_field(message, "Idempotency-Key"),
        .prefer = http_field(message, "Prefer"),
        .accept_encoding = http_field(message, "Accept-Encoding"),
        .range = http_field(message, "Range"),
        .if_range = http_field(message, "If-Range"),
        .body = exchange->body.bytes,
        .body_length = exchange->body.length,
        .now = clock_unix(),
    };
    (void)api_method_from_name(exchange->method, &ret_request->method);
}

bool exchange_knock(struct exchange *exchange, struct worker *worker,
                    const struct api_settings *settings)
{
    struct api_response *response = &exchange->job.response;
    struct api_request request;
    bool fresh = false;

    exchange_request(exchange, &request);
    request.settings = settings;
    request.knocks = true;
    fresh = worker_answer(worker, &request, response);
    exchange->waits = response->status != 0;
    exchange->keeps = !exchange->waits;
    return fresh;
}

/* On the clerk's thread: its worker sends what the job came to. */
static void on_done(struct clerk_job *job)
{
    const struct exchange *exchange = job->context;

    http_resume(exchange->message);
}

void exchange_write(struct exchange *exchange, struct clerk *clerk, int64_t wait_us)
{
    struct clerk_job *job = &exchange->job;

    job->done = on_done;
    job->context = exchange;
    job->wait_us = wait_us;
    exchange_request(exchange, &job->request);
    exchange->waits = true;
    if (!clerk_submit(clerk, job))
        on_done(job);
}

struct api_response exchange_written(struct exchange *exchange)
{
    const struct api_response response = exchange->job.response;

    exchange->job.response = (struct api_response){.status = 0};
    return response;
}

void exchange_answered(struct exchange *exchange, const struct api_response *response)
{
    exchange->status = response->status;
    if (response->status != 304 && strcmp(exchange->method, "HEAD") != 0)
        exchange->bytes = response->length;
    exchange->route = response->route;
    (void)snprintf(exchange->actor, sizeof(exchange->actor), "%s", response->actor);
    if (response->status >= 500)
        (void)snprintf(exchange->cause, sizeof(exchange->cause), "%s", response->cause);
}

void exchange_end(struct exchange *exchange, struct worker *worker)
{
    worker_note(worker, &(struct access_entry){
                            .method = exchange->method,
                            .target = exchange->target,
                            .route = exchange->route,
                            .peer = connection_peer(exchange->connection),
                            .actor = exchange->actor,
                            .cause = exchange->cause,
                            .status = exchange->status,
                            .bytes = exchange->bytes,
                            .duration_us = clock_us() - exchange->start_us,
                        });
    api_response_release(&exchange->job.response);
    body_release(&exchange->body, exchange->store);
    free(exchange);
}
