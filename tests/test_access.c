/* test_access.c - every role on every row of the route table, and what a token may look
 * like. What a row asks for is read from the table; what a role has stands here, so that
 * neither moves without the other. */
#include "routes.h"
#include "tap.h"
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name; /* NULL: nobody, without a token */
    unsigned scopes;
} roles[] = {
    {NULL, 0},
    {"editor", SCOPE_DRAFTS},
    {"publisher", SCOPE_DRAFTS | SCOPE_PUBLISH},
    {"curator", SCOPE_CURATE | SCOPE_IMPORT},
    {"admin", SCOPE_DRAFTS | SCOPE_PUBLISH | SCOPE_CURATE | SCOPE_IMPORT},
};

static const char *method_word(enum api_method method)
{
    static const char *const words[] = {
        [API_GET] = "GET",       [API_HEAD] = "HEAD", [API_OPTIONS] = "OPTIONS",
        [API_POST] = "POST",     [API_PUT] = "PUT",   [API_PATCH] = "PATCH",
        [API_DELETE] = "DELETE",
    };

    return words[method];
}

/* "/api/v1/missions/{id}" with an id that nothing has, and required parameters. */
static void write_target(const struct route *route, char *target, size_t size)
{
    const char *tail = strchr(route->pattern, '}');
    const char *joint = "?";
    bool is_country = false;

    for (const struct param *param = route->params; param->name; param++)
        is_country |= param->in_path && param->kind == PARAM_COUNTRY;
    (void)snprintf(target, size, "%.*s%s%s", (int)strcspn(route->pattern, "{"),
                   route->pattern,
                   !tail        ? ""
                   : is_country ? "FR"
                                : "nothing-here",
                   tail ? tail + 1 : "");
    for (const struct param *param = route->params; param->name; param++) {
        size_t length = strlen(target);

        if (!param->required || param->in_path)
            continue;
        (void)snprintf(target + length, size - length, "%s%s=%s", joint, param->name,
                       param->example);
        joint = "&";
    }
}

static void check_row(struct tap *tap, struct db *db, const struct route *route,
                      size_t role, const char *token)
{
    char target[512];
    struct api_response response;
    bool may = (roles[role].scopes & route->scope) == route->scope;
    const char *name = roles[role].name ? roles[role].name : "nobody";

    write_target(route, target, sizeof(target));
    writer_ask(db,
               &(struct writer_request){.method = method_word(route->method),
                                        .target = target,
                                        .token = token,
                                        .body = route->takes ? "{}" : NULL,
                                        .key = "key-of-the-test"},
               &response);
    bool refused = response.status == 401 || response.status == 403;
    if (route->is_local) {
        tap_check(tap, response.status == 404, "%s %s is hidden from %s: %d",
                  method_word(route->method), route->pattern, name, response.status);
    } else if (may) {
        tap_check(tap, !refused && response.status < 500, "%s %s lets in %s: %d",
                  method_word(route->method), route->pattern, name, response.status);
    } else {
        tap_check(tap, response.status == (token ? 403 : 401), "%s %s refuses %s: %d",
                  method_word(route->method), route->pattern, name, response.status);
    }
    tap_check(tap, !response.wrote || may, "and nothing was written");
    api_response_release(&response);
}

static void check_matrix(struct tap *tap, struct db *db)
{
    for (size_t role = 0; role < sizeof(roles) / sizeof(roles[0]); role++) {
        char token[80];

        if (roles[role].name)
            writer_token(db, roles[role].name, token);
        for (const struct route *route = routes; route->pattern; route++)
            check_row(tap, db, route, role, roles[role].name ? token : NULL);
    }
}

/* Everything that writes asks for a scope. */
static void check_table(struct tap *tap)
{
    for (const struct route *route = routes; route->pattern; route++) {
        if (route->method == API_GET)
            continue;
        tap_check(tap, route->scope != 0, "%s %s takes a scope",
                  method_word(route->method), route->pattern);
    }
}

static bool is_refused(struct db *db, const char *token, int64_t now)
{
    struct api_response response;

    writer_ask(db,
               &(struct writer_request){
                   .method = "GET", .target = "/api/v1/", .token = token, .now = now},
               &response);
    const char *challenge = sample_header(&response, "WWW-Authenticate");
    bool refused = response.status == 401 && challenge &&
                   strstr(challenge, "error=\"invalid_token\"") &&
                   strstr(response.body, "the Authorization field has no valid token");
    api_response_release(&response);
    return refused;
}

/* Told the same in each case, also for an address that everyone may read. */
static void check_bad_tokens(struct tap *tap, struct db *db)
{
    char good[80];
    char bad[120];

    writer_token(db, "editor", good);
    tap_check(tap, !is_refused(db, good, 0), "a good token is taken");
    tap_check(tap, is_refused(db, good, SAMPLE_NOW + 86400), "an expired one is not");
    for (size_t i = 0; good[i]; i++) {
        (void)snprintf(bad, sizeof(bad), "%s", good);
        bad[i] = bad[i] == 'X' ? 'Y' : 'X';
        tap_check(tap, is_refused(db, bad, 0), "nor one that is wrong at %zu", i);
    }
    (void)snprintf(bad, sizeof(bad), "%sX", good);
    tap_check(tap, is_refused(db, bad, 0), "nor a longer one");
    bad[strlen(good) - 1] = '\0';
    tap_check(tap, is_refused(db, bad, 0), "nor a shorter one");
    tap_check(tap, is_refused(db, "", 0), "nor an empty one");
    tap_check(tap, is_refused(db, "emb_' OR 1=1 --", 0), "nor something else");
}

static void check_revoked(struct tap *tap, struct db *db)
{
    char token[80];
    char target[64];

    writer_token(db, "admin", token);
    (void)snprintf(target, sizeof(target), "/api/v1/tokens/%.8s", token + 4);
    tap_check(tap, !is_refused(db, token, 0), "a token is good");
    tap_check(tap,
              writer_answers(db,
                             &(struct writer_request){
                                 .method = "DELETE", .target = target, .token = token},
                             404, NULL),
              "it cannot revoke itself over HTTP");
    tap_check(tap,
              writer_answers(db,
                             &(struct writer_request){.method = "DELETE",
                                                      .target = target,
                                                      .local = "operator"},
                             204, NULL),
              "the operator revokes it");
    tap_check(tap, is_refused(db, token, 0), "and at once it is not good any more");
}

static void check_made(struct tap *tap, struct db *db)
{
    int status = 0;
    json_t *made = writer_tree(
        db,
        &(struct writer_request){
            .method = "POST",
            .target = "/api/v1/tokens",
            .local = "operator",
            .body =
                "{\"name\":\"Anna\",\"role\":\"editor\",\"expires_at\":\"2026-04-01\"}"},
        &status);
    const char *token = json_string_value(json_object_get(made, "token"));

    tap_check(tap, status == 201 && token && strlen(token) == 65, "a token is made");
    tap_check(tap, token && !is_refused(db, token, 0), "and is good");
    json_t *list =
        writer_tree(db,
                    &(struct writer_request){
                        .method = "GET", .target = "/api/v1/tokens", .local = "operator"},
                    &status);
    char *text = json_dumps(list, 0);
    tap_check(tap, text && strstr(text, "Anna") && token && !strstr(text, token + 13),
              "the list names it without the secret");
    free(text);
    json_decref(list);
    json_decref(made);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    writer_open(&sample);
    check_table(&tap);
    check_matrix(&tap, sample.db);
    check_bad_tokens(&tap, sample.db);
    check_revoked(&tap, sample.db);
    check_made(&tap, sample.db);
    sample_remove(&sample);
    return tap_end(&tap);
}
