/* snapshot.c - /snapshot.sqlite: the public tables as one file of SQLite. */
#include "db/snapshot.h"

#include "routes.h"
#include "whole.h"

const struct param snapshot_get_params[] = {{0}};

static void take(const void *bytes, size_t length, void *context)
{
    struct call *call = context;

    buffer_append(&call->body, bytes, length);
}

int snapshot_get(struct call *call)
{
    enum db_status status = db_snapshot(call->db, call->now, call->tag, take, call);

    if (status == DB_FULL) {
        return call_problem(call, PROBLEM_ANSWER_TOO_LARGE, NULL,
                            "the tables have more than 64 MiB: take them as lists");
    }
    return status == DB_OK ? whole_answer(call, "embassyd")
                           : call_db_failed(call, status);
}
