/* options.h - every command-line flag and EMBASSYD_* variable, in one table with its
 * default, its bounds and its help; a flag goes before the variable. All limits an
 * operator can set are here. */
#ifndef SERVER_OPTIONS_H
#define SERVER_OPTIONS_H

#include "api/api.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum { OPTIONS_LIST_MAX = 16, OPTIONS_OWNED_MAX = 4 };

struct option_list {
    const char *item[OPTIONS_LIST_MAX];
    size_t count;
};

struct options {
    const char *database;
    /* serve */
    struct option_list listen;
    int64_t workers;         /* 0: one per processor */
    int64_t max_connections; /* open at once; one more gets 503 */
    int64_t max_body;        /* bytes of a request body; more gets 413 */
    int64_t max_import; /* the same, of one to /imports, or of a file that is fetched */
    int64_t header_timeout_s;  /* from connect to the end of the request head */
    int64_t idle_timeout_s;    /* keep-alive without a byte */
    int64_t request_timeout_s; /* from the end of the head to the end of the answer */
    int64_t drain_timeout_s;   /* after SIGTERM, for requests in flight */
    bool access_log;
    bool allow_insecure_tokens;     /* over plain TCP from other machines */
    struct option_list cors_origin; /* whose pages may write */
    struct api_settings settings;   /* get too */
    /* init, check, import, get */
    bool empty, json, dry_run, force, include;
    const char *as_of;   /* NULL: unknown */
    const char *source;  /* NULL: the preset */
    const char *ca_file; /* PEM; NULL: the system's */
    bool allow_http;     /* of what import fetches */
    int64_t fetch_timeout_s, stall_timeout_s;
    const char *kind;          /* of export; NULL: all */
    struct option_list header; /* "Name: value" */
    const char *method;        /* NULL: GET */
    const char *data;          /* a file, "-", or NULL: no body */
    /* token, article, notice */
    const char *name, *role, *expires;
    const char *at, *reason, *state, *country;
    /* every command */
    const char *command; /* its name, "article add" */
    bool help;
    const char *operand;            /* FILE, TARGET, COMMAND; NULL when absent */
    char *owned[OPTIONS_OWNED_MAX]; /* variables that hold lists, split */
    size_t owned_count;
};

/* Bits: which commands know a flag. */
enum option_command {
    OPTIONS_SERVE = 1 << 0,
    OPTIONS_INIT = 1 << 1,
    OPTIONS_CHECK = 1 << 2,
    OPTIONS_IMPORT = 1 << 3,
    OPTIONS_GET = 1 << 4,
    OPTIONS_BARE = 1 << 5, /* version, help: only --help */
    OPTIONS_REPLAY = 1 << 6,
    OPTIONS_EXPORT = 1 << 7,
    OPTIONS_TOKEN = 1 << 8,
    OPTIONS_TOKENS = 1 << 9,  /* their list */
    OPTIONS_RECORD = 1 << 10, /* one article or notice, or token: no flag of its own */
    OPTIONS_PUBLISH = 1 << 11,
    OPTIONS_WITHDRAW = 1 << 12,
    OPTIONS_RECORDS = 1 << 13, /* their list */
};

/* Reads the environment, then the arguments after the command's name. False: a usage
 * error, already said. `argv` and the environment are borrowed for as long as options. */
bool options_read(struct options *ret_options, enum option_command command, int argc,
                  char **argv);
void options_release(struct options *options);

/* The flags of a command with their defaults and variables, for --help. */
void options_describe(FILE *stream, enum option_command command);

#endif
