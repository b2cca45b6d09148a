#include "mission_json.h"

#include "claim.h"

#include <stdio.h>

#define TEXT         "{\"type\":\"string\"}"
#define TEXT_OR_NULL "{\"type\":[\"string\",\"null\"]}"
#define INTEGER      "{\"type\":\"integer\"}"
#define SERVICES                                                                            \
    "{\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"kind\",\"value\"]," \
    "\"properties\":{\"kind\":{\"enum\":[\"citizen_services\","                             \
    "\"emergency_travel_document\",\"passport\",\"notarial\",\"detained_visits\","          \
    "\"immigrant_visas\",\"non_immigrant_visas\",\"other\"]},\"value\":{\"enum\":["         \
    "\"yes\",\"no\",\"limited\"]}}}}"
#define CLAIMS                                                                            \
    "{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"source\":" TEXT \
    ",\"as_of\":" TEXT_OR_NULL ",\"attribution\":" TEXT_OR_NULL                           \
    ",\"facts\":{\"$ref\":\"#/components/schemas/MissionBody\"}}}}"

static void put_id(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->id);
}

static void put_rev(struct json *json, const struct db_mission *mission)
{
    json_int(json, mission->rev);
}

static void put_self(struct json *json, const struct db_mission *mission)
{
    char path[96];

    (void)snprintf(path, sizeof(path), "/api/v1/missions/%s", mission->id);
    json_text(json, path);
}

static void put_name(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->name);
}

static void put_sending(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->sending);
}

static void put_sending_name(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->sending_name);
}

static void put_host(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->host);
}

static void put_host_name(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->host_name);
}

static void put_class(struct json *json, const struct db_mission *mission)
{
    json_text(json, db_rank_row(mission->rank)->class);
}

static void put_rank(struct json *json, const struct db_mission *mission)
{
    json_text(json, db_rank_row(mission->rank)->word);
}

static void put_legal_kind(struct json *json, const struct db_mission *mission)
{
    json_text(json, db_legal_word(mission->legal_kind));
}

static void put_city(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->city);
}

static void put_address(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->address);
}

static void put_location(struct json *json, const struct db_mission *mission)
{
    if (mission->point_quality == DB_POINT_NONE) {
        json_text(json, NULL);
        return;
    }
    json_open(json, '{');
    json_key(json, "latitude");
    json_degrees(json, mission->point.latitude);
    json_key(json, "longitude");
    json_degrees(json, mission->point.longitude);
    json_put_text(json, "quality", db_point_word(mission->point_quality));
    json_close(json, '}');
}

static void put_serves(struct json *json, const struct db_mission *mission)
{
    json_open(json, '[');
    for (size_t i = 0; i < mission->serves_count; i++) {
        if (mission->serves[i].country)
            json_text(json, mission->serves[i].country);
    }
    json_close(json, ']');
}

static void put_areas(struct json *json, const struct db_mission *mission)
{
    json_open(json, '[');
    for (size_t i = 0; i < mission->serves_count; i++) {
        if (mission->serves[i].area)
            json_text(json, mission->serves[i].area);
    }
    json_close(json, ']');
}

static void put_status(struct json *json, const struct db_mission *mission)
{
    json_text(json, db_status_word(mission->status));
}

static void put_status_since(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->status_since);
}

static void put_status_reason(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->status_reason);
}

static void put_opened(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->opened);
}

static void put_contacts(struct json *json, const struct db_mission *mission)
{
    json_open(json, '[');
    for (size_t i = 0; i < mission->contact_count; i++)
        contact_json(json, &mission->contacts[i]);
    json_close(json, ']');
}

static void put_services(struct json *json, const struct db_mission *mission)
{
    json_open(json, '[');
    for (size_t i = 0; i < mission->service_count; i++) {
        json_open(json, '{');
        json_put_text(json, "kind", db_service_word(mission->services[i].kind));
        json_put_text(json, "value", db_offered_word(mission->services[i].value));
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_opening_hours(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->opening_hours);
}

static void put_opening_hours_text(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->opening_hours_text);
}

static void put_hosted_by(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->hosted_by);
}

/* Missions taken from Wikidata carry its item as their id. */
static void put_wikidata(struct json *json, const struct db_mission *mission)
{
    bool item = mission->id[0] == 'Q' && mission->id[1] >= '0' && mission->id[1] <= '9';

    json_text(json, item ? mission->id : NULL);
}

static void put_source(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->source);
}

static void put_as_of(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->source_as_of);
}

static void put_attribution(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->attribution);
}

static void put_claims(struct json *json, const struct db_mission *mission)
{
    claim_list_json(json, mission);
}

static void put_updated_at(struct json *json, const struct db_mission *mission)
{
    json_text(json, mission->updated_at);
}

static void put_distance(struct json *json, const struct db_mission *mission)
{
    if (mission->distance_km < 0) {
        json_text(json, NULL);
    } else {
        json_int(json, (int64_t)(mission->distance_km + 0.5));
    }
}

#define MEMBERS(X)                                                                       \
    X("id", put_id, TEXT)                                                                \
    X("rev", put_rev, INTEGER)                                                           \
    X("self", put_self, TEXT)                                                            \
    X("name", put_name, TEXT)                                                            \
    X("sending", put_sending, TEXT)                                                      \
    X("sending_name", put_sending_name, TEXT)                                            \
    X("host", put_host, TEXT)                                                            \
    X("host_name", put_host_name, TEXT)                                                  \
    X("class", put_class,                                                                \
      "{\"enum\":[\"embassy\",\"consulate\",\"liaison\",\"other\"]}")                    \
    X("rank", put_rank, TEXT)                                                            \
    X("legal_kind", put_legal_kind, TEXT)                                                \
    X("city", put_city, TEXT_OR_NULL)                                                    \
    X("address", put_address, TEXT_OR_NULL)                                              \
    X("location", put_location, "{\"$ref\":\"#/components/schemas/Location\"}")          \
    X("serves", put_serves, "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}")      \
    X("areas", put_areas, "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}")        \
    X("status", put_status,                                                              \
      "{\"enum\":[\"open\",\"limited\",\"relocated\",\"unknown\",\"suspended\","         \
      "\"closed\"]}")                                                                    \
    X("status_since", put_status_since, TEXT_OR_NULL)                                    \
    X("status_reason", put_status_reason, TEXT_OR_NULL)                                  \
    X("opened", put_opened, TEXT_OR_NULL)                                                \
    X("contacts", put_contacts,                                                          \
      "{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/Contact\"}}")      \
    X("services", put_services, SERVICES)                                                \
    X("opening_hours", put_opening_hours, TEXT_OR_NULL)                                  \
    X("opening_hours_text", put_opening_hours_text, TEXT_OR_NULL)                        \
    X("hosted_by", put_hosted_by, TEXT_OR_NULL)                                          \
    X("wikidata", put_wikidata, TEXT_OR_NULL)                                            \
    X("source", put_source, TEXT)                                                        \
    X("as_of", put_as_of, TEXT_OR_NULL)                                                  \
    X("attribution", put_attribution, TEXT_OR_NULL)                                      \
    X("claims", put_claims, CLAIMS)                                                      \
    X("updated_at", put_updated_at, TEXT)                                                \
    X("distance_km", put_distance, "{\"type\":[\"integer\",\"null\"]}")

const struct mission_member mission_members[] = {
#define ROW(name, write, schema) {name, write, schema},
    MEMBERS(ROW)
#undef ROW
        {NULL, NULL, NULL},
};

const char *const mission_fields[] = {
#define NAME(name, write, schema) name,
    MEMBERS(NAME)
#undef NAME
        NULL,
};

void mission_json(struct json *json, const struct db_mission *mission, uint64_t fields)
{
    json_open(json, '{');
    for (size_t i = 0; mission_members[i].name; i++) {
        if (fields != 0 && (fields & UINT64_C(1) << i) == 0)
            continue;
        json_key(json, mission_members[i].name);
        mission_members[i].write(json, mission);
    }
    json_close(json, '}');
}
