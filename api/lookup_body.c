/* lookup_body.c - the answer as JSON. */
#include "lookup_words.h"

#include "db/source.h"
#include "mission_json.h"
#include "news.h"

#include <stdio.h>
#include <string.h>

/* The answer is as old as the oldest fact about a post in it. */
static const char *as_of(const struct lookup *lookup)
{
    const char *oldest = NULL;

    for (size_t i = 0; i < lookup->candidates.count; i++) {
        const struct candidate *row = &lookup->candidates.row[i];

        if (candidate_is_post(row) && row->as_of[0] &&
            (!oldest || strcmp(row->as_of, oldest) < 0))
            oldest = row->as_of;
    }
    return oldest ? oldest : db_as_of(lookup->call->db);
}

static const char *or_null(const char *text)
{
    return text[0] ? text : NULL;
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
    bool shown = row->distance_km >= 0 && (from_near || row->tier == TIER_ACCREDITED);

    json_key(json, "distance_km");
    if (shown) {
        json_int(json, (int64_t)(row->distance_km + 0.5));
    } else {
        json_text(json, NULL);
    }
    json_put_text(json, "distance_from", !shown ? NULL : from_near ? "near" : "capital");
}

static void put_way(struct json *json, const struct reach_way *way)
{
    json_key(json, "contact");
    if (!way) {
        json_text(json, NULL);
        return;
    }
    json_open(json, '{');
    json_put_text(json, "kind", way->kind);
    json_put_text(json, "value", way->value);
    json_put_text(json, "display", way->display[0] ? way->display : way->bare);
    json_close(json, '}');
}

/* Of a post with known hours; open_now is null where they do not tell. */
static void put_hours(struct json *json, const struct candidate *row)
{
    json_key(json, "hours");
    if (!row->hours[0]) {
        json_text(json, NULL);
        return;
    }
    json_open(json, '{');
    json_put_text(json, "opening_hours", row->hours);
    if (row->door == DOOR_UNKNOWN) {
        json_put_text(json, "open_now", NULL);
    } else {
        json_put_bool(json, "open_now", row->door == DOOR_OPEN);
    }
    json_put_text(json, "next_change", or_null(row->next_change));
    json_put_text(json, "comment", or_null(row->comment));
    json_put_text(json, "text", or_null(row->hours_words));
    json_close(json, '}');
}

static void put_sentence(struct json *json, const char *key, const char *text)
{
    json_put_text(json, key, or_null(text));
}

/* Its own record, as it is elsewhere in the API; null for a line. */
static void put_mission(struct lookup *lookup, const struct candidate *row)
{
    struct json *json = &lookup->call->json;
    const struct buffer *missions = &lookup->candidates.json;

    json_key(json, "mission");
    if (row->json_length == 0 || missions->failed) {
        json_text(json, NULL);
    } else {
        json_raw_bytes(json, missions->data + row->json_at, row->json_length);
    }
}

static void put_candidate(struct lookup *lookup, const struct candidate *row)
{
    struct json *json = &lookup->call->json;
    char text[LOOKUP_SENTENCE_MAX];
    bool is_line = !candidate_is_post(row);

    json_open(json, '{');
    json_put_text(json, "tier", candidate_tier_word(row->tier));
    json_put_text(json, "basis", words_basis(lookup, row));
    json_put_text(json, "arrangement",
                  row->tier == TIER_ARRANGEMENT ? lookup->arrangement[row->arrangement].id
                                                : NULL);
    json_put_text(json, "nationality",
                  row->tier == TIER_EMERGENCY || lookup->of_residence
                      ? NULL
                      : lookup->person[row->person].code);
    json_put_text(json, "name", row->name);
    words_why(lookup, row, text);
    put_sentence(json, "why", text);
    words_caveat(lookup, row, text);
    put_sentence(json, "caveat", text);
    put_way(json, row->way);
    put_hours(json, row);
    json_put_text(json, "line_hours", is_line ? or_null(row->hours_words) : NULL);
    put_distance(lookup, row);
    json_put_text(json, "source", or_null(row->source));
    json_put_text(json, "source_url", or_null(row->source_url));
    json_put_text(json, "layer", or_null(row->layer));
    json_put_text(json, "as_of", or_null(row->as_of));
    put_mission(lookup, row);
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
    json_put_text(json, "attribution", source->attribution);
    json_put_text(json, "as_of", source->as_of);
    json_close(json, '}');
}

static void put_best(struct lookup *lookup)
{
    const struct candidate *best = lookup->best;
    struct json *json = &lookup->call->json;
    char text[LOOKUP_SENTENCE_MAX];

    if (!best) {
        json_put_text(json, "best", NULL);
        return;
    }
    json_put_open(json, "best", '{');
    json_put_text(json, "tier", candidate_tier_word(best->tier));
    json_put_text(json, "mission", or_null(best->id));
    json_put_text(json, "name", best->name);
    put_way(json, best->way);
    put_hours(json, best);
    words_best(lookup, text);
    put_sentence(json, "why", text);
    json_close(json, '}');
}

static void put_head(struct lookup *lookup)
{
    struct json *json = &lookup->call->json;
    char text[LOOKUP_SENTENCE_MAX];

    json_put_open(json, "nationalities", '[');
    for (size_t i = 0; i < lookup->person_count && !lookup->of_residence; i++)
        put_place(json, &lookup->person[i]);
    json_close(json, ']');
    json_key(json, "residence");
    if (lookup->of_residence) {
        put_place(json, &lookup->person[0]);
    } else {
        json_text(json, NULL);
    }
    json_key(json, "host");
    put_place(json, &lookup->host);
    json_put_text(json, "note", or_null(lookup->host.note));
    json_put_text(json, "need", db_need_word(lookup->need));
    json_put_text(json, "at", lookup->is_now ? NULL : lookup->at);
    json_put_text(json, "assistance", assistance_word(lookup->assistance));
    words_summary(lookup, text);
    put_sentence(json, "summary", text);
    text[0] = '\0';
    if (lookup->assistance >= ASSISTANCE_NONE)
        words_unknown(lookup, text);
    put_sentence(json, "unknown", text);
    put_best(lookup);
}

static void put_arrangement(struct json *json, const struct lookup *lookup,
                            const struct lookup_arrangement *arrangement)
{
    char self[96];

    (void)snprintf(self, sizeof(self), "/api/v1/arrangements/%s", arrangement->id);
    json_open(json, '{');
    json_put_text(json, "id", arrangement->id);
    json_put_text(json, "self", self);
    json_put_text(json, "kind", arrangement->kind);
    json_put_text(json, "title", arrangement->title);
    json_put_text(json, "nationality", lookup->person[arrangement->person].code);
    json_put_text(json, "consular_cover", db_cover_word(arrangement->cover));
    json_put_int(json, "posts_known", (int64_t)arrangement->candidate_count);
    json_put_text(json, "legal_ref", or_null(arrangement->legal_ref));
    json_put_text(json, "caveat", or_null(arrangement->caveat));
    json_put_text(json, "source", or_null(arrangement->source_name));
    json_put_text(json, "source_url", or_null(arrangement->source_url));
    json_put_text(json, "verified_at", or_null(arrangement->verified_at));
    json_close(json, '}');
}

/* What is said to everyone in the host, or to these citizens; to people of a territory
 * also what is said to those of its sovereign. */
static enum db_status put_notices(struct lookup *lookup)
{
    const char *host[] = {lookup->host.code};
    const char *nationality[2 * PARAM_COUNTRIES_MAX];
    struct news_about about = {
        .countries = host, .country_count = 1, .nationalities = nationality};

    for (size_t i = 0; i < lookup->person_count && !lookup->of_residence; i++) {
        const struct lookup_place *person = &lookup->person[i];

        nationality[about.nationality_count++] = person->code;
        if (person->territory)
            nationality[about.nationality_count++] = person->parent;
    }
    return news_put_notices(lookup->call, &about);
}

static void put_lists(struct lookup *lookup)
{
    struct json *json = &lookup->call->json;

    json_put_open(json, "candidates", '[');
    for (size_t i = 0; i < lookup->candidates.count; i++)
        put_candidate(lookup, &lookup->candidates.row[i]);
    json_close(json, ']');
    json_put_open(json, "arrangements", '[');
    for (size_t i = 0; i < lookup->arrangement_count; i++)
        put_arrangement(json, lookup, &lookup->arrangement[i]);
    json_close(json, ']');
}

enum db_status lookup_body(struct lookup *lookup)
{
    struct json *json = &lookup->call->json;

    json_open(json, '{');
    put_head(lookup);
    put_lists(lookup);
    enum db_status status = put_notices(lookup);
    json_put_open(json, "next_steps", '[');
    words_next_steps(json, lookup);
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
