/* openapi_packs.c - schemas of the packs; packs.h says what is in their columns. */
#include "packs.h"

#define TEXT            "{\"type\":\"string\"}"
#define TEXT_OR_NULL    "{\"type\":[\"string\",\"null\"]}"
#define INTEGER         "{\"type\":\"integer\"}"
#define TEXTS           "{\"type\":\"array\",\"items\":" TEXT "}"
#define REF(name)       "{\"$ref\":\"#/components/schemas/" name "\"}"
#define LIST(items)     "{\"type\":\"array\",\"items\":" items "}"
#define TEXT_BY_KEY     "{\"type\":\"object\",\"additionalProperties\":" TEXT "}"
#define M(name, schema) "\"" name "\":" schema
#define ABOUT(text, type, more)                                                          \
    "{\"description\":\"" text "\",\"type\":\"" type "\"," more "}"
#define OBJECT(members) "{\"type\":\"object\",\"properties\":{" members "}}"

#define MISSIONS                                                                         \
    ABOUT("A column for each fact, with a value a mission: id, sending, rank (place in " \
          "ranks and titles), city (0: the one before), point (latitude, longitude), "   \
          "and a column for each kind of contact (a text, several, or null; a website "  \
          "without https://). host: where those after the first `here` stand. By place " \
          "of the mission: name (else TITLE of SENDER in CITY), status (else open), "    \
          "hours.",                                                                      \
          "object", "\"additionalProperties\":{}")
#define ROWS                                                                             \
    ABOUT("A text a sender, a letter a host, each a key of kinds", "array",              \
          "\"items\":" TEXT)

#define NAMES(text) ABOUT(text, "array", "\"items\":" TEXT_OR_NULL)
#define OTHERS                                                                                       \
    ABOUT(                                                                                           \
        "Other English names, former ones and the people's too (a text, several, or null), but for " \
        "those that hold the name or are held by it",                                                \
        "array",                                                                                     \
        "\"items\":{\"type\":[\"string\",\"array\",\"null\"],\"items\":" TEXT "}")
#define SLUGS                                                                            \
    ABOUT("By place of the country; else its English name in small letters, with '-' "   \
          "for blanks",                                                                  \
          "object", "\"additionalProperties\":" TEXT)
#define PACK_NAMES                                                                                                                                                             \
    M("lang", TEXT)                                                                                                                                                            \
    "," M("seq", INTEGER) "," M("id", TEXTS) "," M("name", TEXTS) "," M("english", NAMES("null: as name. A column without a value is left out")) "," M(                        \
        "own",                                                                                                                                                                 \
        NAMES(                                                                                                                                                                 \
            "In the language most spoken there; null: as name or english")) "," M("others",                                                                                    \
                                                                                  OTHERS) "," M("slug",                                                                        \
                                                                                                SLUGS) "," M("zones",                                                          \
                                                                                                             NAMES(                                                            \
                                                                                                                 "IANA time zones, former spellings too, between blanks; one " \
                                                                                                                 "without an area is in that of the one before"))
#define LINES                                                                            \
    ABOUT("By the code of the country; one that is not here has none that are known",    \
          "object", "\"additionalProperties\":" LIST(REF("PackLine")))
#define MEMBERS                                                                          \
    ABOUT("The countries of each party that is a word", "object",                        \
          "\"additionalProperties\":" TEXTS)

void openapi_pack_schemas(struct json *json)
{
    static const char *const schemas[][2] = {
        {"PackLine", OBJECT(M("kind", TEXT) "," M("number", TEXT) "," M("hours", TEXT))},
        {"PackLines", OBJECT(M("seq", INTEGER) "," M("lines", LINES))},
        {"Pack",
         OBJECT(M("host", TEXT) "," M("name", TEXT) "," M("names", TEXTS) "," M("parent", TEXT_OR_NULL) "," M("time_zone", TEXT_OR_NULL) "," M("emergency", TEXT_OR_NULL) "," M(
             "lines",
             LIST(REF(
                 "PackLine"))) "," M("notices",
                                     LIST(REF(
                                         "NoticeBrief"))) "," M("ranks",
                                                                TEXTS) "," M("titles",
                                                                             TEXTS) "," M("here",
                                                                                          INTEGER) "," M("missions",
                                                                                                         MISSIONS) "," M("seq",
                                                                                                                         INTEGER) "," M("as_of",
                                                                                                                                        TEXT_OR_NULL))},
        {"PackArrangement",
         OBJECT(M("id", TEXT) "," M("title", TEXT) "," M("beneficiaries", TEXTS) "," M("providers", TEXTS) "," M(
             "scope",
             TEXT) "," M("unrepresented",
                         TEXT) "," M("provider_posts",
                                     TEXT) "," M("valid_from",
                                                 TEXT_OR_NULL) "," M("valid_to",
                                                                     TEXT_OR_NULL) "," M("posts",
                                                                                         LIST(
                                                                                             TEXTS)))},
        {"PackIndex",
         OBJECT(M("seq", INTEGER) "," M("as_of", TEXT_OR_NULL) "," M("kinds", TEXT_BY_KEY) "," M(
             "senders",
             TEXTS) "," M("hosts",
                          TEXTS) "," M("rows",
                                       ROWS) "," M("arrangements",
                                                   LIST(REF(
                                                       "PackArrangement"))) "," M("members",
                                                                                  MEMBERS))},
        {"PackNames", "{\"type\":\"object\",\"properties\":{" PACK_NAMES "}}"},
    };

    for (size_t i = 0; i < sizeof(schemas) / sizeof(schemas[0]); i++) {
        json_key(json, schemas[i][0]);
        json_raw(json, schemas[i][1]);
    }
}
