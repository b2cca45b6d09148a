#include "starter_records.h"

#include "body.h"
#include "buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool fail(struct starter_records_result *result, enum db_status status,
                 const char *file, const char *where, const char *what)
{
    result->status = status;
    (void)snprintf(result->error, sizeof(result->error), "%.40s: %.80s: %.160s", file,
                   where, what);
    return false;
}

static bool fail_syntax(struct starter_records_result *result, const char *file,
                        const json_error_t *error)
{
    bool is_syntax = json_error_code(error) != json_error_out_of_memory &&
                     json_error_code(error) != json_error_unknown;
    char line[32];

    (void)snprintf(line, sizeof(line), "line %d", error->line);
    return fail(result, is_syntax ? DB_OK : DB_FAILED, file, line,
                is_syntax ? error->text : "out of memory");
}

/* The array, or NULL. */
static json_t *parse(const char *file, const char *const *text,
                     struct starter_records_result *result)
{
    struct buffer buffer = {0};
    json_error_t error = {.line = 0};
    json_t *records = NULL;

    for (; *text; text++)
        buffer_append_text(&buffer, *text);
    const char *whole = buffer_text(&buffer);
    if (!whole) {
        (void)fail(result, DB_FAILED, file, "all of it", "out of memory");
    } else if (body_is_deep(whole, buffer.length)) {
        (void)fail(result, DB_OK, file, "all of it", "nested too deep");
    } else {
        records = json_loads(whole, JSON_REJECT_DUPLICATES, &error);
        if (!records)
            (void)fail_syntax(result, file, &error);
    }
    buffer_release(&buffer);
    if (records && !json_is_array(records)) {
        (void)fail(result, DB_OK, file, "all of it", "not an array");
        json_decref(records);
        return NULL;
    }
    return records;
}

/* The first fault of a record tells enough: "#/lines/0/number" of record 3 becomes
 * "#/3/lines/0/number". */
static bool put_record(struct call *call, const json_t *record, size_t index,
                       const char *file, starter_record_putter *put,
                       struct starter_records_result *result)
{
    const struct members members = {call, record, ""};
    enum db_status status = DB_OK;
    char where[104]; /* "#/", a number of 20 digits, and where a fault is */

    (void)snprintf(where, sizeof(where), "#/%zu", index);
    if (!json_is_object(record))
        return fail(result, DB_OK, file, where, "not an object");
    call->fault_count = 0;
    status = put(&members);
    if (call->out_of_memory)
        return fail(result, DB_FAILED, file, where, "out of memory");
    if (call->fault_count > 0) {
        const char *at = call->fault[0].where;

        (void)snprintf(where, sizeof(where), "#/%zu%s", index,
                       at[0] == '#' ? at + 1 : at);
        return fail(result, DB_OK, file, where, call->fault[0].detail);
    }
    if (status == DB_CONFLICT)
        return fail(result, DB_OK, file, where, db_error(call->db));
    return status == DB_OK || fail(result, status, file, where, db_error(call->db));
}

bool starter_records_put(struct db *db, const char *file, const char *const *text,
                         const struct db_write *write, starter_record_putter *put,
                         struct starter_records_result *ret_result)
{
    struct call call = {.db = db, .access = {.scopes = ~0U}};
    bool fine = true;

    *ret_result = (struct starter_records_result){.status = DB_OK};
    (void)snprintf(call.now, sizeof(call.now), "%s", write->at);
    json_t *records = parse(file, text, ret_result);
    if (!records)
        return false;
    for (size_t i = 0; fine && i < json_array_size(records); i++)
        fine = put_record(&call, json_array_get(records, i), i, file, put, ret_result);
    json_decref(records);
    return fine;
}
