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
    API_TARGET_MAX = 4096,             /* bytes of path and query; longer is 414 */
    API_QUERY_MAX = 32,                /* parameters; more is 400 */
    API_HEADERS_MAX = 16,              /* header fields of one response */
    API_ENTROPY = 48,                  /* random bytes that a write may use up */
    API_BODY_MAX = 256 * 1024,         /* bytes of a request body, */
    API_IMPORT_MAX = 32 * 1024 * 1024, /* and of one to /imports */
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

/* What the operator has set. */
struct api_settings {
    const char *public_url; /* "https://embassies.example": begins absolute links in
                             * feeds; NULL: links are paths */
    const char *shell;      /* HTML around pages, with the marks that view_frame.c
                             * names; NULL: the least there can be */
    const char *build;      /* says which files of static/ these are; NULL: unknown */
    const char *report_url; /* where readers tell of errors, "mailto:..." or
                             * "https://..."; NULL: nowhere */
    int64_t review_days;    /* a banner not reviewed for longer says so */
};

/* Borrowed from the caller for the length of api_handle(). NULL: the field is absent. */
struct api_request {
    enum api_method method;
    const char
        *target; /* as on the request line: "/api/v1/missions?host=RU", undecoded */
    const char *accept;
    const char *if_none_match;
    const char *if_modified_since;
    const char *if_match;
    const char *authorization;
    const char *content_type, *content_encoding;
    const char *idempotency_key;
    const char *prefer;
    const char *range, *if_range;
    const char *accept_encoding;
    const char *body;
    size_t body_length;
    int64_t now; /* seconds since 1970, UTC: handlers never ask the clock */
    const unsigned char *entropy;        /* API_ENTROPY bytes nobody can guess; a request
                                          * that writes needs them */
    const struct api_settings *settings; /* NULL: no public URL, 30 days */
    bool knocks;       /* of a request that writes the head alone is there: may its body
                        * come? `db` need not write; an answer of status 0 says yes */
    const char *local; /* asked by the operator on this machine, not over HTTP: may do
                        * everything, and this is the actor; else NULL */
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
    int64_t valid_until; /* a 200 says something else from this second on, without a
                          * write: a notice starts or ends; 0: it does not */
    bool wrote;          /* something was committed: other readers should look again */
    char actor[64];      /* who asked: a token's name; empty: nobody known */
    const char *route;   /* pattern of the route, for the log; static storage */
    char cause[256];     /* why a 5xx, for the log, never for the client */
};

/* Does this request need the writing connection? POST, PUT, PATCH, DELETE. */
bool api_writes(const struct api_request *request);
/* How long a body this request may have, in bytes; the caller refuses longer ones with
 * api_problem(413). */
size_t api_body_max(const struct api_request *request);

/* Answers every request whose target api_owns(); anything else gets the 404 problem.
 * Where api_writes(), `db` is the writing connection, without an open transaction, and
 * whatever was written is committed or rolled back on return.
 * The caller has begun no read transaction or an open one: api_handle begins one and
 * leaves it open, so that the caller decides how long to keep it (db_read_end). */
void api_handle(const struct api_request *request, struct db *db,
                struct api_response *ret_response);
void api_response_release(struct api_response *response);

/* What time does without anybody asking: writes down which articles and notices have been
 * published by their schedule. `db` writes. *ret_next: when to call again (seconds since
 * 1970; 0: only after a write). DB errors: false, with the words in db_error(). */
bool api_tick(struct db *db, int64_t now, int64_t *ret_next);

/* Is this target answered here ("/api/...", and pages made of records such as "/news"),
 * or is it a file's? */
bool api_owns(const char *target);
/* The API's own: any origin may read it. */
bool api_is_open(const char *target);

/* A problem+json answer for what goes wrong before or outside api_handle: status is one
 * of the problem table's (400, 403, 404, 405, 413, 414, 500, 501, 503, 507);
 * `detail` NULL: what the table says about it. */
void api_problem(int status, const char *detail, struct api_response *ret_response);
/* The 404 of a target that is neither the API's nor a file: a page for a browser, which
 * asks for text/html, else problem+json. */
void api_nothing(const struct api_request *request, struct api_response *ret_response);

#endif
