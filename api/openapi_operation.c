/* openapi_operation.c - one method of one address: parameters, body, answers. */
#include "openapi_operation.h"

#include "openapi_schemas.h"

#include <stdio.h>
#include <string.h>

static void put_words(struct json *json, const struct param *param)
{
    json_put_open(json, "enum", '[');
    for (size_t i = 0; param->words[i]; i++)
        json_text(json, param->words[i]);
    json_close(json, ']');
}

static void put_array(struct json *json, const struct param *param, const char *items)
{
    json_put_text(json, "type", "array");
    json_put_open(json, "items", '{');
    json_put_text(json, "type", items);
    if (param->words)
        put_words(json, param);
    json_close(json, '}');
}

static void put_number(struct json *json, const struct param *param, const char *type)
{
    json_put_text(json, "type", type);
    json_put_int(json, "minimum", param->min);
    json_put_int(json, "maximum", param->max);
    if (!param->required)
        json_put_int(json, "default", param->fallback);
}

static void put_schema(struct json *json, const struct param *param)
{
    json_put_open(json, "schema", '{');
    switch (param->kind) {
    case PARAM_INT:
        put_number(json, param, "integer");
        break;
    case PARAM_REAL:
        put_number(json, param, "number");
        break;
    case PARAM_POINT:
    case PARAM_BOX:
        put_array(json, param, "number");
        break;
    case PARAM_WORDS:
    case PARAM_COUNTRIES:
        put_array(json, param, "string");
        break;
    case PARAM_WORD:
        json_put_text(json, "type", "string");
        put_words(json, param);
        break;
    case PARAM_TEXT:
    case PARAM_ID:
    case PARAM_COUNTRY:
    case PARAM_LANGUAGE:
    case PARAM_TIME:
    case PARAM_CURSOR:
        json_put_text(json, "type", "string");
    }
    json_close(json, '}');
}

/* An example of the schema's type: "a,b" of an array is ["a","b"]. */
static void put_example(struct json *json, const struct param *param)
{
    bool numbers = param->kind == PARAM_POINT || param->kind == PARAM_BOX;
    bool texts = param->kind == PARAM_WORDS || param->kind == PARAM_COUNTRIES;

    json_key(json, "example");
    if (param->kind == PARAM_INT || param->kind == PARAM_REAL) {
        json_raw(json, param->example);
        return;
    }
    if (!numbers && !texts) {
        json_text(json, param->example);
        return;
    }
    json_open(json, '[');
    for (const char *at = param->example; *at; at += *at == ',') {
        char part[40];
        size_t length = strcspn(at, ",");

        (void)snprintf(part, sizeof(part), "%.*s", (int)length, at);
        numbers ? json_raw(json, part) : json_text(json, part);
        at += length;
    }
    json_close(json, ']');
}

/* OpenAPI cannot say "one of the two": then neither is required alone. */
static bool has_other(const struct param *params, const char *name)
{
    for (; params->name; params++) {
        if (params->instead && strcmp(params->instead, name) == 0)
            return true;
    }
    return false;
}

static void put_parameter(struct json *json, const struct param *params,
                          const struct param *param)
{
    json_open(json, '{');
    json_put_text(json, "name", param->name);
    json_put_text(json, "in", param->in_path ? "path" : "query");
    json_put_bool(json, "required", param->required && !has_other(params, param->name));
    json_put_text(json, "description", param->about);
    if (!param->in_path) {
        json_put_text(json, "style", "form");
        json_put_bool(json, "explode", false);
    }
    put_schema(json, param);
    put_example(json, param);
    json_close(json, '}');
}

/* `schema` NULL: text that is not JSON. */
static void put_type(struct json *json, const char *type, const char *schema)
{
    char bare[64]; /* without parameters */
    char reference[80];

    (void)snprintf(bare, sizeof(bare), "%.*s", (int)strcspn(type, ";"), type);
    (void)snprintf(reference, sizeof(reference), "#/components/schemas/%s",
                   schema ? schema : "");
    json_put_open(json, bare, '{');
    json_put_open(json, "schema", '{');
    json_put_text(json, schema ? "$ref" : "type", schema ? reference : "string");
    json_close(json, '}');
    json_close(json, '}');
}

static void put_content(struct json *json, const char *description, const char *type,
                        const char *schema)
{
    json_open(json, '{');
    json_put_text(json, "description", description);
    json_put_open(json, "content", '{');
    put_type(json, type, schema);
    json_close(json, '}');
    json_close(json, '}');
}

/* A 200 in all its forms: the first is JSON of the schema. */
static void put_forms(struct json *json, const struct route *route)
{
    json_open(json, '{');
    json_put_text(json, "description", route->about);
    json_put_open(json, "content", '{');
    put_type(json, format_row(FORMAT_JSON)->type, route->schema);
    for (int i = FORMAT_JSON + 1; i < FORMAT__COUNT; i++) {
        if ((route->formats & 1U << i) != 0)
            put_type(json, format_row((enum format)i)->type, NULL);
    }
    json_close(json, '}');
    json_close(json, '}');
}

static void put_described(struct json *json, const char *status, const char *description)
{
    json_put_open(json, status, '{');
    json_put_text(json, "description", description);
    json_close(json, '}');
}

/* A 2xx: JSON of a schema, text of another type, or nothing. */
static void put_success(struct json *json, const struct route *route, const char *status)
{
    const char *type = route->type ? route->type : "application/json";

    if (!route->schema && !route->type) {
        put_described(json, status, route->about);
        return;
    }
    json_key(json, status);
    if (route->formats)
        put_forms(json, route);
    else
        put_content(json, route->about, type, route->schema);
}

static void put_responses(struct json *json, const struct route *route)
{
    json_put_open(json, "responses", '{');
    if (route->method == API_GET) {
        put_success(json, route, "200");
        put_described(json, "304", "The client has this body already (If-None-Match)");
    } else if (route->method == API_DELETE) {
        put_described(json, "204", "It is removed");
    } else {
        put_success(json, route, "200");
        put_success(json, route, "201");
    }
    json_key(json, "4XX");
    put_content(json, "The request is refused", "application/problem+json", "Problem");
    json_key(json, "default");
    put_content(json, "The server failed", "application/problem+json", "Problem");
    json_close(json, '}');
}

static void put_body(struct json *json, const struct route *route)
{
    char reference[80];

    (void)snprintf(reference, sizeof(reference), "#/components/schemas/%s", route->body);
    json_put_open(json, "requestBody", '{');
    json_put_bool(json, "required", true);
    json_put_open(json, "content", '{');
    for (const char *at = route->takes; *at;) {
        char type[64];
        size_t length = strcspn(at, ",");

        (void)snprintf(type, sizeof(type), "%.*s", (int)length, at);
        json_put_open(json, type, '{');
        json_put_open(json, "schema", '{');
        json_put_text(json, "$ref", reference);
        json_close(json, '}');
        json_close(json, '}');
        at += length + strspn(at + length, ", ");
    }
    json_close(json, '}');
    json_close(json, '}');
}

/* Which field says what state is meant, or that a retry is one. */
static void put_header_parameter(struct json *json, const char *name,
                                 const char *description)
{
    json_open(json, '{');
    json_put_text(json, "name", name);
    json_put_text(json, "in", "header");
    json_put_bool(json, "required", false);
    json_put_text(json, "description", description);
    json_put_open(json, "schema", '{');
    json_put_text(json, "type", "string");
    json_close(json, '}');
    json_close(json, '}');
}

static void put_header_parameters(struct json *json, enum api_method method)
{
    if (method == API_POST) {
        put_header_parameter(json, "Idempotency-Key",
                             "A new one for each new record; a retry with the same gets "
                             "the same answer for a day");
    } else if (method != API_GET) {
        put_header_parameter(json, "If-Match", "The ETag of the state that is meant");
    }
    if (method == API_PUT)
        put_header_parameter(json, "If-None-Match", "*: only if there is none");
}

static void put_security(struct json *json, const struct route *route)
{
    if (!route->scope)
        return;
    json_put_open(json, "security", '[');
    json_open(json, '{');
    json_put_open(json, "token", '[');
    json_text(json, access_scope_word(route->scope));
    json_close(json, ']');
    json_close(json, '}');
    json_close(json, ']');
}

void openapi_operation(struct json *json, const struct route *route)
{
    static const char *const words[] = {
        [API_GET] = "get",     [API_POST] = "post",     [API_PUT] = "put",
        [API_PATCH] = "patch", [API_DELETE] = "delete",
    };
    char tag[32];

    (void)snprintf(tag, sizeof(tag), "%.*s", (int)strcspn(route->name, "."), route->name);
    json_put_open(json, words[route->method], '{');
    json_put_text(json, "operationId", route->name);
    json_put_text(json, "summary", route->about);
    json_put_open(json, "tags", '[');
    json_text(json, tag);
    json_close(json, ']');
    put_security(json, route);
    json_put_open(json, "parameters", '[');
    for (const struct param *param = route->params; param->name; param++)
        put_parameter(json, route->params, param);
    put_header_parameters(json, route->method);
    json_close(json, ']');
    if (route->takes)
        put_body(json, route);
    put_responses(json, route);
    json_close(json, '}');
}
