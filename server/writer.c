#include "writer.h"

#include "clock.h"
#include "database.h"
#include "log.h"

#include <errno.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

static int say_missing(const char *path)
{
    log_error("cannot open '%s': %s; create it with 'embassyd init'", path,
              strerrordesc_np(errno));
    return EX_NOINPUT;
}

static int lock_failed(const char *path)
{
    const int error = errno;

    log_error("cannot lock '%s': %s", path, strerrordesc_np(error));
    if (error == EACCES || error == EPERM || error == EROFS)
        return EX_NOPERM;
    return error == ENOENT || error == ENOTDIR ? EX_CANTCREAT : EX_IOERR;
}

static void start_turns(struct writer *writer)
{
    pthread_mutex_init(&writer->mutex, NULL);
    clock_condition(&writer->given);
}

int writer_open(struct writer *ret_writer, const char *path, enum db_mode mode,
                bool quiet)
{
    *ret_writer = (struct writer){.lock.fd = -1};
    if (mode == DB_WRITE && access(path, F_OK) != 0) /* leave no lock file behind */
        return say_missing(path);

    switch (lock_take(&ret_writer->lock, path)) {
    case LOCK_FAILED:
        return lock_failed(path);
    case LOCK_HELD:
        if (!quiet) {
            log_error("cannot write '%s': another embassyd holds '%s'", path,
                      ret_writer->lock.path);
        }
        return EX_TEMPFAIL;
    case LOCK_TAKEN:
        break;
    }

    const int code = database_open(&ret_writer->db, path, mode);
    if (code == EX_OK) {
        start_turns(ret_writer);
    } else {
        lock_release(&ret_writer->lock);
    }
    return code;
}

void writer_close(struct writer *writer)
{
    if (writer->db) {
        pthread_cond_destroy(&writer->given);
        pthread_mutex_destroy(&writer->mutex);
    }
    db_close(writer->db);
    writer->db = NULL;
    lock_release(&writer->lock);
}

bool writer_take(struct writer *writer, int64_t wait_us)
{
    const int64_t end_us = clock_us() + wait_us;
    bool taken = false;

    pthread_mutex_lock(&writer->mutex);
    while (writer->taken && clock_us() < end_us)
        clock_wait(&writer->given, &writer->mutex, end_us);
    taken = !writer->taken;
    if (taken)
        writer->taken = true;
    pthread_mutex_unlock(&writer->mutex);
    return taken;
}

void writer_give(struct writer *writer, bool wrote)
{
    if (wrote)
        atomic_fetch_add(&writer->generation, 1);
    pthread_mutex_lock(&writer->mutex);
    writer->taken = false;
    pthread_cond_signal(&writer->given);
    pthread_mutex_unlock(&writer->mutex);
}

unsigned long long writer_generation(struct writer *writer)
{
    return atomic_load(&writer->generation);
}
