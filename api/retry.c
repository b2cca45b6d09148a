#include "retry.h"

#include "db/retry.h"
#include "http_date.h"

#define XXH_INLINE_ALL
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { KEY_MAX = 64, KEPT_S = 24 * 60 * 60 };

/* A bare token, or the quoted string of RFC 8941. False: neither. */
static bool read_key(const char *field, char ret_key[KEY_MAX + 1])
{
    size_t length = strlen(field);

    if (length >= 2 && field[0] == '"' && field[length - 1] == '"') {
        field++;
        length -= 2;
    }
    if (length < 1 || length > KEY_MAX)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (field[i] <= ' ' || field[i] > '~' || field[i] == '"' || field[i] == '\\')
            return false;
    }
    (void)snprintf(ret_key, KEY_MAX + 1, "%.*s", (int)length, field);
    return true;
}

static uint64_t fingerprint(const struct api_request *request)
{
    uint64_t target = XXH3_64bits(request->target, strlen(request->target));

    return XXH3_64bits_withSeed(request->body_length > 0 ? request->body : "",
                                request->body_length, target);
}

struct replay {
    struct call *call;
    bool found, other;
    int status;
};

static void give_again(const struct db_retry *retry, void *context)
{
    struct replay *replay = context;
    struct call *call = replay->call;

    replay->found = true;
    replay->other = retry->fingerprint != fingerprint(call->request);
    if (replay->other)
        return;
    buffer_append_text(&call->body, retry->body);
    if (retry->location)
        call_header(call, "Location", retry->location);
    if (retry->tag)
        (void)snprintf(call->tag, sizeof(call->tag), "%s", retry->tag);
    call_header(call, "Idempotency-Replayed", "true");
    replay->status = call_answer(call, retry->status, NULL);
}

static int refuse_key(struct call *call, const char *detail)
{
    call_fault(call, "Idempotency-Key", "%s", detail);
    return call_refuse(call, PROBLEM_IDEMPOTENCY_KEY, "%s", detail);
}

int retry_find(struct call *call, bool *ret_replayed)
{
    struct replay replay = {.call = call};
    char key[KEY_MAX + 1];

    if (call->dry_run)
        return 0;
    if (!call->request->idempotency_key)
        return refuse_key(call, "the field is missing");
    if (!read_key(call->request->idempotency_key, key))
        return refuse_key(call, "it has to be 1 to 64 visible ASCII characters");
    enum db_status status =
        db_retry_find(call->db, call->access.key, key, give_again, &replay);
    if (status != DB_OK && status != DB_NOT_FOUND)
        return call_db_failed(call, status);
    if (replay.other) {
        call_fault(call, "Idempotency-Key", "it belongs to another request");
        return call_refuse(call, PROBLEM_KEY_REUSED,
                           "this key was used for another address or body");
    }
    *ret_replayed = replay.found;
    return 0;
}

static const char *header_value(const struct api_response *response, const char *name)
{
    for (size_t i = 0; i < response->header_count; i++) {
        if (strcmp(response->header[i].name, name) == 0)
            return response->header[i].value;
    }
    return NULL;
}

static enum db_status keep(struct call *call, const char *key)
{
    const struct api_response *response = call->response;
    char before[HTTP_DATE_MAX];
    char *body = strndup(response->body, response->length);

    if (!body) {
        call->out_of_memory = true;
        return DB_OK; /* becomes a 500 and is rolled back */
    }
    http_date_time(call->request->now - KEPT_S, before);
    enum db_status status = db_retry_forget(call->db, before);
    const struct db_retry retry = {
        .actor = call->access.key,
        .key = key,
        .fingerprint = fingerprint(call->request),
        .status = response->status,
        .location = header_value(response, "Location"),
        .tag = call->tag,
        .body = body,
    };
    if (status == DB_OK)
        status = db_retry_add(call->db, &retry);
    free(body);
    return status;
}

int retry_keep(struct call *call)
{
    char key[KEY_MAX + 1];

    if (!read_key(call->request->idempotency_key, key))
        return call->response->status;
    enum db_status status = keep(call, key);
    if (status == DB_OK)
        return call->response->status;
    free(call->response->body);
    call->response->body = NULL;
    return call_db_failed(call, status);
}
