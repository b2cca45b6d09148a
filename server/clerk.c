#include "clerk.h"

#include "clock.h"
#include "log.h"
#include "site.h"
#include "writer.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/random.h>

enum {
    JOBS_MAX = 512,
    TICK_EVERY_US = 1000 * 1000,
    TICK_LATEST_S = 60, /* the clock may be set in between */
};

struct clerk {
    struct writer *writer;
    const struct api_settings *settings;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t woken;
    struct clerk_job *first, **last; /* this and below under the lock */
    size_t jobs;
    bool wrote, stop;
    int64_t tick_us; /* when time does something; 0: not before a write */
    /* The clerk's thread alone: */
    int64_t ticked_us;
    bool failing; /* said once that a tick failed */
};

void clerk_refuse(const char *detail, struct api_response *ret_response)
{
    api_problem(503, detail, ret_response);
    answer_header(ret_response, "Retry-After", "2");
}

static void handle(struct clerk *clerk, struct clerk_job *job)
{
    unsigned char entropy[API_ENTROPY];

    if (getrandom(entropy, sizeof(entropy), 0) != (ssize_t)sizeof(entropy)) {
        api_problem(500, NULL, &job->response);
        return;
    }
    job->request.entropy = entropy;
    job->request.settings = clerk->settings;
    api_handle(&job->request, clerk->writer->db, &job->response);
    db_read_end(clerk->writer->db);
    job->request.entropy = NULL;
}

/* An import may have the turn for minutes: each job waits its own time. */
static void work(struct clerk *clerk, struct clerk_job *job)
{
    bool wrote = false;

    if (writer_take(clerk->writer, job->until_us - clock_us())) {
        handle(clerk, job);
        wrote = job->response.wrote;
        writer_give(clerk->writer, wrote);
    } else {
        clerk_refuse("something else is being written, an import perhaps: try again",
                     &job->response);
    }
    job->done(job);
    if (wrote)
        clerk_wake(clerk);
}

/* Returns when to do it again (clock_us), 0: after a write. */
static int64_t tick(struct clerk *clerk)
{
    const int64_t now = clock_unix();
    int64_t next = now + TICK_LATEST_S;

    clerk->ticked_us = clock_us();
    if (!writer_take(clerk->writer, 0))
        return clerk->ticked_us + TICK_EVERY_US;

    const bool good = api_tick(clerk->writer->db, now, &next);
    if (!good && !clerk->failing)
        log_error("cannot publish what is due: %s", db_error(clerk->writer->db));
    clerk->failing = !good;
    db_read_end(clerk->writer->db);
    writer_give(clerk->writer, true);
    if (good && next == 0)
        return 0;
    if (!good || next > now + TICK_LATEST_S)
        next = now + TICK_LATEST_S;
    return clerk->ticked_us +
           (next > now ? (next - now) * INT64_C(1000000) : TICK_EVERY_US);
}

/* With the lock held. */
static struct clerk_job *take_job(struct clerk *clerk)
{
    struct clerk_job *job = clerk->first;

    if (!job)
        return NULL;
    clerk->first = job->next;
    clerk->jobs--;
    if (!clerk->first)
        clerk->last = &clerk->first;
    return job;
}

/* With the lock held. */
static bool is_tick_due(const struct clerk *clerk)
{
    return clerk->tick_us > 0 && clock_us() >= clerk->tick_us;
}

/* With the lock held: sleeps until there is something to do. */
static void wait(struct clerk *clerk)
{
    while (!clerk->stop && !clerk->first && !clerk->wrote && !is_tick_due(clerk)) {
        if (clerk->tick_us > 0) {
            clock_wait(&clerk->woken, &clerk->lock, clerk->tick_us);
        } else {
            pthread_cond_wait(&clerk->woken, &clerk->lock);
        }
    }
    const int64_t soon_us = clerk->ticked_us + TICK_EVERY_US;
    if (clerk->wrote && (clerk->tick_us == 0 || soon_us < clerk->tick_us))
        clerk->tick_us = soon_us;
    clerk->wrote = false;
}

static void *run(void *context)
{
    struct clerk *clerk = context;

    pthread_mutex_lock(&clerk->lock);
    for (;;) {
        wait(clerk);
        const bool due = is_tick_due(clerk);
        struct clerk_job *job = due ? NULL : take_job(clerk);
        if (!due && !job && clerk->stop)
            break;

        pthread_mutex_unlock(&clerk->lock);
        if (job)
            work(clerk, job);
        const int64_t next_us = due ? tick(clerk) : 0;
        pthread_mutex_lock(&clerk->lock);
        if (due)
            clerk->tick_us = next_us;
    }
    pthread_mutex_unlock(&clerk->lock);
    return NULL;
}

struct clerk *clerk_start(struct writer *writer, const struct api_settings *settings)
{
    struct clerk *clerk = calloc(1, sizeof(*clerk));

    if (!clerk) {
        log_error("out of memory");
        return NULL;
    }
    clerk->writer = writer;
    clerk->settings = settings;
    clerk->last = &clerk->first;
    clerk->wrote = true; /* what was due while no daemon ran */
    pthread_mutex_init(&clerk->lock, NULL);
    clock_condition(&clerk->woken);
    if (pthread_create(&clerk->thread, NULL, run, clerk) == 0)
        return clerk;
    log_error("cannot start the thread that writes");
    clerk->stop = true;
    clerk_destroy(clerk);
    return NULL;
}

void clerk_stop(struct clerk *clerk)
{
    if (!clerk)
        return;
    pthread_mutex_lock(&clerk->lock);
    clerk->stop = true;
    pthread_cond_signal(&clerk->woken);
    pthread_mutex_unlock(&clerk->lock);
    pthread_join(clerk->thread, NULL);
}

void clerk_destroy(struct clerk *clerk)
{
    if (!clerk)
        return;
    pthread_cond_destroy(&clerk->woken);
    pthread_mutex_destroy(&clerk->lock);
    free(clerk);
}

bool clerk_submit(struct clerk *clerk, struct clerk_job *job)
{
    bool taken = false;

    job->until_us = clock_us() + job->wait_us;
    job->next = NULL;
    pthread_mutex_lock(&clerk->lock);
    if (!clerk->stop && clerk->jobs < JOBS_MAX) {
        *clerk->last = job;
        clerk->last = &job->next;
        clerk->jobs++;
        taken = true;
        pthread_cond_signal(&clerk->woken);
    }
    pthread_mutex_unlock(&clerk->lock);
    if (!taken)
        clerk_refuse("too much is waiting to be written: try again", &job->response);
    return taken;
}

void clerk_wake(struct clerk *clerk)
{
    pthread_mutex_lock(&clerk->lock);
    clerk->wrote = true;
    pthread_cond_signal(&clerk->woken);
    pthread_mutex_unlock(&clerk->lock);
}
