/* control.h - the daemon's side of `<database>.control`, the socket through which other
 * commands have the one writer write for them. Whoever connects is this user or root,
 * one at a time. Two things can be asked: an import, from the descriptor that comes
 * along, and a request of the API (parcel.h). */
#ifndef SERVER_CONTROL_H
#define SERVER_CONTROL_H

#include "api/import.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CONTROL_VERSION = 4, CONTROL_PATH_SIZE = 108 };
enum { CONTROL_IMPORT, CONTROL_REQUEST };

/* On the wire: both ends are the same binary, or the version differs and it says so. */
struct control_head {
    uint32_t version;
    uint32_t kind;
    uint32_t length; /* of what follows: a struct control_import, or a parcel */
};

/* Answered with a struct control_reply and the report. A request is answered with the
 * length of a parcel (uint32_t) and the parcel. */
struct control_import {
    bool dry_run, force, json;
    char as_of[24];               /* empty: unknown */
    char source[48];              /* empty: the preset */
    char url[API_IMPORT_URL_MAX]; /* where it was fetched; empty: it is a file */
    char etag[API_IMPORT_TAG_MAX], last_modified[API_IMPORT_TAG_MAX]; /* empty: none */
};

struct control_reply {
    int32_t code; /* of <sysexits.h> */
    uint32_t report_length;
    char reason[480]; /* one line unless code is EX_OK */
};

struct clerk;
struct control;
struct writer;

/* False: the database's path is too long for a socket beside it. */
bool control_path(char ret_path[static CONTROL_PATH_SIZE], const char *database);

/* Writer and clerk are borrowed until stop. NULL: failed, already said. */
struct control *control_start(const char *database, struct writer *writer,
                              struct clerk *clerk);
/* Ends a running import without a trace. NULL is fine. */
void control_stop(struct control *control);

#endif
