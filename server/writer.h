/* writer.h - the one connection that writes, and whose turn it is to use it. Opening it
 * takes the database's lock, so there is one in the whole system; within the daemon the
 * clerk and an import take turns. Every commit moves a generation on, by which readers
 * know that the state they look at is an old one. */
#ifndef SERVER_WRITER_H
#define SERVER_WRITER_H

#include "lock.h"

#include "db/db.h"

#include <pthread.h>
#include <stdatomic.h>

struct writer {
    struct db *db; /* while one has the turn: its own */
    struct lock lock;
    pthread_mutex_t mutex; /* around `taken` */
    pthread_cond_t given;
    bool taken;
    atomic_ullong generation;
};

/* 0, or an exit code with the reason already said; but EX_TEMPFAIL without a word when
 * `quiet` and another process holds the lock. `mode`: DB_WRITE or DB_CREATE. */
int writer_open(struct writer *ret_writer, const char *path, enum db_mode mode,
                bool quiet);
void writer_close(struct writer *writer); /* a writer that was not opened is fine */

/* Waits for the turn, `wait_us` at most (0: not at all). False: somebody still has it. */
bool writer_take(struct writer *writer, int64_t wait_us);
/* Ends the turn. `wrote`: something was committed, which from now on readers will see. */
void writer_give(struct writer *writer, bool wrote);
unsigned long long writer_generation(struct writer *writer);

#endif
