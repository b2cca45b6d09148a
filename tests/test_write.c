/* test_write.c - PUT, PATCH and DELETE on missions and helplines: preconditions, merge
 * patch, members, dry runs. Articles and notices go the same way (test_news.c). */
#include "ask.h"
#include "db/history.h"
#include "db/token.h"
#include "tap.h"
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char mission_address[] = "/api/v1/missions/Q777";
static const char lines_address[] = "/api/v1/countries/FR/helplines";
static const char mission[] =
    "{\"name\":\"Embassy of France in Testville\",\"sending\":\"FR\",\"host\":\"RU\","
    "\"rank\":\"embassy\",\"city\":\"Testville\",\"location\":{\"latitude\":55.5,"
    "\"longitude\":37.5},\"contacts\":[{\"kind\":\"switchboard\",\"value\":\"+74951234567\"}]}";
static const char lines[] =
    "{\"lines\":[{\"kind\":\"mfa_24h\",\"number\":\"+33153599000\",\"source_name\":\"Test\","
    "\"verified_at\":\"2026-01-01\"}]}";

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

/* The end of the problem's type; the caller has 40 bytes. */
static int problem_of(const struct desk *desk, struct writer_request request,
                      char ret_name[40], json_t **ret_tree)
{
    int status = 0;

    request.token = desk->token;
    json_t *tree = writer_tree(desk->db, &request, &status);
    const char *type = ask_text(tree, "type");
    const char *slash = strrchr(type, '/');
    (void)snprintf(ret_name, 40, "%s", slash ? slash + 1 : type);
    if (ret_tree)
        *ret_tree = tree;
    else
        json_decref(tree);
    return status;
}

static void check_put(const struct desk *desk, char tag[64])
{
    struct tap *tap = desk->tap;
    struct writer_request put = {
        .method = "PUT", .target = mission_address, .body = mission};

    tap_check(tap, answers(desk, put, 428, NULL), "PUT without a precondition: 428");
    put.target = "/api/v1/missions/q777";
    put.if_none_match = "*";
    tap_check(tap, answers(desk, put, 400, NULL), "an id that is none: 400");
    put.target = mission_address;
    put.if_none_match = NULL;
    put.if_match = "\"ar1.x.json\"";
    tap_check(tap, answers(desk, put, 412, NULL), "If-Match of what is not there: 412");
    put.if_match = NULL;
    put.if_none_match = "*";
    tap_check(tap, answers(desk, put, 201, tag), "If-None-Match: * creates");
    tap_check(tap, strncmp(tag, "\"ar1-", 5) == 0, "with the tag of revision 1: %s", tag);
    put.body = "{\"name\":\"x\",\"sending\":\"FR\",\"host\":\"RU\",\"rank\":\"embassy\"}";
    tap_check(tap, answers(desk, put, 412, NULL), "another one is not created over it");
}

static void check_patch(const struct desk *desk, char tag[64])
{
    struct tap *tap = desk->tap;
    char old[64];
    struct writer_request patch = {.method = "PATCH",
                                   .target = mission_address,
                                   .body = "{\"city\":\"Otherville\",\"location\":null}"};

    (void)snprintf(old, sizeof(old), "%s", tag);
    tap_check(tap, answers(desk, patch, 428, NULL), "PATCH without If-Match: 428");
    patch.if_match = tag;
    tap_check(tap, answers(desk, patch, 200, tag), "PATCH with it");
    tap_check(tap, strncmp(tag, "\"ar2-", 5) == 0, "makes revision 2: %s", tag);
    json_t *now = ask(desk->db, mission_address);
    tap_check(tap, strcmp(ask_text(now, "city"), "Otherville") == 0, "the city changed");
    tap_check(tap, json_is_null(json_object_get(now, "location")), "null removed");
    tap_check(tap, json_array_size(json_object_get(now, "contacts")) == 1,
              "what was not named stays");
    json_decref(now);
    db_read_end(desk->db);
    patch.if_match = old;
    tap_check(tap, answers(desk, patch, 412, NULL),
              "the old tag does not guard any more");
}

static void check_lost_update(const struct desk *desk, const char *tag)
{
    struct writer_request patch = {.method = "PATCH",
                                   .target = mission_address,
                                   .body = "{\"city\":\"A\"}",
                                   .if_match = "\"ar1.anything.json\""};
    char name[40];
    json_t *tree = NULL;

    int status = problem_of(desk, patch, name, &tree);
    tap_check(desk->tap, status == 412 && strcmp(name, "precondition-failed") == 0,
              "a stale tag: 412 %s", name);
    tap_check(desk->tap, strcmp(ask_text(tree, "current_etag"), tag) == 0,
              "with the tag it has now");
    tap_check(desk->tap, strcmp(ask_text(tree, "current.city"), "Otherville") == 0,
              "and the record as it is now");
    json_decref(tree);
    patch.if_match = "W/\"ar2.x.json\"";
    tap_check(desk->tap,
              problem_of(desk, patch, name, NULL) == 412 &&
                  strcmp(name, "weak-etag") == 0,
              "a weak tag is told to be weak: %s", name);
}

/* `form` with %s as the beginning of the tag, up to its first dot. */
static const char *filled(const char *form, const char *tag, char *ret_text, size_t size)
{
    const char *mark = strstr(form, "%s");

    if (mark) {
        (void)snprintf(ret_text, size, "%.*s%.*s%s", (int)(mark - form), form,
                       (int)strcspn(tag, "."), tag, mark + 2);
    } else {
        (void)snprintf(ret_text, size, "%s", form);
    }
    return ret_text;
}

/* Whatever form the tag was for, and among others: record and revision count. */
static void check_tags(const struct desk *desk, const char *tag)
{
    static const char *const good[] = {"%s.zzz.geojson\"", "%s.x.json.gz\"", "*",
                                       "\"x\", %s.q.json\"", "W/\"x\", %s.q.json\""};
    static const char *const bad[] = {
        "%sx.x.json\"", "\"ar2.x.json\"", "\"ar2-1.x.json\"", "\"", "", "%s\"", ",,,"};
    struct writer_request patch = {.method = "PATCH",
                                   .target = "/api/v1/missions/Q777?dry_run=1",
                                   .body = "{\"city\":\"B\"}"};
    char text[128];

    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        patch.if_match = filled(good[i], tag, text, sizeof(text));
        tap_check(desk->tap, answers(desk, patch, 200, NULL), "%s is the state", text);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        patch.if_match = filled(bad[i], tag, text, sizeof(text));
        tap_check(desk->tap, answers(desk, patch, 412, NULL), "%s is not", text);
    }
    json_t *now = ask(desk->db, mission_address);
    tap_check(desk->tap, strcmp(ask_text(now, "city"), "Otherville") == 0,
              "a dry run stored nothing");
    json_decref(now);
    db_read_end(desk->db);
}

/* A body and the pointer that its 422 has to name. */
static const struct {
    const char *body, *pointer;
} bad_members[] = {
    {"{\"name\":\"\"}", "#/name"},
    {"{\"name\":7}", "#/name"},
    {"{\"name\":null}", "#/name"},
    {"{\"name\":\"a\\u0007b\"}", "#/name"},
    {"{\"name\":\"a\\u2028b\"}", "#/name"},
    {"{\"nmae\":\"a\"}", "#/nmae"},
    {"{\"rev\":1}", "#/rev"},
    {"{\"id\":\"Q1\"}", "#/id"},
    {"{\"sending\":\"France\"}", "#/sending"},
    {"{\"sending\":\"XX\"}", "#/sending"},
    {"{\"host\":[]}", "#/host"},
    {"{\"rank\":\"ambassador\"}", "#/rank"},
    {"{\"status\":\"maybe\"}", "#/status"},
    {"{\"location\":{\"latitude\":91,\"longitude\":0}}", "#/location/latitude"},
    {"{\"location\":{\"latitude\":1,\"longitude\":1,\"altitude\":3}}",
     "#/location/altitude"},
    {"{\"location\":[1,2]}", "#/location"},
    {"{\"serves\":[\"RU\",\"XX\"]}", "#/serves/1"},
    {"{\"serves\":[\"RU\",\"RU\"]}", "#/serves/1"},
    {"{\"serves\":\"RU\"}", "#/serves"},
    {"{\"contacts\":[{\"kind\":\"pigeon\",\"value\":\"x\"}]}", "#/contacts/0/kind"},
    {"{\"contacts\":[{\"kind\":\"email\",\"value\":\"a b@c.d\"}]}", "#/contacts/0/value"},
    {"{\"contacts\":[{\"kind\":\"website\",\"value\":\"javascript:alert(1)\"}]}",
     "#/contacts/0/value"},
    {"{\"contacts\":[{\"kind\":\"switchboard\",\"value\":\"12345\"}]}",
     "#/contacts/0/value"},
    {"{\"contacts\":[7]}", "#/contacts/0"},
    {"{\"services\":[\"passport\"]}", "#/services/0"},
    {"{\"services\":[{\"kind\":\"parking\",\"value\":\"yes\"}]}", "#/services/0/kind"},
    {"{\"services\":[{\"kind\":\"passport\"}]}", "#/services/0/value"},
    {"{\"services\":[{\"kind\":\"passport\",\"value\":\"maybe\"}]}",
     "#/services/0/value"},
    {"{\"services\":[{\"kind\":\"passport\",\"value\":\"yes\"},"
     "{\"kind\":\"passport\",\"value\":\"no\"}]}",
     "#/services/1/kind"},
    {"{\"hosted_by\":\"Sweden\"}", "#/hosted_by"},
    {"{\"opening_hours\":7}", "#/opening_hours"},
    {"{\"opening_hours\":\"mornings\"}", "#/opening_hours"},
    {"{\"opening_hours\":\"Mo-Fr 9-17\"}", "#/opening_hours"},
    {"{\"opening_hours_text\":\"\"}", "#/opening_hours_text"},
    {"{\"status_since\":\"12/04/2017\"}", "#/status_since"},
    {"{\"status_since\":\"2026-02-30\"}", "#/status_since"},
};

static void check_members(const struct desk *desk, const char *tag)
{
    for (size_t i = 0; i < sizeof(bad_members) / sizeof(bad_members[0]); i++) {
        struct writer_request patch = {.method = "PATCH",
                                       .target = mission_address,
                                       .if_match = tag,
                                       .body = bad_members[i].body};
        char name[40];
        json_t *tree = NULL;
        int status = problem_of(desk, patch, name, &tree);
        const json_t *error = json_array_get(json_object_get(tree, "errors"), 0);

        tap_check(desk->tap,
                  status == 422 && strcmp(name, "invalid") == 0 &&
                      strcmp(ask_text(error, "pointer"), bad_members[i].pointer) == 0,
                  "%s: %d %s %s", bad_members[i].body, status, name,
                  ask_text(error, "pointer"));
        json_decref(tree);
    }
}

/* What a post does for people, and when. */
static void check_facts(const struct desk *desk, char tag[64])
{
    static const char facts[] =
        "\"services\":[{\"kind\":\"passport\",\"value\":\"limited\"},"
        "{\"kind\":\"notarial\",\"value\":\"no\"}],"
        "\"opening_hours\":\"Mo-Fr 09:00-12:00\",\"opening_hours_text\":"
        "\"mornings\",\"hosted_by\":\"CH\"";
    char body[512];
    struct writer_request patch = {
        .method = "PATCH", .target = mission_address, .if_match = tag, .body = body};

    (void)snprintf(body, sizeof(body), "{%s}", facts);
    tap_check(desk->tap, answers(desk, patch, 200, tag), "services and hours are taken");
    patch.body = "{\"address\":\"1 Example Street\"}";
    tap_check(desk->tap, answers(desk, patch, 200, tag), "and another member after them");
    json_t *now = ask(desk->db, mission_address);
    char *text = json_dumps(now, JSON_COMPACT);
    tap_check(desk->tap, text && strstr(text, facts), "they are shown, and stay: %s",
              text ? text : "");
    free(text);
    json_decref(now);
    db_read_end(desk->db);
    patch.body = "{\"services\":null,\"opening_hours\":null,\"opening_hours_text\":null,"
                 "\"hosted_by\":null}";
    tap_check(desk->tap, answers(desk, patch, 200, tag), "null removes them");
    now = ask(desk->db, mission_address);
    tap_check(desk->tap,
              json_array_size(json_object_get(now, "services")) == 0 &&
                  json_is_null(json_object_get(now, "opening_hours")) &&
                  json_is_null(json_object_get(now, "hosted_by")),
              "and they are unknown again");
    json_decref(now);
    db_read_end(desk->db);
}

/* What a client got, it may send back whole. */
static void check_round_trip(const struct desk *desk, char tag[64])
{
    struct api_response response;

    writer_ask(desk->db,
               &(struct writer_request){.method = "GET", .target = mission_address},
               &response);
    char *body = strndup(response.body, response.length);
    api_response_release(&response);
    struct writer_request put = {
        .method = "PUT", .target = mission_address, .if_match = tag, .body = body};
    char same[64] = "";

    tap_check(desk->tap, answers(desk, put, 200, same) && strcmp(same, tag) == 0,
              "a record sent back unchanged stays at its revision");
    put.if_match = "\"ar1-1.x.json\"";
    tap_check(desk->tap, answers(desk, put, 200, same) && strcmp(same, tag) == 0,
              "and the retry of a PUT that was done is no lost update");
    free(body);
}

static void check_bodies(const struct desk *desk, const char *tag)
{
    static const struct {
        const char *body, *type, *encoding, *problem;
        int status;
    } cases[] = {
        {"{", NULL, NULL, "bad-json", 400},
        {"[]", NULL, NULL, "bad-json", 400},
        {"{\"a\":1,\"a\":2}", NULL, NULL, "bad-json", 400},
        {"{\"a\":1,\"\\u0061\":2}", NULL, NULL, "bad-json", 400},
        {"{\"name\":\"\\u0000\"}", NULL, NULL, "bad-json", 400},
        {"{\"name\":\"\xff\"}", NULL, NULL, "bad-json", 400},
        {"{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}",
         NULL, NULL, "bad-json", 400},
        {"{}", "application/json", NULL, "unsupported-type", 415},
        {"{}", "text/plain", NULL, "unsupported-type", 415},
        {"{}", "application/merge-patch+jsonx", NULL, "unsupported-type", 415},
        {"{}", "application/merge-patch+json", "gzip", "unsupported-type", 415},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct writer_request patch = {.method = "PATCH",
                                       .target = mission_address,
                                       .if_match = tag,
                                       .body = cases[i].body,
                                       .type = cases[i].type,
                                       .encoding = cases[i].encoding};
        char name[40];
        int status = problem_of(desk, patch, name, NULL);

        tap_check(desk->tap,
                  status == cases[i].status && strcmp(name, cases[i].problem) == 0,
                  "%s as %s: %d %s", cases[i].body, cases[i].type ? cases[i].type : "-",
                  status, name);
    }
}

static void check_delete(const struct desk *desk, char tag[64])
{
    struct writer_request request = {.method = "DELETE", .target = mission_address};

    tap_check(desk->tap, answers(desk, request, 428, NULL),
              "DELETE without If-Match: 428");
    request.if_match = tag;
    tap_check(desk->tap, answers(desk, request, 204, NULL), "DELETE with it");
    tap_check(desk->tap, answers(desk, request, 410, NULL), "again: 410");
    request = (struct writer_request){.method = "GET", .target = mission_address};
    tap_check(desk->tap, answers(desk, request, 410, NULL), "GET: 410");
    request = (struct writer_request){.method = "PUT",
                                      .target = mission_address,
                                      .if_none_match = "*",
                                      .body = mission};
    tap_check(desk->tap, answers(desk, request, 201, tag), "it can be made again");
    tap_check(desk->tap, strncmp(tag, "\"ar7-", 5) == 0,
              "and goes on with the next revision: %s", tag);
}

static void check_helplines(const struct desk *desk)
{
    char tag[64] = "";
    struct writer_request put = {
        .method = "PUT", .target = lines_address, .if_none_match = "*", .body = lines};

    tap_check(desk->tap, answers(desk, put, 201, tag), "the lines of a country are made");
    put.if_none_match = NULL;
    put.if_match = tag;
    put.body = "{\"lines\":[{\"kind\":\"mfa_24h\",\"number\":\"call us\","
               "\"source_name\":\"Test\",\"verified_at\":\"2026-01-01\"}]}";
    tap_check(desk->tap, answers(desk, put, 422, NULL), "a number has to be one");
    put.body = "{\"lines\":[]}";
    tap_check(desk->tap, answers(desk, put, 422, NULL), "an empty list says nothing");
    put.prefer = "return=minimal";
    put.body = "{\"lines\":[{\"kind\":\"local_general\",\"number\":\"112\","
               "\"source_name\":\"Test\",\"verified_at\":\"2026-01-01\"}]}";
    tap_check(desk->tap, answers(desk, put, 204, tag), "return=minimal has no body");
    json_t *now = ask(desk->db, lines_address);
    tap_check(desk->tap, json_integer_value(json_object_get(now, "rev")) == 2,
              "and is stored");
    json_decref(now);
    db_read_end(desk->db);
    put = (struct writer_request){
        .method = "DELETE", .target = lines_address, .if_match = tag};
    tap_check(desk->tap, answers(desk, put, 204, NULL), "and can be removed");
}

/* Another record under the same address is another state, whatever its revision. */
static void check_successor(const struct desk *desk)
{
    char first[64] = "";
    char second[64] = "";
    struct writer_request post = {.method = "POST",
                                  .target = "/api/v1/articles",
                                  .body = "{\"slug\":\"again\",\"title\":\"One\"}",
                                  .key = "again-1"};
    struct writer_request request = {.target = "/api/v1/articles/again"};

    tap_check(desk->tap, answers(desk, post, 201, first), "an article is made");
    request.method = "DELETE";
    request.if_match = first;
    tap_check(desk->tap, answers(desk, request, 204, NULL), "and removed");
    post.key = "again-2";
    tap_check(desk->tap, answers(desk, post, 201, second), "and another made");
    request.method = "PATCH";
    request.body = "{\"title\":\"Two\"}";
    tap_check(desk->tap, answers(desk, request, 412, NULL),
              "the tag of the first does not change the second");
    request.if_match = second;
    tap_check(desk->tap, answers(desk, request, 200, NULL), "its own does");
}

/* Who did it stands in the log, and a refused or dry one is not in it. */
static void note_change(const struct db_change_row *change, void *context)
{
    char *actor = context;

    (void)snprintf(actor, DB_TOKEN_NAME_MAX, "%s", change->actor);
}

static void check_log(const struct desk *desk)
{
    char actor[DB_TOKEN_NAME_MAX] = "";
    int64_t before = db_sequence(desk->db, DB_KIND_MISSION);
    struct writer_request put = {.method = "PUT",
                                 .target = "/api/v1/missions/Q778?dry_run=1",
                                 .if_none_match = "*",
                                 .body = mission};

    (void)db_read_begin(desk->db);
    before = db_sequence(desk->db, DB_KIND_MISSION);
    enum db_status status =
        db_change_last(desk->db, DB_KIND_MISSION, "Q777", note_change, actor);
    db_read_end(desk->db);
    tap_check(desk->tap, status == DB_OK && strcmp(actor, "admin of the test") == 0,
              "the change log names the token: %s", actor);
    tap_check(desk->tap, answers(desk, put, 200, NULL), "a dry run creates nothing");
    (void)db_read_begin(desk->db);
    tap_check(desk->tap, db_sequence(desk->db, DB_KIND_MISSION) == before,
              "and logs nothing");
    db_read_end(desk->db);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;
    char tag[64] = "";

    writer_open(&sample);
    struct desk desk = {.tap = &tap, .db = sample.db};
    writer_token(sample.db, "admin", desk.token);
    check_put(&desk, tag);
    check_patch(&desk, tag);
    check_lost_update(&desk, tag);
    check_tags(&desk, tag);
    check_members(&desk, tag);
    check_facts(&desk, tag);
    check_round_trip(&desk, tag);
    check_bodies(&desk, tag);
    check_delete(&desk, tag);
    check_helplines(&desk);
    check_successor(&desk);
    check_log(&desk);
    sample_remove(&sample);
    return tap_end(&tap);
}
