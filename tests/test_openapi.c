/* test_openapi.c - the OpenAPI document and the API say the same: addresses both ways,
 * every parameter, and every member of every answer. */
#include "ask.h"
#include "routes.h"
#include "schema.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

/* Requests whose 200 has to fit its schema. Between them they show every member. */
static const struct {
    const char *pattern, *target;
} answers[] = {
    {"/api/v1/", "/api/v1/"},
    {"/api/v1/openapi.json", "/api/v1/openapi.json"},
    {"/api/v1/problems/{name}", "/api/v1/problems/not-found"},
    {"/api/v1/missions", "/api/v1/missions"},
    {"/api/v1/missions", "/api/v1/missions?limit=2"},
    {"/api/v1/missions", "/api/v1/missions?near=55.75,37.62"},
    {"/api/v1/missions", "/api/v1/missions?host=AQ"},
    {"/api/v1/missions/{id}", "/api/v1/missions/Q900000001"},
    {"/api/v1/missions/{id}", "/api/v1/missions/Q900000012"},
    {"/api/v1/missions/{id}", "/api/v1/missions/Q900000011?fields=id,status"},
    {"/api/v1/countries", "/api/v1/countries?limit=500"},
    {"/api/v1/countries", "/api/v1/countries?q=burma"},
    {"/api/v1/countries", "/api/v1/countries?q=Frnce"},
    {"/api/v1/countries/{id}", "/api/v1/countries/FR"},
    {"/api/v1/countries/{id}", "/api/v1/countries/x-smom"},
    {"/api/v1/countries/{id}", "/api/v1/countries/AQ?lang=ja"},
    {"/api/v1/lookup", "/api/v1/lookup?nationality=FR&host=RU"},
    {"/api/v1/lookup", "/api/v1/lookup?nationality=EE&host=NP&near=27.7,85.3"},
    {"/api/v1/lookup", "/api/v1/lookup?nationality=BT&host=BR"},
    {"/api/v1/lookup", "/api/v1/lookup?nationality=FR&host=GP"},
    {"/api/v1/lookup", "/api/v1/lookup?nationality=FI&host=NO"},
    {"/api/v1/lookup", "/api/v1/lookup?nationality=IL&host=KR"},
};

static const char *const problems[] = {
    "/api/v1/missions?host=Congo", "/api/v1/missions?host=Estnia", "/api/v1/missions?x=1",
    "/api/v1/missions/",           "/api/v1/missions?q=%zz",
};

static const char *method_word(enum api_method method)
{
    static const char *const words[] = {
        [API_GET] = "get",     [API_POST] = "post",     [API_PUT] = "put",
        [API_PATCH] = "patch", [API_DELETE] = "delete",
    };

    return words[method];
}

static const json_t *operation_of(const json_t *document, const struct route *route)
{
    return json_object_get(
        json_object_get(json_object_get(document, "paths"), route->pattern),
        method_word(route->method));
}

static const json_t *operation(const json_t *document, const char *pattern)
{
    return json_object_get(json_object_get(json_object_get(document, "paths"), pattern),
                           "get");
}

/* Pages are not the API's, and the operator's own addresses do not exist over HTTP. */
static bool is_described(const struct route *route)
{
    return !route->is_local && !route->is_page;
}

static const json_t *schema_of(const json_t *operation, const char *status,
                               const char *type)
{
    const json_t *content = json_object_get(
        json_object_get(json_object_get(operation, "responses"), status), "content");

    return json_object_get(json_object_get(content, type), "schema");
}

/* What a write needs: whose it is, and what its body looks like. */
static void check_writing(struct tap *tap, const json_t *document,
                          const struct route *route, const json_t *row)
{
    const json_t *body = json_object_get(row, "requestBody");
    const json_t *schemas =
        json_object_get(json_object_get(document, "components"), "schemas");

    tap_check(tap, (json_object_get(row, "security") != NULL) == (route->scope != 0),
              "%s: its security is told", route->name);
    tap_check(tap, (body != NULL) == (route->takes != NULL), "%s: so is its body",
              route->name);
    tap_check(tap, !route->body || json_object_get(schemas, route->body),
              "%s: which has a schema", route->name);
}

static void check_paths(struct tap *tap, const json_t *document)
{
    json_t *paths = json_object_get(document, "paths");
    const char *pattern = NULL;
    json_t *path = NULL;
    size_t count = 0;
    size_t described = 0;
    json_t *seen = json_object();

    for (const struct route *route = routes; route->pattern; route++) {
        const json_t *row = operation_of(document, route);
        const char *id = json_string_value(json_object_get(row, "operationId"));
        const char *summary = json_string_value(json_object_get(row, "summary"));

        if (!is_described(route)) {
            tap_check(tap, !row, "%s is not described", route->pattern);
            continue;
        }
        count++;
        tap_check(tap, row != NULL, "%s is described", route->pattern);
        tap_check(tap, id && *id && !json_object_get(seen, id),
                  "its operationId is its own: %s", id ? id : "none");
        tap_check(tap, summary && *summary, "it has a summary");
        json_object_set_new(seen, id ? id : "", json_true());
        check_writing(tap, document, route, row);
    }
    json_object_foreach(paths, pattern, path)
    {
        described += json_object_size(path);
    }
    tap_check(tap, described == count, "%zu methods of addresses, and no other", count);
    json_decref(seen);
}

/* ---- Parameters ---- */

/* "36,55,38,56" of [36,55,38,56]: style form, explode false; blanks escaped. */
static void write_example(const json_t *example, char *text, size_t size)
{
    size_t i = 0;
    const json_t *item = NULL;

    if (json_is_string(example))
        (void)snprintf(text, size, "%s", json_string_value(example));
    else if (json_is_integer(example))
        (void)snprintf(text, size, "%lld", (long long)json_integer_value(example));
    else if (json_is_number(example))
        (void)snprintf(text, size, "%.5f", json_number_value(example));
    text[json_is_array(example) ? 0 : strlen(text)] = '\0';
    json_array_foreach(example, i, item)
    {
        size_t length = strlen(text);
        char part[64] = "";

        if (json_is_string(item))
            (void)snprintf(part, sizeof(part), "%s", json_string_value(item));
        else
            (void)snprintf(part, sizeof(part), "%.5f", json_number_value(item));
        (void)snprintf(text + length, size - length, "%s%s", i > 0 ? "," : "", part);
    }
    for (char *at = text; (at = strchr(at, ' '));)
        *at = '+';
}

static const json_t *parameter(const json_t *operation, const char *name)
{
    const json_t *list = json_object_get(operation, "parameters");
    size_t i = 0;
    const json_t *row = NULL;

    json_array_foreach(list, i, row)
    {
        if (strcmp(ask_text(row, "name"), name) == 0)
            return row;
    }
    return NULL;
}

static size_t parameters_in(const json_t *operation, const char *where)
{
    size_t count = 0;
    size_t i = 0;
    const json_t *row = NULL;

    json_array_foreach(json_object_get(operation, "parameters"), i, row)
    {
        count += strcmp(ask_text(row, "in"), where) == 0;
    }
    return count;
}

/* The address with its {id} and its required parameters filled in. */
static void write_target(const struct route *route, const json_t *operation, char *target,
                         size_t size)
{
    char example[256];
    size_t head = strcspn(route->pattern, "{");
    const char *joint = "?";

    (void)snprintf(target, size, "%.*s", (int)head, route->pattern);
    for (const struct param *param = route->params; param->name; param++) {
        size_t length = strlen(target);

        write_example(json_object_get(parameter(operation, param->name), "example"),
                      example, sizeof(example));
        if (param->in_path)
            (void)snprintf(target + length, size - length, "%s%s", example,
                           strchr(route->pattern, '}') + 1);
        else if (param->required) {
            (void)snprintf(target + length, size - length, "%s%s=%s", joint, param->name,
                           example);
            joint = "&";
        }
    }
}

/* The example of one parameter is taken: not a 400. */
static void check_example(struct tap *tap, struct db *db, const struct param *param,
                          const char *target, const char *example)
{
    char address[API_TARGET_MAX];
    struct api_response response;
    bool given = param->in_path || param->required;
    const char *with = strcmp(param->name, "radius") == 0 ? "near=0,0&" : "";

    (void)snprintf(address, sizeof(address), "%s%s%s%s%s%s", target,
                   given                 ? ""
                   : strchr(target, '?') ? "&"
                                         : "?",
                   given ? "" : with, given ? "" : param->name, given ? "" : "=",
                   given ? "" : example);
    if (strcmp(param->name, "sort") == 0 && strcmp(example, "distance") == 0)
        return;
    sample_get(db, address, &response);
    bool cursor = strcmp(param->name, "cursor") == 0; /* a real one belongs to its list */
    tap_check(tap,
              cursor ? response.status == 400
                     : response.status == 200 || response.status == 404,
              "%s is answered with %d", address, response.status);
    api_response_release(&response);
}

static void check_refused(struct tap *tap, struct db *db, const char *target,
                          const char *query)
{
    char address[API_TARGET_MAX];
    struct api_response response;

    (void)snprintf(address, sizeof(address), "%s%s%s", target,
                   strchr(target, '?') ? "&" : "?", query);
    sample_get(db, address, &response);
    json_t *problem = ask_parse(&response);
    tap_check(tap,
              response.status == 400 && strcmp(ask_text(problem, "type"),
                                               "/api/v1/problems/unknown-parameter") == 0,
              "%s is refused", address);
    json_decref(problem);
    api_response_release(&response);
}

static void check_parameters(struct tap *tap, struct db *db, const json_t *document)
{
    for (const struct route *route = routes; route->pattern; route++) {
        const json_t *get = operation_of(document, route);
        char target[1024];
        char example[256];
        size_t count = 0;

        if (!is_described(route))
            continue;
        write_target(route, get, target, sizeof(target));
        for (const struct param *param = route->params; param->name; param++, count++) {
            const json_t *row = parameter(get, param->name);

            tap_check(tap, row && *ask_text(row, "description"), "%s: %s is described",
                      route->pattern, param->name);
            write_example(json_object_get(row, "example"), example, sizeof(example));
            if (route->method == API_GET)
                check_example(tap, db, param, target, example);
        }
        tap_check(tap, parameters_in(get, "query") + parameters_in(get, "path") == count,
                  "%s: %zu parameters and no other", route->pattern, count);
        if (route->method != API_GET)
            continue;
        check_refused(tap, db, target, "undocumented=1");
        check_refused(tap, db, target, "=1");
    }
}

/* ---- Bodies ---- */

static void check_body(struct tap *tap, struct schema_check *check, const json_t *schema,
                       const struct api_response *response, const char *target)
{
    json_t *body = ask_parse(response);

    check->fault[0] = '\0';
    tap_check(tap, schema && body && schema_fits(check, schema, body, ""),
              "%s: %d fits its schema %s", target, response->status, check->fault);
    json_decref(body);
}

static void check_bodies(struct tap *tap, struct db *db, struct schema_check *check)
{
    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
        const json_t *get = operation(check->document, answers[i].pattern);
        struct api_response response;

        sample_get(db, answers[i].target, &response);
        check_body(tap, check, schema_of(get, "200", "application/json"), &response,
                   answers[i].target);
        api_response_release(&response);
    }
    for (size_t i = 0; i < sizeof(problems) / sizeof(problems[0]); i++) {
        const json_t *get = operation(check->document, "/api/v1/missions");
        struct api_response response;

        sample_get(db, problems[i], &response);
        check_body(tap, check, schema_of(get, "4XX", "application/problem+json"),
                   &response, problems[i]);
        api_response_release(&response);
    }
}

/* A member that no answer ever has is a mistake of the document, or of this test. */
static void check_seen(struct tap *tap, const struct schema_check *check)
{
    json_t *schemas =
        json_object_get(json_object_get(check->document, "components"), "schemas");
    const char *name = NULL;
    const char *member = NULL;
    json_t *schema = NULL;
    json_t *declared = NULL;

    json_object_foreach(schemas, name, schema)
    {
        json_object_foreach(json_object_get(schema, "properties"), member, declared)
        {
            char path[256];

            (void)snprintf(path, sizeof(path), "%s.%s", name, member);
            tap_check(tap, json_object_get(check->seen, path) != NULL, "%s is met", path);
        }
    }
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_golden(&sample);
    json_t *document = ask(sample.db, "/api/v1/openapi.json");
    struct schema_check check = {.document = document, .seen = json_object()};
    if (document) {
        check_paths(&tap, document);
        check_parameters(&tap, sample.db, document);
        check_bodies(&tap, sample.db, &check);
        check_seen(&tap, &check);
    }
    json_decref(check.seen);
    json_decref(document);
    sample_remove(&sample);
    return tap_end(&tap);
}
