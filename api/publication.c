#include "publication.h"

#include <stdio.h>
#include <string.h>

#define WORD(id, word) word,
const char *const publication_states[] = {PUBLICATION_STATES(WORD) NULL};
#undef WORD

enum { REASON_MAX = 1000 };

void publication_read(const struct members *members, struct publication *ret_publication)
{
    const char *word = member_word(members, "state", publication_states, 0);

    *ret_publication = (struct publication){.state = DB_STATE_DRAFT};
    if (word)
        (void)db_state_from_word(word, &ret_publication->state);
    (void)member_time(members, "published_at", ret_publication->published_at, 0);
    ret_publication->withdrawn_reason =
        member_text(members, "withdrawn_reason", REASON_MAX, MEMBER_LINES);
}

/* ---- Writing ---- */

static int refuse_scope(struct call *call)
{
    return call_problem(call, PROBLEM_FORBIDDEN, NULL,
                        "this takes the scope '%s', which this token lacks: it writes "
                        "drafts only",
                        access_scope_word(SCOPE_PUBLISH));
}

int publication_may_change(struct call *call, enum db_state state)
{
    if (state == DB_STATE_DRAFT || call_may(call, SCOPE_PUBLISH))
        return 0;
    return refuse_scope(call);
}

static bool was_public(const struct publication_before *before)
{
    return before->exists &&
           (before->state == DB_STATE_PUBLISHED || before->state == DB_STATE_WITHDRAWN);
}

/* When what is published without saying when was: as before, or now. */
static void default_time(const char *now, const struct publication_before *before,
                         struct publication *publication)
{
    const char *time =
        was_public(before) && before->published_at[0] ? before->published_at : now;

    if (!publication->published_at[0])
        (void)snprintf(publication->published_at, sizeof(publication->published_at), "%s",
                       time);
}

static void check_time(const struct members *members,
                       const struct publication_before *before,
                       struct publication *publication)
{
    const char *now = members->call->now;

    if (publication->state == DB_STATE_SCHEDULED && !publication->published_at[0]) {
        if (member_find(members, "published_at", 0))
            return; /* it is there, and its fault is noted */
        member_fault(members, "published_at",
                     "it is required for what is scheduled: when to publish");
        return;
    }
    if (publication->state == DB_STATE_SCHEDULED &&
        strcmp(publication->published_at, now) <= 0)
        publication->state = DB_STATE_PUBLISHED;
    if (publication->state != DB_STATE_PUBLISHED)
        return;
    default_time(now, before, publication);
    if (strcmp(publication->published_at, now) > 0)
        member_fault(members, "published_at",
                     "it is in the future: what is to be published then has the state "
                     "scheduled");
}

static void check_reason(const struct members *members,
                         const struct publication_before *before,
                         const struct publication *publication)
{
    if (publication->state != DB_STATE_WITHDRAWN) {
        if (publication->withdrawn_reason)
            member_fault(members, "withdrawn_reason",
                         "it goes with the state withdrawn only");
        return;
    }
    if (!member_find(members, "withdrawn_reason", 0)) {
        member_fault(members, "withdrawn_reason",
                     "it is required: readers are told why it is gone");
    } else if (!was_public(before)) {
        member_fault(members, "state",
                     "what was never published cannot be withdrawn: delete it");
    }
}

int publication_check(const struct members *members,
                      const struct publication_before *before,
                      struct publication *publication)
{
    struct call *call = members->call;
    int status = before->exists ? publication_may_change(call, before->state) : 0;

    if (status == 0)
        status = publication_may_change(call, publication->state);
    if (status != 0)
        return status;
    check_time(members, before, publication);
    check_reason(members, before, publication);
    if (was_public(before) && (publication->state == DB_STATE_DRAFT ||
                               publication->state == DB_STATE_SCHEDULED))
        member_fault(members, "state",
                     "what was published cannot be a draft again: withdraw it");
    return 0;
}

/* ---- Reading ---- */

int publication_show(struct call *call, const struct publication_shown *shown)
{
    if (shown->state == DB_STATE_PUBLISHED)
        return 0;
    if (call_may(call, SCOPE_DRAFTS)) {
        call->is_private = true;
        return 0;
    }
    if (shown->state == DB_STATE_WITHDRAWN)
        return call_problem(call, PROBLEM_GONE, NULL, "withdrawn: %s",
                            shown->withdrawn_reason ? shown->withdrawn_reason : "");
    /* Word for word what is said of what never was (precondition_absent). */
    return call_problem(call, PROBLEM_NOT_FOUND, call->route->params[0].name,
                        "no %s '%.100s'", shown->noun, shown->id);
}

static int refuse_state(struct call *call, const char *word)
{
    if (call->access.actor[0])
        return call_problem(call, PROBLEM_FORBIDDEN, "state",
                            "the state '%s' takes the scope '%s', which this token lacks",
                            word, access_scope_word(SCOPE_DRAFTS));
    call_header(call, "WWW-Authenticate", "Bearer realm=\"embassyd\"");
    return call_problem(call, PROBLEM_UNAUTHORIZED, "state",
                        "the state '%s' takes a token: without one only what is "
                        "published is shown",
                        word);
}

int publication_filter(struct call *call, struct publication_wanted *ret_wanted)
{
    const char *word = call_text(call, "state");
    bool is_editor = call_may(call, SCOPE_DRAFTS);

    *ret_wanted = (struct publication_wanted){.everything = is_editor};
    if (word) {
        (void)db_state_from_word(word, &ret_wanted->state);
        ret_wanted->has_state = is_editor;
        if (!is_editor && ret_wanted->state != DB_STATE_PUBLISHED)
            return refuse_state(call, word);
    }
    call->is_private = is_editor;
    return 0;
}
