/* openapi_help.c - schemas of helplines and arrangements. */
#include "arrangement_json.h"
#include "arrangement_read.h"
#include "openapi_schemas.h"

#include <string.h>

#define TEXT         "{\"type\":\"string\"}"
#define TEXT_OR_NULL "{\"type\":[\"string\",\"null\"]}"
#define INTEGER      "{\"type\":\"integer\"}"
#define REF(name)    "{\"$ref\":\"#/components/schemas/" name "\"}"
#define LIST(name)   "{\"type\":\"array\",\"items\":" REF(name) "}"

struct member {
    const char *name;
    const char *schema;
};

static const struct member helpline[] = {
    {"kind", "{\"enum\":[\"mfa_24h\",\"mfa_office\",\"local_general\",\"local_police\","
             "\"local_ambulance\",\"local_fire\"]}"},
    {"number", TEXT},
    {"display", TEXT_OR_NULL},
    {"hours", TEXT_OR_NULL},
    {"lang", TEXT_OR_NULL},
    {"note", TEXT_OR_NULL},
    {"source_name", TEXT},
    {"source_url", TEXT_OR_NULL},
    {"verified_at", TEXT},
    {0},
};

static const struct member helplines[] = {
    {"country", TEXT},           {"rev", INTEGER},     {"self", TEXT},
    {"lines", LIST("Helpline")}, {"updated_at", TEXT}, {0},
};

static const struct member helplines_body[] = {{"lines", LIST("Helpline")}, {0}};

static const struct member arrangement_post[] = {
    {"host", TEXT},
    {"provider", TEXT},
    {"mission", TEXT_OR_NULL},
    {"city", TEXT_OR_NULL},
    {"cover", "{\"enum\":[\"full\",\"emergency\",\"none\",\"unknown\",null]}"},
    {"valid_from", TEXT_OR_NULL},
    {"valid_to", TEXT_OR_NULL},
    {"source_url", TEXT_OR_NULL},
    {"note", TEXT_OR_NULL},
    {0},
};

static const struct member arrangement_page[] = {
    {"items", LIST("Arrangement")}, {"total", INTEGER},
    {"links", REF("Links")},        {"seq", INTEGER},
    {"as_of", TEXT_OR_NULL},        {0},
};

static void open_schema(struct json *json, const char *name)
{
    json_put_open(json, name, '{');
    json_put_text(json, "type", "object");
    json_put_open(json, "properties", '{');
}

static void close_schema(struct json *json)
{
    json_close(json, '}');
    json_close(json, '}');
}

static void put_member(struct json *json, const char *name, const char *schema)
{
    json_key(json, name);
    json_raw(json, schema);
}

static void put_schema(struct json *json, const char *name, const struct member *members)
{
    open_schema(json, name);
    for (const struct member *at = members; at->name; at++)
        put_member(json, at->name, at->schema);
    close_schema(json);
}

static bool is_editable(const char *name)
{
    for (size_t i = 0; arrangement_editable[i]; i++) {
        if (strcmp(arrangement_editable[i], name) == 0)
            return true;
    }
    return false;
}

static void put_arrangement(struct json *json, const char *schema, bool only_editable)
{
    open_schema(json, schema);
    for (const struct arrangement_member *at = arrangement_members; at->name; at++) {
        if (!only_editable || is_editable(at->name))
            put_member(json, at->name, at->schema);
    }
    close_schema(json);
}

void openapi_help_schemas(struct json *json)
{
    put_schema(json, "Helpline", helpline);
    put_schema(json, "Helplines", helplines);
    put_schema(json, "HelplinesBody", helplines_body);
    put_arrangement(json, "Arrangement", false);
    put_arrangement(json, "ArrangementBody", true);
    put_schema(json, "ArrangementPost", arrangement_post);
    put_schema(json, "ArrangementPage", arrangement_page);
}
