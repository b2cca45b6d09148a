/* api.h - the JSON API as a function: a request and a database in, a response out.
 *
 * Nothing here knows a socket, a thread, a file or the clock. That is what lets the
 * tests, the fuzzers and `embassyd get PATH` call the same code as the daemon. */
#ifndef API_API_H
#define API_API_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

enum {
    API_TARGET_MAX = 4096, /* bytes of path and query; longer is 414 */
    API_QUERY_MAX = 32,    /* parameters; more is 400 */
    API_HEADERS_MAX = 12,  /* header fields of one response */
};

enum api_method {
    API_GET,
    API_HEAD,
    API_OPTIONS,
    API_POST,
    API_PUT,
    API_PATCH,
    API_DELETE
};
/* "GET" -> API_GET; false for a method this server does not implement (501). */
bool api_method_from_name(const char *name, enum api_method *ret_method);

/* Borrowed from the caller for the length of api_handle(). NULL: the field is absent. */
struct api_request {
    enum api_method method;
    const char
        *target; /* as on the request line: "/api/v1/missions?host=RU", undecoded */
    const char *accept;
    const char *if_none_match;
    const char *if_modified_since;
    const char *if_match;
    int64_t now; /* seconds since 1970, UTC: handlers never ask the clock */
};

struct api_header {
    const char *name; /* static storage */
    char *value;
};

/* Owned by the caller; api_response_release() frees what it holds. */
struct api_response {
    int status;
    const char *type; /* media type, static storage; NULL without a body */
    char *body;       /* malloc'ed; NULL when empty. HEAD: the body GET would have */
    size_t length;
    struct api_header header[API_HEADERS_MAX]; /* ETag, Link, Allow ...; not Content-* */
    size_t header_count;
    const char *route; /* pattern of the route, for the log; static storage */
    char cause[256];   /* why a 5xx, for the log, never for the client */
};

/* Answers every request whose target api_owns(); anything else gets the 404 problem.
 * The caller has begun no read transaction or an open one: api_handle begins one and
 * leaves it open, so that the caller decides how long to keep it (db_read_end). */
void api_handle(const struct api_request *request, struct db *db,
                struct api_response *ret_response);
void api_response_release(struct api_response *response);

/* Is this target the API's ("/api/..."), or a file's? */
bool api_owns(const char *target);

/* A problem+json answer for what goes wrong before or outside api_handle: status is one
 * of the problem table's (400, 404, 405, 408, 413, 414, 431, 500, 501, 503); `detail`
 * NULL: what the table says about it. */
void api_problem(int status, const char *detail, struct api_response *ret_response);

#endif
