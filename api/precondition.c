#include "precondition.h"

#include "db/history.h"
#include "tag.h"

#include <stdlib.h>
#include <string.h>

enum match { MATCH_NONE, MATCH_THIS, MATCH_WEAK };

/* Strong comparison, of record and revision in the tag: whatever form the client read, it
 * is the same state. */
static enum match compare(const char *if_match, const struct tag_record *record)
{
    bool is_weak = false;

    for (const char *at = if_match; *at;) {
        at += strspn(at, " \t,");
        if (*at == '*')
            return MATCH_THIS;
        is_weak = is_weak || strncmp(at, "W/", 2) == 0; /* the next may be strong */
        size_t length = *at == '"' ? 2 + strcspn(at + 1, "\"") : strcspn(at, ",");
        if (tag_is_of(at, length, record))
            return MATCH_THIS;
        at += strnlen(at, length);
        at += strcspn(at, ",");
    }
    return is_weak ? MATCH_WEAK : MATCH_NONE;
}

static bool is_star(const char *field)
{
    return field && strcmp(field + strspn(field, " \t"), "*") == 0;
}

static int require(struct call *call, const char *detail)
{
    call_fault(call, "If-Match", "it is missing");
    return call_refuse(call, PROBLEM_PRECONDITION_REQUIRED, "%s", detail);
}

static int check_absent(struct call *call)
{
    const struct api_request *request = call->request;

    if (is_star(request->if_none_match) && !request->if_match)
        return 0;
    if (request->if_match) {
        call_fault(call, "If-Match", "there is no such record");
        return call_refuse(call, PROBLEM_PRECONDITION_FAILED, "there is no such record");
    }
    return require(call, "there is no such record yet: If-None-Match: * creates it");
}

static int check_present(struct call *call, const struct current *current)
{
    const struct api_request *request = call->request;

    if (is_star(request->if_none_match)) {
        call_fault(call, "If-None-Match", "the record exists");
        return call_refuse(call, PROBLEM_PRECONDITION_FAILED, "the record exists");
    }
    if (!request->if_match)
        return require(call, "If-Match says which state of the record you mean");
    switch (compare(request->if_match, &current->record)) {
    case MATCH_THIS:
        return 0;
    case MATCH_WEAK:
        call_fault(call, "If-Match", "the tag is weak");
        return call_refuse(call, PROBLEM_WEAK_ETAG,
                           "a tag that begins with W/ guards nothing: a proxy on the way "
                           "may compress answers");
    case MATCH_NONE:
        break;
    }
    call_fault(call, "If-Match", "the record has changed since");
    return call_refuse(call, PROBLEM_PRECONDITION_FAILED, "the record has changed since");
}

int precondition_check(struct call *call, const struct current *current)
{
    return current->exists ? check_present(call, current) : check_absent(call);
}

static void note_deleted(const struct db_change_row *change, void *context)
{
    bool *is_deleted = context;

    *is_deleted = change->document == NULL;
}

int precondition_absent(struct call *call, enum db_kind kind, const char *id)
{
    bool is_deleted = false;
    enum db_status status = db_change_last(call->db, kind, id, note_deleted, &is_deleted);

    if (status != DB_OK && status != DB_NOT_FOUND)
        return call_db_failed(call, status);
    const char *name = call->route->params[0].name; /* of the id in the path */
    if (is_deleted)
        return call_problem(call, PROBLEM_GONE, name, "'%.100s' was deleted", id);
    return call_problem(call, PROBLEM_NOT_FOUND, name, "no %s '%.100s'",
                        db_kind_word(kind), id);
}
