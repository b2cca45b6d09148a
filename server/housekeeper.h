/* housekeeper.h - the thread that looks after what nobody waits for: read transactions
 * that no request ends, connections that are too slow, access-log lines not yet
 * written. It sleeps without end while there is nothing of these. */
#ifndef SERVER_HOUSEKEEPER_H
#define SERVER_HOUSEKEEPER_H

#include "connections.h"

struct housekeeper;
struct worker;

struct house {
    struct worker *const *worker;
    size_t workers;
    struct connections *connections;
    struct connection_limits limits;
};

/* `house` is borrowed until stop. NULL: the thread cannot be made. */
struct housekeeper *housekeeper_start(const struct house *house);
void housekeeper_stop(struct housekeeper *housekeeper); /* NULL is fine */

/* From any thread: a connection or a read transaction was opened. */
void housekeeper_wake(struct housekeeper *housekeeper);
/* From now on connections that ask for nothing are ended. */
void housekeeper_drain(struct housekeeper *housekeeper);

#endif
