/* openapi_feeds.c - schemas of the feeds that are JSON. */
#include "openapi_schemas.h"

#define TEXT         "{\"type\":\"string\"}"
#define TEXT_OR_NULL "{\"type\":[\"string\",\"null\"]}"
#define BOOLEAN      "{\"type\":\"boolean\"}"
#define LIST(items)  "{\"type\":\"array\",\"items\":" items "}"
#define REF(name)    "{\"$ref\":\"#/components/schemas/" name "\"}"

struct feed_member {
    const char *name, *schema;
};

static const struct feed_member feed[] = {
    {"version", "{\"const\":\"https://jsonfeed.org/version/1.1\"}"},
    {"title", TEXT},
    {"home_page_url", TEXT},
    {"feed_url", TEXT},
    {"language", TEXT},
    {"authors", LIST(REF("FeedAuthor"))},
    {"_embassyd", REF("FeedOrigin")},
    {"items", LIST(REF("FeedItem"))},
    {0},
};

static const struct feed_member author[] = {{"name", TEXT}, {0}};
static const struct feed_member origin[] = {{"id", TEXT}, {"path", TEXT}, {0}};

static const struct feed_member item[] = {
    {"id", TEXT},
    {"url", TEXT},
    {"external_url", TEXT},
    {"title", TEXT},
    {"summary", TEXT},
    {"content_html", TEXT},
    {"date_published", TEXT},
    {"date_modified", TEXT},
    {"authors", LIST(REF("FeedAuthor"))},
    {"tags", LIST(TEXT)},
    {"language", TEXT},
    {"_embassyd", REF("FeedRecord")},
    {0},
};

/* Of an article the first; of a notice all of them. */
static const struct feed_member record[] = {
    {"path", TEXT},
    {"countries", LIST(REF("Named"))},
    {"cap", TEXT},
    {"issuer", TEXT},
    {"issuer_country", TEXT_OR_NULL},
    {"level", TEXT_OR_NULL},
    {"level_scale", TEXT_OR_NULL},
    {"regional_level", TEXT_OR_NULL},
    {"category", TEXT},
    {"urgency", TEXT},
    {"severity", TEXT},
    {"certainty", TEXT},
    {"response_type", TEXT},
    {"areas", LIST(TEXT)},
    {"nationalities", LIST(TEXT)},
    {"starts_at", TEXT_OR_NULL},
    {"ends_at", TEXT_OR_NULL},
    {"reviewed_at", TEXT_OR_NULL},
    {"banner", BOOLEAN},
    {0},
};

static void put_schema(struct json *json, const char *name,
                       const struct feed_member *members)
{
    json_put_open(json, name, '{');
    json_put_text(json, "type", "object");
    json_put_open(json, "properties", '{');
    for (const struct feed_member *at = members; at->name; at++) {
        json_key(json, at->name);
        json_raw(json, at->schema);
    }
    json_close(json, '}');
    json_close(json, '}');
}

void openapi_feed_schemas(struct json *json)
{
    put_schema(json, "Feed", feed);
    put_schema(json, "FeedAuthor", author);
    put_schema(json, "FeedOrigin", origin);
    put_schema(json, "FeedItem", item);
    put_schema(json, "FeedRecord", record);
}
