/* test_problems.c - every row of the table of problems, provoked. Those that only a
 * running daemon can meet are named with the test that meets them; that test has to name
 * the status. A row that nothing provokes fails here. */
#include "ask.h"
#include "problem.h"
#include "tap.h"
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum who { NOBODY, EDITOR, ADMIN, WHO__COUNT };

/* One of `request` and `served`. */
struct provocation {
    const char *name;
    enum who who;
    struct writer_request request;
    const char *served; /* file of tests/serve */
};

#define LONG_TARGET "long"
#define ARTICLE     "{\"slug\":\"talks-in-moscow\",\"title\":\"T\"}"

static const struct provocation provocations[] = {
    {"bad-request", NOBODY, {.method = "GET", .target = "/api/v1/missions?q=%zz"}, NULL},
    {"unknown-parameter", NOBODY, {.method = "GET", .target = "/api/v1/?x=1"}, NULL},
    {"repeated-parameter",
     NOBODY,
     {.method = "GET", .target = "/api/v1/missions?host=RU&host=FR"},
     NULL},
    {"missing-parameter",
     NOBODY,
     {.method = "GET", .target = "/api/v1/lookup?host=RU"},
     NULL},
    {"bad-parameter",
     NOBODY,
     {.method = "GET", .target = "/api/v1/missions?limit=501"},
     NULL},
    {"ambiguous-country",
     NOBODY,
     {.method = "GET", .target = "/api/v1/missions?host=Congo"},
     NULL},
    {"cursor-mismatch",
     NOBODY,
     {.method = "GET", .target = "/api/v1/missions?cursor=00000000-1-0-FR"},
     NULL},
    {"bad-json",
     EDITOR,
     {.method = "POST", .target = "/api/v1/articles", .body = "{", .key = "k1"},
     NULL},
    {"idempotency-key",
     EDITOR,
     {.method = "POST", .target = "/api/v1/articles", .body = "{}"},
     NULL},
    {"unauthorized",
     NOBODY,
     {.method = "POST", .target = "/api/v1/articles", .body = "{}", .key = "k2"},
     NULL},
    {"forbidden",
     EDITOR,
     {.method = "PUT",
      .target = "/api/v1/missions/Q1",
      .body = "{}",
      .if_none_match = "*"},
     NULL},
    {"not-found", NOBODY, {.method = "GET", .target = "/api/v1/nowhere"}, NULL},
    {"unknown-country",
     NOBODY,
     {.method = "GET", .target = "/api/v1/countries/Nowhereland"},
     NULL},
    {"method-not-allowed", NOBODY, {.method = "DELETE", .target = "/api/v1/"}, NULL},
    {"not-acceptable",
     NOBODY,
     {.method = "GET", .target = "/api/v1/", .accept = "image/png"},
     NULL},
    {"conflict",
     EDITOR,
     {.method = "POST", .target = "/api/v1/articles", .body = ARTICLE, .key = "k3"},
     NULL},
    {"gone", NOBODY, {.method = "GET", .target = "/api/v1/articles/not-true"}, NULL},
    {"precondition-failed",
     ADMIN,
     {.method = "DELETE",
      .target = "/api/v1/missions/Q900000001",
      .if_match = "\"ar99.x.json\""},
     NULL},
    {"weak-etag",
     ADMIN,
     {.method = "DELETE",
      .target = "/api/v1/missions/Q900000001",
      .if_match = "W/\"ar1.x.json\""},
     NULL},
    {"precondition-required",
     ADMIN,
     {.method = "DELETE", .target = "/api/v1/missions/Q900000001"},
     NULL},
    {"uri-too-long", NOBODY, {.method = "GET", .target = LONG_TARGET}, NULL},
    {"unsupported-type",
     EDITOR,
     {.method = "POST",
      .target = "/api/v1/articles",
      .body = "a,b",
      .type = "text/csv",
      .key = "k4"},
     NULL},
    {"invalid",
     EDITOR,
     {.method = "POST", .target = "/api/v1/articles", .body = "{}", .key = "k5"},
     NULL},
    {"key-reused",
     EDITOR,
     {.method = "POST",
      .target = "/api/v1/articles",
      .body = "{\"title\":\"Another\"}",
      .key = "used"},
     NULL},
    {"answer-too-large", NOBODY, {.method = NULL}, "../test_forms.c"},
    {"range",
     NOBODY,
     {.method = "GET", .target = "/api/v1/missions.csv", .range = "bytes=9999999-"},
     NULL},
    {"too-large", NOBODY, {.method = NULL}, "refuse.sh"},
    {"not-implemented", NOBODY, {.method = NULL}, "raw_cases.c"},
    {"unavailable", NOBODY, {.method = NULL}, "overload.c"},
    {"insufficient-storage", NOBODY, {.method = NULL}, "full.sh"},
};

/* A failing allocation is the only way to it: test_chaos.c finds them all. */
static const char internal[] = "internal";

static void check_asked(struct tap *tap, struct db *db, const struct provocation *row,
                        int status, char tokens[][80])
{
    static char target[API_TARGET_MAX + 64] = "/api/v1/missions?q=";
    struct writer_request request = row->request;
    int answered = 0;

    if (strcmp(request.target, LONG_TARGET) == 0) {
        memset(target + strlen(target), 'a', API_TARGET_MAX);
        request.target = target;
    }
    request.token = row->who == NOBODY ? NULL : tokens[row->who];
    json_t *tree = writer_tree(db, &request, &answered);
    const char *type = ask_text(tree, "type");
    const char *name = strrchr(type, '/');
    tap_check(tap, answered == status && name && strcmp(name + 1, row->name) == 0,
              "%s is provoked: %d %s", row->name, answered, type);
    tap_check(tap,
              json_integer_value(json_object_get(tree, "status")) == status &&
                  *ask_text(tree, "title") && *ask_text(tree, "detail"),
              "and says what it is (RFC 9457)");
    json_decref(tree);
}

static void check_served(struct tap *tap, const struct provocation *row, int status)
{
    char path[512];
    char line[512];
    char number[8];
    bool found = false;

    (void)snprintf(path, sizeof(path), "%s/serve/%s", TESTS_DIRECTORY, row->served);
    (void)snprintf(number, sizeof(number), "%d", status);
    FILE *file = fopen(path, "r");
    while (file && !found && fgets(line, sizeof(line), file))
        found = strstr(line, number) != NULL;
    if (file)
        (void)fclose(file);
    tap_check(tap, found, "%s (%d) is provoked by %s", row->name, status, row->served);
}

static const struct provocation *find(const char *name)
{
    for (size_t i = 0; i < sizeof(provocations) / sizeof(provocations[0]); i++) {
        if (strcmp(provocations[i].name, name) == 0)
            return &provocations[i];
    }
    return NULL;
}

/* Each type is an address that says more. */
static void check_explained(struct tap *tap, struct db *db, const char *name)
{
    json_t *tree = ask_format(db, "/api/v1/problems/%s", name);

    tap_check(tap, *ask_text(tree, "about"), "%s is explained", name);
    json_decref(tree);
    db_read_end(db);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;
    char tokens[WHO__COUNT][80] = {""};

    writer_open(&sample);
    writer_token(sample.db, "editor", tokens[EDITOR]);
    writer_token(sample.db, "admin", tokens[ADMIN]);
    tap_check(&tap,
              writer_answers(sample.db,
                             &(struct writer_request){.method = "POST",
                                                      .target = "/api/v1/articles",
                                                      .body = "{\"title\":\"One\"}",
                                                      .key = "used",
                                                      .token = tokens[EDITOR]},
                             201, NULL),
              "a key is used");
    for (int i = 0; i < PROBLEM__COUNT; i++) {
        const struct problem_row *problem = problem_row((enum problem)i);
        const struct provocation *row = find(problem->name);

        check_explained(&tap, sample.db, problem->name);
        if (strcmp(problem->name, internal) == 0)
            continue;
        if (!tap_check(&tap, row != NULL, "%s has a provocation", problem->name))
            continue;
        if (row->served)
            check_served(&tap, row, problem->status);
        else
            check_asked(&tap, sample.db, row, problem->status, tokens);
    }
    sample_remove(&sample);
    return tap_end(&tap);
}
