/* openapi_lookup.c - schemas of what /lookup answers. */
#include "openapi_schemas.h"

#define TEXT          "{\"type\":\"string\"}"
#define TEXT_OR_NULL  "{\"type\":[\"string\",\"null\"]}"
#define INTEGER       "{\"type\":\"integer\"}"
#define REF(name)     "{\"$ref\":\"#/components/schemas/" name "\"}"
#define OR_NULL(name) "{\"oneOf\":[" REF(name) ",{\"type\":\"null\"}]}"
#define ARRAY(items)  "{\"type\":\"array\",\"items\":" items "}"
#define TIER                                                                             \
    "{\"enum\":[\"local\",\"accredited\",\"arrangement\",\"ministry\",\"emergency\"]}"

struct member {
    const char *name, *schema;
};

static const struct member hours[] = {
    {"opening_hours", TEXT},
    {"open_now", "{\"type\":[\"boolean\",\"null\"],\"description\":\"null: the hours do "
                 "not tell\"}"},
    {"next_change", "{\"type\":[\"string\",\"null\"],\"description\":\"local time of the "
                    "mission, with its offset\"}"},
    {"comment", TEXT_OR_NULL},
    {"text", TEXT_OR_NULL},
    {0},
};

static const struct member best[] = {
    {"tier", TIER},
    {"mission", "{\"type\":[\"string\",\"null\"],\"description\":\"null: a line of a "
                "foreign ministry\"}"},
    {"name", TEXT},
    {"contact", OR_NULL("Contact")},
    {"hours", OR_NULL("CandidateHours")},
    {"why", TEXT},
    {0},
};

static const struct member candidate[] = {
    {"tier", TIER},
    {"basis", TEXT},
    {"arrangement", "{\"type\":[\"string\",\"null\"],\"description\":\"id in "
                    "arrangements\"}"},
    {"nationality", TEXT_OR_NULL},
    {"name", TEXT},
    {"why", TEXT},
    {"caveat", TEXT_OR_NULL},
    {"contact", OR_NULL("Contact")},
    {"hours", OR_NULL("CandidateHours")},
    {"line_hours", TEXT_OR_NULL},
    {"distance_km", "{\"type\":[\"integer\",\"null\"]}"},
    {"distance_from", "{\"enum\":[\"near\",\"capital\",null]}"},
    {"source", TEXT},
    {"source_url", TEXT_OR_NULL},
    {"layer", "{\"type\":[\"string\",\"null\"],\"description\":\"source, kept apart in "
              "mission.claims, of hours or contact where the record has none\"}"},
    {"as_of", TEXT_OR_NULL},
    {"mission", OR_NULL("Mission")},
    {0},
};

/* One that applies; posts_known: how many posts that may help are known here. */
static const struct member arrangement[] = {
    {"id", TEXT},
    {"self", TEXT},
    {"kind", TEXT},
    {"title", TEXT},
    {"nationality", TEXT},
    {"consular_cover", TEXT},
    {"posts_known", INTEGER},
    {"legal_ref", TEXT_OR_NULL},
    {"caveat", TEXT_OR_NULL},
    {"source", TEXT_OR_NULL},
    {"source_url", TEXT_OR_NULL},
    {"verified_at", TEXT_OR_NULL},
    {0},
};

static const struct member lookup[] = {
    {"nationalities", ARRAY(REF("Named"))},
    {"residence", OR_NULL("Named")},
    {"host", REF("Named")},
    {"note", TEXT_OR_NULL},
    {"need", TEXT},
    {"at", TEXT_OR_NULL},
    {"assistance",
     "{\"enum\":[\"local\",\"remote\",\"arrangement\",\"domestic\",\"none\","
     "\"unknown\"],\"description\":\"none: all that are known are closed or "
     "suspended; unknown: the sources say nothing\"}"},
    {"summary", TEXT},
    {"unknown", "{\"type\":[\"string\",\"null\"],\"description\":\"why nobody can be "
                "named\"}"},
    {"best", OR_NULL("Best")},
    {"candidates", ARRAY(REF("Candidate"))},
    {"arrangements", ARRAY(REF("CandidateArrangement"))},
    {"notices", ARRAY(REF("NoticeBrief"))},
    {"next_steps", ARRAY(TEXT)},
    {"disclaimer", TEXT},
    {"sources", ARRAY(REF("Source"))},
    {"as_of", TEXT_OR_NULL},
    {0},
};

void openapi_lookup_schemas(struct json *json)
{
    static const struct {
        const char *name;
        const struct member *members;
    } schemas[] = {
        {"CandidateHours", hours}, {"Best", best},
        {"Candidate", candidate},  {"CandidateArrangement", arrangement},
        {"Lookup", lookup},
    };

    for (size_t i = 0; i < sizeof(schemas) / sizeof(schemas[0]); i++) {
        json_put_open(json, schemas[i].name, '{');
        json_put_text(json, "type", "object");
        json_put_open(json, "properties", '{');
        for (const struct member *at = schemas[i].members; at->name; at++) {
            json_key(json, at->name);
            json_raw(json, at->schema);
        }
        json_close(json, '}');
        json_close(json, '}');
    }
}
