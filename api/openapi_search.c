/* openapi_search.c - schemas of what /search and /suggest answer. */
#include "openapi_schemas.h"

#define TEXT         "{\"type\":\"string\"}"
#define TEXT_OR_NULL "{\"type\":[\"string\",\"null\"]}"
#define INTEGER      "{\"type\":\"integer\"}"
#define BOOLEAN      "{\"type\":\"boolean\"}"
#define LIST(name)                                                                       \
    "{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/" name "\"}}"
#define MEMBER(name)    "\"" name "\":"
#define OBJECT(members) "{\"type\":\"object\",\"properties\":{" members "}}"

/* A run of plain text; `hit`: it was asked for. */
#define RUN OBJECT(MEMBER("text") TEXT "," MEMBER("hit") BOOLEAN)

#define SEARCH_ITEM                                                                      \
    OBJECT(MEMBER("kind") "{\"enum\":[\"country\",\"notice\",\"mission\",\"article\"]}"  \
                          "," MEMBER("id") TEXT "," MEMBER("self") TEXT                  \
           "," MEMBER("title") TEXT "," MEMBER("lang") TEXT "," MEMBER("title_runs")     \
               LIST("Run") "," MEMBER("snippet") LIST("Run") "," MEMBER("matched") TEXT  \
           "," MEMBER("city") TEXT_OR_NULL "," MEMBER("host") TEXT "," MEMBER("status")  \
               TEXT "," MEMBER("issuer") TEXT "," MEMBER("level") TEXT_OR_NULL           \
           "," MEMBER("active") BOOLEAN "," MEMBER("published_at") TEXT_OR_NULL)

#define SEARCH                                                                           \
    OBJECT(MEMBER("q") TEXT "," MEMBER("items") LIST("SearchItem") "," MEMBER(           \
        "more") "{\"type\":\"object\",\"additionalProperties\":" TEXT "}"                \
                "," MEMBER("suggestions") LIST("Named") "," MEMBER("seq") INTEGER)

#define SUGGEST_ITEM                                                                     \
    OBJECT(MEMBER("kind") "{\"enum\":[\"country\",\"mission\",\"article\"]}"             \
                          "," MEMBER("id") TEXT "," MEMBER("self") TEXT                  \
           "," MEMBER("text") TEXT "," MEMBER("hint") TEXT_OR_NULL)

#define SUGGEST OBJECT(MEMBER("items") LIST("SuggestItem"))

void openapi_search_schemas(struct json *json)
{
    static const char *const schemas[][2] = {
        {"Run", RUN},         {"SearchItem", SEARCH_ITEM},
        {"Search", SEARCH},   {"SuggestItem", SUGGEST_ITEM},
        {"Suggest", SUGGEST},
    };

    for (size_t i = 0; i < sizeof(schemas) / sizeof(schemas[0]); i++) {
        json_key(json, schemas[i][0]);
        json_raw(json, schemas[i][1]);
    }
}
