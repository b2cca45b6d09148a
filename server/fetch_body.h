/* fetch_body.h - what was fetched so far: a file in memory without a name, so that
 * nothing half read is ever imported or left behind. */
#ifndef SERVER_FETCH_BODY_H
#define SERVER_FETCH_BODY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fetch_body {
    int fd; /* -1: there is none */
    int64_t bytes, max;
    bool too_large;
    int error; /* errno of a failed write */
};

bool fetch_body_open(struct fetch_body *ret_body, int64_t max); /* false: errno */
bool fetch_body_add(struct fetch_body *body, const char *bytes, size_t length);
/* The whole of it, at its first byte, for the caller to close; -1: errno says why. */
int fetch_body_take(struct fetch_body *body);
void fetch_body_close(struct fetch_body *body); /* also when it was taken */

#endif
