/* clerk.h - the thread that writes: what clients want stored, one job after the other in
 * the order they came; then what time does by itself (api_tick). Nobody who answers
 * readers ever waits for the disk or for another writer: they leave a job, and go on. */
#ifndef SERVER_CLERK_H
#define SERVER_CLERK_H

#include "api/api.h"

#include <stdbool.h>
#include <stdint.h>

struct clerk;
struct writer;

struct clerk_job {
    struct api_request request;          /* borrowed; `entropy` is the clerk's */
    struct api_response response;        /* for done() */
    void (*done)(struct clerk_job *job); /* on the clerk's thread, and its last look */
    void *context;                       /* done()'s */
    int64_t wait_us;                     /* longest wait for its turn: then it is a 503 */
    int64_t until_us;                    /* this and below: the clerk's own */
    struct clerk_job *next;
};

/* Both are borrowed until stop. NULL: failed, already said. */
struct clerk *clerk_start(struct writer *writer, const struct api_settings *settings);
/* Does the jobs that are waiting, and takes no more. NULL is fine. */
void clerk_stop(struct clerk *clerk);
void clerk_destroy(struct clerk *clerk); /* after clerk_stop; NULL is fine */

/* True: done() will be called, perhaps before this returns. False: there is no room, or
 * the clerk is stopping; job->response says so, and done() is not called. */
bool clerk_submit(struct clerk *clerk, struct clerk_job *job);
/* Somebody else wrote: what time does next may have changed. */
void clerk_wake(struct clerk *clerk);

/* The 503 for a write that cannot be done now. */
void clerk_refuse(const char *detail, struct api_response *ret_response);

#endif
