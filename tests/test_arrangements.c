/* test_arrangements.c - PUT, PATCH and DELETE of /arrangements: what is refused, with the
 * pointer to it, and pages of the list. The rules of all writes are in test_write.c. */
#include "ask.h"
#include "tap.h"
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char address[] = "/api/v1/arrangements/testers";

#define WORDS                                                                            \
    "\"kind\":\"service_sharing\",\"title\":\"T\",\"scope\":\"listed\","                 \
    "\"unrepresented\":\"no_post\",\"provider_posts\":\"listed\","
#define PARTIES  "\"beneficiaries\":[\"LI\"],\"providers\":[\"CH\",\"nordic\"],"
#define DISABLED "\"enabled\":false,\"disabled_reason\":\"Not verified\""
#define ENABLED                                                                          \
    "\"enabled\":true,\"source_name\":\"S\",\"source_url\":\"https://example.org/\","    \
    "\"verified_at\":\"2026-01-01\""

struct desk {
    struct tap *tap;
    struct db *db;
    char token[80];
};

static bool answers(const struct desk *desk, struct writer_request request, int status,
                    char *tag)
{
    request.token = desk->token;
    return writer_answers(desk->db, &request, status, tag);
}

/* The record that the answer to a GET shows; the caller decrefs. */
static json_t *read_back(const struct desk *desk)
{
    json_t *tree = ask(desk->db, address);

    db_read_end(desk->db);
    return tree;
}

static void check_written(const struct desk *desk)
{
    char tag[64] = "";
    struct writer_request request = {.method = "PUT",
                                     .target = address,
                                     .if_none_match = "*",
                                     .body = "{" WORDS PARTIES DISABLED "}"};

    tap_check(desk->tap, answers(desk, request, 201, tag), "one is made, disabled");
    request = (struct writer_request){.method = "PATCH",
                                      .target = address,
                                      .if_match = tag,
                                      .body = "{\"disabled_reason\":null," ENABLED "}"};
    tap_check(desk->tap, answers(desk, request, 200, tag), "verified, and enabled");
    request.body = "{\"posts\":[{\"host\":\"NP\",\"provider\":\"CH\"},"
                   "{\"host\":\"IR\",\"provider\":\"FI\"}]}";
    tap_check(desk->tap, answers(desk, request, 200, tag),
              "posts of a provider, and of a member of one");
    json_t *now = read_back(desk);
    const json_t *post = json_array_get(json_object_get(now, "posts"), 1);
    tap_check(desk->tap,
              json_integer_value(json_object_get(now, "rev")) == 3 &&
                  json_is_true(json_object_get(now, "enabled")) &&
                  strcmp(ask_text(now, "consular_cover"), "unknown") == 0 &&
                  json_array_size(json_object_get(now, "needs")) == 0 &&
                  strcmp(ask_text(post, "provider"), "FI") == 0 &&
                  json_is_null(json_object_get(post, "cover")),
              "it is as it was written");
    json_decref(now);
}

/* What nobody may send, and where it is wrong. NULL: only that it is refused. */
static const struct {
    const char *body, *pointer;
} refused[] = {
    {"{" WORDS PARTIES "\"enabled\":false}", "#/disabled_reason"},
    {"{" WORDS PARTIES ENABLED ",\"disabled_reason\":\"r\"}", "#/disabled_reason"},
    {"{" WORDS PARTIES "\"enabled\":true,\"source_name\":\"S\","
     "\"source_url\":\"https://example.org/\"}",
     "#/verified_at"},
    {"{" WORDS PARTIES "\"enabled\":true,\"source_name\":\"S\","
     "\"verified_at\":\"2026-01-01\"}",
     "#/source_url"},
    {"{" WORDS PARTIES "\"disabled_reason\":\"r\"}", "#/enabled"},
    {"{" WORDS PARTIES "\"enabled\":1,\"disabled_reason\":\"r\"}", "#/enabled"},
    {"{" PARTIES DISABLED "}", NULL},
    {"{" WORDS PARTIES DISABLED ",\"kind\":\"friendship\"}", NULL},
    {"{" WORDS PARTIES DISABLED ",\"consular_cover\":\"some\"}", "#/consular_cover"},
    {"{" WORDS "\"beneficiaries\":[],\"providers\":[\"CH\"]," DISABLED "}",
     "#/beneficiaries"},
    {"{" WORDS "\"beneficiaries\":[\"LI\"]," DISABLED "}", "#/providers"},
    {"{" WORDS "\"beneficiaries\":[\"LI\",\"eurp\"],\"providers\":[\"CH\"]," DISABLED "}",
     "#/beneficiaries/1"},
    {"{" WORDS "\"beneficiaries\":[\"LI\"],\"providers\":[\"Switzerland\"]," DISABLED "}",
     "#/providers/0"},
    {"{" WORDS "\"beneficiaries\":[\"eu\",\"eu\"],\"providers\":[\"CH\"]," DISABLED "}",
     "#/beneficiaries/1"},
    {"{" WORDS PARTIES DISABLED ",\"needs\":[\"arrest\",\"money\"]}", "#/needs/1"},
    {"{" WORDS PARTIES DISABLED ",\"valid_from\":\"2026-02-30\"}", "#/valid_from"},
    {"{" WORDS PARTIES DISABLED ",\"valid_from\":\"2026-02-02\","
     "\"valid_to\":\"2026-02-01\"}",
     "#/valid_to"},
    {"{" WORDS PARTIES DISABLED ",\"source_url\":\"javascript:alert(1)\"}",
     "#/source_url"},
    {"{" WORDS PARTIES DISABLED ",\"posts\":[{\"host\":\"NP\",\"provider\":\"FR\"}]}",
     "#/posts/0/provider"},
    {"{" WORDS PARTIES DISABLED ",\"posts\":[{\"host\":\"Nepal\",\"provider\":\"CH\"}]}",
     "#/posts/0/host"},
    {"{" WORDS PARTIES DISABLED ",\"posts\":[{\"host\":\"NP\",\"provider\":\"CH\","
     "\"mission\":\"../1\"}]}",
     "#/posts/0/mission"},
    {"{" WORDS PARTIES DISABLED ",\"posts\":[{\"host\":\"NP\",\"provider\":\"CH\","
     "\"cover\":\"some\"}]}",
     "#/posts/0/cover"},
    {"{" WORDS PARTIES DISABLED ",\"posts\":[{\"host\":\"NP\",\"provider\":\"CH\","
     "\"valid_from\":\"2026-01-01\",\"valid_to\":\"2025-01-01\"}]}",
     "#/posts/0/valid_to"},
    {"{" WORDS PARTIES DISABLED ",\"posts\":[{\"host\":\"NP\",\"provider\":\"CH\","
     "\"phone\":\"1\"}]}",
     "#/posts/0/phone"},
    {"{" WORDS PARTIES DISABLED ",\"posts\":{}}", "#/posts"},
    {"{" WORDS PARTIES DISABLED ",\"phone\":1}", "#/phone"},
};

static void check_refused(const struct desk *desk, const char *body, const char *pointer)
{
    const struct writer_request request = {.method = "PUT",
                                           .target = "/api/v1/arrangements/others",
                                           .if_none_match = "*",
                                           .token = desk->token,
                                           .body = body};
    int status = 0;
    json_t *tree = writer_tree(desk->db, &request, &status);
    const json_t *errors = json_object_get(tree, "errors");

    tap_check(
        desk->tap,
        pointer ? status == 422 && json_array_size(errors) == 1 &&
                      strcmp(ask_text(json_array_get(errors, 0), "pointer"), pointer) == 0
                : status / 100 == 4,
        "%d: %s %s", status, ask_text(json_array_get(errors, 0), "pointer"),
        ask_text(json_array_get(errors, 0), "detail"));
    json_decref(tree);
}

/* One post more than there may be. */
static void check_bounds(const struct desk *desk)
{
    static const char post[] = "{\"host\":\"NP\",\"provider\":\"CH\"}";
    size_t size = 1000 + 201 * sizeof(post);
    char *body = malloc(size);

    if (!body)
        exit(1);
    (void)snprintf(body, size, "{" WORDS PARTIES DISABLED ",\"posts\":[%s", post);
    for (int i = 0; i < 200; i++) {
        size_t length = strlen(body);
        (void)snprintf(body + length, size - length, ",%s", post);
    }
    (void)snprintf(body + strlen(body), size - strlen(body), "]}");
    check_refused(desk, body, "#/posts");
    free(body);
}

static void check_ids(const struct desk *desk)
{
    static const char *const ids[] = {
        "-a",
        "a-",
        "a--b",
        "A",
        "a_b",
        "a.b",
        "a123456789012345678901234567890123456789012345678901234567890123"};

    for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
        char target[120];

        (void)snprintf(target, sizeof(target), "/api/v1/arrangements/%s", ids[i]);
        tap_check(desk->tap,
                  answers(desk,
                          (struct writer_request){.method = "PUT",
                                                  .target = target,
                                                  .if_none_match = "*",
                                                  .body = "{" WORDS PARTIES DISABLED "}"},
                          400, NULL),
                  "%s is no id", ids[i]);
    }
}

/* All of them, some a page: each once, in the order of ids. */
static void check_pages(const struct desk *desk, int limit)
{
    char target[300];
    char before[80] = "";
    size_t seen = 0;
    json_int_t total = 0;

    (void)snprintf(target, sizeof(target), "/api/v1/arrangements?limit=%d", limit);
    while (target[0]) {
        json_t *page = ask(desk->db, target);
        const json_t *items = json_object_get(page, "items");

        total = json_integer_value(json_object_get(page, "total"));
        for (size_t i = 0; i < json_array_size(items); i++, seen++) {
            const char *id = ask_text(json_array_get(items, i), "id");

            if (strcmp(id, before) <= 0)
                tap_check(desk->tap, false, "%s comes after %s", id, before);
            (void)snprintf(before, sizeof(before), "%s", id);
        }
        (void)snprintf(target, sizeof(target), "%s",
                       ask_text(json_object_get(page, "links"), "next"));
        json_decref(page);
    }
    db_read_end(desk->db);
    tap_check(desk->tap, total == 7 && seen == 7, "%d a page: %zu of %d", limit, seen,
              (int)total);
}

/* An id as long as it may be is taken, and pages go on after it. */
static void check_long(const struct desk *desk)
{
    static const char longest[] = "/api/v1/arrangements/"
                                  "a12345678901234567890123456789012345678901234567890123"
                                  "456789012";
    tap_check(desk->tap,
              answers(desk,
                      (struct writer_request){.method = "PUT",
                                              .target = longest,
                                              .if_none_match = "*",
                                              .body = "{" WORDS PARTIES DISABLED "}"},
                      201, NULL),
              "an id of 63 bytes");
    for (int limit = 1; limit <= 8; limit++)
        check_pages(desk, limit);
}

static void check_deleted(const struct desk *desk)
{
    struct writer_request request = {
        .method = "DELETE", .target = address, .if_match = "*"};

    tap_check(desk->tap, answers(desk, request, 204, NULL), "it is removed");
    request = (struct writer_request){.method = "GET", .target = address};
    tap_check(desk->tap, answers(desk, request, 410, NULL), "and is gone");
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    writer_open(&sample);
    struct desk desk = {.tap = &tap, .db = sample.db};
    writer_token(sample.db, "curator", desk.token);
    check_written(&desk);
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
        check_refused(&desk, refused[i].body, refused[i].pointer);
    check_bounds(&desk);
    check_ids(&desk);
    check_long(&desk);
    check_deleted(&desk);
    sample_remove(&sample);
    return tap_end(&tap);
}
