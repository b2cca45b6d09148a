#include "lookup_forms.h"

#include "lookup_words.h"

#include <stdio.h>
#include <string.h>

static const char *or_null(const char *text)
{
    return text[0] ? text : NULL;
}

/* Longitude first (RFC 7946 §3.1.1). */
static void put_geometry(struct json *json, const struct candidate *row)
{
    json_key(json, "geometry");
    if (!row->has_point) {
        json_text(json, NULL);
        return;
    }
    json_open(json, '{');
    json_put_text(json, "type", "Point");
    json_put_open(json, "coordinates", '[');
    json_degrees(json, row->point.longitude);
    json_degrees(json, row->point.latitude);
    json_close(json, ']');
    json_close(json, '}');
}

/* Flat, as programs for maps like it. */
static void put_properties(const struct lookup *lookup, const struct candidate *row)
{
    struct json *json = &lookup->call->json;
    char text[LOOKUP_SENTENCE_MAX];

    json_put_open(json, "properties", '{');
    json_put_bool(json, "best", row == lookup->best);
    json_put_text(json, "tier", candidate_tier_word(row->tier));
    json_put_text(json, "basis", words_basis(lookup, row));
    json_put_text(json, "mission", or_null(row->id));
    json_put_text(json, "name", row->name);
    json_put_text(json, "sending", or_null(row->sending));
    json_put_text(json, "host", or_null(row->host));
    json_put_text(json, "city", or_null(row->city));
    json_put_text(json, "status",
                  candidate_is_post(row) ? db_status_word(row->status) : NULL);
    json_put_text(json, "contact_kind", row->way ? row->way->kind : NULL);
    json_put_text(json, "contact", row->way ? row->way->value : NULL);
    json_put_text(json, "hours", or_null(row->hours_words));
    words_why(lookup, row, text);
    json_put_text(json, "why", or_null(text));
    words_caveat(lookup, row, text);
    json_put_text(json, "caveat", or_null(text));
    json_put_text(json, "source", or_null(row->source));
    json_put_text(json, "as_of", or_null(row->as_of));
    json_close(json, '}');
}

void lookup_geojson(struct lookup *lookup)
{
    struct json *json = &lookup->call->json;
    char text[LOOKUP_SENTENCE_MAX];

    json_open(json, '{');
    json_put_text(json, "type", "FeatureCollection");
    json_put_text(json, "assistance", assistance_word(lookup->assistance));
    words_summary(lookup, text);
    json_put_text(json, "summary", or_null(text));
    json_put_open(json, "features", '[');
    for (size_t i = 0; i < lookup->candidates.count; i++) {
        const struct candidate *row = &lookup->candidates.row[i];

        json_open(json, '{');
        json_put_text(json, "type", "Feature");
        put_geometry(json, row);
        put_properties(lookup, row);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}
