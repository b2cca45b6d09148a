/* openapi.c - the description of the API, made from the table that dispatches, so that
 * the two cannot differ. */
#include "openapi_operation.h"
#include "openapi_schemas.h"
#include "routes.h"

#include <stdio.h>
#include <string.h>

/* One address with all its methods: rows of one address stand together. */
static const struct route *put_path(struct json *json, const struct route *route)
{
    const char *pattern = route->pattern;

    json_put_open(json, pattern, '{');
    for (; route->pattern && strcmp(route->pattern, pattern) == 0; route++)
        openapi_operation(json, route);
    json_close(json, '}');
    return route;
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
        "HEAD answers wherever GET does, OPTIONS lists the methods. Where a GET has "
        "several media types, Accept chooses, and so does a suffix of the path, which "
        "wins: .json .geojson .csv .ndjson .vcf .txt. Every 200 has a "
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

static void put_schemes(struct json *json)
{
    json_put_open(json, "securitySchemes", '{');
    json_put_open(json, "token", '{');
    json_put_text(json, "type", "http");
    json_put_text(json, "scheme", "bearer");
    json_put_text(json, "description", "Made by the operator: embassyd token create");
    json_close(json, '}');
    json_close(json, '}');
}

const struct param openapi_get_params[] = {{0}};

int openapi_get(struct call *call)
{
    struct json *json = &call->json;

    json_open(json, '{');
    put_info(json);
    json_put_open(json, "paths", '{');
    for (const struct route *route = routes; route->pattern;)
        route = route->is_local || route->is_page || route->is_file
                    ? route + 1
                    : put_path(json, route);
    json_close(json, '}');
    json_put_open(json, "components", '{');
    json_put_open(json, "schemas", '{');
    openapi_schemas(json);
    json_close(json, '}');
    put_schemes(json);
    json_close(json, '}');
    json_close(json, '}');
    return call_ok(call);
}
