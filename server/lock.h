/* lock.h - who may write the database: the holder of an exclusive lock on
 * `<database>.lock`. It is a file of its own, because closing any descriptor of the
 * database file would drop SQLite's locks on it. It holds the pid of its holder and is
 * gone when nobody holds it. */
#ifndef SERVER_LOCK_H
#define SERVER_LOCK_H

struct lock {
    int fd;
    char path[4096];
};

enum lock_result {
    LOCK_TAKEN,
    LOCK_HELD,   /* by another process; nothing to release */
    LOCK_FAILED, /* errno says why; nothing to release */
};

enum lock_result lock_take(struct lock *ret_lock, const char *database);
void lock_release(struct lock *lock); /* an untaken lock with fd -1 is fine */

#endif
