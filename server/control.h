/* control.h - the daemon's side of `<database>.control`, the socket through which other
 * commands have the one writer write for them. Whoever connects is this user or root,
 * one at a time; a request carries the descriptor to read from. */
#ifndef SERVER_CONTROL_H
#define SERVER_CONTROL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CONTROL_VERSION = 1, CONTROL_PATH_SIZE = 108 };

/* On the wire: both ends are the same binary, or the version differs and it says so. */
struct control_request {
    uint32_t version;
    bool dry_run, force, json;
    char as_of[24]; /* empty: unknown */
};

struct control_reply {
    int32_t code; /* of <sysexits.h> */
    uint32_t report_length;
    char reason[480]; /* one line unless code is EX_OK */
};

struct control;
struct db;

/* False: the database's path is too long for a socket beside it. */
bool control_path(char ret_path[static CONTROL_PATH_SIZE], const char *database);

/* The writer is borrowed, and used by nobody else until stop. NULL: failed, already
 * said. */
struct control *control_start(const char *database, struct db *writer);
/* Ends a running import without a trace. NULL is fine. */
void control_stop(struct control *control);

#endif
