/* lookup.c - /lookup: "I am a citizen of X, I am in Y: who can help me, right now?"
 *
 * Missions are found by whom they serve and shown where they stand. Tiers, in order:
 * those in the host; those accredited to it from elsewhere (VCDR Art. 5, VCCR Art. 7);
 * those of other states under an arrangement (VCCR Art. 8, VCDR Art. 45, 46); the foreign
 * ministry's lines; the host's emergency numbers. What the sources do not say stays
 * unknown and is never shown as none. */
#include "lookup.h"

#include "db/source.h"
#include "http_date.h"
#include "lookup_forms.h"
#include "routes.h"

#include <stdio.h>
#include <string.h>

const struct param lookup_get_params[] = {
    {.name = "nationality",
     .kind = PARAM_COUNTRIES,
     .required = 1,
     .example = "EE",
     .about = "Citizenship: code, Wikidata item or name; up to three, comma separated. "
              "Required, unless residence is given"},
    {.name = "residence",
     .kind = PARAM_COUNTRY,
     .instead = "nationality",
     .example = "SE",
     .about = "Instead of nationality, for refugees and stateless persons: the country "
              "where they live lawfully"},
    {.name = "host",
     .kind = PARAM_COUNTRY,
     .required = 1,
     .example = "NP",
     .about = "Where the person is: code, Wikidata item or name"},
    {.name = "need",
     .kind = PARAM_WORD,
     .words = need_words,
     .example = "passport",
     .about = "What help is needed with; 'general' when it is not said"},
    {.name = "near",
     .kind = PARAM_POINT,
     .example = "27.7,85.3",
     .about = "latitude,longitude of the person: for the order, rounded to a kilometre, "
              "never logged or stored"},
    {.name = "at",
     .kind = PARAM_TIME,
     .example = "2026-03-02T22:00:00Z",
     .about = "The moment to answer for, in UTC; now when it is not said"},
    {0},
};

static void copy(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%s", text ? text : "");
}

/* ---- The question ---- */

static bool is_home_of(const struct lookup *lookup, const struct lookup_place *person)
{
    return strcmp(lookup_sovereign(person), lookup_sovereign(&lookup->host)) == 0;
}

static enum db_status read_places(struct lookup *lookup,
                                  const struct lookup_question *question)
{
    struct call *call = lookup->call;
    const struct argument *asked = question->persons;
    enum db_status status = lookup_read_place(call->db, question->host, &lookup->host);

    lookup->person_count = asked->country_count;
    for (size_t i = 0; i < asked->country_count && status == DB_OK; i++) {
        status = lookup_read_place(call->db, asked->country[i], &lookup->person[i]);
        lookup->is_home |= is_home_of(lookup, &lookup->person[i]);
    }
    return status;
}

/* A hundredth of a degree is a kilometre: enough for the order, and no one's address. */
static double rounded(double degrees)
{
    double hundredths = degrees * 100;

    return (double)(int64_t)(hundredths + (hundredths < 0 ? -0.5 : 0.5)) / 100;
}

static void choose_origin(struct lookup *lookup, const struct argument *near)
{
    struct candidates *candidates = &lookup->candidates;

    candidates->host = lookup->host.code;
    candidates->need = lookup->need;
    candidates->has_point = near && near->text;
    candidates->has_origin = candidates->has_point || lookup->host.has_capital;
    candidates->origin = lookup->host.capital;
    if (candidates->has_point) {
        candidates->origin =
            (struct db_point){rounded(near->real[0]), rounded(near->real[1])};
    }
}

static void choose_moment(struct lookup *lookup, const struct argument *at)
{
    lookup->is_now = !at || !at->text;
    copy(lookup->at, sizeof(lookup->at), lookup->is_now ? lookup->call->now : at->time);
    if (!http_date_seconds(lookup->at, &lookup->at_seconds))
        lookup->at_seconds = lookup->call->request->now;
}

/* ---- Their own missions ---- */

/* The missions of one state that serve the host, then, where the host has a parent, those
 * that serve that. */
static enum db_status gather_sent(struct lookup *lookup, const char *sending)
{
    const char *const served[] = {lookup->host.code, lookup->host.parent};
    int64_t most =
        lookup->candidates.has_point ? CANDIDATES_OF_SENDER_NEAR : CANDIDATES_OF_SENDER;
    enum db_status status = DB_OK;

    for (size_t i = 0; i < 2 && served[i][0] && status == DB_OK; i++) {
        lookup->candidates.by_parent = i == 1;
        status = db_mission_brief_for(lookup->call->db, sending, served[i], most,
                                      candidates_take, &lookup->candidates);
    }
    lookup->candidates.by_parent = false;
    return status;
}

/* People of a territory are helped by the missions of its sovereign too; at home nobody
 * is helped by a mission. */
enum db_status lookup_own(struct lookup *lookup)
{
    enum db_status status = DB_OK;

    lookup->candidates.tier = TIER_LOCAL;
    for (size_t i = 0; i < lookup->person_count && status == DB_OK; i++) {
        const struct lookup_place *person = &lookup->person[i];

        if (is_home_of(lookup, person))
            continue;
        lookup->candidates.person = i;
        status = gather_sent(lookup, person->code);
        if (status == DB_OK && person->territory)
            status = gather_sent(lookup, person->parent);
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

static enum db_status gather(struct lookup *lookup)
{
    /* first: however many posts there are, they fit */
    enum db_status status = lookup_lines(lookup);

    if (status == DB_OK)
        status = lookup_own(lookup);
    return status == DB_OK ? lookup_arrangements(lookup) : status;
}

struct filling {
    struct candidates *candidates;
    struct candidate *row;
};

static void fill(const struct db_mission *mission, void *context)
{
    struct filling *filling = context;

    candidate_fill(filling->candidates, filling->row, mission);
}

/* Of those that are offered the whole record. */
static enum db_status fill_all(struct lookup *lookup)
{
    struct candidates *candidates = &lookup->candidates;
    enum db_status status = DB_OK;

    for (size_t i = 0; i < candidates->count && status == DB_OK; i++) {
        struct filling filling = {candidates, &candidates->row[i]};

        if (candidate_is_post(filling.row)) {
            status = db_mission_by_number(lookup->call->db, filling.row->number, fill,
                                          &filling);
        }
    }
    return status;
}

static enum db_status conclude(struct lookup *lookup)
{
    struct candidates *candidates = &lookup->candidates;

    candidates_order(candidates);
    enum db_status status = fill_all(lookup);
    if (status == DB_OK)
        status = lookup_doors(lookup);
    candidates_choose_ways(candidates);
    lookup_judge(lookup);
    if (status != DB_OK || lookup->assistance < ASSISTANCE_NONE)
        return status;
    return db_source_in_use(lookup->call->db, add_source, lookup->sources);
}

static enum db_status write_form(struct lookup *lookup)
{
    const enum format format = lookup->call->format;

    if (format == FORMAT_VCARD)
        return lookup_vcard(lookup);
    if (format == FORMAT_TEXT) {
        lookup_text(lookup);
    } else if (format == FORMAT_GEOJSON) {
        lookup_geojson(lookup);
    } else {
        return lookup_body(lookup);
    }
    return DB_OK;
}

enum db_status lookup_run(struct lookup *lookup, const struct lookup_question *question)
{
    lookup->of_residence = question->of_residence;
    lookup->need = question->need;
    choose_moment(lookup, question->at);
    enum db_status status = read_places(lookup, question);
    if (status != DB_OK)
        return status;
    choose_origin(lookup, question->near);
    status = gather(lookup);
    return status == DB_OK ? conclude(lookup) : status;
}

/* Of people that no state protects the residence counts: whoever fled from a state must
 * not be sent to its embassy, so both at once are refused. */
static struct lookup_question read_question(const struct call *call)
{
    const struct argument *residence = call_argument(call, "residence");

    return (struct lookup_question){
        .persons = residence->text ? residence : call_argument(call, "nationality"),
        .of_residence = residence->text != NULL,
        .host = call_country(call, "host"),
        .need = need_from_word(call_text(call, "need")),
        .near = call_argument(call, "near"),
        .at = call_argument(call, "at"),
    };
}

static int answer(struct lookup *lookup)
{
    struct call *call = lookup->call;
    const struct lookup_question question = read_question(call);
    enum db_status status = lookup_run(lookup, &question);

    if (status == DB_OK)
        status = write_form(lookup);
    if (status != DB_OK)
        return call_db_failed(call, status);
    call->body.failed |= lookup->candidates.failed || lookup->candidates.json.failed;
    return call_ok(call);
}

int lookup_get(struct call *call)
{
    struct lookup lookup = {.call = call};
    int status = answer(&lookup);

    candidates_release(&lookup.candidates);
    return status;
}
