/* publication.h - what articles and notices have in common: a state, and a time at which
 * they are there for everyone. */
#ifndef DB_PUBLICATION_H
#define DB_PUBLICATION_H

#include "db/db.h"

#define PUBLICATION_STATES(X)                                                            \
    X(DRAFT, "draft")         /* for editors only */                                     \
    X(SCHEDULED, "scheduled") /* publishes itself at published_at */                     \
    X(PUBLISHED, "published")                                                            \
    X(WITHDRAWN, "withdrawn") /* gone, with the reason */

#define ENUM(id, word) DB_STATE_##id,
enum db_state { PUBLICATION_STATES(ENUM) DB_STATE__COUNT };
#undef ENUM

const char *db_state_word(enum db_state state);
bool db_state_from_word(const char *word, enum db_state *ret_state);

/* What a stored state means at `now` (RFC 3339): a scheduled one whose time has come is
 * published, whether or not somebody has written that down yet. */
enum db_state db_state_at(enum db_state stored, const char *published_at,
                          const char *now);

/* The moments at which answers change without a write: something starts, ends, is
 * published, or has not been reviewed for too long. Empty: there is none. */
struct db_turn {
    char last[24],
        next[24]; /* around `now`: the last moment <= now, the first after it */
    /* Around `review_before`, of reviewed_at of notices. */
    char reviewed_last[24], reviewed_next[24];
};
enum db_status db_turn(struct db *db, const char *now, const char *review_before,
                       struct db_turn *ret_turn);

/* Articles and notices whose publication is due at `now` and not yet written down, at
 * most `limit`; the visitor collects, and puts after this returned. */
typedef void db_due_visitor(enum db_kind kind, const char *id, void *context);
enum db_status db_publication_due(struct db *db, const char *now, int64_t limit,
                                  db_due_visitor *visit, void *context);

#endif
