/* body.h - the body of a request while it comes in, and the limit that all of them share:
 * clients decide how many there are, the operator's memory does not grow with them. */
#ifndef SERVER_BODY_H
#define SERVER_BODY_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    BODY_LARGE = 1024 * 1024,      /* bytes; longer ones are large: */
    BODY_LARGE_COUNT = 4,          /* so many at once, */
    BODY_TOTAL = 64 * 1024 * 1024, /* and so many bytes of all bodies */
};

/* What all bodies of the process have taken. */
struct body_store {
    pthread_mutex_t lock;
    size_t total, large;
};

/* All zero is an empty body; its memory counts in the store until the release. */
struct body {
    char *bytes;
    size_t length, size;
};

enum body_result {
    BODY_TAKEN,
    BODY_NO_ROOM, /* in the store, or in memory: try again later */
};

void body_store_init(struct body_store *ret_store);
void body_store_release(struct body_store *store);

/* Appends a copy. `most`: the length that it can reach. */
enum body_result body_add(struct body *body, struct body_store *store, const char *bytes,
                          size_t length, size_t most);
void body_release(struct body *body, struct body_store *store);

#endif
