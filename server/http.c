#include "http.h"

#include "body.h"
#include "chatter.h"
#include "clerk.h"
#include "clock.h"
#include "connections.h"
#include "exchange.h"
#include "guard.h"
#include "housekeeper.h"
#include "log.h"
#include "reply.h"
#include "site.h"
#include "worker.h"

#include "api/api.h"

#include <microhttpd.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* libmicrohttpd keeps and zeroes this much per connection and request: a target of
 * API_TARGET_MAX and ordinary fields fit, the default 32 KiB costs as many in memory. */
enum { CONNECTION_MEMORY = 8 * 1024, WRITE_WAIT_US = 2 * 1000 * 1000 };

/* One worker's daemon. */
struct lane {
    struct http *http;
    struct worker *worker;
    struct MHD_Daemon *daemon;
    struct chatter chatter;
};

struct http {
    const struct http_setup *setup;
    struct body_store bodies;
    atomic_bool draining;
    size_t next; /* lane for the next connection */
    size_t lanes;
    struct lane lane[];
};

static struct connection *connection_of(struct MHD_Connection *connection)
{
    return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)
        ->socket_context;
}

const char *http_field(struct MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* The request line is there, exactly as sent: later libmicrohttpd decodes it in place.
 * First it would take the query apart, which is the API's to do, and when a long one
 * does not fit in its memory it goes silent (0.9.75): so none is left to it. */
static void *on_target(void *context, const char *target,
                       struct MHD_Connection *connection)
{
    struct connection *slot = connection_of(connection);
    struct http *http = context;
    struct exchange *exchange = exchange_begin(slot, &http->bodies, target ? target : "");
    char *query = target ? strchr(target, '?') : NULL;

    connection_enter(slot, CONNECTION_HEAD);
    if (query && query[1])
        query[1] = '\0';
    return exchange;
}

static enum MHD_Result send_answer(struct lane *lane, struct MHD_Connection *connection,
                                   struct exchange *exchange, struct answer *answer)
{
    const char *path = guard_origin_form(exchange->target);
    const bool open = path && api_is_open(path);
    const struct reply reply = {
        .answer = answer,
        .open = open,
        .origin = open && strcmp(exchange->method, "OPTIONS") == 0
                      ? http_field(connection, "Origin")
                      : NULL,
        .writers = lane->http->setup->writers,
        .close = exchange->too_large ||
                 atomic_load_explicit(&lane->http->draining, memory_order_relaxed),
    };

    exchange_answered(exchange, &answer->response);
    const bool sent = reply_send(connection, &reply);
    answer_release(answer);
    return sent ? MHD_YES : MHD_NO;
}

static enum MHD_Result send_problem(struct lane *lane, struct MHD_Connection *connection,
                                    struct exchange *exchange, int status,
                                    const char *detail)
{
    struct answer answer = {.file = NULL};

    api_problem(status, detail, &answer.response);
    return send_answer(lane, connection, exchange, &answer);
}

/* NOLINTNEXTLINE(readability-function-size): the signature is libmicrohttpd's. */
static enum MHD_Result guard_each(void *context, enum MHD_ValueKind kind,
                                  const char *name, size_t name_length, const char *value,
                                  size_t value_length)
{
    (void)kind;
    guard_field(context, name, name_length, value ? value : "", value ? value_length : 0);
    return MHD_YES;
}

/* Looks at the head before anything else is done. An answer queued here closes the
 * connection, which is what a head that cannot be trusted deserves. */
static enum MHD_Result begin(struct lane *lane, struct MHD_Connection *connection,
                             struct exchange *exchange, const char *version)
{
    const struct http_setup *setup = lane->http->setup;
    enum api_method method = API_GET;
    struct guard guard;

    exchange->begun = true;
    exchange->message = connection;
    connection_enter(exchange->connection, CONNECTION_BUSY);
    if (!api_method_from_name(exchange->method, &method)) {
        return send_problem(lane, connection, exchange, 501,
                            "this method is unknown here");
    }
    if (strlen(exchange->target) > API_TARGET_MAX)
        return send_problem(lane, connection, exchange, 414, NULL);
    if (!guard_origin_form(exchange->target))
        return send_problem(lane, connection, exchange, 400, "the target is not a path");

    exchange_limit(exchange, method, setup->max_body, setup->max_import);
    guard_start(&guard, version);
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, guard_each, &guard);
    if (!guard_finish(&guard, exchange->most))
        return send_problem(lane, connection, exchange, guard.status, guard.reason);
    if (http_field(connection, "Authorization") && !setup->allow_insecure_tokens &&
        !connection_is_local(exchange->connection)) {
        return send_problem(lane, connection, exchange, 403,
                            "tokens are not taken in the clear: use https");
    }
    if (exchange->keeps && exchange_knock(exchange, lane->worker, setup->settings))
        housekeeper_wake(setup->housekeeper);
    return MHD_YES;
}

void http_resume(struct MHD_Connection *connection)
{
    MHD_resume_connection(connection);
}

/* A write is waited for with its connection suspended, so that its worker answers others.
 * libmicrohttpd before 1.0.3 could pass over connections that are ready while another is
 * being suspended (its ChangeLog, April 2026). With epoll that was never seen here, in
 * 343,000 reads beside 16,000 writes; and the housekeeper ends what stands still. */
static enum MHD_Result finish(struct lane *lane, struct MHD_Connection *connection,
                              struct exchange *exchange)
{
    struct answer answer = {.response = exchange_written(exchange)};
    struct api_request request;

    if (exchange->waits)
        return send_answer(lane, connection, exchange, &answer);
    if (exchange->too_large)
        return send_problem(lane, connection, exchange, 413, NULL);
    if (exchange->keeps && !exchange->no_room) {
        MHD_suspend_connection(connection); /* its worker goes on with others */
        exchange_write(exchange, lane->http->setup->clerk, WRITE_WAIT_US);
        return MHD_YES;
    }

    exchange_request(exchange, &request);
    request.settings = lane->http->setup->settings;
    if (exchange->no_room) {
        clerk_refuse("too many bodies are being read: try again", &answer.response);
    } else if (!api_owns(request.target)) {
        site_answer(&request, &answer);
    } else if (worker_answer(lane->worker, &request, &answer.response)) {
        housekeeper_wake(lane->http->setup->housekeeper);
    }
    return send_answer(lane, connection, exchange, &answer);
}

/* NOLINTNEXTLINE(readability-function-size): the signature is libmicrohttpd's. */
static enum MHD_Result on_request(void *context, struct MHD_Connection *connection,
                                  const char *url, const char *method,
                                  const char *version, const char *upload,
                                  size_t *upload_size, void **state)
{
    struct lane *lane = context;
    struct exchange *exchange = *state; /* made by on_target */

    (void)url;
    if (!exchange)
        return MHD_NO;
    if (!exchange->begun) {
        exchange_method(exchange, method);
        return begin(lane, connection, exchange, version);
    }
    if (*upload_size > 0) {
        const size_t length = *upload_size;

        *upload_size = 0;
        return exchange_read(exchange, upload, length) ? MHD_YES : MHD_NO;
    }
    return finish(lane, connection, exchange);
}

static void on_completed(void *context, struct MHD_Connection *connection, void **state,
                         enum MHD_RequestTerminationCode end)
{
    struct lane *lane = context;
    struct exchange *exchange = *state;

    (void)end;
    connection_enter(connection_of(connection), CONNECTION_IDLE);
    if (exchange)
        exchange_end(exchange, lane->worker);
    *state = NULL;
}

static void on_connection(void *context, struct MHD_Connection *connection,
                          void **socket_context, enum MHD_ConnectionNotificationCode what)
{
    const struct lane *lane = context;
    struct connections *connections = lane->http->setup->connections;

    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        *socket_context = connections_adopt(
            connections,
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)
                ->connect_fd);
    } else {
        connections_close(connections, *socket_context);
    }
}

static bool start_lane(struct lane *lane, const struct http_setup *setup)
{
    lane->daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ITC |
            MHD_USE_ERROR_LOG | MHD_ALLOW_SUSPEND_RESUME,
        0, NULL, NULL, on_request, lane, MHD_OPTION_EXTERNAL_LOGGER, chatter_log,
        &lane->chatter, MHD_OPTION_URI_LOG_CALLBACK, on_target, lane->http,
        MHD_OPTION_NOTIFY_COMPLETED, on_completed, lane, MHD_OPTION_NOTIFY_CONNECTION,
        on_connection, lane, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        (size_t)CONNECTION_MEMORY, MHD_OPTION_CONNECTION_LIMIT, setup->max_connections,
        MHD_OPTION_CONNECTION_TIMEOUT, setup->idle_timeout_s, MHD_OPTION_END);
    return lane->daemon != NULL;
}

struct http *http_start(const struct http_setup *setup)
{
    struct http *http = calloc(1, sizeof(*http) + setup->workers * sizeof(http->lane[0]));

    if (!http)
        return NULL;
    http->setup = setup;
    body_store_init(&http->bodies);
    for (size_t i = 0; i < setup->workers; i++) {
        http->lane[i].http = http;
        http->lane[i].worker = setup->worker[i];
        if (!start_lane(&http->lane[i], setup)) {
            log_error("cannot start worker %zu", i);
            http_stop(http);
            return NULL;
        }
        http->lanes++;
    }
    return http;
}

void http_stop(struct http *http)
{
    if (!http)
        return;
    for (size_t i = 0; i < http->lanes; i++)
        MHD_stop_daemon(http->lane[i].daemon);
    body_store_release(&http->bodies);
    free(http);
}

void http_add(struct http *http, int fd, const struct sockaddr *address,
              socklen_t address_length)
{
    struct MHD_Daemon *daemon = http->lane[http->next].daemon;

    http->next = (http->next + 1) % http->lanes;
    if (MHD_add_connection(daemon, fd, address, address_length) != MHD_YES)
        connections_forget(http->setup->connections, fd);
}

void http_drain(struct http *http)
{
    atomic_store(&http->draining, true);
}
