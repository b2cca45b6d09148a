#include "exchange.h"

#include "access.h"
#include "clock.h"
#include "connections.h"
#include "worker.h"

#include "api/api.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct exchange *exchange_begin(struct connection *connection, const char *target)
{
    const size_t size = strlen(target) + 1;
    struct exchange *exchange = malloc(sizeof(*exchange) + size);

    if (!exchange)
        return NULL;
    *exchange = (struct exchange){.connection = connection, .start_us = clock_us()};
    memcpy(exchange->target, target, size);
    return exchange;
}

void exchange_method(struct exchange *exchange, const char *method)
{
    (void)snprintf(exchange->method, sizeof(exchange->method), "%s", method);
}

void exchange_answered(struct exchange *exchange, const struct api_response *response)
{
    exchange->status = response->status;
    if (response->status != 304 && strcmp(exchange->method, "HEAD") != 0)
        exchange->bytes = response->length;
    exchange->route = response->route;
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
                            .cause = exchange->cause,
                            .status = exchange->status,
                            .bytes = exchange->bytes,
                            .duration_us = clock_us() - exchange->start_us,
                        });
    free(exchange);
}
