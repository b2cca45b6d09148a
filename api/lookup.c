/* lookup.c - /lookup: "I am a citizen of X, I am in Y: who can help me?"
 *
 * Missions are found by whom they serve and shown where they stand. Two tiers: those in
 * the host, then those accredited to it from elsewhere (VCDR Art. 5, VCCR Art. 7). What
 * the sources do not say stays unknown and is never shown as none. */
#include "db/source.h"
#include "lookup_body.h"
#include "routes.h"
#include "the.h"

#include <stdio.h>
#include <string.h>

const struct param lookup_get_params[] = {
    {.name = "nationality",
     .kind = PARAM_COUNTRIES,
     .required = 1,
     .example = "EE",
     .about = "Citizenship: code, Wikidata item or name; up to three, comma separated"},
    {.name = "host",
     .kind = PARAM_COUNTRY,
     .required = 1,
     .example = "NP",
     .about = "Where the person is: code, Wikidata item or name"},
    {.name = "near",
     .kind = PARAM_POINT,
     .example = "27.7,85.3",
     .about = "latitude,longitude of the person, used for the order and never logged"},
    {0},
};

static void copy(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%s", text ? text : "");
}

static void take_place(const struct db_country *country, void *context)
{
    struct lookup_place *place = context;

    copy(place->code, sizeof(place->code), country->code);
    copy(place->name, sizeof(place->name), country->name);
    the_before(country->name, place->phrase, sizeof(place->phrase));
    copy(place->parent, sizeof(place->parent), country->parent);
    copy(place->emergency, sizeof(place->emergency), country->emergency);
    place->territory = strcmp(country->kind, "territory") == 0;
    place->other = strcmp(country->kind, "other") == 0;
    place->has_capital = country->has_capital_point;
    place->capital = country->capital_point;
    for (size_t i = 0; i < country->membership_count; i++) {
        place->eu |= strcmp(country->memberships[i], "eu") == 0;
        place->nordic |= strcmp(country->memberships[i], "nordic") == 0;
    }
}

/* A territory has the sovereign's memberships as far as help abroad goes. */
static enum db_status read_parent(struct db *db, struct lookup_place *place)
{
    struct lookup_place parent = {.eu = false};

    if (!place->parent[0])
        return DB_OK;
    enum db_status status = db_country_by_code(db, place->parent, take_place, &parent);
    memcpy(place->parent_phrase, parent.phrase, sizeof(place->parent_phrase));
    place->eu |= place->territory && parent.eu;
    place->nordic |= place->territory && parent.nordic;
    return status;
}

static enum db_status read_place(struct db *db, const char *code,
                                 struct lookup_place *place)
{
    enum db_status status = db_country_by_code(db, code, take_place, place);

    return status == DB_OK ? read_parent(db, place) : status;
}

static enum db_status read_places(struct lookup *lookup)
{
    const struct argument *nationality = call_argument(lookup->call, "nationality");
    struct db *db = lookup->call->db;
    enum db_status status =
        read_place(db, call_country(lookup->call, "host"), &lookup->host);

    lookup->nationality_count = nationality->country_count;
    for (size_t i = 0; i < nationality->country_count && status == DB_OK; i++)
        status = read_place(db, nationality->country[i], &lookup->nationality[i]);
    return status;
}

static void choose_origin(struct lookup *lookup)
{
    const struct argument *near = call_argument(lookup->call, "near");
    struct candidates *candidates = &lookup->candidates;

    candidates->host = lookup->host.code;
    candidates->has_point = near->text != NULL;
    candidates->has_origin = near->text || lookup->host.has_capital;
    candidates->origin = lookup->host.capital;
    if (near->text)
        candidates->origin = (struct db_point){near->real[0], near->real[1]};
}

/* The missions of one state that serve the host, then, where the host has a parent, those
 * that serve that. */
static enum db_status gather_sent(struct lookup *lookup, const char *sending)
{
    const char *const served[] = {lookup->host.code, lookup->host.parent};
    enum db_status status = DB_OK;

    for (size_t i = 0; i < 2 && served[i][0] && status == DB_OK; i++) {
        lookup->candidates.by_parent = i == 1;
        status = db_mission_for(lookup->call->db, sending, served[i], candidates_take,
                                &lookup->candidates);
    }
    return status;
}

/* People of a territory are helped by the missions of its sovereign too. */
static enum db_status gather(struct lookup *lookup)
{
    enum db_status status = DB_OK;

    for (size_t i = 0; i < lookup->nationality_count && status == DB_OK; i++) {
        const struct lookup_place *nationality = &lookup->nationality[i];

        status = gather_sent(lookup, nationality->code);
        if (status == DB_OK && nationality->territory)
            status = gather_sent(lookup, nationality->parent);
    }
    return status;
}

static void add_source(const struct db_source *source, void *context)
{
    char *text = context;
    size_t length = strlen(text);

    (void)snprintf(text + length, LOOKUP_SOURCES_MAX - length, "%s%s%s%s",
                   length > 0 ? "; " : "", source->name, source->as_of ? ", as of " : "",
                   source->as_of ? source->as_of : "");
}

/* The state that a country is, or, for a territory, is a part of. */
static const char *sovereign(const struct lookup_place *place)
{
    return place->territory ? place->parent : place->code;
}

static bool is_home(const struct lookup *lookup)
{
    for (size_t i = 0; i < lookup->nationality_count; i++) {
        if (strcmp(sovereign(&lookup->nationality[i]), sovereign(&lookup->host)) == 0)
            return true;
    }
    return false;
}

static enum assistance judge(const struct lookup *lookup)
{
    const struct candidates *candidates = &lookup->candidates;

    if (is_home(lookup))
        return ASSISTANCE_DOMESTIC;
    if (candidates->count == 0 || !candidate_is_usable(&candidates->row[0]))
        return ASSISTANCE_UNKNOWN;
    return candidates->row[0].tier == TIER_LOCAL ? ASSISTANCE_LOCAL : ASSISTANCE_REMOTE;
}

static int run(struct lookup *lookup)
{
    struct call *call = lookup->call;
    enum db_status status = read_places(lookup);

    choose_origin(lookup);
    if (status == DB_OK && !is_home(lookup))
        status = gather(lookup);
    candidates_order(&lookup->candidates);

    struct lookup_answer answer = {
        .nationality = lookup->nationality,
        .nationality_count = lookup->nationality_count,
        .host = &lookup->host,
        .assistance = judge(lookup),
        .first = lookup->candidates.count > 0 ? lookup->candidates.row : NULL,
        .sources = lookup->sources,
    };
    if (answer.assistance != ASSISTANCE_DOMESTIC)
        answer.best = candidates_best(&lookup->candidates);
    if (status == DB_OK && answer.assistance == ASSISTANCE_UNKNOWN)
        status = db_source_in_use(call->db, add_source, lookup->sources);
    if (status == DB_OK)
        status = lookup_body(lookup, &answer);
    if (status != DB_OK)
        return call_db_failed(call, status);
    call->body.failed |= lookup->candidates.failed || lookup->candidates.json.failed;
    return call_ok(call);
}

int lookup_get(struct call *call)
{
    struct lookup lookup = {.call = call};
    int status = run(&lookup);
    candidates_release(&lookup.candidates);
    return status;
}
