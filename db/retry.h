/* retry.h - answers to POST kept for a day: the same Idempotency-Key gets the same answer
 * (draft-ietf-httpapi-idempotency-key-header). Stored in the transaction of the write. */
#ifndef DB_RETRY_H
#define DB_RETRY_H

#include "db/db.h"

struct db_retry {
    const char *actor; /* token id, or "local" */
    const char *key;
    uint64_t fingerprint; /* of target and body */
    int status;
    const char *location, *tag; /* NULL: none */
    const char *body;
};
typedef void db_retry_visitor(const struct db_retry *retry, void *context);

enum db_status db_retry_find(struct db *db, const char *actor, const char *key,
                             db_retry_visitor *visit, void *context);
enum db_status db_retry_add(struct db *db, const struct db_retry *retry);
/* Forgets those kept before `before` (RFC 3339). */
enum db_status db_retry_forget(struct db *db, const char *before);

#endif
