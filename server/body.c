#include "body.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 8 * 1024 };

void body_store_init(struct body_store *ret_store)
{
    *ret_store = (struct body_store){.total = 0};
    pthread_mutex_init(&ret_store->lock, NULL);
}

void body_store_release(struct body_store *store)
{
    pthread_mutex_destroy(&store->lock);
}

/* A body goes from one size to another; growing may be refused. */
static bool resize(struct body_store *store, size_t from, size_t to)
{
    const size_t large = (to > BODY_LARGE) - (size_t)(from > BODY_LARGE);
    bool granted = false;

    pthread_mutex_lock(&store->lock);
    granted = to <= from || (store->total - from + to <= BODY_TOTAL &&
                             store->large + large <= BODY_LARGE_COUNT);
    if (granted) {
        store->total += to - from;
        store->large += large;
    }
    pthread_mutex_unlock(&store->lock);
    return granted;
}

/* Twice as large each time, so that a long body is copied few times. */
static size_t next_size(const struct body *body, size_t needed, size_t most)
{
    size_t size = body->size > 0 ? body->size : FIRST_SIZE;

    while (size < needed)
        size *= 2;
    return size > most && most >= needed ? most : size;
}

enum body_result body_add(struct body *body, struct body_store *store, const char *bytes,
                          size_t length, size_t most)
{
    const size_t needed = body->length + length;

    if (needed > body->size) {
        const size_t size = next_size(body, needed, most);
        char *grown = NULL;

        if (!resize(store, body->size, size))
            return BODY_NO_ROOM;
        grown = realloc(body->bytes, size);
        if (!grown) {
            (void)resize(store, size, body->size);
            return BODY_NO_ROOM;
        }
        body->bytes = grown;
        body->size = size;
    }
    memcpy(body->bytes + body->length, bytes, length);
    body->length = needed;
    return BODY_TAKEN;
}

void body_release(struct body *body, struct body_store *store)
{
    (void)resize(store, body->size, 0);
    free(body->bytes);
    *body = (struct body){.bytes = NULL};
}
