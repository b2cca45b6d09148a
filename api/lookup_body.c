#include "lookup_body.h"

#include "db/source.h"
#include "mission_json.h"
#include "news.h"

#include <string.h>

/* The answer is as old as the oldest fact in it. */
static const char *as_of(const struct lookup *lookup)
{
    const char *oldest = NULL;

    for (size_t i = 0; i < lookup->candidates.count; i++) {
        const char *date = lookup->candidates.row[i].as_of;

        if (date[0] && (!oldest || strcmp(date, oldest) < 0))
            oldest = date;
    }
    return oldest ? oldest : db_as_of(lookup->call->db);
}

static void put_place(struct json *json, const struct lookup_place *place)
{
    json_open(json, '{');
    json_put_text(json, "id", place->code);
    json_put_text(json, "name", place->name);
    json_close(json, '}');
}

/* From the person where the position is given, else from the host's capital: that says
 * something of a mission abroad, nothing of one in the country. */
static void put_distance(const struct lookup *lookup, const struct candidate *row)
{
    struct json *json = &lookup->call->json;
    bool from_near = lookup->candidates.has_point;
    bool shown = row->distance_km >= 0 && (from_near || row->tier != TIER_LOCAL);

    json_key(json, "distance_km");
    if (shown) {
        json_int(json, (int64_t)(row->distance_km + 0.5));
    } else {
        json_text(json, NULL);
    }
    json_put_text(json, "distance_from", !shown ? NULL : from_near ? "near" : "capital");
}

static void put_candidate(struct lookup *lookup, const struct candidate *row)
{
    struct json *json = &lookup->call->json;
    bool local = row->tier == TIER_LOCAL;

    json_open(json, '{');
    json_put_text(json, "tier", local ? "local" : "accredited");
    json_put_text(json, "basis", local ? "resident mission" : "multiple accreditation");
    json_put_text(json, "nationality", row->sending);
    json_key(json, "why");
    words_why(json, row, &lookup->host);
    json_key(json, "caveat");
    words_caveat(json, row, &lookup->host);
    put_distance(lookup, row);
    json_put_text(json, "source", row->source);
    json_put_text(json, "as_of", row->as_of[0] ? row->as_of : NULL);
    json_key(json, "mission");
    json->comma = true;
    if (!lookup->candidates.json.failed) {
        buffer_append(json->out, lookup->candidates.json.data + row->json_at,
                      row->json_length);
    }
    json_close(json, '}');
}

static void put_source(const struct db_source *source, void *context)
{
    struct json *json = context;

    json_open(json, '{');
    json_put_text(json, "id", source->id);
    json_put_text(json, "name", source->name);
    json_put_text(json, "url", source->url);
    json_put_text(json, "licence", source->licence);
    json_put_text(json, "as_of", source->as_of);
    json_close(json, '}');
}

static void put_best(struct json *json, const struct candidate *best)
{
    if (!best) {
        json_put_text(json, "best", NULL);
        return;
    }
    json_put_open(json, "best", '{');
    json_put_text(json, "mission", best->id);
    json_put_text(json, "name", best->name);
    json_key(json, "contact");
    if (best->has_contact) {
        contact_json(json, &best->contact);
    } else {
        json_text(json, NULL);
    }
    json_key(json, "why");
    words_best(json, best);
    json_close(json, '}');
}

static void put_head(struct lookup *lookup, const struct lookup_answer *answer)
{
    struct json *json = &lookup->call->json;

    json_put_open(json, "nationalities", '[');
    for (size_t i = 0; i < lookup->nationality_count; i++)
        put_place(json, &lookup->nationality[i]);
    json_close(json, ']');
    json_key(json, "host");
    put_place(json, &lookup->host);
    json_put_text(json, "assistance", assistance_word(answer->assistance));
    json_key(json, "summary");
    words_summary(json, answer);
    json_key(json, "unknown");
    if (answer->assistance == ASSISTANCE_UNKNOWN) {
        words_unknown(json, answer);
    } else {
        json_text(json, NULL);
    }
    put_best(json, answer->best);
}

/* What is said to everyone in the host, or to these citizens; to people of a territory
 * also what is said to those of its sovereign. */
static enum db_status put_notices(struct lookup *lookup)
{
    const char *host[] = {lookup->host.code};
    const char *nationality[2 * PARAM_COUNTRIES_MAX];
    struct news_about about = {
        .countries = host, .country_count = 1, .nationalities = nationality};

    for (size_t i = 0; i < lookup->nationality_count; i++) {
        const struct lookup_place *place = &lookup->nationality[i];

        nationality[about.nationality_count++] = place->code;
        if (place->territory)
            nationality[about.nationality_count++] = place->parent;
    }
    return news_put_notices(lookup->call, &about);
}

enum db_status lookup_body(struct lookup *lookup, const struct lookup_answer *answer)
{
    struct json *json = &lookup->call->json;

    json_open(json, '{');
    put_head(lookup, answer);
    json_put_open(json, "candidates", '[');
    for (size_t i = 0; i < lookup->candidates.count; i++)
        put_candidate(lookup, &lookup->candidates.row[i]);
    json_close(json, ']');
    enum db_status status = put_notices(lookup);
    json_put_open(json, "next_steps", '[');
    words_next_steps(json, answer);
    json_close(json, ']');
    json_put_text(json, "disclaimer", LOOKUP_DISCLAIMER);
    json_put_open(json, "sources", '[');
    if (status == DB_OK)
        status = db_source_in_use(lookup->call->db, put_source, json);
    json_close(json, ']');
    json_put_text(json, "as_of", as_of(lookup));
    json_close(json, '}');
    return status;
}
