/* index.c - /api/v1/ and /api/v1/problems/{name}: where to go from here. */
#include "db/source.h"
#include "routes.h"

#include <stdio.h>
#include <string.h>

static void put_source(const struct db_source *source, void *context)
{
    struct json *json = context;

    json_open(json, '{');
    json_put_text(json, "id", source->id);
    json_put_text(json, "name", source->name);
    json_put_text(json, "url", source->url);
    json_put_text(json, "licence", source->licence);
    json_put_text(json, "attribution", source->attribution);
    json_put_text(json, "as_of", source->as_of);
    json_put_int(json, "missions", source->missions);
    json_close(json, '}');
}

static void put_links(struct json *json)
{
    json_put_open(json, "links", '{');
    for (const struct route *route = routes; route->pattern; route++) {
        if (route->method == API_GET && !route->is_local && !route->is_page &&
            !route->is_file && !strchr(route->pattern, '{'))
            json_put_text(json, route->name, route->pattern);
    }
    json_close(json, '}');
}

const struct param index_get_params[] = {{0}};

int index_get(struct call *call)
{
    struct json *json = &call->json;
    struct db_counts counts;
    enum db_status status = db_count(call->db, &counts);

    if (status != DB_OK)
        return call_db_failed(call, status);
    json_open(json, '{');
    json_put_text(json, "name", "embassyd");
    json_put_text(json, "version", EMBASSYD_VERSION);
    json_put_text(
        json, "about",
        "Who can help a citizen of one country in another. Not an official source: "
        "ask the mission before you rely on it.");
    put_links(json);
    json_put_int(json, "countries", counts.countries);
    json_put_int(json, "missions", counts.missions);
    json_put_open(json, "sources", '[');
    status = db_source_list(call->db, put_source, json);
    json_close(json, ']');
    json_put_int(json, "seq", counts.sequence);
    json_put_text(json, "as_of", db_as_of(call->db));
    json_close(json, '}');
    return status == DB_OK ? call_ok(call) : call_db_failed(call, status);
}

const struct param problem_get_params[] = {
    {.name = "name",
     .kind = PARAM_ID,
     .required = 1,
     .in_path = 1,
     .example = "unknown-country",
     .about = "The end of a problem's type"},
    {0},
};

int problem_get(struct call *call)
{
    const char *name = call_text(call, "name");
    struct json *json = &call->json;

    for (int i = 0; i < PROBLEM__COUNT; i++) {
        const struct problem_row *row = problem_row((enum problem)i);
        char type[80];

        if (strcmp(row->name, name) != 0)
            continue;
        (void)snprintf(type, sizeof(type), "/api/v1/problems/%s", name);
        json_open(json, '{');
        json_put_text(json, "type", type);
        json_put_text(json, "title", row->title);
        json_put_int(json, "status", row->status);
        json_put_text(json, "about", row->about);
        json_close(json, '}');
        return call_ok(call);
    }
    return call_problem(call, PROBLEM_NOT_FOUND, "name", "no problem '%s'", name);
}
