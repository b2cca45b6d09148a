/* listener.h - the addresses the daemon answers on: HOST:PORT, [IPV6]:PORT, :PORT (every
 * address of the machine) and unix:/path[,mode=0660]. */
#ifndef SERVER_LISTENER_H
#define SERVER_LISTENER_H

#include <stdbool.h>

enum { LISTENER_NAME_SIZE = 300 };

struct listener {
    int fd;                        /* -1: closed */
    char name[LISTENER_NAME_SIZE]; /* "http://127.0.0.1:8080/", "unix:/run/x.sock" */
    char path[108];                /* of a unix socket, else empty */
};

/* 0, or an exit code of <sysexits.h> with the reason already said. */
int listener_open(struct listener *ret_listener, const char *address);
/* Removes the file of a unix socket. A closed listener is fine. */
void listener_close(struct listener *listener);

/* A stream socket bound to `path` with this mode, listening. A socket file that nobody
 * answers on is replaced; nothing else is. -1: failed, errno says why. */
int listener_bind_unix(const char *path, unsigned mode);

#endif
