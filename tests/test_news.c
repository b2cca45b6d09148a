/* test_news.c - articles and notices: what may be written by whom, in which state, and
 * who sees it. What time does to them is in test_news_time.c. */
#include "ask.h"
#include "db/history.h"
#include "tap.h"
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define ARTICLES "/api/v1/articles"
#define NOTICES  "/api/v1/notices"

struct desk {
    struct tap *tap;
    struct db *db;
    char editor[80], publisher[80];
};

/* An answer, kept until the next one. */
struct answer {
    int status;
    json_t *tree;
    char body[4096], location[256], tag[64], cache[128];
};

static void keep(char *to, size_t size, const struct api_response *response,
                 const char *name)
{
    const char *value = sample_header(response, name);

    (void)snprintf(to, size, "%s", value ? value : "");
}

static int send_request(const struct desk *desk, const struct writer_request *request,
                        struct answer *answer)
{
    struct api_response response;

    json_decref(answer->tree);
    writer_ask(desk->db, request, &response);
    answer->status = response.status;
    answer->tree = response.length > 0 ? ask_parse(&response) : NULL;
    (void)snprintf(answer->body, sizeof(answer->body), "%.*s", (int)response.length,
                   response.body ? response.body : "");
    keep(answer->location, sizeof(answer->location), &response, "Location");
    keep(answer->tag, sizeof(answer->tag), &response, "ETag");
    keep(answer->cache, sizeof(answer->cache), &response, "Cache-Control");
    api_response_release(&response);
    return answer->status;
}

/* POST with a key of its own; PUT as a new one; the others of the state as it is. */
static int send_as(const struct desk *desk, const char *token, const char *method,
                   const char *target, const char *body, struct answer *answer)
{
    static int count;
    char key[32];
    bool is_put = strcmp(method, "PUT") == 0;
    bool is_get = strcmp(method, "GET") == 0;

    (void)snprintf(key, sizeof(key), "key-%d", ++count);
    return send_request(desk,
                        &(struct writer_request){
                            .method = method,
                            .target = target,
                            .token = token,
                            .body = body,
                            .key = key,
                            .if_match = is_put || is_get ? NULL : "*",
                            .if_none_match = is_put ? "*" : NULL,
                        },
                        answer);
}

static int publish(const struct desk *desk, const char *method, const char *target,
                   const char *body, struct answer *answer)
{
    return send_as(desk, desk->publisher, method, target, body, answer);
}

static int edit(const struct desk *desk, const char *method, const char *target,
                const char *body, struct answer *answer)
{
    return send_as(desk, desk->editor, method, target, body, answer);
}

static int get(const struct desk *desk, const char *token, const char *target,
               struct answer *answer)
{
    return send_as(desk, token, "GET", target, NULL, answer);
}

static bool is_text(const struct answer *answer, const char *path, const char *text)
{
    return strcmp(ask_text(answer->tree, path), text) == 0;
}

/* ---- Slugs and ids ---- */

static void check_slugs(const struct desk *desk)
{
    static const struct {
        const char *title, *slug;
    } cases[] = {
        {"Hello, World: it is 2026!", "hello-world-it-is-2026"},
        {"Hello, World: it is 2026!", "hello-world-it-is-2026-2"},
        {"Hello, World: it is 2026!", "hello-world-it-is-2026-3"},
        {"Ünïcode naïve façade", "unicode-naive-facade"},
        {"Москва и Киев", "moskva-i-kiev"},
        {"../../etc/passwd?x=1#y", "etc-passwd-x-1-y"},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaaaaaa",
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "a"},
    };
    struct answer answer = {.tree = NULL};
    char body[400];

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        (void)snprintf(body, sizeof(body), "{\"title\":\"%s\"}", cases[i].title);
        int status = edit(desk, "POST", ARTICLES, body, &answer);
        tap_check(desk->tap, status == 201 && is_text(&answer, "slug", cases[i].slug),
                  "'%.40s' has the slug %s (%d)", cases[i].title,
                  ask_text(answer.tree, "slug"), status);
    }
    (void)edit(desk, "POST", ARTICLES, "{\"title\":\"🎉 🎉\"}", &answer);
    const char *slug = ask_text(answer.tree, "slug");
    tap_check(desk->tap,
              strlen(slug) == 26 &&
                  strncasecmp(slug, ask_text(answer.tree, "id"), 26) == 0,
              "a title without letters has the slug of its id: %s", slug);
    tap_check(desk->tap, strcmp(answer.location + strlen(ARTICLES "/"), slug) == 0,
              "and that is its Location: %s", answer.location);
    json_decref(answer.tree);
}

static void check_rename(const struct desk *desk)
{
    struct tap *tap = desk->tap;
    struct answer answer = {.tree = NULL};
    const char body[] = "{\"title\":\"T\",\"body\":\"B\",\"state\":\"published\"}";

    tap_check(tap, publish(desk, "PUT", ARTICLES "/first", body, &answer) == 201,
              "an article at an address of its own");
    tap_check(tap,
              publish(desk, "PATCH", ARTICLES "/first", "{\"slug\":\"second\"}",
                      &answer) == 200 &&
                  is_text(&answer, "former_slugs.0", "first"),
              "gets another slug and keeps the former one");
    tap_check(tap,
              get(desk, NULL, ARTICLES "/first", &answer) == 308 &&
                  strcmp(answer.location, ARTICLES "/second") == 0,
              "which leads to it: %s", answer.location);
    tap_check(tap,
              publish(desk, "PATCH", ARTICLES "/first", "{\"slug\":\"third\"}",
                      &answer) == 200 &&
                  is_text(&answer, "former_slugs.0", "second") &&
                  is_text(&answer, "former_slugs.1", "first"),
              "and names it in a write too");
    tap_check(tap, publish(desk, "PUT", ARTICLES "/first", body, &answer) == 412,
              "nobody else can have it");
    (void)publish(desk, "POST", ARTICLES, "{\"title\":\"First\"}", &answer);
    tap_check(tap, is_text(&answer, "slug", "first-2"), "a new one is numbered");
    tap_check(tap,
              publish(desk, "PATCH", ARTICLES "/first-2", "{\"slug\":\"second\"}",
                      &answer) == 409 &&
                  is_text(&answer, "errors.0.pointer", "#/slug"),
              "a former slug of another one is a conflict");
    tap_check(tap,
              publish(desk, "PATCH", ARTICLES "/first-2", "{\"slug\":\"third\"}",
                      &answer) == 409,
              "so is its slug of now");
    tap_check(tap,
              publish(desk, "PATCH", ARTICLES "/third", "{\"slug\":\"first\"}",
                      &answer) == 200 &&
                  is_text(&answer, "former_slugs.0", "third") &&
                  is_text(&answer, "former_slugs.1", "second") &&
                  json_array_size(ask_at(answer.tree, "former_slugs")) == 2,
              "its own former slug it may take back");
    tap_check(tap,
              publish(desk, "PUT", ARTICLES "/fourth",
                      "{\"title\":\"T\",\"slug\":\"fifth\"}", &answer) == 422,
              "a new one has the slug of its address");
    tap_check(tap,
              publish(desk, "PUT", ARTICLES "/Fourth", "{\"title\":\"T\"}", &answer) ==
                  400,
              "which has to be a slug");
    json_decref(answer.tree);
}

/* ---- Members ---- */

static const struct {
    const char *target, *body, *pointer;
} bad_bodies[] = {
    {ARTICLES, "{}", "#/title"},
    {ARTICLES, "{\"title\":\"T\",\"slug\":\"A b\"}", "#/slug"},
    {ARTICLES, "{\"title\":\"T\",\"slug\":\"a--b\"}", "#/slug"},
    {ARTICLES, "{\"title\":\"T\",\"id\":\"x\"}", "#/id"},
    {ARTICLES, "{\"title\":\"T\",\"html\":\"<b>\"}", "#/html"},
    {ARTICLES, "{\"title\":\"T\",\"former_slugs\":[\"a\"]}", "#/former_slugs"},
    {ARTICLES, "{\"title\":\"T\",\"lang\":\"english\\n\"}", "#/lang"},
    {ARTICLES, "{\"title\":\"T\",\"countries\":[\"Russia\"]}", "#/countries/0"},
    {ARTICLES, "{\"title\":\"T\",\"countries\":[\"FR\",\"FR\"]}", "#/countries/1"},
    {ARTICLES, "{\"title\":\"T\",\"tags\":[\"a\",\"a\"]}", "#/tags/1"},
    {ARTICLES, "{\"title\":\"T\",\"source_url\":\"javascript:alert(1)\"}",
     "#/source_url"},
    {ARTICLES, "{\"title\":\"T\",\"state\":\"gone\"}", "#/state"},
    {ARTICLES, "{\"title\":\"T\",\"published_at\":\"12/04/2017\"}", "#/published_at"},
    {ARTICLES, "{\"title\":\"T\",\"state\":\"published\"}", "#/body"},
    {ARTICLES, "{\"title\":\"T\",\"body\":\"B\",\"state\":\"scheduled\"}",
     "#/published_at"},
    {ARTICLES,
     "{\"title\":\"T\",\"body\":\"B\",\"state\":\"published\","
     "\"published_at\":\"2026-03-02T12:00:01Z\"}",
     "#/published_at"},
    {ARTICLES, "{\"title\":\"T\",\"body\":\"B\",\"state\":\"withdrawn\"}",
     "#/withdrawn_reason"},
    {ARTICLES,
     "{\"title\":\"T\",\"body\":\"B\",\"state\":\"withdrawn\","
     "\"withdrawn_reason\":\"never published\"}",
     "#/state"},
    {ARTICLES, "{\"title\":\"T\",\"withdrawn_reason\":\"no\"}", "#/withdrawn_reason"},
    {NOTICES, "{\"issuer\":\"I\",\"countries\":[\"RU\"]}", "#/headline"},
    {NOTICES, "{\"headline\":\"H\",\"countries\":[\"RU\"]}", "#/issuer"},
    {NOTICES, "{\"headline\":\"H\",\"issuer\":\"I\"}", "#/countries"},
    {NOTICES, "{\"headline\":\"H\",\"issuer\":\"I\",\"countries\":[]}", "#/countries"},
    {NOTICES,
     "{\"headline\":\"H\",\"issuer\":\"I\",\"countries\":[\"RU\"],\"banner\":true}",
     "#/reviewed_at"},
    {NOTICES,
     "{\"headline\":\"H\",\"issuer\":\"I\",\"countries\":[\"RU\"],\"banner\":\"yes\"}",
     "#/banner"},
    {NOTICES,
     "{\"headline\":\"H\",\"issuer\":\"I\",\"countries\":[\"RU\"],\"category\":\"War\"}",
     "#/category"},
    {NOTICES,
     "{\"headline\":\"H\",\"issuer\":\"I\",\"countries\":[\"RU\"],"
     "\"severity\":\"severe\"}",
     "#/severity"},
    {NOTICES,
     "{\"headline\":\"H\",\"issuer\":\"I\",\"countries\":[\"RU\"],"
     "\"nationalities\":[\"France\"]}",
     "#/nationalities/0"},
    {NOTICES,
     "{\"headline\":\"H\",\"issuer\":\"I\",\"countries\":[\"RU\"],"
     "\"starts_at\":\"2026-03-02\",\"ends_at\":\"2026-03-02\"}",
     "#/ends_at"},
    {NOTICES,
     "{\"headline\":\"H\",\"issuer\":\"I\",\"countries\":[\"RU\"],\"active\":true}",
     "#/active"},
    {NOTICES,
     "{\"headline\":\"H\",\"issuer\":\"I\",\"countries\":[\"RU\"],"
     "\"state\":\"published\"}",
     "#/body"},
};

static void check_bad_bodies(const struct desk *desk)
{
    struct answer answer = {.tree = NULL};
    int64_t before = 0;

    (void)db_read_begin(desk->db);
    before = db_sequence(desk->db, DB_KIND_ARTICLE);
    for (size_t i = 0; i < sizeof(bad_bodies) / sizeof(bad_bodies[0]); i++) {
        int status =
            publish(desk, "POST", bad_bodies[i].target, bad_bodies[i].body, &answer);
        tap_check(desk->tap,
                  status == 422 &&
                      is_text(&answer, "errors.0.pointer", bad_bodies[i].pointer) &&
                      json_array_size(ask_at(answer.tree, "errors")) == 1,
                  "%s: %d %.200s", bad_bodies[i].body, status, answer.body);
    }
    (void)db_read_begin(desk->db);
    tap_check(desk->tap, db_sequence(desk->db, DB_KIND_ARTICLE) == before,
              "nothing of it was stored");
    db_read_end(desk->db);
    (void)publish(desk, "POST", ARTICLES,
                  "{\"title\":\"T\",\"body\":\"B\",\"state\":\"published\","
                  "\"published_at\":\"2099-01-01\"}",
                  &answer);
    tap_check(desk->tap, strstr(answer.body, "scheduled") != NULL,
              "what is published in the future is told to be scheduled");
    json_decref(answer.tree);
}

static void check_defaults(const struct desk *desk)
{
    struct answer answer = {.tree = NULL};

    (void)edit(desk, "POST", ARTICLES, "{\"title\":\"Defaults\"}", &answer);
    tap_check(desk->tap,
              is_text(&answer, "lang", "en") && is_text(&answer, "state", "draft") &&
                  json_is_null(ask_at(answer.tree, "published_at")) &&
                  json_is_null(ask_at(answer.tree, "body")) &&
                  strlen(ask_text(answer.tree, "id")) == 26,
              "a new article is a draft in English");
    (void)edit(desk, "POST", NOTICES,
               "{\"headline\":\"H\",\"issuer\":\"I\",\"countries\":[\"RU\"]}", &answer);
    tap_check(desk->tap,
              is_text(&answer, "category", "Other") &&
                  is_text(&answer, "urgency", "Unknown") &&
                  is_text(&answer, "severity", "Unknown") &&
                  is_text(&answer, "certainty", "Unknown") &&
                  is_text(&answer, "response_type", "None") &&
                  json_is_false(ask_at(answer.tree, "banner")),
              "a new notice says nothing that nobody said");
    json_decref(answer.tree);
}

/* ---- States ---- */

static void check_publishing(const struct desk *desk)
{
    struct tap *tap = desk->tap;
    struct answer answer = {.tree = NULL};
    const char *at = ARTICLES "/states";

    (void)edit(desk, "PUT", at, "{\"title\":\"T\"}", &answer);
    tap_check(tap,
              publish(desk, "PATCH", at, "{\"state\":\"published\"}", &answer) == 422,
              "a draft without a body cannot be published");
    tap_check(tap,
              publish(desk, "PATCH", at, "{\"state\":\"published\",\"body\":\"B\"}",
                      &answer) == 200 &&
                  is_text(&answer, "published_at", "2026-03-02T12:00:00Z"),
              "published is published now");
    struct writer_request later = {.method = "PUT",
                                   .target = at,
                                   .token = desk->publisher,
                                   .if_match = "*",
                                   .now = SAMPLE_NOW + 3600,
                                   .body = "{\"title\":\"T2\",\"body\":\"B\","
                                           "\"state\":\"published\"}"};
    tap_check(tap,
              send_request(desk, &later, &answer) == 200 &&
                  is_text(&answer, "published_at", "2026-03-02T12:00:00Z"),
              "replaced later it keeps its date");
    tap_check(tap,
              publish(desk, "PATCH", at, "{\"state\":\"draft\"}", &answer) == 422 &&
                  is_text(&answer, "errors.0.pointer", "#/state"),
              "and is never a draft again");
    tap_check(tap,
              publish(desk, "PATCH", at,
                      "{\"state\":\"scheduled\",\"published_at\":\"2027-01-01\"}",
                      &answer) == 422,
              "nor scheduled");
    tap_check(tap,
              publish(desk, "PATCH", at,
                      "{\"published_at\":\"9999-12-31T23:59:59-01:00\"}",
                      &answer) == 422 &&
                  is_text(&answer, "errors.0.pointer", "#/published_at"),
              "a time after the year 9999 is refused: it would sort before all others");
    tap_check(tap,
              publish(desk, "PATCH", at,
                      "{\"state\":\"withdrawn\",\"withdrawn_reason\":\"Wrong.\"}",
                      &answer) == 200,
              "it can be withdrawn");
    tap_check(tap, get(desk, NULL, at, &answer) == 410 && strstr(answer.body, "Wrong."),
              "then it is gone, with the reason");
    tap_check(tap,
              get(desk, desk->editor, at, &answer) == 200 &&
                  is_text(&answer, "state", "withdrawn") &&
                  strcmp(answer.cache, "private, no-store") == 0,
              "editors see it, and caches do not: %s", answer.cache);
    tap_check(tap, publish(desk, "PATCH", at, "{\"state\":\"draft\"}", &answer) == 422,
              "it is no draft either");
    tap_check(tap,
              publish(desk, "PATCH", at,
                      "{\"state\":\"published\",\"withdrawn_reason\":null}",
                      &answer) == 200,
              "but can come back");
    json_decref(answer.tree);
}

static void check_scheduling(const struct desk *desk)
{
    struct tap *tap = desk->tap;
    struct answer answer = {.tree = NULL};
    const char *at = ARTICLES "/planned";

    tap_check(tap,
              publish(desk, "PUT", at,
                      "{\"title\":\"T\",\"body\":\"B\",\"state\":\"scheduled\","
                      "\"published_at\":\"2026-03-03T10:00:00+02:00\"}",
                      &answer) == 201 &&
                  is_text(&answer, "state", "scheduled") &&
                  is_text(&answer, "published_at", "2026-03-03T08:00:00Z"),
              "scheduled, told with an offset");
    tap_check(tap, get(desk, NULL, at, &answer) == 404, "and not there yet");
    tap_check(tap, publish(desk, "PATCH", at, "{\"state\":\"draft\"}", &answer) == 200,
              "it can be a draft again");
    tap_check(tap,
              publish(desk, "PATCH", at,
                      "{\"state\":\"scheduled\",\"published_at\":\"2026-03-01\"}",
                      &answer) == 200 &&
                  is_text(&answer, "state", "published"),
              "scheduled for a time that has passed is published");
    json_decref(answer.tree);
}

/* ---- Roles ---- */

static bool names_scope(const struct answer *answer)
{
    return answer->status == 403 && strstr(answer->body, "'publish'") != NULL;
}

static void check_roles(const struct desk *desk)
{
    static const char *const states[] = {
        "{\"title\":\"T\",\"body\":\"B\",\"state\":\"published\"}",
        ("{\"title\":\"T\",\"body\":\"B\",\"state\":\"scheduled\","
         "\"published_at\":\"2027-01-01\"}"),
        "{\"title\":\"T\",\"state\":\"withdrawn\",\"withdrawn_reason\":\"R\"}",
    };
    struct answer answer = {.tree = NULL};

    for (size_t i = 0; i < 3; i++) {
        (void)edit(desk, "POST", ARTICLES, states[i], &answer);
        tap_check(desk->tap, names_scope(&answer), "an editor cannot send %s: %d",
                  states[i], answer.status);
    }
    (void)edit(desk, "PATCH", ARTICLES "/a-draft", "{\"state\":\"published\"}", &answer);
    tap_check(desk->tap, names_scope(&answer), "nor publish a draft");
    (void)edit(desk, "PATCH", ARTICLES "/talks-in-moscow", "{\"title\":\"X\"}", &answer);
    tap_check(desk->tap, names_scope(&answer), "nor change what is published");
    (void)edit(desk, "DELETE", ARTICLES "/talks-in-moscow", NULL, &answer);
    tap_check(desk->tap, names_scope(&answer), "nor remove it");
    (void)edit(desk, "DELETE", ARTICLES "/opens-soon", NULL, &answer);
    tap_check(desk->tap, names_scope(&answer), "nor what is scheduled");
    (void)edit(desk, "PATCH", NOTICES "/01KJM000000000000000000001",
               "{\"headline\":\"X\"}", &answer);
    tap_check(desk->tap, names_scope(&answer), "nor change a notice");
    (void)edit(desk, "DELETE", NOTICES "/01KJM000000000000000000006", NULL, &answer);
    tap_check(desk->tap, names_scope(&answer), "nor remove a withdrawn one");
    tap_check(desk->tap,
              edit(desk, "PATCH", ARTICLES "/a-draft", "{\"title\":\"New\"}", &answer) ==
                  200,
              "an editor changes drafts");
    tap_check(desk->tap, edit(desk, "DELETE", ARTICLES "/a-draft", NULL, &answer) == 204,
              "and removes them");
    tap_check(desk->tap, get(desk, NULL, ARTICLES "/a-draft", &answer) == 404,
              "then it is not there");
    tap_check(
        desk->tap,
        edit(desk, "DELETE", NOTICES "/01KJM000000000000000000007", NULL, &answer) == 204,
        "a draft of a notice too");
    json_decref(answer.tree);
}

/* ---- Who sees what ---- */

/* Of a draft nobody learns that there is one. */
static void check_secrets(const struct desk *desk)
{
    struct answer draft = {.tree = NULL};
    struct answer none = {.tree = NULL};

    (void)get(desk, NULL, ARTICLES "/opens-soon", &draft);
    (void)get(desk, NULL, ARTICLES "/opens-late", &none);
    for (char *at = draft.body; (at = strstr(at, "opens-soon"));)
        memcpy(at, "opens-late", 10);
    tap_check(desk->tap, strcmp(draft.body, none.body) == 0,
              "what is scheduled answers like what never was");
    (void)get(desk, desk->editor, ARTICLES "/opens-soon", &draft);
    tap_check(desk->tap,
              draft.status == 200 && strcmp(draft.cache, "private, no-store") == 0,
              "editors see it: %d, %s", draft.status, draft.cache);
    (void)edit(desk, "PUT", ARTICLES "/secret", "{\"title\":\"T\"}", &draft);
    (void)edit(desk, "PATCH", ARTICLES "/secret", "{\"slug\":\"more-secret\"}", &draft);
    (void)get(desk, NULL, ARTICLES "/secret", &draft);
    tap_check(desk->tap, draft.status == 404 && !strstr(draft.body, "more-secret"),
              "a draft's former slug leads nobody to it");
    (void)get(desk, desk->editor, ARTICLES "/secret", &draft);
    tap_check(desk->tap,
              draft.status == 308 && strcmp(draft.cache, "private, no-store") == 0,
              "but editors: %d, %s", draft.status, draft.cache);
    json_decref(draft.tree);
    json_decref(none.tree);
}

static size_t count_state(const struct answer *answer, const char *state)
{
    size_t count = 0;
    const json_t *items = ask_at(answer->tree, "items");

    for (size_t i = 0; i < json_array_size(items); i++)
        count += strcmp(ask_text(json_array_get(items, i), "state"), state) == 0;
    return count;
}

static void check_lists(const struct desk *desk)
{
    static const char *const lists[] = {ARTICLES, NOTICES};
    struct answer answer = {.tree = NULL};
    char target[128];

    for (size_t i = 0; i < 2; i++) {
        (void)get(desk, NULL, lists[i], &answer);
        size_t all = json_array_size(ask_at(answer.tree, "items"));
        tap_check(desk->tap, all > 0 && count_state(&answer, "published") == all,
                  "%s: everyone sees what is published", lists[i]);
        (void)get(desk, desk->editor, lists[i], &answer);
        tap_check(desk->tap,
                  json_array_size(ask_at(answer.tree, "items")) > all &&
                      strcmp(answer.cache, "private, no-store") == 0,
                  "%s: an editor sees more", lists[i]);
        (void)snprintf(target, sizeof(target), "%s?state=withdrawn", lists[i]);
        (void)get(desk, desk->editor, target, &answer);
        all = json_array_size(ask_at(answer.tree, "items"));
        tap_check(desk->tap, all > 0 && count_state(&answer, "withdrawn") == all,
                  "%s: %zu", target, all);
        tap_check(desk->tap, get(desk, NULL, target, &answer) == 401, "%s takes a token",
                  target);
    }
    (void)get(desk, NULL, ARTICLES "?q=wrong", &answer);
    tap_check(desk->tap, json_integer_value(ask_at(answer.tree, "total")) == 0,
              "words of what is withdrawn find nothing");
    json_decref(answer.tree);
}

/* ---- The common way of writes ---- */

static void check_round_trip(const struct desk *desk, const char *target)
{
    struct answer answer = {.tree = NULL};
    struct answer again = {.tree = NULL};

    (void)get(desk, desk->publisher, target, &answer);
    struct writer_request put = {.method = "PUT",
                                 .target = target,
                                 .token = desk->publisher,
                                 .if_match = answer.tag,
                                 .body = answer.body};
    tap_check(desk->tap,
              send_request(desk, &put, &again) == 200 &&
                  strcmp(again.tag, answer.tag) == 0 &&
                  strcmp(again.body, answer.body) == 0,
              "%s sent back whole stays as it is", target);
    put.method = "PATCH";
    put.body = "{}";
    tap_check(desk->tap,
              send_request(desk, &put, &again) == 200 &&
                  strcmp(again.tag, answer.tag) == 0,
              "so does an empty patch");
    json_decref(answer.tree);
    json_decref(again.tree);
}

static void check_retry(const struct desk *desk)
{
    struct answer first = {.tree = NULL};
    struct answer again = {.tree = NULL};
    struct writer_request post = {.method = "POST",
                                  .target = ARTICLES,
                                  .token = desk->editor,
                                  .key = "the-same-key",
                                  .body = "{\"title\":\"Once only\"}"};

    (void)send_request(desk, &post, &first);
    tap_check(desk->tap,
              first.status == 201 && send_request(desk, &post, &again) == 201 &&
                  strcmp(first.body, again.body) == 0,
              "a POST sent again makes no second article");
    post.target = ARTICLES "?dry_run=1";
    post.body = "{\"title\":\"Never\"}";
    post.key = "another-key";
    tap_check(desk->tap,
              send_request(desk, &post, &again) == 200 &&
                  is_text(&again, "slug", "never"),
              "a dry run shows what would be");
    tap_check(desk->tap, get(desk, desk->editor, ARTICLES "/never", &again) == 404,
              "and stores nothing");
    json_decref(first.tree);
    json_decref(again.tree);
}

static void check_notice_ids(const struct desk *desk)
{
    struct answer answer = {.tree = NULL};
    const char *at = NOTICES "/01KJM000000000000000000777";
    const char body[] = "{\"headline\":\"H\",\"issuer\":\"I\",\"countries\":[\"RU\"]}";

    tap_check(desk->tap, edit(desk, "PUT", NOTICES "/my-notice", body, &answer) == 400,
              "the id of a notice is a ULID");
    tap_check(desk->tap,
              edit(desk, "PUT", NOTICES "/81KJM000000000000000000777", body, &answer) ==
                  400,
              "one of 128 bits");
    tap_check(desk->tap, edit(desk, "PUT", at, body, &answer) == 201, "then it is made");
    tap_check(desk->tap, edit(desk, "DELETE", at, NULL, &answer) == 204, "and removed");
    tap_check(desk->tap,
              edit(desk, "PUT", at, body, &answer) == 201 &&
                  json_integer_value(ask_at(answer.tree, "rev")) == 3,
              "and goes on with the next revision");
    json_decref(answer.tree);
}

/* ---- The log ---- */

static void note_document(const struct db_change_row *change, void *context)
{
    json_t **tree = context;

    *tree = change->document ? json_loads(change->document, 0, NULL) : NULL;
}

static void check_log(const struct desk *desk)
{
    static const char *const absent[] = {
        "rev", "self", "html", "active", "review_overdue", "updated_at", "notices"};
    struct answer answer = {.tree = NULL};
    json_t *article = NULL;
    json_t *notice = NULL;

    (void)get(desk, desk->editor, ARTICLES "/opens-soon", &answer);
    (void)db_read_begin(desk->db);
    enum db_status status = db_change_last(
        desk->db, DB_KIND_ARTICLE, ask_text(answer.tree, "id"), note_document, &article);
    if (status == DB_OK)
        status = db_change_last(desk->db, DB_KIND_NOTICE, "01KJM000000000000000000001",
                                note_document, &notice);
    db_read_end(desk->db);
    tap_check(desk->tap,
              status == DB_OK && strcmp(ask_text(article, "state"), "scheduled") == 0 &&
                  strcmp(ask_text(article, "body"), "It opens.") == 0 &&
                  strcmp(ask_text(notice, "state"), "published") == 0,
              "the log has the state as stored, and the body");
    for (size_t i = 0; i < sizeof(absent) / sizeof(absent[0]); i++)
        tap_check(desk->tap,
                  !json_object_get(article, absent[i]) &&
                      !json_object_get(notice, absent[i]),
                  "and no %s", absent[i]);
    json_decref(article);
    json_decref(notice);
    json_decref(answer.tree);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    writer_open(&sample);
    struct desk desk = {.tap = &tap, .db = sample.db};
    writer_token(sample.db, "editor", desk.editor);
    writer_token(sample.db, "publisher", desk.publisher);
    check_slugs(&desk);
    check_rename(&desk);
    check_bad_bodies(&desk);
    check_defaults(&desk);
    check_publishing(&desk);
    check_scheduling(&desk);
    check_secrets(&desk);
    check_lists(&desk);
    check_log(&desk);
    check_roles(&desk);
    check_round_trip(&desk, ARTICLES "/embassy-moves");
    check_round_trip(&desk, NOTICES "/01KJM000000000000000000001");
    check_retry(&desk);
    check_notice_ids(&desk);
    sample_remove(&sample);
    return tap_end(&tap);
}
