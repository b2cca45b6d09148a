/* test_imports.c - POST /imports: who may, all or nothing, retries, dry runs, and the
 * words for rows that cannot be stored. */
#include "ask.h"
#include "tap.h"
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ADDRESS "/api/v1/imports"
#define GOOD                                                                             \
    "{\"id\":\"Q777001\",\"sending\":\"JP\",\"host\":\"FR\",\"rank\":\"consulate\"}\n"
#define BAD "{\"id\":\"Q777002\",\"sending\":\"Japan\",\"host\":\"FR\",\"rank\":\"x\"}\n"

static const char lines_type[] = "application/x-ndjson";

struct desk {
    struct tap *tap;
    struct db *db;
    char curator[80], editor[80];
};

/* Of what is stored now; -1: something else than 200. */
static int status_of(struct desk *desk, const char *target)
{
    struct api_response response;

    sample_get(desk->db, target, &response);
    int status = response.status;
    api_response_release(&response);
    return status;
}

static int64_t changes(struct desk *desk)
{
    struct db_counts counts = {.changes = -1};

    if (db_read_begin(desk->db) != DB_OK || db_count(desk->db, &counts) != DB_OK)
        counts.changes = -1;
    db_read_end(desk->db);
    return counts.changes;
}

static struct writer_request post(struct desk *desk, const char *key, const char *body)
{
    return (struct writer_request){.method = "POST",
                                   .target = ADDRESS "?as_of=2026-02-01",
                                   .token = desk->curator,
                                   .type = lines_type,
                                   .key = key,
                                   .body = body};
}

static void check_access(struct desk *desk)
{
    struct writer_request request = post(desk, "a1", GOOD);

    request.token = NULL;
    tap_check(desk->tap, writer_answers(desk->db, &request, 401, NULL),
              "without a token: 401");
    request.token = desk->editor;
    tap_check(desk->tap, writer_answers(desk->db, &request, 403, NULL), "an editor: 403");
    request.token = desk->curator;
    request.key = NULL;
    tap_check(desk->tap, writer_answers(desk->db, &request, 400, NULL),
              "without an Idempotency-Key: 400");
    request.key = "a1";
    request.type = "text/html";
    tap_check(desk->tap, writer_answers(desk->db, &request, 415, NULL),
              "another type: 415");
    request.type = lines_type;
    request.target = ADDRESS "?as_of=yesterday";
    tap_check(desk->tap, writer_answers(desk->db, &request, 400, NULL),
              "an as_of that is none: 400");
    request.target = ADDRESS "?source=editor";
    tap_check(desk->tap, writer_answers(desk->db, &request, 422, NULL),
              "a source of embassyd's own: 422");
    tap_check(desk->tap, status_of(desk, "/api/v1/missions/Q777001") == 404,
              "nothing was stored");
}

static void check_dry_run(struct desk *desk)
{
    struct writer_request request = post(desk, NULL, GOOD);
    int64_t before = changes(desk);
    int status = 0;

    request.target = ADDRESS "?as_of=2026-02-01&dry_run=1";
    json_t *report = writer_tree(desk->db, &request, &status);
    tap_check(desk->tap,
              status == 200 && json_is_true(ask_at(report, "dry_run")) &&
                  json_integer_value(ask_at(report, "inserted")) == 1 &&
                  !ask_at(report, "last_sequence"),
              "a dry run reports");
    json_decref(report);
    tap_check(desk->tap, changes(desk) == before, "a dry run stores nothing");
}

static void check_bad_rows(struct desk *desk)
{
    struct writer_request request = post(desk, "b1", GOOD BAD GOOD);
    int64_t before = changes(desk);
    int status = 0;
    json_t *problem = writer_tree(desk->db, &request, &status);

    tap_check(desk->tap,
              status == 422 &&
                  strcmp(ask_text(problem, "errors.0.pointer"), "#/line/2") == 0 &&
                  strcmp(ask_text(problem, "errors.1.pointer"), "#/line/3") == 0 &&
                  *ask_text(problem, "errors.0.detail"),
              "bad rows: 422, %s %s", ask_text(problem, "errors.0.pointer"),
              ask_text(problem, "errors.0.detail"));
    json_decref(problem);
    tap_check(desk->tap, changes(desk) == before, "bad rows: the good ones neither");
    request.body = "{\"type\":\"FeatureCollection\",\"features\":[7]}";
    problem = writer_tree(desk->db, &request, &status);
    tap_check(desk->tap,
              status == 422 &&
                  strcmp(ask_text(problem, "errors.0.pointer"), "#/feature/1") == 0,
              "a bad feature: 422");
    json_decref(problem);
    request.body = "";
    tap_check(desk->tap, writer_answers(desk->db, &request, 422, NULL), "nothing: 422");
    request.body = "prose";
    tap_check(desk->tap, writer_answers(desk->db, &request, 422, NULL), "prose: 422");
}

/* Releases of others keep their ways too: rows may be set aside, and nothing is not none.
 */
static void check_release(struct desk *desk)
{
    static const char answer[] =
        "{\"head\":{\"vars\":[\"item\",\"type\",\"operator\"]},\"results\":"
        "{\"bindings\":[{\"item\":{\"value\":\"Q777009\"},\"type\":{\"value\":"
        "\"Q7843791\"},\"operator\":{\"value\":\"Q17\"},\"country\":{\"value\":"
        "\"Q142\"}},{\"item\":{\"value\":\"Q777010\"}}]}}";
    struct writer_request request = post(desk, "e1", answer);
    int status = 0;

    request.type = "application/json";
    json_t *report = writer_tree(desk->db, &request, &status);
    tap_check(desk->tap,
              status == 200 && json_integer_value(ask_at(report, "inserted")) == 1 &&
                  json_integer_value(ask_at(report, "quarantined")) == 1 &&
                  strcmp(ask_text(report, "source"), "wikidata") == 0,
              "an answer of Wikidata: stored, with a row set aside");
    json_decref(report);
    request.target = ADDRESS "?source=wikidata";
    request.key = "e2";
    request.body = GOOD;
    tap_check(desk->tap, writer_answers(desk->db, &request, 422, NULL),
              "rows of our own are not Wikidata's: 422");
    request.target = ADDRESS;
    request.body = "{}";
    tap_check(desk->tap, writer_answers(desk->db, &request, 422, NULL),
              "an empty answer: 422");
}

static void check_retry(struct desk *desk)
{
    struct writer_request request = post(desk, "c1", GOOD);
    int status = 0;
    json_t *report = writer_tree(desk->db, &request, &status);
    int64_t first = json_integer_value(ask_at(report, "last_sequence"));

    tap_check(desk->tap,
              status == 200 && first > 0 &&
                  json_integer_value(ask_at(report, "inserted")) == 1 &&
                  strcmp(ask_text(report, "source"), "import") == 0,
              "an import is stored");
    json_decref(report);
    tap_check(desk->tap, status_of(desk, "/api/v1/missions/Q777001") == 200,
              "and answered with");
    int64_t before = changes(desk);
    report = writer_tree(desk->db, &request, &status);
    tap_check(desk->tap,
              status == 200 && changes(desk) == before &&
                  json_integer_value(ask_at(report, "inserted")) == 1 &&
                  json_integer_value(ask_at(report, "last_sequence")) == first,
              "a retry gets the same report, and stores nothing");
    json_decref(report);
    request.body = GOOD "\n";
    tap_check(desk->tap, writer_answers(desk->db, &request, 422, NULL),
              "the key with another body: 422");
    request.key = "c2";
    report = writer_tree(desk->db, &request, &status);
    tap_check(desk->tap,
              status == 200 && json_integer_value(ask_at(report, "unchanged")) == 1,
              "the same rows under a new key: unchanged");
    json_decref(report);
}

/* The table of database-of-embassies keeps its ways: rows may be set aside; but not if
 * the release shrank. */
static void check_table(struct desk *desk)
{
    static const char table[] =
        "operator;operatorQID;country;countryQID;type;QID\n"
        "France;Q142;Russia;Q159;embassy;Q900001\nNobody;;Russia;Q159;embassy;Q900002\n";
    struct writer_request request = post(desk, "d1", table);
    int status = 0;

    request.type = "text/csv; charset=utf-8";
    request.target = ADDRESS "?as_of=2026-03-02";
    json_t *problem = writer_tree(desk->db, &request, &status);
    tap_check(desk->tap,
              status == 422 && strstr(ask_text(problem, "detail"), "force=1") != NULL,
              "a release that shrank: 422, %s", ask_text(problem, "detail"));
    json_decref(problem);
    request.target = ADDRESS "?as_of=2026-03-02&force=1";
    json_t *report = writer_tree(desk->db, &request, &status);
    tap_check(desk->tap,
              status == 200 && json_integer_value(ask_at(report, "quarantined")) == 1 &&
                  json_integer_value(ask_at(report, "vanished")) > 0,
              "with force: stored, and the row is listed");
    json_decref(report);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;
    struct desk desk = {.tap = &tap};

    writer_open(&sample);
    desk.db = sample.db;
    writer_token(desk.db, "curator", desk.curator);
    writer_token(desk.db, "editor", desk.editor);
    check_access(&desk);
    check_dry_run(&desk);
    check_bad_rows(&desk);
    check_retry(&desk);
    check_table(&desk);
    check_release(&desk);
    sample_remove(&sample);
    return tap_end(&tap);
}
