/* notice_cap.h - a notice as a message of the Common Alerting Protocol 1.2 (OASIS). */
#ifndef API_NOTICE_CAP_H
#define API_NOTICE_CAP_H

#include "call.h"
#include "db/notice.h"

/* The message before this one that everyone could read. */
struct cap_reference {
    int64_t rev;              /* 0: there is none */
    char sent[CALL_TIME_MAX]; /* RFC 3339 in UTC */
};

/* Writes the whole message to the call's body: Alert, Update where there was one before,
 * Cancel (with the reason and nothing else) of a withdrawn one. Not DB_OK: it is
 * incomplete. */
enum db_status notice_cap_write(struct call *call, const struct db_notice *notice,
                                const struct cap_reference *before);

#endif
