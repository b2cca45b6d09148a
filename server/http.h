/* http.h - the HTTP side: one single-threaded libmicrohttpd daemon per worker, each
 * with its own epoll. Connections are handed in from outside, in turn, so that the
 * load is even and the limit is ours. */
#ifndef SERVER_HTTP_H
#define SERVER_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

struct connections;
struct housekeeper;
struct http;
struct worker;

struct http_setup {
    struct worker *const *worker; /* one daemon each */
    size_t workers;
    struct connections *connections;
    struct housekeeper *housekeeper;
    unsigned max_connections;
    unsigned idle_timeout_s;
    uint64_t max_body;
};

/* `setup` and what it points to are borrowed until stop. NULL: failed, already said. */
struct http *http_start(const struct http_setup *setup);
/* Ends what is still open. NULL is fine. */
void http_stop(struct http *http);

/* Takes over `fd`, a connected socket, also when it fails. One caller at a time. */
void http_add(struct http *http, int fd, const struct sockaddr *address,
              socklen_t address_length);
/* From now on every answer is the last of its connection. */
void http_drain(struct http *http);

#endif
