/* guard.h - what must hold of a request head before any work is done for it. Pure
 * functions: no socket, no clock. libmicrohttpd 0.9.75 accepts heads on which another
 * HTTP parser in front may disagree (two lengths, a length and a coding, blanks in
 * names); each such difference is a way to smuggle a request, so none is served.
 *
 *     guard_start(&guard, "POST", "HTTP/1.1");
 *     for each field: guard_field(&guard, ...);
 *     if (!guard_finish(&guard, max_body)) refuse with guard.status, guard.reason; close
 */
#ifndef SERVER_GUARD_H
#define SERVER_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct guard {
    int status;         /* 0 while nothing is wrong, else 400, 413, 501 */
    const char *reason; /* for the client; static storage */
    bool newer;         /* HTTP/1.1: a Host is a must */
    bool chunked;
    unsigned hosts, lengths;
    unsigned once;   /* bits of fields seen that decide what is written, and by whom */
    uint64_t length; /* Content-Length; 0 when absent */
};

void guard_start(struct guard *guard, const char *version);
/* The value as received: blanks around it do not count. Bytes may include NUL. */
void guard_field(struct guard *guard, const char *name, size_t name_length,
                 const char *value, size_t value_length);
/* True when the head may be served, with a body of `max_body` bytes at most. */
bool guard_finish(struct guard *guard, uint64_t max_body);

/* Why the target cannot name a file (a reason for the client), or NULL when it may.
 * On NULL `ret_path`, at least as large as the target, holds the decoded path. */
const char *guard_path(const char *target, char *ret_path);

/* Where path and query begin: after "http://host" of an absolute target, else at the
 * start. NULL: neither form. */
const char *guard_origin_form(const char *target);

#endif
