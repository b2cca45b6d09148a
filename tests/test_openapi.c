/* test_openapi.c - the OpenAPI document and the API say the same: addresses both ways,
 * every parameter, and every member of every answer. */
#include "ask.h"
#include "routes.h"
#include "schema.h"
#include "tap.h"
#include "writer.h"

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
    {"/api/v1/missions/{id}/history", "/api/v1/missions/Q900000001/history"},
    {"/api/v1/changes", "/api/v1/changes?limit=500"},
    {"/api/v1/countries", "/api/v1/countries?limit=500"},
    {"/api/v1/countries", "/api/v1/countries?q=burma"},
    {"/api/v1/countries", "/api/v1/countries?q=Frnce"},
    {"/api/v1/countries/{id}", "/api/v1/countries/FR"},
    {"/api/v1/countries/{id}", "/api/v1/countries/x-smom"},
    {"/api/v1/countries/{id}", "/api/v1/countries/AQ?lang=ja"},
    {"/api/v1/countries/{id}", "/api/v1/countries/RU"},
    {"/api/v1/countries/{id}/helplines", "/api/v1/countries/FR/helplines"},
    {"/api/v1/arrangements", "/api/v1/arrangements"},
    {"/api/v1/arrangements", "/api/v1/arrangements?nationality=FR&limit=1"},
    {"/api/v1/arrangements/{id}", "/api/v1/arrangements/testers"},
    {"/api/v1/arrangements/{id}/history", "/api/v1/arrangements/testers/history"},
    {"/api/v1/articles", "/api/v1/articles"},
    {"/api/v1/articles", "/api/v1/articles?country=RU&limit=1"},
    {"/api/v1/articles/{slug}", "/api/v1/articles/embassy-moves"},
    {"/api/v1/articles/{slug}", "/api/v1/articles/talks-in-moscow"},
    {"/api/v1/articles/{slug}/history", "/api/v1/articles/talks-in-moscow/history"},
    {"/api/v1/notices", "/api/v1/notices"},
    {"/api/v1/notices/{id}", "/api/v1/notices/01KJM000000000000000000001"},
    {"/api/v1/notices/{id}", "/api/v1/notices/01KJM000000000000000000004"},
    {"/api/v1/missions/{id}/history", "/api/v1/missions/Q777/history"},
    {"/api/v1/changes", "/api/v1/changes?since=0&limit=5"},
    {"/api/v1/changes", "/api/v1/changes?kinds=mission,helpline&limit=500"},
    {"/api/v1/search", "/api/v1/search?q=russia"},
    {"/api/v1/search", "/api/v1/search?q=embassy"},
    {"/api/v1/search", "/api/v1/search?q=talks"},
    {"/api/v1/search", "/api/v1/search?q=Estnia"},
    {"/api/v1/suggest", "/api/v1/suggest?q=mos"},
    {"/api/v1/search", "/api/v1/search?q=moscow&limit=2"},
    {"/api/v1/search", "/api/v1/search?q=talks+russia"},
    {"/api/v1/search", "/api/v1/search?q=notice"},
    {"/api/v1/search", "/api/v1/search?q=ministry"},
    {"/api/v1/search", "/api/v1/search?q=Frnce"},
    {"/api/v1/search", "/api/v1/search?q=Burma"},
    {"/api/v1/suggest", "/api/v1/suggest?q=germ"},
    {"/api/v1/packs/{host}.json", "/api/v1/packs/RU.json"},
    {"/api/v1/packs/{host}.json", "/api/v1/packs/FR.json"},
    {"/api/v1/packs/index.json", "/api/v1/packs/index.json"},
    {"/api/v1/packs/lines.json", "/api/v1/packs/lines.json"},
    {"/api/v1/packs/names.json", "/api/v1/packs/names.json"},
    {"/api/v1/packs/names.json", "/api/v1/packs/names.json?lang=ar"},
    {"/api/v1/lookup", "/api/v1/lookup?nationality=FR&host=RU"},
    {"/api/v1/lookup", "/api/v1/lookup?nationality=EE&host=NP&near=27.7,85.3"},
    {"/api/v1/lookup", "/api/v1/lookup?nationality=BT&host=BR"},
    {"/api/v1/lookup", "/api/v1/lookup?nationality=FR&host=GP"},
    {"/api/v1/lookup", "/api/v1/lookup?nationality=FI&host=NO"},
    {"/api/v1/lookup", "/api/v1/lookup?nationality=IL&host=KR"},
};

/* Requests that write, in this order, before anything is read: their bodies have to fit
 * the schema that says what may be sent. Between them they send every member. */
static const struct {
    const char *method, *pattern, *target, *body;
} writes[] = {
    {"PUT", "/api/v1/missions/{id}", "/api/v1/missions/Q777",
     "{\"name\":\"Embassy of France in Testville\",\"sending\":\"FR\",\"host\":\"RU\","
     "\"rank\":\"embassy\",\"legal_kind\":\"diplomatic\",\"city\":\"Testville\","
     "\"address\":\"1 Street\",\"location\":{\"latitude\":55.5,\"longitude\":37.5,"
     "\"quality\":\"building\"},\"serves\":[\"RU\"],\"areas\":[\"Region\"],"
     "\"status\":\"limited\",\"status_since\":\"2026-01-01\",\"status_reason\":\"Few\","
     "\"opened\":\"1990\",\"contacts\":[{\"kind\":\"switchboard\","
     "\"value\":\"+74951234567\",\"display\":\"495 123-45-67\"}],"
     "\"services\":[{\"kind\":\"passport\",\"value\":\"limited\"}],"
     "\"opening_hours\":\"Mo-Fr 09:00-12:00\",\"opening_hours_text\":\"mornings\","
     "\"hosted_by\":\"CH\"}"},
    {"PATCH", "/api/v1/missions/{id}", "/api/v1/missions/Q777", "{\"city\":\"Other\"}"},
    {"PUT", "/api/v1/countries/{id}/helplines", "/api/v1/countries/FR/helplines",
     "{\"lines\":[{\"kind\":\"mfa_24h\",\"number\":\"+33153599000\",\"display\":\"01\","
     "\"hours\":\"always\",\"lang\":\"French\",\"note\":\"abroad\","
     "\"source_name\":\"Test\",\"source_url\":\"https://example.org/\","
     "\"verified_at\":\"2026-01-01\"},{\"kind\":\"local_general\",\"number\":\"112\",\"source_name\":\"Test\",\"verified_at\":\"2026-01-01\"}]}"},
    {"PUT", "/api/v1/arrangements/{id}", "/api/v1/arrangements/testers",
     "{\"kind\":\"service_sharing\",\"title\":\"Test\",\"beneficiaries\":[\"FR\"],"
     "\"providers\":[\"eu\"],\"scope\":\"listed\",\"unrepresented\":\"no_post\","
     "\"provider_posts\":\"listed\",\"needs\":[\"arrest\"],\"consular_cover\":\"full\","
     "\"legal_ref\":\"Notes\",\"source_name\":\"S\",\"caveat\":\"Ask\","
     "\"source_url\":\"https://example.org/\",\"verified_at\":\"2026-01-01\","
     "\"valid_from\":\"2020-01-01\",\"valid_to\":\"2030-01-01\",\"enabled\":true,"
     "\"disabled_reason\":null,\"posts\":[{\"host\":\"NP\",\"provider\":\"DE\","
     "\"mission\":\"Q1\",\"city\":\"Kathmandu\",\"cover\":\"emergency\","
     "\"valid_from\":\"2021-01-01\",\"valid_to\":null,\"note\":\"N\","
     "\"source_url\":\"https://example.org/\"}]}"},
    {"PATCH", "/api/v1/arrangements/{id}", "/api/v1/arrangements/testers",
     "{\"enabled\":false,\"disabled_reason\":\"Ended\"}"},
    {"POST", "/api/v1/articles", "/api/v1/articles",
     "{\"slug\":\"one\",\"title\":\"One\",\"summary\":\"Sum\",\"lang\":\"en\","
     "\"authors\":[\"A\"],\"countries\":[\"RU\"],\"tags\":[\"t\"],"
     "\"source_name\":\"S\",\"source_url\":\"https://example.org/\","
     "\"state\":\"published\",\"published_at\":\"2026-01-01\","
     "\"withdrawn_reason\":null,\"body\":\"Text\"}"},
    {"PATCH", "/api/v1/articles/{slug}", "/api/v1/articles/one",
     "{\"state\":\"withdrawn\",\"withdrawn_reason\":\"Wrong\"}"},
    {"POST", "/api/v1/notices", "/api/v1/notices",
     "{\"issuer\":\"I\",\"issuer_country\":\"FR\",\"source_url\":\"https://example.org/\","
     "\"level\":\"4\",\"level_scale\":\"1-4\",\"regional_level\":\"4\","
     "\"category\":\"Security\",\"urgency\":\"Immediate\",\"severity\":\"Severe\","
     "\"certainty\":\"Observed\",\"response_type\":\"Avoid\",\"headline\":\"H\","
     "\"body\":\"B\",\"instruction\":\"Go\",\"lang\":\"en\",\"countries\":[\"SY\"],"
     "\"areas\":[\"North\"],\"nationalities\":[\"FR\"],\"starts_at\":\"2026-01-01\","
     "\"ends_at\":\"2027-01-01\",\"reviewed_at\":\"2026-02-20\",\"banner\":true,"
     "\"state\":\"published\",\"published_at\":\"2026-01-01\","
     "\"withdrawn_reason\":null}"},
};

static const char *const problems[] = {
    "/api/v1/missions?host=Congo", "/api/v1/missions?host=Estnia", "/api/v1/missions?x=1",
    "/api/v1/missions/",           "/api/v1/missions?q=%zz",
};

/* Everything is asked with a token that may see everything. */
static char token[80];

static void ask_as_admin(struct db *db, const char *target,
                         struct api_response *ret_response)
{
    writer_ask(
        db, &(struct writer_request){.method = "GET", .target = target, .token = token},
        ret_response);
}

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
    return !route->is_local && !route->is_page && !route->is_file;
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

/* The address with its {id} and its required parameters filled in, but for the one that
 * `without` stands for. */
static void write_target(const struct route *route, const json_t *operation,
                         const char *without, char *target, size_t size)
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
        else if (param->required && (!without || strcmp(param->name, without) != 0)) {
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
    ask_as_admin(db, address, &response);
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
    ask_as_admin(db, address, &response);
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
        write_target(route, get, NULL, target, sizeof(target));
        for (const struct param *param = route->params; param->name; param++, count++) {
            const json_t *row = parameter(get, param->name);

            tap_check(tap, row && *ask_text(row, "description"), "%s: %s is described",
                      route->pattern, param->name);
            write_example(json_object_get(row, "example"), example, sizeof(example));
            write_target(route, get, param->instead, target, sizeof(target));
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

/* {"$ref":"#/components/schemas/Mission"}: what is met is noted under that name. */
static const json_t *component(struct schema_check *check, const char *name)
{
    char reference[80];

    (void)snprintf(reference, sizeof(reference), "#/components/schemas/%s", name);
    json_decref(check->reference);
    check->reference = json_object();
    json_object_set_new(check->reference, "$ref", json_string(reference));
    return check->reference;
}

static const struct route *route_of(const char *method, const char *pattern)
{
    const struct route *route = routes;
    enum api_method wanted = API_GET;

    (void)api_method_from_name(method, &wanted);
    while (route->pattern &&
           (route->method != wanted || strcmp(route->pattern, pattern) != 0))
        route++;
    return route;
}

static void check_write(struct tap *tap, struct db *db, struct schema_check *check,
                        size_t i)
{
    const struct route *route = route_of(writes[i].method, writes[i].pattern);
    bool is_patch = route->method == API_PATCH;
    struct api_response response;
    json_error_t error;
    json_t *body = json_loads(writes[i].body, 0, &error);

    check->fault[0] = '\0';
    tap_check(tap, body && schema_fits(check, component(check, route->body), body, ""),
              "%s %s: its body fits %s %s", writes[i].method, writes[i].target,
              route->body, check->fault);
    json_decref(body);
    writer_ask(
        db,
        &(struct writer_request){.method = writes[i].method,
                                 .target = writes[i].target,
                                 .body = writes[i].body,
                                 .token = token,
                                 .if_match = is_patch ? "*" : NULL,
                                 .if_none_match = route->method == API_PUT ? "*" : NULL,
                                 .key = writes[i].pattern},
        &response);
    tap_check(tap, response.status == (is_patch ? 200 : 201), "it is answered with %d",
              response.status);
    check_body(tap, check, component(check, route->schema), &response, writes[i].target);
    api_response_release(&response);
}

/* A refused write shows the record as it is. */
static void check_refused_write(struct tap *tap, struct db *db,
                                struct schema_check *check)
{
    struct api_response response;

    writer_ask(db,
               &(struct writer_request){.method = "PATCH",
                                        .target = "/api/v1/missions/Q777",
                                        .body = "{\"city\":\"A\"}",
                                        .token = token,
                                        .if_match = "\"ar1.x.json\""},
               &response);
    tap_check(tap, response.status == 412, "a stale tag is refused");
    check_body(tap, check, component(check, "Problem"), &response, "PATCH");
    api_response_release(&response);
}

/* A file is no JSON of a schema; its report is. Without a date it has a warning. */
static void check_import(struct tap *tap, struct db *db, struct schema_check *check)
{
    static const char target[] = "/api/v1/imports";
    struct api_response response;

    writer_ask(db,
               &(struct writer_request){.method = "POST",
                                        .target = target,
                                        .token = token,
                                        .type = "application/x-ndjson",
                                        .key = "import",
                                        .body = "{\"id\":\"Q778\",\"sending\":\"JP\","
                                                "\"host\":\"FR\",\"rank\":\"office\"}\n"},
               &response);
    check_body(tap, check, component(check, "ImportReport"), &response, target);
    api_response_release(&response);
}

static void check_writes(struct tap *tap, struct db *db, struct schema_check *check)
{
    for (size_t i = 0; i < sizeof(writes) / sizeof(writes[0]); i++)
        check_write(tap, db, check, i);
    check_refused_write(tap, db, check);
    check_import(tap, db, check);
}

/* Feeds have absolute addresses only where the server knows its own. */
static void check_feeds(struct tap *tap, struct db *db, struct schema_check *check)
{
    static const struct api_settings settings = {.public_url = "https://example.org"};
    static const char *const feeds[] = {"/api/v1/feeds/articles.json",
                                        "/api/v1/feeds/notices.json"};

    for (size_t i = 0; i < sizeof(feeds) / sizeof(feeds[0]); i++) {
        const struct api_request request = {.method = API_GET,
                                            .target = feeds[i],
                                            .now = SAMPLE_NOW,
                                            .settings = &settings};
        const json_t *get = operation(check->document, feeds[i]);
        struct api_response response;

        api_handle(&request, db, &response);
        check_body(tap, check, schema_of(get, "200", "application/feed+json"), &response,
                   feeds[i]);
        api_response_release(&response);
    }
}

static void check_bodies(struct tap *tap, struct db *db, struct schema_check *check)
{
    check_feeds(tap, db, check);
    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
        const json_t *get = operation(check->document, answers[i].pattern);
        struct api_response response;

        ask_as_admin(db, answers[i].target, &response);
        check_body(tap, check, schema_of(get, "200", "application/json"), &response,
                   answers[i].target);
        api_response_release(&response);
    }
    for (size_t i = 0; i < sizeof(problems) / sizeof(problems[0]); i++) {
        const json_t *get = operation(check->document, "/api/v1/missions");
        struct api_response response;

        ask_as_admin(db, problems[i], &response);
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

    writer_open(&sample);
    writer_token(sample.db, "admin", token);
    json_t *document = ask(sample.db, "/api/v1/openapi.json");
    struct schema_check check = {.document = document, .seen = json_object()};
    if (document) {
        db_read_end(sample.db);
        check_paths(&tap, document);
        check_writes(&tap, sample.db, &check);
        check_parameters(&tap, sample.db, document);
        check_bodies(&tap, sample.db, &check);
        check_seen(&tap, &check);
    }
    json_decref(check.seen);
    json_decref(check.reference);
    json_decref(document);
    sample_remove(&sample);
    return tap_end(&tap);
}
