/* test_changes.c - /changes and the histories: pages, filters, what is not for everyone,
 * and what each change changed. */
#include "ask.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

static int status_of(struct db *db, enum api_method method, const char *target,
                     const char *local, const char *body)
{
    static const unsigned char entropy[API_ENTROPY];
    const struct api_request request = {
        .method = method,
        .target = target,
        .now = SAMPLE_NOW,
        .local = local,
        .entropy = entropy,
        .content_type =
            method == API_PATCH ? "application/merge-patch+json" : "application/json",
        .if_match = method == API_PUT ? NULL : "*",
        .if_none_match = method == API_PUT ? "*" : NULL,
        .body = body,
        .body_length = body ? strlen(body) : 0,
    };
    struct api_response response;

    api_handle(&request, db, &response);
    int status = response.status;
    if (body && status >= 300)
        tap_note("%s: %.300s", target, response.body ? response.body : "");
    api_response_release(&response);
    return status;
}

static json_t *ask_as(struct db *db, const char *target, const char *local,
                      const char *wanted_cache)
{
    const struct api_request request = {
        .method = API_GET, .target = target, .now = SAMPLE_NOW, .local = local};
    struct api_response response;

    api_handle(&request, db, &response);
    const char *cache = sample_header(&response, "Cache-Control");
    json_t *tree = response.status == 200 && cache && strcmp(cache, wanted_cache) == 0
                       ? ask_parse(&response)
                       : NULL;
    if (!tree)
        tap_note("%s: %d, %s", target, response.status, cache ? cache : "-");
    api_response_release(&response);
    return tree;
}

static json_int_t number(const json_t *tree, const char *path)
{
    return json_integer_value(ask_at(tree, path));
}

static const json_t *item(const json_t *tree, size_t index)
{
    return json_array_get(json_object_get(tree, "items"), index);
}

static size_t count(const json_t *tree)
{
    return json_array_size(json_object_get(tree, "items"));
}

static void test_pages(struct tap *tap, struct db *db)
{
    json_t *all = ask_as(db, "/api/v1/changes?limit=500", NULL, "no-cache");
    json_t *two = ask_as(db, "/api/v1/changes?since=1&limit=2", NULL, "no-cache");
    json_t *end = ask_as(db, "/api/v1/changes?since=100000", NULL, "no-cache");
    json_t *few = ask_as(db, "/api/v1/changes?kinds=source,article", NULL, "no-cache");
    size_t wrong = 0;

    for (size_t i = 0; i < count(all); i++)
        wrong += number(item(all, i), "seq") != (json_int_t)i + 1;
    tap_check(tap,
              count(all) > 250 && wrong == 0 && json_is_false(ask_at(all, "more")) &&
                  number(all, "last_seq") == (json_int_t)count(all),
              "all changes in their order: %zu", count(all));
    tap_check(tap,
              count(two) == 2 && number(item(two, 0), "seq") == 2 &&
                  number(two, "last_seq") == 3 && json_is_true(ask_at(two, "more")),
              "a page goes on after the one before");
    tap_check(tap,
              count(end) == 0 && json_is_false(ask_at(end, "more")) &&
                  number(end, "last_seq") == number(all, "last_seq"),
              "and ends where the log does");
    tap_check(tap,
              count(few) >= 1 && strcmp(ask_text(item(few, 0), "kind"), "source") == 0 &&
                  number(few, "last_seq") == number(all, "last_seq"),
              "a filter moves on over what it leaves out");
    tap_check(tap,
              json_is_object(json_object_get(item(all, 0), "document")) &&
                  strcmp(ask_text(item(all, 0), "op"), "put") == 0 &&
                  strcmp(ask_text(item(all, 0), "actor"), "init") == 0,
              "a change has its document and its author");
    json_decref(all);
    json_decref(two);
    json_decref(end);
    json_decref(few);
}

static void test_polling(struct tap *tap, struct db *db)
{
    struct api_response response;
    char tag[64];

    sample_get(db, "/api/v1/changes?since=5", &response);
    (void)snprintf(tag, sizeof(tag), "%s", sample_header(&response, "ETag"));
    api_response_release(&response);
    const struct api_request later = {.method = API_GET,
                                      .target = "/api/v1/changes?since=5",
                                      .if_none_match = tag,
                                      .now = SAMPLE_NOW + 1000000};
    api_handle(&later, db, &response);
    tap_check(tap, response.status == 304, "nothing new, whatever the time: %d",
              response.status);
    api_response_release(&response);
    tap_check(tap,
              status_of(db, API_PATCH, "/api/v1/missions/Q900000001", "editor",
                        "{\"city\":\"Elsewhere\",\"opened\":\"1990\"}") == 200,
              "a change");
    api_handle(&later, db, &response);
    tap_check(tap, response.status == 200, "is told: %d", response.status);
    api_response_release(&response);
}

static void test_hidden(struct tap *tap, struct db *db)
{
    tap_check(tap,
              status_of(db, API_PUT, "/api/v1/articles/draft", "editor",
                        "{\"title\":\"Not yet\"}") == 201,
              "a draft");
    json_t *seen = ask_as(db, "/api/v1/changes?kinds=article", NULL, "no-cache");
    json_t *all =
        ask_as(db, "/api/v1/changes?kinds=article", "editor", "private, no-store");
    tap_check(tap,
              count(seen) == 1 && strcmp(ask_text(item(seen, 0), "op"), "delete") == 0 &&
                  json_is_null(json_object_get(item(seen, 0), "document")),
              "is a deletion for everybody");
    tap_check(tap,
              count(all) == 1 && strcmp(ask_text(item(all, 0), "op"), "put") == 0 &&
                  strcmp(ask_text(item(all, 0), "document.title"), "Not yet") == 0,
              "and itself for editors");
    json_decref(seen);
    json_decref(all);
    tap_check(tap,
              status_of(db, API_GET, "/api/v1/articles/draft/history", NULL, NULL) == 401,
              "its history takes a token");
    tap_check(tap,
              status_of(db, API_GET, "/api/v1/articles/draft/history", "editor", NULL) ==
                  200,
              "of an editor");
    tap_check(tap,
              status_of(db, API_GET, "/api/v1/notices/x/history", "editor", NULL) == 404,
              "an unknown notice has none");
}

static const json_t *difference(const json_t *version, const char *pointer)
{
    const json_t *list = json_object_get(version, "changed");

    for (size_t i = 0; i < json_array_size(list); i++) {
        if (strcmp(ask_text(json_array_get(list, i), "pointer"), pointer) == 0)
            return json_array_get(list, i);
    }
    return NULL;
}

static void test_history(struct tap *tap, struct db *db)
{
    const char *target = "/api/v1/missions/Q900000001/history";
    json_t *all = ask(db, target);
    const json_t *newest = item(all, 0);
    const json_t *first = item(all, count(all) - 1);

    tap_check(tap,
              count(all) >= 2 && number(all, "total") == (json_int_t)count(all) &&
                  number(newest, "rev") == (json_int_t)count(all),
              "a history of %zu changes", count(all));
    tap_check(tap,
              strcmp(ask_text(difference(newest, "/city"), "after"), "Elsewhere") == 0 &&
                  strlen(ask_text(difference(newest, "/city"), "before")) > 0,
              "the newest changed the city");
    tap_check(tap,
              json_is_null(json_object_get(difference(newest, "/opened"), "before")) &&
                  !difference(newest, "/name") && !difference(newest, "/id"),
              "and set what was null, and nothing else was touched");
    tap_check(tap, difference(first, "/id") != NULL, "the first made the record");
    json_decref(all);

    json_t *page = ask_format(db, "%s?limit=1", target);
    json_t *next = ask(db, ask_text(page, "links.next"));
    tap_check(tap,
              count(page) == 1 && count(next) == 1 &&
                  number(item(page, 0), "rev") == number(item(next, 0), "rev") + 1 &&
                  difference(item(page, 0), "/city"),
              "page by page it is the same");
    json_decref(page);
    json_decref(next);
    tap_check(tap,
              status_of(db, API_GET, "/api/v1/missions/Q5/history", NULL, NULL) == 404,
              "what never was has no history");
    tap_check(tap,
              status_of(db, API_DELETE, "/api/v1/missions/Q900000001", "editor", NULL) ==
                  204,
              "a deleted one");
    json_t *gone = ask(db, target);
    tap_check(tap,
              strcmp(ask_text(item(gone, 0), "op"), "delete") == 0 && count(gone) >= 3,
              "still has its own");
    json_decref(gone);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_create(&sample, false);
    sample_import(&sample, "golden/missions.csv", "2025-12-01", "2026-02-01T12:00:00Z");
    test_pages(&tap, sample.db);
    test_polling(&tap, sample.db);
    test_hidden(&tap, sample.db);
    test_history(&tap, sample.db);
    sample_remove(&sample);
    return tap_end(&tap);
}
