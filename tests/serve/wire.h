/* wire.h - a client that says exactly what it is told, on a socket to 127.0.0.1. */
#ifndef TESTS_SERVE_WIRE_H
#define TESTS_SERVE_WIRE_H

#include <stdbool.h>
#include <stddef.h>

enum { WIRE_CLOSED = 0, WIRE_SILENT = -1, WIRE_GARBAGE = -2 };

struct wire {
    int fd;
    bool eof;
    size_t have; /* bytes read and not yet used */
    char bytes[256 * 1024];
};

struct wire_reply {
    int status; /* or one of WIRE_... */
    bool close; /* announced as the last */
    size_t length;
    char head[4096];
    char body[4096]; /* its first bytes */
};

void wire_open(struct wire *wire, int port); /* ends the test when it cannot */
bool wire_try(struct wire *wire, int port);  /* false: it cannot */
void wire_close(struct wire *wire);
/* False: the other side closed. */
bool wire_send(const struct wire *wire, const char *bytes, size_t length);
bool wire_say(const struct wire *wire, const char *text);

/* The next reply; `bodiless` for one to HEAD. Returns its status or WIRE_.... */
int wire_read(struct wire *wire, bool bodiless, int timeout_ms, struct wire_reply *reply);
/* True when the other side closes, and says nothing more, within the time. */
bool wire_ends(struct wire *wire, int timeout_ms);
/* Value of a header field of the reply, "" when absent. Lent until the next call. */
const char *wire_field(struct wire_reply *reply, const char *name);

int wire_now_ms(void);

#endif
