/* http.h - the HTTP side: one single-threaded libmicrohttpd daemon per worker, each
 * with its own epoll. Connections are handed in from outside, in turn, so that the
 * load is even and the limit is ours. */
#ifndef SERVER_HTTP_H
#define SERVER_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

struct api_settings;
struct clerk;
struct connections;
struct housekeeper;
struct http;
struct MHD_Connection;
struct option_list;
struct worker;

/* Borrowed, with all that it points to. */
struct http_setup {
    struct worker *const *worker; /* one daemon each */
    size_t workers;
    struct connections *connections;
    struct housekeeper *housekeeper;
    unsigned max_connections;
    unsigned idle_timeout_s;
    struct clerk *clerk; /* does what writes */
    const struct api_settings *settings;
    uint64_t max_body;          /* bytes */
    uint64_t max_import;        /* the same, where the API takes more than API_BODY_MAX */
    bool allow_insecure_tokens; /* in the clear, from other machines */
    const struct option_list *writers; /* origins whose pages may write */
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

/* A field of the request; NULL: it is absent. Lent until the answer. */
const char *http_field(struct MHD_Connection *connection, const char *name);
/* From any thread: the suspended connection goes on. */
void http_resume(struct MHD_Connection *connection);

#endif
