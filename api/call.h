/* call.h - what a handler sees.
 *
 * A handler reads arguments that its route has already checked, asks the database, writes
 * the body with call->json and ends in `return call_...()`, which sets the answer. */
#ifndef API_CALL_H
#define API_CALL_H

#include "api.h"
#include "db/db.h"
#include "json.h"
#include "param.h"
#include "problem.h"
#include "target.h"

#include <stdarg.h>

enum { CALL_ARGUMENTS_MAX = 24, CALL_TAG_MAX = 48, CALL_SUGGESTIONS_MAX = 8 };

struct call;
typedef int handler(struct call *call);

/* Which kinds of records an answer depends on; its ETag moves when one of them does. */
enum {
    ON_COUNTRY = 1 << DB_KIND_COUNTRY,
    ON_MISSION = 1 << DB_KIND_MISSION,
    ON_SOURCE = 1 << DB_KIND_SOURCE,
    ON_NOTHING = 0, /* the same for the life of the program */
};

/* A row of the table in routes.c: the whole truth about one address. */
struct route {
    const char *pattern; /* "/api/v1/missions/{id}" */
    const char *name;    /* operationId and tag of OpenAPI: "missions.list" */
    handler *get;
    const struct param *params; /* ends with a NULL name */
    const char *schema;         /* of a 200, in openapi components */
    unsigned depends;           /* ON_... */
    unsigned max_age_s;
    const char *about;
};

struct suggestion {
    char code[DB_COUNTRY_CODE_MAX];
    char name[80];
};

struct call {
    const struct api_request *request;
    const struct route *route;
    struct db *db;
    struct api_response *response;
    struct target target;
    char captured[64]; /* the {id} of the path */
    struct argument argument[CALL_ARGUMENTS_MAX];
    char tag[CALL_TAG_MAX]; /* ETag, quoted */
    int64_t rev;            /* of the one record answered with; 0: none */
    struct buffer body;
    struct json json;
    struct suggestion suggestion[CALL_SUGGESTIONS_MAX];
    size_t suggestion_count;
    const char *did_you_mean; /* a path */
    bool out_of_memory;       /* a part of the answer is missing: it becomes a 500 */
};

/* The place of a parameter in its route's list; CALL_ARGUMENTS_MAX: not declared. */
size_t call_param_index(const struct route *route, const char *name);

/* The argument of a parameter that the route declares. */
const struct argument *call_argument(const struct call *call, const char *name);
const char *call_text(const struct call *call, const char *name); /* NULL: absent */
int64_t call_int(const struct call *call, const char *name);
/* Code of the first (or only) country, NULL when absent. */
const char *call_country(const struct call *call, const char *name);

/* Checks captured path and query against the route: 0, or the status of the problem that
 * it has already answered with. */
int call_bind(struct call *call);

/* 200 with what call->json wrote. */
int call_ok(struct call *call);
/* The ETag is to be that of a single record with this revision. */
void call_tag_record(struct call *call, int64_t rev);
/* A header field; the value is copied, without control characters. */
void call_header(struct call *call, const char *name, const char *value);

/* `parameter` NULL: not about one. */
int call_problem(struct call *call, enum problem problem, const char *parameter,
                 const char *detail, ...) __attribute__((format(printf, 4, 5)));
/* The problem for a status other than OK and NOT_FOUND; its words go to the log only. */
int call_db_failed(struct call *call, enum db_status status);

/* Remembers a country for the `suggestions` of the next problem (db_country_hit_visitor).
 */
void call_suggest(const struct db_country_hit *hit, void *call);

#endif
