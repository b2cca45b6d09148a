/* openapi_changes.c - schemas of what /changes and the histories answer. */
#include "openapi_schemas.h"

#define TEXT            "{\"type\":\"string\"}"
#define TEXT_OR_NULL    "{\"type\":[\"string\",\"null\"]}"
#define OBJECT_OR_NULL  "{\"type\":[\"object\",\"null\"]}"
#define INTEGER         "{\"type\":\"integer\"}"
#define BOOLEAN         "{\"type\":\"boolean\"}"
#define ANYTHING        "{}"
#define OPERATION       "{\"enum\":[\"put\",\"delete\"]}"
#define REF(name)       "{\"$ref\":\"#/components/schemas/" name "\"}"
#define LIST(name)      "{\"type\":\"array\",\"items\":" REF(name) "}"
#define M(name, schema) "\"" name "\":" schema
#define OBJECT(members) "{\"type\":\"object\",\"properties\":{" members "}}"

#define KIND                                                                             \
    "{\"enum\":[\"country\",\"mission\",\"source\",\"article\",\"notice\",\"helpline\"," \
    "\"arrangement\"]}"
#define WHEN_AND_WHO M("seq", INTEGER) "," M("at", TEXT) "," M("actor", TEXT)
#define WHAT         M("op", OPERATION) "," M("rev", INTEGER) "," M("successor", TEXT_OR_NULL)

void openapi_change_schemas(struct json *json)
{
    static const char *const schemas[][2] = {
        {"Change", OBJECT(WHEN_AND_WHO "," WHAT "," M("kind", KIND) "," M(
                       "id", TEXT) "," M("document", OBJECT_OR_NULL))},
        {"ChangePage", OBJECT(M("items", LIST("Change")) "," M("last_seq", INTEGER) "," M(
                           "more", BOOLEAN))},
        {"Difference",
         OBJECT(M("pointer", TEXT) "," M("before", ANYTHING) "," M("after", ANYTHING))},
        {"Version", OBJECT(WHEN_AND_WHO "," WHAT "," M("changed", LIST("Difference")))},
        {"HistoryPage",
         OBJECT(M("items", LIST("Version")) "," M("total", INTEGER) "," M(
             "links", REF("Links")) "," M("seq", INTEGER) "," M("as_of", TEXT_OR_NULL))},
    };

    for (size_t i = 0; i < sizeof(schemas) / sizeof(schemas[0]); i++) {
        json_key(json, schemas[i][0]);
        json_raw(json, schemas[i][1]);
    }
}
