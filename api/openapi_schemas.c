#include "openapi_schemas.h"

#include "country_json.h"
#include "mission_json.h"
#include "mission_read.h"
#include "openapi_news.h"
#include "packs.h"

#include <string.h>

#define TEXT          "{\"type\":\"string\"}"
#define TEXT_OR_NULL  "{\"type\":[\"string\",\"null\"]}"
#define INTEGER       "{\"type\":\"integer\"}"
#define REF(name)     "{\"$ref\":\"#/components/schemas/" name "\"}"
#define OBJECT_SCHEMA "{\"type\":\"object\"}"
#define ARRAY(items)  "{\"type\":\"array\",\"items\":" items "}"

struct member {
    const char *name;
    const char *schema;
};

struct schema {
    const char *name;
    const char *type; /* JSON */
    const struct member *members;
};

static const struct member location[] = {
    {"latitude", "{\"type\":\"number\",\"minimum\":-90,\"maximum\":90}"},
    {"longitude", "{\"type\":\"number\",\"minimum\":-180,\"maximum\":180}"},
    {"quality", "{\"enum\":[\"building\",\"city\",\"suspect\"]}"},
    {0},
};

static const struct member contact[] = {
    {"kind", TEXT}, {"value", TEXT}, {"display", TEXT}, {0}};

static const struct member capital[] = {
    {"name", TEXT},
    {"latitude", "{\"type\":\"number\"}"},
    {"longitude", "{\"type\":\"number\"}"},
    {0},
};

static const struct member named[] = {{"id", TEXT}, {"name", TEXT}, {0}};

static const struct member links[] = {
    {"self", TEXT}, {"first", TEXT}, {"next", TEXT_OR_NULL}, {0}};

static const struct member mission_page[] = {
    {"items", ARRAY(REF("Mission"))}, {"total", INTEGER},
    {"links", REF("Links")},          {"seq", INTEGER},
    {"as_of", TEXT_OR_NULL},          {0},
};

static const struct member country_page[] = {
    {"items", ARRAY(REF("CountryItem"))},
    {"total", INTEGER},
    {"links", REF("Links")},
    {"seq", INTEGER},
    {"as_of", TEXT_OR_NULL},
    {"suggestions", ARRAY(REF("Named"))},
    {0},
};

static const struct member source[] = {
    {"id", TEXT},
    {"name", TEXT},
    {"url", TEXT_OR_NULL},
    {"licence", TEXT},
    {"attribution", TEXT_OR_NULL},
    {"as_of", TEXT_OR_NULL},
    {"missions", INTEGER},
    {0},
};

static const struct member api_index[] = {
    {"name", TEXT},
    {"version", TEXT},
    {"about", TEXT},
    {"links", "{\"type\":\"object\",\"additionalProperties\":" TEXT "}"},
    {"countries", INTEGER},
    {"missions", INTEGER},
    {"sources", ARRAY(REF("Source"))},
    {"seq", INTEGER},
    {"as_of", TEXT_OR_NULL},
    {0},
};

static const struct member problem[] = {
    {"type", TEXT},
    {"title", TEXT},
    {"status", INTEGER},
    {"detail", TEXT},
    {"about", TEXT},
    {"errors", ARRAY("{\"type\":\"object\",\"properties\":{\"parameter\":" TEXT
                     ",\"pointer\":" TEXT ",\"header\":" TEXT ",\"detail\":" TEXT "}}")},
    {"suggestions", ARRAY(REF("Named"))},
    {"did_you_mean", TEXT},
    {"current_etag", TEXT},
    {"current", OBJECT_SCHEMA},
    {0},
};

static const struct member document[] = {
    {"openapi", TEXT},
    {"info", OBJECT_SCHEMA},
    {"servers", ARRAY(OBJECT_SCHEMA)},
    {"security", ARRAY(OBJECT_SCHEMA)},
    {"paths", OBJECT_SCHEMA},
    {"components", OBJECT_SCHEMA},
    {0},
};

#define OBJECT         "\"object\""
#define OBJECT_OR_NULL "[\"object\",\"null\"]"

static const struct member import_note[] = {
    {"line", INTEGER}, {"id", TEXT_OR_NULL}, {"reason", TEXT}, {0}};

static const struct member import_report[] = {
    {"format", TEXT_OR_NULL},
    {"source", TEXT_OR_NULL},
    {"as_of", TEXT_OR_NULL},
    {"dry_run", "{\"type\":\"boolean\"}"},
    {"read", INTEGER},
    {"inserted", INTEGER},
    {"updated", INTEGER},
    {"unchanged", INTEGER},
    {"kept", INTEGER},
    {"vanished", INTEGER},
    {"quarantined", INTEGER},
    {"warnings", INTEGER},
    {"first_sequence", INTEGER},
    {"last_sequence", INTEGER},
    {"unit", TEXT},
    {"error", TEXT_OR_NULL},
    {"quarantined_rows", ARRAY(REF("ImportNote"))},
    {"warning_rows", ARRAY(REF("ImportNote"))},
    {0},
};

static const struct schema schemas[] = {
    {"Location", OBJECT_OR_NULL, location},
    {"Contact", OBJECT, contact},
    {"Capital", OBJECT_OR_NULL, capital},
    {"Named", OBJECT, named},
    {"Links", OBJECT, links},
    {"MissionPage", OBJECT, mission_page},
    {"CountryPage", OBJECT, country_page},
    {"Source", OBJECT, source},
    {"Index", OBJECT, api_index},
    {"Problem", OBJECT, problem},
    {"Document", OBJECT, document},
    {"ImportFile", "\"string\"", NULL},
    {"ImportNote", OBJECT, import_note},
    {"ImportReport", OBJECT, import_report},
    {0},
};

static void open_schema(struct json *json, const char *name, const char *type)
{
    json_put_open(json, name, '{');
    json_key(json, "type");
    json_raw(json, type);
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

static void put_country(struct json *json)
{
    for (const struct country_member *at = country_members; at->name; at++)
        put_member(json, at->name, at->schema);
}

/* What a client may send: the members of the record that it may set. */
static void put_mission_body(struct json *json)
{
    open_schema(json, "MissionBody", OBJECT);
    for (size_t i = 0; mission_editable[i]; i++) {
        for (const struct mission_member *at = mission_members; at->name; at++) {
            if (strcmp(at->name, mission_editable[i]) == 0)
                put_member(json, at->name, at->schema);
        }
    }
    close_schema(json);
}

void openapi_schemas(struct json *json)
{
    for (const struct schema *schema = schemas; schema->name; schema++) {
        open_schema(json, schema->name, schema->type);
        for (const struct member *at = schema->members; at && at->name; at++)
            put_member(json, at->name, at->schema);
        close_schema(json);
    }
    openapi_search_schemas(json);
    openapi_lookup_schemas(json);
    openapi_feed_schemas(json);
    openapi_pack_schemas(json);
    openapi_change_schemas(json);
    openapi_help_schemas(json);
    open_schema(json, "Mission", OBJECT);
    for (const struct mission_member *at = mission_members; at->name; at++)
        put_member(json, at->name, at->schema);
    close_schema(json);
    put_mission_body(json);
    open_schema(json, "CountryItem", OBJECT);
    put_country(json);
    put_member(json, "matched", TEXT);
    close_schema(json);
    open_schema(json, "Country", OBJECT);
    put_country(json);
    put_member(json, "names", "{\"type\":\"object\",\"additionalProperties\":" TEXT "}");
    put_member(json, "territories", ARRAY(TEXT));
    put_member(json, "missions",
               "{\"type\":\"object\",\"additionalProperties\":" INTEGER "}");
    put_member(json, "links", "{\"type\":\"object\",\"additionalProperties\":" TEXT "}");
    put_member(json, "notices", ARRAY(REF("NoticeBrief")));
    put_member(json, "articles", ARRAY(REF("ArticleBrief")));
    close_schema(json);
    openapi_news(json);
}
