/* precondition.h - which state of a record a client means to change (RFC 9110 §13.1). */
#ifndef API_PRECONDITION_H
#define API_PRECONDITION_H

#include "call.h"

/* A record as it is stored, before it is changed. */
struct current {
    bool exists;
    struct tag_record record;
    char *text;   /* its representation; owned, like the tree of it */
    json_t *tree; /* NULL when it does not exist */
};

/* 0, or the status of the problem answered: 428 when the client does not say which state
 * it means, 412 when it means another one. */
int precondition_check(struct call *call, const struct current *current);

/* 410 for a record that was deleted, else 404. */
int precondition_absent(struct call *call, enum db_kind kind, const char *id);

#endif
