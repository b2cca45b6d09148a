/* fetch.h - a file over https, whole or not at all. The certificate is always checked;
 * size, time and redirects are bounded; nothing is read from .netrc. A proxy is used when
 * the environment names one (https_proxy, no_proxy), as curl does. */
#ifndef SERVER_FETCH_H
#define SERVER_FETCH_H

#include "api/import.h"

#include <stdbool.h>
#include <stdint.h>

struct fetch {
    const char *url;                  /* without a fault (fetch_url.h) */
    const char *etag, *last_modified; /* of what we have already; "": nothing */
    const char *ca_file;              /* whom to trust; NULL: whom the system does */
    bool allow_http;                  /* for the URL itself; redirects are to https */
    int64_t max_bytes;                /* of the body, also once it is unpacked */
    int64_t timeout_s;                /* from the first byte sent to the last received */
    int64_t stall_s;                  /* the longest time without progress */
    int stop_fd;                      /* readable: give up */
};

struct fetch_result {
    int code;       /* of <sysexits.h> */
    int fd;         /* in memory, at its first byte; -1: unchanged, or it failed */
    bool unchanged; /* the server says so (304) */
    char etag[API_IMPORT_TAG_MAX], last_modified[API_IMPORT_TAG_MAX]; /* "": none */
    char reason[480]; /* one line unless code is EX_OK; never the URL */
};

/* Shows how far it is on a terminal. The caller closes the fd. */
void fetch_run(const struct fetch *fetch, struct fetch_result *ret_result);

#endif
