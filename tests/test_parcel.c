/* test_parcel.c - what goes over the control socket arrives as it was, and bytes that are
 * none of it are refused, whatever they are; bodies keep to the memory they share. */
#include "tap.h"

#include "server/body.h"
#include "server/parcel.h"

#include <stdlib.h>
#include <string.h>

static const struct api_request request = {
    .method = API_PATCH,
    .target = "/api/v1/articles/a?dry_run=1",
    .if_match = "\"1\"",
    .content_type = "application/json",
    .idempotency_key = "",
    .local = "ann",
    .body = "{\"title\":\0\"x\"}",
    .body_length = 14,
};

static bool same(const char *one, const char *other)
{
    return one && other ? strcmp(one, other) == 0 : one == other;
}

static void test_request(struct tap *tap)
{
    struct parcel parcel = {.bytes = NULL};
    struct api_request got = {.method = API_GET};

    parcel_put_request(&parcel, &request);
    tap_check(tap, !parcel.failed && parcel_request(parcel.bytes, parcel.length, &got),
              "a request arrives");
    tap_check(tap,
              got.method == API_PATCH && same(got.target, request.target) &&
                  same(got.if_match, request.if_match) && same(got.local, "ann") &&
                  same(got.content_type, request.content_type),
              "with its texts");
    tap_check(tap, !got.accept && !got.authorization && same(got.idempotency_key, ""),
              "what is absent is not what is empty");
    tap_check(tap, got.body_length == 14 && memcmp(got.body, request.body, 14) == 0,
              "with its body, NUL and all");
    parcel_release(&parcel);
}

static void test_response(struct tap *tap)
{
    char *tag = strdup("\"7\"");
    struct api_response response = {.status = 201,
                                    .type = "application/json",
                                    .body = strdup("{}"),
                                    .length = 2,
                                    .header = {{"ETag", tag}},
                                    .header_count = 1,
                                    .wrote = true,
                                    .actor = "ann"};
    struct api_response got = {.status = 0};
    struct parcel parcel = {.bytes = NULL};

    parcel_put_response(&parcel, &response);
    tap_check(tap, parcel_response(parcel.bytes, parcel.length, &got),
              "a response arrives");
    tap_check(tap,
              got.status == 201 && got.wrote && same(got.actor, "ann") &&
                  same(got.type, "application/json") && same(got.body, "{}") &&
                  got.length == 2 && got.header_count == 1 &&
                  same(got.header[0].name, "ETag") && same(got.header[0].value, "\"7\""),
              "with all that belongs to it");
    api_response_release(&got);

    int taken = 0;
    for (size_t length = 0; length < parcel.length; length++)
        taken += parcel_response(parcel.bytes, length, &got);
    tap_check(tap, taken == 0, "no part of one is a response");
    parcel_release(&parcel);
    api_response_release(&response);
}

/* Exact copies on the heap, so that one byte too far is seen. */
static void test_damage(struct tap *tap)
{
    struct parcel parcel = {.bytes = NULL};
    struct api_request got;
    struct api_response response = {.status = 0};
    int taken = 0;

    parcel_put_request(&parcel, &request);
    for (size_t length = 0; length < parcel.length; length++) {
        char *copy = malloc(length + 1);

        memcpy(copy, parcel.bytes, length);
        taken += parcel_request(copy, length, &got);
        free(copy);
    }
    tap_check(tap, taken == 0, "no part of a request is a request");
    for (size_t i = 0; i < parcel.length * 8; i++) {
        char *copy = malloc(parcel.length);

        memcpy(copy, parcel.bytes, parcel.length);
        copy[i / 8] = (char)(copy[i / 8] ^ 1 << i % 8);
        if (parcel_request(copy, parcel.length, &got)) {
            taken += got.method > API_DELETE || strlen(got.target) > parcel.length;
            taken += got.body_length > parcel.length;
        }
        if (parcel_response(copy, parcel.length, &response))
            api_response_release(&response);
        free(copy);
    }
    tap_check(tap, taken == 0, "one wrong bit is refused, or harmless");
    parcel_release(&parcel);
}

static void test_long(struct tap *tap)
{
    char *text = calloc(1, PARCEL_FIELD_MAX + 2);
    struct parcel parcel = {.bytes = NULL};
    const struct api_request wide = {.target = text};

    memset(text, 'a', PARCEL_FIELD_MAX + 1);
    parcel_put_request(&parcel, &wide);
    tap_check(tap, parcel.failed, "a field that is too long is not sent");
    parcel_release(&parcel);
    free(text);
}

/* ---- Bodies ---- */

static size_t fill(struct body *body, struct body_store *store, size_t length)
{
    static const char block[64 * 1024];

    while (body->length < length) {
        const size_t left = length - body->length;
        const size_t part = left < sizeof(block) ? left : sizeof(block);

        if (body_add(body, store, block, part, length) != BODY_TAKEN)
            break;
    }
    return body->length;
}

static void test_bodies(struct tap *tap)
{
    enum { SMALL = 512 * 1024, LARGE = 8 * 1024 * 1024, COUNT = 140 };
    static struct body small[COUNT];
    struct body large[BODY_LARGE_COUNT + 1] = {{.bytes = NULL}};
    struct body_store store;
    size_t total = 0;

    body_store_init(&store);
    for (int i = 0; i < BODY_LARGE_COUNT; i++)
        total += fill(&large[i], &store, LARGE) == LARGE;
    tap_check(tap, total == BODY_LARGE_COUNT, "so many large bodies at once");
    tap_check(tap, fill(&large[BODY_LARGE_COUNT], &store, LARGE) <= BODY_LARGE,
              "no one more");
    body_release(&large[0], &store);
    tap_check(tap, fill(&large[BODY_LARGE_COUNT], &store, LARGE) == LARGE,
              "another when one is done");
    total = 0;
    for (int i = 0; i < COUNT; i++)
        total += fill(&small[i], &store, SMALL);
    tap_check(tap,
              total + BODY_LARGE_COUNT * (size_t)LARGE <= BODY_TOTAL &&
                  store.total <= BODY_TOTAL && total < (size_t)COUNT * SMALL,
              "all of them within what they share");
    for (int i = 0; i < COUNT; i++)
        body_release(&small[i], &store);
    for (int i = 0; i <= BODY_LARGE_COUNT; i++)
        body_release(&large[i], &store);
    tap_check(tap, store.total == 0 && store.large == 0, "all of it is given back");
    body_store_release(&store);
}

int main(void)
{
    struct tap tap = {0};

    test_request(&tap);
    test_response(&tap);
    test_damage(&tap);
    test_long(&tap);
    test_bodies(&tap);
    return tap_end(&tap);
}
