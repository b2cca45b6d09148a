/* claim.c - whom to believe, and about what. */
#include "claim.h"

#include "db/source.h"
#include "mission_json.h"
#include "mission_read.h"

#include <stdlib.h>
#include <string.h>

/* ---- Sources ---- */

/* Most trusted first; OPERATOR is everything that is not named here. */
enum trust { EDITOR, OFFICIAL, OPERATOR, WIKIDATA, DATABASE, STARTER, APART };

static const struct {
    const char *source;
    enum trust trust;
} known[] = {
    {DB_SOURCE_EDITOR, EDITOR},
    {"auswaertiges-amt", OFFICIAL},
    {"wikidata", WIKIDATA},
    {"database-of-embassies", DATABASE},
    {"starter", STARTER},
    {"openstreetmap", APART}, /* ODbL-1.0: shared alike, with attribution */
};

static const size_t known_count = sizeof(known) / sizeof(known[0]);

static enum trust trust_in(const char *source)
{
    for (size_t i = 0; i < known_count; i++) {
        if (strcmp(known[i].source, source) == 0)
            return known[i].trust;
    }
    return OPERATOR;
}

bool claim_source_is_known(const char *source)
{
    return trust_in(source) != OPERATOR;
}

bool claim_source_is_apart(const char *source)
{
    return trust_in(source) == APART;
}

static int compare(const void *a, const void *b)
{
    const struct db_claim *first = a;
    const struct db_claim *second = b;
    int places = (int)trust_in(first->source) - (int)trust_in(second->source);

    return places != 0 ? places : strcmp(first->source, second->source);
}

void claim_sort(struct db_claim *claims, size_t count)
{
    qsort(claims, count, sizeof(claims[0]), compare);
}

/* ---- Facts ---- */

static const struct mission_member *find_member(const char *name)
{
    const struct mission_member *member = mission_members;

    while (strcmp(member->name, name) != 0)
        member++;
    return member;
}

static bool is_nothing(const char *value, size_t length)
{
    return (length == 2 && memcmp(value, "[]", 2) == 0) ||
           (length == 4 && memcmp(value, "null", 4) == 0);
}

/* A member and its value; nothing when it is unknown. */
static void put_known(struct json *json, const struct mission_member *member,
                      const struct db_mission *mission)
{
    struct buffer *out = json->out;
    const struct json before = *json;
    size_t length = out->length;

    json_key(json, member->name);
    size_t value = out->length;
    member->write(json, mission);
    if (out->failed || !is_nothing(out->data + value, out->length - value))
        return;
    out->length = length;
    *json = before;
}

static bool serves_host_alone(const struct db_mission *mission)
{
    const char *country = mission->serves[0].country;

    return mission->serves_count == 1 && country && strcmp(country, mission->host) == 0;
}

void claim_facts(struct buffer *out, const struct db_mission *mission,
                 const json_t *named)
{
    struct json json = {.out = out};

    json_open(&json, '{');
    for (size_t i = 0; mission_editable[i]; i++) {
        const char *name = mission_editable[i];
        bool is_assumed = strcmp(name, "serves") == 0 && serves_host_alone(mission);

        if (!is_assumed && (!named || json_object_get(named, name)))
            put_known(&json, find_member(name), mission);
    }
    json_close(&json, '}');
}
