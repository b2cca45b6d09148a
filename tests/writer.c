#include "writer.h"

#include "access.h"
#include "ask.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fill_entropy(unsigned char bytes[API_ENTROPY])
{
    static unsigned count;

    memset(bytes, 0, API_ENTROPY);
    count++;
    memcpy(bytes, &count, sizeof(count));
    memcpy(bytes + 16, &count, sizeof(count));
}

void writer_open(struct sample *sample)
{
    sample_golden(sample);
    db_close(sample->db);
    if (db_open(&sample->db, sample->path, DB_WRITE) != DB_FAULT_NONE) {
        tap_note("%s", db_error(sample->db));
        abort();
    }
}

void writer_token(struct db *db, const char *role, char ret_token[80])
{
    const struct db_write write = {.at = "2026-03-02T00:00:00Z", .actor = "test"};
    unsigned char entropy[API_ENTROPY];
    struct access_token made;
    char name[DB_TOKEN_NAME_MAX];

    fill_entropy(entropy);
    access_token_make(entropy, &made);
    (void)snprintf(name, sizeof(name), "%s of the test", role);
    const struct db_token token = {
        .id = made.id,
        .name = name,
        .role = role,
        .hash = made.hash,
        .created_at = write.at,
        .expires_at = "2026-03-03T00:00:00Z",
    };
    if (db_write_begin(db, &write) != DB_OK || db_token_add(db, &token) != DB_OK ||
        db_write_commit(db) != DB_OK) {
        tap_note("%s", db_error(db));
        abort();
    }
    (void)snprintf(ret_token, 80, "%s", made.text);
}

static const char *usual_type(const char *method)
{
    return strcmp(method, "PATCH") == 0 ? "application/merge-patch+json"
                                        : "application/json";
}

void writer_ask(struct db *db, const struct writer_request *asked,
                struct api_response *ret_response)
{
    unsigned char entropy[API_ENTROPY];
    char authorization[128] = "";
    struct api_request request = {
        .target = asked->target,
        .accept = asked->accept,
        .body = asked->body,
        .body_length = asked->body ? strlen(asked->body) : 0,
        .content_type = asked->type   ? asked->type
                        : asked->body ? usual_type(asked->method)
                                      : NULL,
        .content_encoding = asked->encoding,
        .if_match = asked->if_match,
        .if_none_match = asked->if_none_match,
        .idempotency_key = asked->key,
        .prefer = asked->prefer,
        .range = asked->range,
        .now = asked->now ? asked->now : SAMPLE_NOW,
        .entropy = entropy,
        .local = asked->local,
    };

    fill_entropy(entropy);
    if (asked->token) {
        (void)snprintf(authorization, sizeof(authorization), "Bearer %s", asked->token);
        request.authorization = authorization;
    }
    if (!api_method_from_name(asked->method, &request.method))
        abort();
    db_read_end(db);
    api_handle(&request, db, ret_response);
    db_read_end(db);
}

bool writer_answers(struct db *db, const struct writer_request *request, int status,
                    char *tag)
{
    struct api_response response;

    writer_ask(db, request, &response);
    bool as_expected = response.status == status;
    const char *field = sample_header(&response, "ETag");
    if (!as_expected) {
        tap_note("%s %s: %d %.*s", request->method, request->target, response.status,
                 (int)response.length, response.body ? response.body : response.cause);
    }
    if (tag && field)
        (void)snprintf(tag, 64, "%s", field);
    api_response_release(&response);
    return as_expected;
}

json_t *writer_tree(struct db *db, const struct writer_request *request, int *ret_status)
{
    struct api_response response;

    writer_ask(db, request, &response);
    json_t *tree = ask_parse(&response);
    *ret_status = response.status;
    api_response_release(&response);
    return tree;
}
