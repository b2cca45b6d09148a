#include "housekeeper.h"

#include "clock.h"
#include "worker.h"

#include <pthread.h>
#include <stdlib.h>

enum {
    REAP_EVERY_US = 500 * 1000,
    FLUSH_EVERY_US = 1000 * 1000,
    DRAIN_EVERY_US = 20 * 1000
};

struct housekeeper {
    const struct house *house;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t woken;
    bool work, stop;     /* under the lock */
    int64_t draining_ms; /* under the lock; 0: not stopping */
    int64_t reaped_us, flushed_us;
};

/* Microseconds until the next read transaction is too old; 0: none is open. */
static int64_t expire_reads(const struct house *house)
{
    int64_t least_us = 0;

    for (size_t i = 0; i < house->workers; i++) {
        const int64_t left_us = worker_expire(house->worker[i]);

        if (left_us > 0 && (least_us == 0 || left_us < least_us))
            least_us = left_us;
    }
    return least_us;
}

static bool flush_logs(const struct house *house)
{
    bool any = false;

    for (size_t i = 0; i < house->workers; i++)
        any = worker_flush(house->worker[i]) || any;
    return any;
}

/* Does what is due. Returns the microseconds until something is again; 0: sleep until
 * woken. */
static int64_t keep_house(struct housekeeper *keeper, int64_t draining_ms)
{
    const struct house *house = keeper->house;
    const int64_t now_us = clock_us();
    int64_t wait_us = expire_reads(house);
    bool busy = connections_count(house->connections) > 0;

    if (now_us - keeper->reaped_us >= REAP_EVERY_US) {
        keeper->reaped_us = now_us;
        connections_reap(house->connections, clock_ms(), &house->limits);
    }
    if (now_us - keeper->flushed_us >= FLUSH_EVERY_US) {
        keeper->flushed_us = now_us;
        busy = flush_logs(house) || busy;
    } else {
        busy = true; /* lines may have come since the last flush */
    }
    if (draining_ms > 0)
        connections_drain(house->connections, clock_ms(), draining_ms);
    if (busy && (wait_us == 0 || wait_us > REAP_EVERY_US))
        wait_us = REAP_EVERY_US;
    if (draining_ms > 0 && (wait_us == 0 || wait_us > DRAIN_EVERY_US))
        wait_us = DRAIN_EVERY_US;
    return wait_us;
}

/* With the lock held. */
static void sleep_for(struct housekeeper *keeper, int64_t wait_us)
{
    if (wait_us == 0) {
        pthread_cond_wait(&keeper->woken, &keeper->lock);
    } else {
        clock_wait(&keeper->woken, &keeper->lock, clock_us() + wait_us);
    }
}

static void *run(void *context)
{
    struct housekeeper *keeper = context;

    pthread_mutex_lock(&keeper->lock);
    while (!keeper->stop) {
        const int64_t draining_ms = keeper->draining_ms;

        keeper->work = false;
        pthread_mutex_unlock(&keeper->lock);
        const int64_t wait_us = keep_house(keeper, draining_ms);
        pthread_mutex_lock(&keeper->lock);
        if (!keeper->stop && !keeper->work)
            sleep_for(keeper, wait_us);
    }
    pthread_mutex_unlock(&keeper->lock);
    return NULL;
}

struct housekeeper *housekeeper_start(const struct house *house)
{
    struct housekeeper *keeper = calloc(1, sizeof(*keeper));

    if (!keeper)
        return NULL;
    keeper->house = house;
    pthread_mutex_init(&keeper->lock, NULL);
    clock_condition(&keeper->woken);
    if (pthread_create(&keeper->thread, NULL, run, keeper) == 0)
        return keeper;
    pthread_cond_destroy(&keeper->woken);
    pthread_mutex_destroy(&keeper->lock);
    free(keeper);
    return NULL;
}

void housekeeper_stop(struct housekeeper *housekeeper)
{
    if (!housekeeper)
        return;
    pthread_mutex_lock(&housekeeper->lock);
    housekeeper->stop = true;
    pthread_cond_signal(&housekeeper->woken);
    pthread_mutex_unlock(&housekeeper->lock);
    pthread_join(housekeeper->thread, NULL);
    pthread_cond_destroy(&housekeeper->woken);
    pthread_mutex_destroy(&housekeeper->lock);
    free(housekeeper);
}

void housekeeper_wake(struct housekeeper *housekeeper)
{
    pthread_mutex_lock(&housekeeper->lock);
    if (!housekeeper->work)
        pthread_cond_signal(&housekeeper->woken);
    housekeeper->work = true;
    pthread_mutex_unlock(&housekeeper->lock);
}

void housekeeper_drain(struct housekeeper *housekeeper)
{
    pthread_mutex_lock(&housekeeper->lock);
    housekeeper->draining_ms = clock_ms();
    housekeeper->work = true;
    pthread_cond_signal(&housekeeper->woken);
    pthread_mutex_unlock(&housekeeper->lock);
}
