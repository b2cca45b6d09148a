#include "whole.h"

#include "range.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static void put_disposition(struct call *call)
{
    size_t stem = strcspn(call->file_name, ".");
    char field[96];

    (void)snprintf(field, sizeof(field), "attachment; filename=\"%.*s.%s\"", (int)stem,
                   call->file_name, format_suffix(call));
    call_header(call, "Content-Disposition", field);
}

static void put_digest(struct call *call)
{
    enum { BASE64_MAX = sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, 1) };
    const struct api_response *response = call->response;
    unsigned char digest[crypto_hash_sha256_BYTES];
    char text[BASE64_MAX];
    char field[BASE64_MAX + 16];

    (void)crypto_hash_sha256(digest, (const unsigned char *)response->body,
                             response->length);
    (void)sodium_bin2base64(text, sizeof(text), digest, sizeof(digest),
                            sodium_base64_VARIANT_ORIGINAL);
    (void)snprintf(field, sizeof(field), "sha-256=:%s:", text);
    call_header(call, "Repr-Digest", field);
}

int whole_answer(struct call *call, const char *name)
{
    if (call->body.is_full) {
        return call_problem(call, PROBLEM_ANSWER_TOO_LARGE, NULL,
                            "it has more than 64 MiB: narrow it, or take pages of JSON");
    }
    call->file_name = name;
    return call_ok(call);
}

int whole_close(struct call *call, bool is_over)
{
    if (is_over) {
        return call_problem(call, PROBLEM_ANSWER_TOO_LARGE, NULL,
                            "there are more than %d: narrow it, or take pages of JSON",
                            (int)WHOLE_RECORDS_MAX);
    }
    return whole_answer(call, call->route->name);
}

int whole_finish(struct call *call)
{
    put_disposition(call);
    put_digest(call);
    call_header(call, "Accept-Ranges", "bytes");
    return range_apply(call);
}
