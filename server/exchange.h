/* exchange.h - one request from its first line to the end of its answer: what was
 * asked, what was answered, for the log. */
#ifndef SERVER_EXCHANGE_H
#define SERVER_EXCHANGE_H

#include "body.h"
#include "clerk.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct MHD_Connection;
struct api_settings;
struct connection;
struct worker;

struct exchange {
    struct connection *connection;
    struct MHD_Connection *message; /* to wake when its job is done */
    bool begun;                     /* the head was looked at */
    bool keeps;                     /* the body is wanted, not only read */
    bool too_large, no_room;        /* of the body: told at its end */
    bool waits;                     /* the job was handed to the clerk, or was refused */
    uint64_t most;                  /* bytes of the body that are read */
    uint64_t read;                  /* bytes of it that came */
    struct body_store *store;
    struct body body;
    struct clerk_job job; /* of a request that writes */
    int64_t start_us;
    int status; /* of the answer; 0 while there is none */
    uint64_t bytes;
    const char *route;
    char method[24]; /* as sent, perhaps cut: for the log */
    char actor[64];
    char cause[256];
    char target[]; /* as sent: nothing decoded, nothing cut */
};

/* NULL: out of memory. `store` is borrowed. */
struct exchange *exchange_begin(struct connection *connection, struct body_store *store,
                                const char *target);
void exchange_method(struct exchange *exchange, const char *method);
/* How long a body is read, and whether it is kept. */
void exchange_limit(struct exchange *exchange, enum api_method method, uint64_t max_body,
                    uint64_t max_import);
/* The next bytes of the body. Nothing can be answered while it comes, so one over the
 * limit is read and forgotten; false: it is so far over that it should be cut off. */
bool exchange_read(struct exchange *exchange, const char *bytes, size_t length);
/* What is asked of the API: lent by the exchange and its connection. */
void exchange_request(const struct exchange *exchange, struct api_request *ret_request);
/* Whoever may not write is told so at the end of the body, of which nothing is kept, and
 * has no turn of the clerk and no wait for it: those are for who may. True as
 * worker_answer(). */
bool exchange_knock(struct exchange *exchange, struct worker *worker,
                    const struct api_settings *settings);
/* Has the clerk do it, and then http_resume() called; the connection is suspended. */
void exchange_write(struct exchange *exchange, struct clerk *clerk, int64_t wait_us);
/* What came of it; the caller releases it. Empty before. */
struct api_response exchange_written(struct exchange *exchange);
void exchange_answered(struct exchange *exchange, const struct api_response *response);
/* Writes the log line and frees the exchange. */
void exchange_end(struct exchange *exchange, struct worker *worker);

#endif
