/* body.h - what a client sends: its media type, and JSON of it as a tree. */
#ifndef API_BODY_H
#define API_BODY_H

#include <stdbool.h>
#include <stddef.h>

struct call;

enum { BODY_DEPTH_MAX = 32 }; /* of nested arrays and objects */

/* Is the body of a media type that the route takes, and not compressed? 0, or the status
 * of the problem answered (415). */
int body_check_type(struct call *call);

/* Parses the body, one JSON object, into call->body_json: 0, or the status of the problem
 * answered (400: syntax, a member twice, too deep; 413 is the server's). */
int body_parse(struct call *call);

/* Is the JSON text nested deeper than BODY_DEPTH_MAX? jansson itself allows 2,048, and
 * what walks its trees recurses. */
bool body_is_deep(const char *text, size_t length);

#endif
