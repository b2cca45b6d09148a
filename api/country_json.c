#include "country_json.h"

#include <stdio.h>

#define TEXT         "{\"type\":\"string\"}"
#define TEXT_OR_NULL "{\"type\":[\"string\",\"null\"]}"
#define TEXTS        "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}"

static void put_id(struct json *json, const struct db_country *country)
{
    json_text(json, country->code);
}

static void put_name(struct json *json, const struct db_country *country)
{
    json_text(json, country->name);
}

static void put_self(struct json *json, const struct db_country *country)
{
    char path[64];

    (void)snprintf(path, sizeof(path), "/api/v1/countries/%s", country->code);
    json_text(json, path);
}

static void put_rev(struct json *json, const struct db_country *country)
{
    json_int(json, country->rev);
}

static void put_kind(struct json *json, const struct db_country *country)
{
    json_text(json, country->kind);
}

static void put_alpha3(struct json *json, const struct db_country *country)
{
    json_text(json, country->alpha3);
}

static void put_numeric(struct json *json, const struct db_country *country)
{
    json_text(json, country->numeric);
}

static void put_items(struct json *json, const struct db_country *country)
{
    json_open(json, '[');
    for (size_t i = 0; i < country->item_count; i++)
        json_text(json, country->items[i]);
    json_close(json, ']');
}

static void put_parent(struct json *json, const struct db_country *country)
{
    json_text(json, country->parent);
}

static void put_capital(struct json *json, const struct db_country *country)
{
    if (!country->capital) {
        json_text(json, NULL);
        return;
    }
    json_open(json, '{');
    json_put_text(json, "name", country->capital);
    if (country->has_capital_point) {
        json_key(json, "latitude");
        json_degrees(json, country->capital_point.latitude);
        json_key(json, "longitude");
        json_degrees(json, country->capital_point.longitude);
    }
    json_close(json, '}');
}

static void put_box(struct json *json, const struct db_country *country)
{
    const double edges[] = {country->box.west, country->box.south, country->box.east,
                            country->box.north};

    if (!country->has_box) {
        json_text(json, NULL);
        return;
    }
    json_open(json, '[');
    for (size_t i = 0; i < 4; i++)
        json_degrees(json, edges[i]);
    json_close(json, ']');
}

static void put_time_zone(struct json *json, const struct db_country *country)
{
    json_text(json, country->time_zone);
}

static void put_calling_code(struct json *json, const struct db_country *country)
{
    json_text(json, country->calling_code);
}

static void put_emergency(struct json *json, const struct db_country *country)
{
    json_text(json, country->emergency);
}

static void put_memberships(struct json *json, const struct db_country *country)
{
    json_open(json, '[');
    for (size_t i = 0; i < country->membership_count; i++)
        json_text(json, country->memberships[i]);
    json_close(json, ']');
}

static void put_names_of(struct json *json, const struct db_country *country,
                         enum db_name_kind kind)
{
    json_open(json, '[');
    for (size_t i = 0; i < country->name_count; i++) {
        if (country->names[i].kind == kind)
            json_text(json, country->names[i].name);
    }
    json_close(json, ']');
}

static void put_aliases(struct json *json, const struct db_country *country)
{
    put_names_of(json, country, DB_NAME_ALIAS);
}

static void put_former(struct json *json, const struct db_country *country)
{
    put_names_of(json, country, DB_NAME_FORMER);
}

static void put_demonyms(struct json *json, const struct db_country *country)
{
    put_names_of(json, country, DB_NAME_DEMONYM);
}

static void put_note(struct json *json, const struct db_country *country)
{
    json_text(json, country->note);
}

static void put_updated_at(struct json *json, const struct db_country *country)
{
    json_text(json, country->updated_at);
}

/* The first four come and go with the record, the others are its facts. */
enum { MEMBER_NAME = 1, MEMBER_FACTS = 4 };

#define MEMBERS(X)                                                                       \
    X("id", put_id, TEXT)                                                                \
    X("name", put_name, TEXT)                                                            \
    X("self", put_self, TEXT)                                                            \
    X("rev", put_rev, "{\"type\":\"integer\"}")                                          \
    X("kind", put_kind, "{\"enum\":[\"state\",\"territory\",\"other\"]}")                \
    X("alpha3", put_alpha3, TEXT_OR_NULL)                                                \
    X("numeric", put_numeric, TEXT_OR_NULL)                                              \
    X("wikidata", put_items, TEXTS)                                                      \
    X("parent", put_parent, TEXT_OR_NULL)                                                \
    X("capital", put_capital, "{\"$ref\":\"#/components/schemas/Capital\"}")             \
    X("bbox", put_box,                                                                   \
      "{\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"number\"}}")                 \
    X("time_zone", put_time_zone, TEXT_OR_NULL)                                          \
    X("calling_code", put_calling_code, TEXT_OR_NULL)                                    \
    X("emergency_number", put_emergency, TEXT_OR_NULL)                                   \
    X("memberships", put_memberships, TEXTS)                                             \
    X("aliases", put_aliases, TEXTS)                                                     \
    X("former_names", put_former, TEXTS)                                                 \
    X("demonyms", put_demonyms, TEXTS)                                                   \
    X("note", put_note, TEXT_OR_NULL)                                                    \
    X("updated_at", put_updated_at, TEXT)

const struct country_member country_members[] = {
#define ROW(name, write, schema) {name, write, schema},
    MEMBERS(ROW)
#undef ROW
        {NULL, NULL, NULL},
};

const char *const country_fields[] = {
#define NAME(name, write, schema) name,
    MEMBERS(NAME)
#undef NAME
        NULL,
};

static void put_member(struct json *json, const struct db_country *country, size_t i)
{
    json_key(json, country_members[i].name);
    country_members[i].write(json, country);
}

void country_json_members(struct json *json, const struct db_country *country,
                          uint64_t fields)
{
    for (size_t i = 0; country_members[i].name; i++) {
        if (fields == 0 || (fields & UINT64_C(1) << i) != 0)
            put_member(json, country, i);
    }
}

void country_json_facts(struct json *json, const struct db_country *country)
{
    json_open(json, '{');
    put_member(json, country, 0);
    put_member(json, country, MEMBER_NAME);
    for (size_t i = MEMBER_FACTS; country_members[i + 1].name; i++)
        put_member(json, country, i);
    json_close(json, '}');
}
