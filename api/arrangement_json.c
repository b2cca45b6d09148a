#include "arrangement_json.h"

#include <stdio.h>

#define TEXT         "{\"type\":\"string\"}"
#define TEXT_OR_NULL "{\"type\":[\"string\",\"null\"]}"
#define TEXTS        "{\"type\":\"array\",\"items\":" TEXT "}"
#define INTEGER      "{\"type\":\"integer\"}"
#define BOOLEAN      "{\"type\":\"boolean\"}"
#define POSTS                                                                            \
    "{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/ArrangementPost\"}}"

#define PUT_TEXT(member)                                                                 \
    static void put_##member(struct json *json,                                          \
                             const struct db_arrangement *arrangement)                   \
    {                                                                                    \
        json_text(json, arrangement->member);                                            \
    }
PUT_TEXT(id)
PUT_TEXT(title)
PUT_TEXT(legal_ref)
PUT_TEXT(source_name)
PUT_TEXT(source_url)
PUT_TEXT(verified_at)
PUT_TEXT(valid_from)
PUT_TEXT(valid_to)
PUT_TEXT(caveat)
PUT_TEXT(disabled_reason)
PUT_TEXT(updated_at)

#define PUT_WORD(member, word)                                                           \
    static void put_##member(struct json *json,                                          \
                             const struct db_arrangement *arrangement)                   \
    {                                                                                    \
        json_text(json, word(arrangement->member));                                      \
    }
PUT_WORD(kind, db_arrangement_kind_word)
PUT_WORD(scope, db_arrangement_scope_word)
PUT_WORD(unrepresented, db_unrepresented_word)
PUT_WORD(provider_posts, db_provider_posts_word)
PUT_WORD(consular_cover, db_cover_word)

static void put_rev(struct json *json, const struct db_arrangement *arrangement)
{
    json_int(json, arrangement->rev);
}

static void put_self(struct json *json, const struct db_arrangement *arrangement)
{
    char path[DB_ARRANGEMENT_ID_MAX + 32];

    (void)snprintf(path, sizeof(path), "/api/v1/arrangements/%s", arrangement->id);
    json_text(json, path);
}

static void put_enabled(struct json *json, const struct db_arrangement *arrangement)
{
    json_bool(json, arrangement->enabled);
}

static void put_parties(struct json *json, const char *const *party, size_t count)
{
    json_open(json, '[');
    for (size_t i = 0; i < count; i++)
        json_text(json, party[i]);
    json_close(json, ']');
}

static void put_beneficiaries(struct json *json, const struct db_arrangement *arrangement)
{
    put_parties(json, arrangement->beneficiaries, arrangement->beneficiary_count);
}

static void put_providers(struct json *json, const struct db_arrangement *arrangement)
{
    put_parties(json, arrangement->providers, arrangement->provider_count);
}

static void put_needs(struct json *json, const struct db_arrangement *arrangement)
{
    json_open(json, '[');
    for (size_t i = 0; i < arrangement->need_count; i++)
        json_text(json, db_need_word(arrangement->needs[i]));
    json_close(json, ']');
}

const char *const arrangement_post_members[] = {
    "host",       "provider", "mission",    "city", "cover",
    "valid_from", "valid_to", "source_url", "note", NULL};

static void put_post(struct json *json, const struct db_arrangement_post *post)
{
    const char *const values[] = {post->host,
                                  post->provider,
                                  post->mission,
                                  post->city,
                                  post->has_cover ? db_cover_word(post->cover) : NULL,
                                  post->valid_from,
                                  post->valid_to,
                                  post->source_url,
                                  post->note};

    json_open(json, '{');
    for (size_t i = 0; arrangement_post_members[i]; i++)
        json_put_text(json, arrangement_post_members[i], values[i]);
    json_close(json, '}');
}

static void put_posts(struct json *json, const struct db_arrangement *arrangement)
{
    json_open(json, '[');
    for (size_t i = 0; i < arrangement->post_count; i++)
        put_post(json, &arrangement->posts[i]);
    json_close(json, ']');
}

const struct arrangement_member arrangement_members[] = {
    {"id", put_id, true, TEXT},
    {"rev", put_rev, false, INTEGER},
    {"self", put_self, false, TEXT},
    {"kind", put_kind, true,
     "{\"enum\":[\"full_representation\",\"protecting_power\",\"unrepresented_right\","
     "\"mutual_assistance\",\"service_sharing\",\"regional_mechanism\","
     "\"discretionary\"]}"},
    {"title", put_title, true, TEXT},
    {"beneficiaries", put_beneficiaries, true, TEXTS},
    {"providers", put_providers, true, TEXTS},
    {"scope", put_scope, true, "{\"enum\":[\"third_countries\",\"listed\"]}"},
    {"unrepresented", put_unrepresented, true,
     "{\"enum\":[\"no_career_post\",\"no_post\",\"no_post_in_city\",\"always\"]}"},
    {"provider_posts", put_provider_posts, true,
     "{\"enum\":[\"career\",\"any\",\"listed\"]}"},
    {"needs", put_needs, true,
     "{\"type\":\"array\",\"items\":{\"enum\":[\"general\",\"passport\",\"arrest\","
     "\"hospital\",\"crime\",\"death\",\"evacuation\"]}}"},
    {"consular_cover", put_consular_cover, true,
     "{\"enum\":[\"full\",\"emergency\",\"none\",\"unknown\"]}"},
    {"legal_ref", put_legal_ref, true, TEXT_OR_NULL},
    {"source_name", put_source_name, true, TEXT_OR_NULL},
    {"source_url", put_source_url, true, TEXT_OR_NULL},
    {"verified_at", put_verified_at, true, TEXT_OR_NULL},
    {"valid_from", put_valid_from, true, TEXT_OR_NULL},
    {"valid_to", put_valid_to, true, TEXT_OR_NULL},
    {"caveat", put_caveat, true, TEXT_OR_NULL},
    {"enabled", put_enabled, true, BOOLEAN},
    {"disabled_reason", put_disabled_reason, true, TEXT_OR_NULL},
    {"posts", put_posts, true, POSTS},
    {"updated_at", put_updated_at, false, TEXT},
    {NULL, NULL, false, NULL},
};

void arrangement_json(struct json *json, const struct db_arrangement *arrangement)
{
    json_open(json, '{');
    for (const struct arrangement_member *at = arrangement_members; at->name; at++) {
        json_key(json, at->name);
        at->write(json, arrangement);
    }
    json_close(json, '}');
}
