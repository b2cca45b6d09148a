/* exchange.h - one request from its first line to the end of its answer: what was
 * asked, what was answered, for the log. */
#ifndef SERVER_EXCHANGE_H
#define SERVER_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct api_response;
struct connection;
struct worker;

struct exchange {
    struct connection *connection;
    bool begun;     /* the head was looked at */
    bool too_large; /* the body: told at its end */
    uint64_t body;  /* bytes of it read so far */
    int64_t start_us;
    int status; /* of the answer; 0 while there is none */
    uint64_t bytes;
    const char *route;
    char method[24]; /* as sent, perhaps cut: for the log */
    char cause[256];
    char target[]; /* as sent: nothing decoded, nothing cut */
};

/* NULL: out of memory. */
struct exchange *exchange_begin(struct connection *connection, const char *target);
void exchange_method(struct exchange *exchange, const char *method);
void exchange_answered(struct exchange *exchange, const struct api_response *response);
/* Writes the log line and frees the exchange. */
void exchange_end(struct exchange *exchange, struct worker *worker);

#endif
