/* claim_json.c - claims as answers and documents have them. */
#include "claim.h"

static void put_claim(struct json *json, const struct db_claim *claim, bool in_document)
{
    json_open(json, '{');
    json_put_text(json, "source", claim->source);
    if (!in_document || claim->is_dated)
        json_put_text(json, "as_of", claim->as_of);
    if (!in_document)
        json_put_text(json, "attribution", claim->attribution);
    json_key(json, "facts");
    json_raw(json, claim->facts);
    json_close(json, '}');
}

static void put_list(struct json *json, const struct db_mission *mission,
                     bool in_document)
{
    json_open(json, '[');
    for (size_t i = 0; i < mission->claim_count; i++)
        put_claim(json, &mission->claims[i], in_document);
    json_close(json, ']');
}

void claim_list_json(struct json *json, const struct db_mission *mission)
{
    put_list(json, mission, false);
}

/* The date of a claim of a newest release is the source's, and not part of the record. */
void claim_list_document(struct json *json, const struct db_mission *mission)
{
    put_list(json, mission, true);
}
