#include "worker.h"

#include "access.h"
#include "clock.h"
#include "writer.h"

#include "api/api.h"
#include "db/db.h"

#include <pthread.h>
#include <stdlib.h>

enum {
    READ_HELD_US = 100 * 1000,
    RETRY_US =
        5 * 1000, /* the worker is in a request, which ends what is too old itself */
};

struct worker {
    struct db *db;
    struct access_log *log;   /* NULL: off */
    pthread_mutex_t lock;     /* around db, between the worker and the housekeeper */
    int64_t reading_since_us; /* 0: no read transaction is open */
    struct writer *writer;
    unsigned long long generation; /* the writer's, before that transaction began */
};

struct worker *worker_create(struct db *stolen, struct writer *writer, int access_fd)
{
    struct worker *worker = calloc(1, sizeof(*worker));

    if (!worker) {
        db_close(stolen);
        return NULL;
    }
    worker->db = stolen;
    worker->writer = writer;
    pthread_mutex_init(&worker->lock, NULL);
    if (access_fd >= 0)
        worker->log = access_open(access_fd);
    if (access_fd >= 0 && !worker->log) {
        worker_destroy(worker);
        return NULL;
    }
    return worker;
}

void worker_destroy(struct worker *worker)
{
    if (!worker)
        return;
    access_close(worker->log);
    db_close(worker->db);
    pthread_mutex_destroy(&worker->lock);
    free(worker);
}

static void end_read(struct worker *worker)
{
    if (worker->reading_since_us > 0)
        db_read_end(worker->db);
    worker->reading_since_us = 0;
}

static void end_if_old(struct worker *worker, int64_t now_us)
{
    if (now_us - worker->reading_since_us >= READ_HELD_US)
        end_read(worker);
}

bool worker_answer(struct worker *worker, const struct api_request *request,
                   struct api_response *ret_response)
{
    pthread_mutex_lock(&worker->lock);
    const int64_t start_us = clock_us();
    const unsigned long long generation = writer_generation(worker->writer);

    end_if_old(worker, start_us);
    if (generation != worker->generation)
        end_read(worker);
    const bool fresh = worker->reading_since_us == 0;
    if (fresh)
        worker->reading_since_us = start_us;
    worker->generation = generation;
    api_handle(request, worker->db, ret_response);
    end_if_old(worker, clock_us());
    pthread_mutex_unlock(&worker->lock);
    return fresh;
}

void worker_note(struct worker *worker, const struct access_entry *entry)
{
    if (worker->log)
        access_add(worker->log, entry);
}

int64_t worker_expire(struct worker *worker)
{
    int64_t left_us = 0;

    if (pthread_mutex_trylock(&worker->lock) != 0)
        return RETRY_US;

    const int64_t now_us = clock_us();
    end_if_old(worker, now_us);
    if (worker->reading_since_us > 0)
        left_us = worker->reading_since_us + READ_HELD_US - now_us;
    pthread_mutex_unlock(&worker->lock);
    return left_us;
}

bool worker_flush(struct worker *worker)
{
    return worker->log && access_flush(worker->log);
}
