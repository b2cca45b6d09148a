/* packs.c - /packs: everything about one country, for offline use. */
#include "packs.h"

#include "news.h"
#include "page.h"
#include "routes.h"

#include <string.h>

const struct param pack_get_params[] = {
    {.name = "host",
     .kind = PARAM_COUNTRY,
     .required = 1,
     .in_path = 1,
     .example = "RU",
     .about = "The country that somebody is going to: any spelling"},
    {0},
};

static void put_facts(const struct db_country *country, void *context)
{
    struct json *json = context;

    json_put_text(json, "host", country->code);
    json_put_text(json, "name", country->name);
    json_put_open(json, "names", '[');
    for (size_t i = 0; i < country->name_count; i++) {
        if (country->names[i].kind == DB_NAME_ALIAS ||
            country->names[i].kind == DB_NAME_FORMER)
            json_text(json, country->names[i].name);
    }
    json_close(json, ']');
    json_put_text(json, "parent", country->parent);
    json_put_text(json, "time_zone", country->time_zone);
    json_put_text(json, "emergency", country->emergency);
}

/* The ministry's lines are for its own citizens abroad. */
static void put_lines(const struct db_helplines *helplines, void *context)
{
    struct json *json = context;

    for (size_t i = 0; i < helplines->line_count; i++) {
        const struct db_helpline *line = &helplines->lines[i];

        if (strncmp(line->kind, "local_", 6) == 0)
            pack_put_line(json, line);
    }
}

int pack_get(struct call *call)
{
    const char *host = call_country(call, "host");
    const struct news_about about = {.countries = &host, .country_count = 1};
    struct json *json = &call->json;

    json_open(json, '{');
    enum db_status status = db_country_by_code(call->db, host, put_facts, json);
    json_put_open(json, "lines", '[');
    if (status == DB_OK)
        status = db_helplines_of(call->db, host, put_lines, json);
    json_close(json, ']');
    if (status == DB_OK || status == DB_NOT_FOUND)
        status = news_put_notices(call, &about);
    if (status == DB_OK)
        status = pack_put_missions(call, host);
    if (status != DB_OK)
        return call_db_failed(call, status);
    json_put_int(json, "seq", page_sequence(call));
    json_put_text(json, "as_of", db_as_of(call->db));
    json_close(json, '}');
    return call_ok(call);
}
