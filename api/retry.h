/* retry.h - POST again: the answer to the first is kept for a day and given again
 * (draft-ietf-httpapi-idempotency-key-header). */
#ifndef API_RETRY_H
#define API_RETRY_H

#include "call.h"

/* The Idempotency-Key of this POST: is it usable, and was it used? 0, or the status of
 * the problem answered; *ret_replayed: the first answer was given again. A dry run needs
 * no key. */
int retry_find(struct call *call, bool *ret_replayed);

/* Keeps the 201 that was just answered, in the same transaction. Its status, or that of
 * the problem answered instead. */
int retry_keep(struct call *call);

#endif
