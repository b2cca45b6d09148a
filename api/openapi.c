/* openapi.c - the description of the API, made from the table that dispatches, so that
 * the two cannot differ. */
#include "openapi_schemas.h"
#include "routes.h"

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

static void put_parameter(struct json *json, const struct param *param)
{
    json_open(json, '{');
    json_put_text(json, "name", param->name);
    json_put_text(json, "in", param->in_path ? "path" : "query");
    json_put_bool(json, "required", param->required);
    json_put_text(json, "description", param->about);
    if (!param->in_path) {
        json_put_text(json, "style", "form");
        json_put_bool(json, "explode", false);
    }
    put_schema(json, param);
    put_example(json, param);
    json_close(json, '}');
}

static void put_content(struct json *json, const char *description, const char *type,
                        const char *schema)
{
    char reference[80];

    (void)snprintf(reference, sizeof(reference), "#/components/schemas/%s", schema);
    json_open(json, '{');
    json_put_text(json, "description", description);
    json_put_open(json, "content", '{');
    json_put_open(json, type, '{');
    json_put_open(json, "schema", '{');
    json_put_text(json, "$ref", reference);
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, '}');
}

static void put_responses(struct json *json, const struct route *route)
{
    json_put_open(json, "responses", '{');
    json_key(json, "200");
    put_content(json, route->about, "application/json", route->schema);
    json_put_open(json, "304", '{');
    json_put_text(json, "description",
                  "The client has this body already (If-None-Match)");
    json_close(json, '}');
    json_key(json, "4XX");
    put_content(json, "The request is refused", "application/problem+json", "Problem");
    json_key(json, "default");
    put_content(json, "The server failed", "application/problem+json", "Problem");
    json_close(json, '}');
}

static void put_operation(struct json *json, const struct route *route)
{
    char tag[32];

    (void)snprintf(tag, sizeof(tag), "%.*s", (int)strcspn(route->name, "."), route->name);
    json_put_open(json, "get", '{');
    json_put_text(json, "operationId", route->name);
    json_put_text(json, "summary", route->about);
    json_put_open(json, "tags", '[');
    json_text(json, tag);
    json_close(json, ']');
    json_put_open(json, "parameters", '[');
    for (const struct param *param = route->params; param->name; param++)
        put_parameter(json, param);
    json_close(json, ']');
    put_responses(json, route);
    json_close(json, '}');
}

static void put_info(struct json *json)
{
    json_put_text(json, "openapi", "3.1.0");
    json_put_open(json, "info", '{');
    json_put_text(json, "title", "embassyd");
    json_put_text(json, "version", EMBASSYD_VERSION);
    json_put_text(json, "summary", "Who can help a citizen of one country in another");
    json_put_text(
        json, "description",
        "HEAD answers wherever GET does, OPTIONS lists the methods. Every 200 has a "
        "strong ETag. Unknown, repeated and empty parameters are refused. Lists are "
        "continued by links.next. Within v1 only additions are made: ignore members "
        "that you do not know.");
    json_put_open(json, "license", '{');
    json_put_text(json, "name", "Data: CC0-1.0");
    json_put_text(json, "identifier", "CC0-1.0");
    json_close(json, '}');
    json_close(json, '}');
    json_put_open(json, "servers", '[');
    json_open(json, '{');
    json_put_text(json, "url", "/");
    json_close(json, '}');
    json_close(json, ']');
    json_put_open(json, "security", '[');
    json_close(json, ']');
}

int openapi_get(struct call *call)
{
    struct json *json = &call->json;

    json_open(json, '{');
    put_info(json);
    json_put_open(json, "paths", '{');
    for (const struct route *route = routes; route->pattern; route++) {
        json_put_open(json, route->pattern, '{');
        put_operation(json, route);
        json_close(json, '}');
    }
    json_close(json, '}');
    json_put_open(json, "components", '{');
    json_put_open(json, "schemas", '{');
    openapi_schemas(json);
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, '}');
    return call_ok(call);
}
