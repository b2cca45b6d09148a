#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* The last holder may have removed the file between our open and our lock. */
static bool is_current(const struct lock *lock)
{
    struct stat ours;
    struct stat named;

    return fstat(lock->fd, &ours) == 0 && stat(lock->path, &named) == 0 &&
           ours.st_dev == named.st_dev && ours.st_ino == named.st_ino;
}

static enum lock_result try_once(struct lock *lock)
{
    lock->fd = open(lock->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (lock->fd < 0)
        return LOCK_FAILED;
    if (flock(lock->fd, LOCK_EX | LOCK_NB) == 0)
        return LOCK_TAKEN;

    const int error = errno;
    (void)close(lock->fd);
    lock->fd = -1;
    errno = error;
    return error == EWOULDBLOCK ? LOCK_HELD : LOCK_FAILED;
}

enum lock_result lock_take(struct lock *ret_lock, const char *database)
{
    struct lock *lock = ret_lock;
    const int length = snprintf(lock->path, sizeof(lock->path), "%s.lock", database);

    lock->fd = -1;
    if (length < 0 || (size_t)length >= sizeof(lock->path)) {
        errno = ENAMETOOLONG;
        return LOCK_FAILED;
    }
    for (;;) {
        const enum lock_result result = try_once(lock);

        if (result != LOCK_TAKEN)
            return result;
        if (is_current(lock))
            break;
        (void)close(lock->fd);
    }
    if (ftruncate(lock->fd, 0) == 0)
        (void)dprintf(lock->fd, "%ld\n", (long)getpid());
    return LOCK_TAKEN;
}

void lock_release(struct lock *lock)
{
    if (lock->fd < 0)
        return;
    (void)unlink(lock->path); /* while we hold it: see is_current() */
    (void)close(lock->fd);
    lock->fd = -1;
}
