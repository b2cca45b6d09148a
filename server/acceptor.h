/* acceptor.h - the thread that accepts on all listeners and hands each connection to
 * the next worker. When there are as many as there may be, it says so with a 503 of its
 * own: libmicrohttpd would stop accepting and leave clients in silence. */
#ifndef SERVER_ACCEPTOR_H
#define SERVER_ACCEPTOR_H

#include "listener.h"

#include <stddef.h>

struct acceptor;
struct connections;
struct housekeeper;
struct http;

struct acceptor_setup {
    struct listener *listener;
    size_t listeners;
    struct http *http;
    struct connections *connections;
    struct housekeeper *housekeeper;
};

/* `setup` and what it points to are borrowed until stop. NULL: failed, already said. */
struct acceptor *acceptor_start(const struct acceptor_setup *setup);
/* Accepts what is waiting already, closes the listeners, ends the thread. NULL is fine.
 */
void acceptor_stop(struct acceptor *acceptor);

#endif
