/* publication.h - what articles and notices have in common: states and their rules, who
 * may see and set them. What was published is published or withdrawn from then on: it
 * never silently disappears. */
#ifndef API_PUBLICATION_H
#define API_PUBLICATION_H

#include "member.h"

extern const char *const publication_states[]; /* ends with NULL */

/* State and time as a body, or a document of the change log, has them. */
struct publication {
    enum db_state state;
    char published_at[CALL_TIME_MAX]; /* "": none */
    const char *withdrawn_reason;     /* NULL: none */
};

/* The record before the write; all zero: there was none. */
struct publication_before {
    bool exists;
    enum db_state state; /* at now */
    char published_at[CALL_TIME_MAX];
};

/* state (draft when absent), published_at, withdrawn_reason; faults are noted. */
void publication_read(const struct members *members, struct publication *ret_publication);

/* The rules of a write: fills in published_at, makes published what is scheduled for a
 * time that has passed, and notes what breaks a rule. 0, or the status of the problem
 * answered: this asker may not set, or change, such a state. */
int publication_check(const struct members *members,
                      const struct publication_before *before,
                      struct publication *publication);

/* May this asker change a record in that state? 0, or the status of the problem. */
int publication_may_change(struct call *call, enum db_state state);

/* ---- Reading ---- */

/* The record is `state` at now: may everybody see it? 0: it is shown (to editors also
 * what is not public; the answer is private then). Else the status of the problem
 * answered: 404, or 410 with the reason. `noun` and `id` name it. */
struct publication_shown {
    enum db_state state;
    const char *withdrawn_reason;
    const char *noun, *id;
};
int publication_show(struct call *call, const struct publication_shown *shown);

/* The argument `state` of a list, and whether drafts are to be in it. 0, or the status of
 * the problem answered. */
struct publication_wanted {
    bool everything, has_state;
    enum db_state state;
};
int publication_filter(struct call *call, struct publication_wanted *ret_wanted);

/* The parameter of a list that publication_filter() reads. */
#define PUBLICATION_STATE_PARAM                                                          \
    {                                                                                    \
        .name = "state", .kind = PARAM_WORD, .words = publication_states,                \
        .example = "published",                                                          \
        .about = "In this state; others than published take a token"                     \
    }

#endif
