/* access.h - the access log: one JSON line per request on stdout, gathered per worker
 * and written in blocks, because a write() per request costs more than the request.
 * Every byte of the client's is escaped; the values of `near` and `q` are never written:
 * where people are, and what they fear, is nobody's business. Nor are secrets: a token is
 * written by its name alone. */
#ifndef SERVER_ACCESS_H
#define SERVER_ACCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct access_log; /* one per worker; used by it and by the housekeeper */

struct access_entry {
    const char *method, *target; /* as the client sent them */
    const char *route;           /* NULL: no route was chosen */
    const char *peer;
    const char *actor; /* who it was, by name; empty: nobody known */
    const char *cause; /* why a 5xx; empty or NULL otherwise */
    int status;        /* 0: the connection ended before an answer */
    uint64_t bytes;    /* of the body */
    int64_t duration_us;
};

struct access_log *access_open(int fd);    /* NULL: out of memory */
void access_close(struct access_log *log); /* flushes; NULL is fine */

void access_add(struct access_log *log, const struct access_entry *entry);
/* Writes out what was gathered. False when there was nothing. */
bool access_flush(struct access_log *log);

/* `text` as a JSON string, quotes included, to a stream (for `check --json`). */
void access_quote(FILE *stream, const char *text);

#endif
