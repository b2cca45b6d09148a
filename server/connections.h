/* connections.h - what is known of each open connection, by descriptor: whose it is,
 * what it waits for and since when. libmicrohttpd only notices silence: one byte per
 * second holds a connection for ever. connections_reap() ends such ones.
 *
 * The acceptor opens a slot, the worker that owns the connection moves it through its
 * phases and closes it, the housekeeper reaps. A descriptor is shut down only under the
 * lock that its close takes too, so never after its number went to someone else. */
#ifndef SERVER_CONNECTIONS_H
#define SERVER_CONNECTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sockaddr;
struct connections;
struct connection;

enum connection_phase {
    CONNECTION_FREE,
    CONNECTION_HANDED, /* given to a worker, not seen there yet */
    CONNECTION_FRESH,  /* no request line so far */
    CONNECTION_HEAD,   /* request line read, fields are coming */
    CONNECTION_BUSY,   /* head complete; until the answer is out */
    CONNECTION_IDLE,   /* answered; kept for a next request */
};

struct connection_limits {
    int64_t header_ms, idle_ms, request_ms;
};

/* At most `most` connections. NULL: out of memory. */
struct connections *connections_create(size_t most);
void connections_destroy(struct connections *connections); /* NULL is fine */

/* False: there are as many as there may be. `address` of a unix socket is "unix". */
bool connections_open(struct connections *connections, int fd,
                      const struct sockaddr *address);
/* The worker took over descriptor fd. */
struct connection *connections_adopt(struct connections *connections, int fd);
void connections_close(struct connections *connections, struct connection *connection);
/* The worker could not take the connection, and closed it. */
void connections_forget(struct connections *connections, int fd);
size_t connections_count(struct connections *connections);

void connection_enter(struct connection *connection, enum connection_phase phase);
const char *connection_peer(const struct connection *connection);
/* The other end is on this machine: nobody can listen in between. */
bool connection_is_local(const struct connection *connection);

/* Shuts down what has been too slow at `now_ms` (clock_ms). */
void connections_reap(struct connections *connections, int64_t now_ms,
                      const struct connection_limits *limits);
/* While stopping since `since_ms`: ends the ones that ask for nothing. What a client has
 * sent already is still read and answered. */
void connections_drain(struct connections *connections, int64_t now_ms, int64_t since_ms);

#endif
