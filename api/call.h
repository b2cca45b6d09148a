/* call.h - what a handler sees.
 *
 * A handler reads arguments that its route has already checked, asks the database, writes
 * the body with call->json and ends in `return call_...()`, which sets the answer. */
#ifndef API_CALL_H
#define API_CALL_H

#include "access.h"
#include "api.h"
#include "db/db.h"
#include "db/publication.h"
#include "format.h"
#include "json.h"
#include "language.h"
#include "param.h"
#include "problem.h"
#include "tag.h"
#include "target.h"

#include <jansson.h>
#include <stdarg.h>

enum {
    CALL_ARGUMENTS_MAX = 24,
    CALL_CAPTURE_MAX = 104, /* bytes of a {name} of a path: a slug with its NUL */
    CALL_CAPTURES_MAX = 2,
    CALL_TAG_MAX = 64,
    CALL_SUGGESTIONS_MAX = 8,
    CALL_FAULTS_MAX = 16,
    CALL_TIME_MAX = 32,
};

struct call;
typedef int handler(struct call *call);

/* Which kinds of records an answer depends on; its ETag moves when one of them does. */
enum {
    ON_COUNTRY = 1 << DB_KIND_COUNTRY,
    ON_MISSION = 1 << DB_KIND_MISSION,
    ON_SOURCE = 1 << DB_KIND_SOURCE,
    ON_ARTICLE = 1 << DB_KIND_ARTICLE, /* this and the next: and on the time */
    ON_NOTICE = 1 << DB_KIND_NOTICE,
    ON_HELPLINE = 1 << DB_KIND_HELPLINE,
    ON_ARRANGEMENT = 1 << DB_KIND_ARRANGEMENT,
    ON_NOTHING = 0, /* the same for the life of the program */
};

/* A row of the table in routes.c: the whole truth about one method of one address. */
struct route {
    enum api_method method; /* API_GET: HEAD too */
    const char *pattern;    /* "/api/v1/missions/{id}" */
    const char *name;       /* operationId and tag of OpenAPI: "missions.list" */
    handler *handle;
    const struct param *params; /* ends with a NULL name */
    const char *type;           /* of a 2xx; NULL: application/json */
    unsigned formats;           /* AS_...: forms of a 200 besides JSON */
    const char *schema;         /* of a 2xx, in openapi components; NULL: not JSON */
    unsigned depends;           /* ON_... */
    unsigned max_age_s;
    unsigned scope;    /* SCOPE_...: what the asker must have; 0: everyone may */
    const char *takes; /* media types of the body, comma separated; NULL: no body */
    const char *body;  /* schema of the body, in openapi components */
    bool is_polled;    /* cached only to be asked about again: Cache-Control: no-cache */
    bool is_sum;       /* of many records, though a name is in its path: tagged like a
                        * list */
    bool is_page;      /* a page of the site: problems are pages too */
    bool is_file;      /* a file at the root of the site, in no language: /robots.txt */
    bool is_local;     /* for the operator on this machine: over HTTP it does not exist */
    const char *about;
};

struct suggestion {
    char code[DB_COUNTRY_CODE_MAX];
    char name[80];
};

/* What is wrong with a member of the body (RFC 6901 pointer) or a header field. */
struct fault {
    char where[80];
    char detail[160];
};

struct call {
    const struct api_request *request;
    const struct route *route;
    struct db *db;
    struct api_response *response;
    struct target target;
    enum language language;                             /* of a page, by its address */
    char captured[CALL_CAPTURES_MAX][CALL_CAPTURE_MAX]; /* each {id} of the path */
    enum format format;                /* the handler of a GET writes this one */
    bool by_suffix;                    /* the address says so */
    bool is_named_by_accept;           /* the client does */
    bool may_be_coded;                 /* the answer is another one for some */
    bool is_located;                   /* Content-Location is there */
    const char *file_name;             /* the answer is a file, "missions"; else NULL */
    char now[CALL_TIME_MAX];           /* request->now, RFC 3339 */
    char review_before[CALL_TIME_MAX]; /* what was reviewed then is due again */
    struct access access;              /* who asks, and what they may do */
    struct db_turn turn;               /* of a route that depends on the time */
    json_t *body_json;                 /* what came in; owned */
    struct argument argument[CALL_ARGUMENTS_MAX];
    char tag[CALL_TAG_MAX];   /* ETag, quoted */
    struct tag_record record; /* the one answered with; rev 0: none */
    int64_t holds_until; /* the answer is another one from then on (an office closes), in
                          * seconds since 1970; 0: time alone does not change it */
    bool is_private;     /* shows what not everyone may see: never cached by others */
    bool dry_run;        /* of a write: everything, then rolled back */
    struct fault fault[CALL_FAULTS_MAX];
    size_t fault_count;  /* all, also those beyond the list */
    const char *current; /* representation of the record as it is, for a 412; or NULL */
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

/* Every write has this parameter: everything is done but for the commit. */
#define DRY_RUN_PARAM                                                                    \
    {                                                                                    \
        .name = "dry_run", .kind = PARAM_INT, .max = 1, .example = "1",                  \
        .about = "1: check and answer as if, but store nothing"                          \
    }

/* Checks captured path and query against the route: 0, or the status of the problem that
 * it has already answered with. */
int call_bind(struct call *call);

/* 200 with what call->json wrote. */
int call_ok(struct call *call);
/* Another 2xx with it; `type` NULL: application/json. */
int call_answer(struct call *call, int status, const char *type);
/* 308 to another path of this API, in the form asked for. */
int call_moved(struct call *call, const char *path);
/* After how many days a banner is due for review. */
int64_t call_review_days(const struct call *call);
/* May the asker do this? */
bool call_may(const struct call *call, unsigned scope);
/* The ETag is to be that of a single record with this revision. */
void call_tag_record(struct call *call, const char *id, int64_t rev);
/* The record has another address than the one asked at: Content-Location, in the form
 * answered with. */
void call_locate(struct call *call, const char *path);
/* A header field; the value is copied, without control characters. */
void call_header(struct call *call, const char *name, const char *value);

/* `parameter` NULL: not about one. */
int call_problem(struct call *call, enum problem problem, const char *parameter,
                 const char *detail, ...) __attribute__((format(printf, 4, 5)));
/* Notes what is wrong with a part of the request: "#/countries/2", or the name of a
 * header field. Several may be noted; then call_refuse() answers with all of them. */
void call_fault(struct call *call, const char *where, const char *detail, ...)
    __attribute__((format(printf, 3, 4)));
int call_refuse(struct call *call, enum problem problem, const char *detail, ...)
    __attribute__((format(printf, 3, 4)));

/* The problem for a status other than OK and NOT_FOUND; its words go to the log only. */
int call_db_failed(struct call *call, enum db_status status);

/* Remembers a country for the `suggestions` of the next problem (db_country_hit_visitor).
 */
void call_suggest(const struct db_country_hit *hit, void *call);

#endif
