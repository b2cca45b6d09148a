/* test_acceptance.c - the questions that earlier directories got wrong, asked of the real
 * file of database-of-embassies: who is where, who is only accredited, and what is not
 * known. Then every pair of countries: no answer may be empty or contradict itself. */
#include "ask.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COUNTRIES_MAX = 300, SECONDS_MAX = 20 };

static json_t *lookup(struct db *db, const char *nationality, const char *host)
{
    return ask_format(db, "/api/v1/lookup?nationality=%s&host=%s", nationality, host);
}

/* ---- Single cases ---- */

static const struct {
    const char *nationality, *host;
    const char *assistance;
    const char *stands_in; /* host of the best mission, "" when there is none */
    const char *city;
} cases[] = {
    {"EE", "NP", "remote", "IN", "New Delhi"},
    {"IE", "MM", "remote", "TH", "Bangkok"},
    {"IS", "TH", "remote", "CN", "Beijing"},
    {"US", "LY", "remote", "TN", "Tunis"},
    {"AL", "IT", "local", "IT", "Rome"},
    {"AU", "TR", "local", "TR", "Ankara"},
    {"CN", "DE", "local", "DE", "Berlin"},
    {"IL", "KR", "local", "KR", "Seoul"},
    {"BT", "BR", "unknown", "", ""},
    {"FR", "Burma", "local", "MM", NULL},
    {"FR", "RU", "local", "RU", "Moscow"},
    {"FR", "FR", "domestic", "", ""},
    {"FR", "RE", "domestic", "", ""},
    {"TW", "FR", NULL, NULL, NULL},
    {"LI", "JP", "arrangement", "JP", "Tokyo"},
    {"MT", "NE", "arrangement", "NE", "Niamey"},
    {"US", "IR", "arrangement", "", ""}, /* what Switzerland may do is not confirmed */
    {"XK", "DE", "local", "DE", NULL},
    {"x-smom", "IT", NULL, NULL, NULL},
    {"FR", "VA", NULL, NULL, NULL},
    {"FR", "TW", NULL, NULL, NULL},
    {"GP", "RU", "local", "RU", "Moscow"}, /* people of a territory: the sovereign's */
    {"HK", "CN", "domestic", "", ""},
    {"GE", "x-abk", "unknown", "", ""}, /* claimed is not home */
    {"CY", "x-trnc", "unknown", "", ""},
    {"Nga", "DE", "local", "DE", "Berlin"}, /* Russia in Vietnamese, not NGA */
    {"CN", "GN", "local", "GN", "Conakry"}, /* the file: its own jurisdiction */
};

/* The candidate that `best` names. */
static const json_t *best_of(const json_t *answer)
{
    const char *id = ask_text(answer, "best.mission");
    size_t i = 0;
    const json_t *candidate = NULL;

    json_array_foreach(ask_at(answer, "candidates"), i, candidate)
    {
        if (strcmp(ask_text(candidate, "mission.id"), id) == 0)
            return candidate;
    }
    return NULL;
}

static void check_case(struct tap *tap, struct db *db, size_t i)
{
    json_t *answer = lookup(db, cases[i].nationality, cases[i].host);
    const char *assistance = ask_text(answer, "assistance");
    const json_t *best = best_of(answer);
    const char *host = ask_text(best, "mission.host");
    const char *city = ask_text(best, "mission.city");

    tap_check(
        tap,
        answer &&
            (!cases[i].assistance || strcmp(assistance, cases[i].assistance) == 0) &&
            (!cases[i].stands_in || strcmp(host, cases[i].stands_in) == 0) &&
            (!cases[i].city || strstr(city, cases[i].city) == city),
        "%s in %s: %s, %s %s", cases[i].nationality, cases[i].host, assistance, host,
        city);
    json_decref(answer);
}

static int count_of_tier(const json_t *answer, const char *tier)
{
    size_t i = 0;
    const json_t *candidate = NULL;
    int count = 0;

    json_array_foreach(ask_at(answer, "candidates"), i, candidate) count +=
        strcmp(ask_text(candidate, "tier"), tier) == 0;
    return count;
}

/* The embassy for Libya sits in Tunis: it helps in Libya from afar, and in Tunisia not.
 */
static void check_us_for_libya(struct tap *tap, struct db *db)
{
    json_t *libya = lookup(db, "US", "LY");
    json_t *tunisia = lookup(db, "US", "TN");
    const json_t *mission = ask_at(best_of(libya), "mission");
    size_t i = 0;
    const json_t *served = NULL;
    bool serves_tunisia = false;

    json_array_foreach(ask_at(mission, "serves"), i, served) serves_tunisia |=
        strcmp(json_string_value(served), "TN") == 0;
    tap_check(tap, count_of_tier(libya, "local") == 0, "US in LY: none in the country");
    tap_check(tap, mission && !serves_tunisia, "that embassy does not serve Tunisia");
    tap_check(tap,
              strcmp(ask_text(tunisia, "best.mission"), ask_text(mission, "id")) != 0,
              "US in TN: another one (%s)", ask_text(tunisia, "best.name"));
    i = 0;
    json_array_foreach(ask_at(tunisia, "candidates"), i, served) tap_check(
        tap, strcmp(ask_text(served, "mission.id"), ask_text(mission, "id")) != 0,
        "and it is no candidate there");
    json_decref(libya);
    json_decref(tunisia);
}

/* Two embassies of Albania stand in Rome: one to Italy, one to the Holy See. */
static void check_al_in_rome(struct tap *tap, struct db *db)
{
    json_t *italy = lookup(db, "AL", "IT");
    size_t i = 0;
    const json_t *candidate = NULL;
    int embassies = 0;

    json_array_foreach(ask_at(italy, "candidates"), i, candidate) embassies +=
        strcmp(ask_text(candidate, "mission.class"), "embassy") == 0 &&
        strcmp(ask_text(candidate, "mission.city"), "Rome") == 0;
    tap_check(tap, embassies == 1, "AL in IT: %d embassy in Rome", embassies);
    json_decref(italy);
}

static void check_no_distance(struct tap *tap, struct db *db)
{
    json_t *answer = lookup(db, "IL", "KR");
    const json_t *candidate = best_of(answer);

    tap_check(tap,
              candidate && json_is_null(ask_at(candidate, "distance_km")) &&
                  strcmp(ask_text(candidate, "mission.location.quality"), "suspect") == 0,
              "IL in KR: no distance from a wrong point");
    json_decref(answer);
    answer = ask(db, "/api/v1/lookup?nationality=IL&host=KR&near=37.57,126.98");
    candidate = best_of(answer);
    tap_check(tap, candidate && json_is_null(ask_at(candidate, "distance_km")),
              "nor from the person's own place");
    json_decref(answer);
}

static void check_unknown(struct tap *tap, struct db *db)
{
    json_t *answer = lookup(db, "BT", "BR");

    tap_check(tap,
              count_of_tier(answer, "local") + count_of_tier(answer, "accredited") == 0 &&
                  strlen(ask_text(answer, "unknown")) > 20 &&
                  json_array_size(ask_at(answer, "next_steps")) > 0,
              "BT in BR: unknown, why, and what to do: %s", ask_text(answer, "unknown"));
    json_decref(answer);
}

/* Whose posts may help by an arrangement, where, in which place of the order. */
static const struct {
    const char *nationality, *host, *need;
    const char *arrangement; /* NULL: none applies */
    const char *first_tier;
} arranged_cases[] = {
    {"EE", "NP", "general", "eu-unrepresented", "accredited"},
    {"EE", "NP", "passport", "eu-unrepresented", "arrangement"},
    {"IE", "MM", "general", "eu-unrepresented", "accredited"},
    {"IS", "TH", "arrest", "nordic-assistance", "arrangement"},
    {"IS", "TH", "general", "nordic-assistance", "accredited"},
    {"LI", "JP", "general", "switzerland-for-liechtenstein", "arrangement"},
    {"US", "IR", "general", "switzerland-for-united-states-in-iran", "arrangement"},
    {"MT", "NE", "general", "eu-unrepresented", "arrangement"},
    {"DE", "FR", "passport", NULL, "local"},
    {"DE", "RU", "passport", NULL, "local"},
};

static void check_arranged(struct tap *tap, struct db *db, size_t i)
{
    const char *expected = arranged_cases[i].arrangement;
    json_t *answer = ask_format(db, "/api/v1/lookup?nationality=%s&host=%s&need=%s",
                                arranged_cases[i].nationality, arranged_cases[i].host,
                                arranged_cases[i].need);
    const json_t *candidates = ask_at(answer, "candidates");
    const char *first = ask_text(json_array_get(candidates, 0), "tier");
    size_t at = 0;
    const json_t *candidate = NULL;
    bool found = false;
    int posts = 0;

    json_array_foreach(candidates, at, candidate)
    {
        const char *id = ask_text(candidate, "arrangement");

        posts += id[0] != '\0';
        found |= expected && strcmp(id, expected) == 0 &&
                 strcmp(ask_text(candidate, "mission.host"), arranged_cases[i].host) == 0;
    }
    tap_check(tap,
              strcmp(first, arranged_cases[i].first_tier) == 0 &&
                  (expected ? found : posts == 0),
              "%s in %s, %s: %d posts by an arrangement, %s first",
              arranged_cases[i].nationality, arranged_cases[i].host,
              arranged_cases[i].need, posts, first);
    json_decref(answer);
}

/* ---- Every pair ---- */

struct pairs {
    char code[COUNTRIES_MAX][12];
    size_t count;
    int asked, local, remote, arranged, domestic, unknown;
    int faults;
};

static void read_codes(struct db *db, struct pairs *pairs)
{
    json_t *page = ask(db, "/api/v1/countries?limit=500&fields=id");
    size_t i = 0;
    const json_t *item = NULL;

    json_array_foreach(ask_at(page, "items"), i, item)
    {
        if (pairs->count < COUNTRIES_MAX)
            (void)snprintf(pairs->code[pairs->count++], sizeof(pairs->code[0]), "%s",
                           ask_text(item, "id"));
    }
    json_decref(page);
}

static bool is_post(const json_t *candidate)
{
    return json_is_object(ask_at(candidate, "mission"));
}

static bool is_usable(const json_t *candidate)
{
    const char *status = ask_text(candidate, "mission.status");

    return strcmp(status, "open") == 0 || strcmp(status, "limited") == 0 ||
           strcmp(status, "relocated") == 0;
}

/* Social media and fax are no way to reach anyone in need. */
static bool is_reachable(const json_t *candidate)
{
    size_t i = 0;
    const json_t *contact = NULL;

    json_array_foreach(ask_at(candidate, "mission.contacts"), i, contact)
    {
        const char *kind = ask_text(contact, "kind");
        if (strcmp(kind, "social") != 0 && strcmp(kind, "fax") != 0)
            return true;
    }
    return false;
}

static const char *fault_of_candidate(const json_t *answer, const json_t *candidate)
{
    const char *host = ask_text(answer, "host.id");
    bool stands_there = strcmp(ask_text(candidate, "mission.host"), host) == 0;
    bool elsewhere = strcmp(ask_text(candidate, "tier"), "accredited") == 0;

    if (!*ask_text(candidate, "why") || !*ask_text(candidate, "source") ||
        !*ask_text(candidate, "basis") || !*ask_text(candidate, "as_of"))
        return "a candidate without why, basis, source or date";
    if (!is_post(candidate))
        return *ask_text(candidate, "contact.value") ? NULL : "a line without a number";
    if (elsewhere == stands_there)
        return "the tier is not where it stands";
    if (!is_usable(candidate) && !*ask_text(candidate, "caveat"))
        return "one that may not work, without a word about it";
    return NULL;
}

/* The first candidate stands there, and the summary speaks of it or of the best. */
static bool names_a_local(const json_t *answer)
{
    const json_t *first = json_array_get(ask_at(answer, "candidates"), 0);
    const char *summary = ask_text(answer, "summary");
    bool best_is_local = strcmp(ask_text(best_of(answer), "tier"), "local") == 0;
    const char *name =
        best_is_local ? ask_text(answer, "best.name") : ask_text(first, "mission.name");

    return strcmp(ask_text(first, "tier"), "local") == 0 && strstr(summary, name);
}

/* What is wrong with an answer, or NULL. */
static const char *fault_of(const json_t *answer, struct pairs *pairs)
{
    const char *assistance = ask_text(answer, "assistance");
    const json_t *candidate = NULL;
    size_t i = 0;
    int usable_local = 0;
    int usable = 0;
    int reachable = 0;
    int lines = 0;

    json_array_foreach(ask_at(answer, "candidates"), i, candidate)
    {
        const char *fault = fault_of_candidate(answer, candidate);
        if (fault)
            return fault;
        lines += strcmp(ask_text(candidate, "tier"), "ministry") == 0;
        usable += is_usable(candidate);
        reachable += is_usable(candidate) && is_reachable(candidate);
        usable_local +=
            is_usable(candidate) && strcmp(ask_text(candidate, "tier"), "local") == 0;
    }
    bool domestic = strcmp(assistance, "domestic") == 0;
    bool local = strcmp(assistance, "local") == 0;
    bool remote = strcmp(assistance, "remote") == 0;
    bool arranged = strcmp(assistance, "arrangement") == 0;
    bool unknown = strcmp(assistance, "unknown") == 0 || strcmp(assistance, "none") == 0;
    pairs->domestic += domestic;
    pairs->local += local;
    pairs->remote += remote;
    pairs->arranged += arranged;
    pairs->unknown += unknown;
    if (domestic + local + remote + arranged + unknown != 1)
        return "assistance is no word that is known";
    if (!domestic && (local != (usable_local > 0) || unknown != (usable == 0)))
        return "assistance does not follow from the candidates";
    if ((usable + lines > 0) != json_is_object(ask_at(answer, "best")))
        return "best is there when nobody helps, or the other way round";
    if (reachable + lines > 0 && !*ask_text(answer, "best.contact.value"))
        return "best cannot be reached, but another can";
    if (unknown != (*ask_text(answer, "unknown") != '\0'))
        return "unknown without a reason, or a reason without it";
    if (local && !names_a_local(answer))
        return "the summary of a local answer names no mission in the country";
    return json_array_size(ask_at(answer, "next_steps")) == 0 ? "no next step" : NULL;
}

static void ask_pair(struct db *db, struct pairs *pairs, const char *nationality,
                     const char *host)
{
    json_t *answer = lookup(db, nationality, host);
    const char *fault = answer ? fault_of(answer, pairs) : "no answer";

    pairs->asked++;
    pairs->faults += fault != NULL;
    if (fault && pairs->faults <= 20)
        tap_note("%s in %s: %s", nationality, host, fault);
    json_decref(answer);
}

/* All of them, or, on a slow machine or with sanitizers, every stride-th. */
static void check_pairs(struct tap *tap, struct db *db)
{
    static struct pairs pairs;
    const time_t began = time(NULL);
    size_t stride = 1;

    read_codes(db, &pairs);
    const size_t all = pairs.count * pairs.count;
    for (size_t i = 0; i < 1009 && i < all; i++) /* how fast is it here? */
        ask_pair(db, &pairs, pairs.code[i * 64 % pairs.count],
                 pairs.code[i * 29 % pairs.count]);
    stride = 1 + (size_t)(time(NULL) - began) * all / 1009 / SECONDS_MAX;
    for (size_t i = 0; i < all; i += stride)
        ask_pair(db, &pairs, pairs.code[i / pairs.count], pairs.code[i % pairs.count]);
    tap_note("%d answers of %zu pairs: %d local, %d remote, %d arrangement, %d domestic, "
             "%d unknown",
             pairs.asked, all, pairs.local, pairs.remote, pairs.arranged, pairs.domestic,
             pairs.unknown);
    tap_check(tap, pairs.count > 200, "%zu countries", pairs.count);
    tap_check(tap, pairs.faults == 0, "%d faults in %d answers", pairs.faults,
              pairs.asked);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;
    const char *file = sample_real_file();

    if (!file) {
        tap_note("skipped: no file of database-of-embassies (EMBASSYD_REAL_DATA)");
        return TAP_SKIPPED;
    }
    sample_create(&sample, true);
    sample_import(&sample, file, "2022-06-23", "2026-02-01T12:00:00Z");
    sample_reopen(&sample);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        check_case(&tap, sample.db, i);
    for (size_t i = 0; i < sizeof(arranged_cases) / sizeof(arranged_cases[0]); i++)
        check_arranged(&tap, sample.db, i);
    check_us_for_libya(&tap, sample.db);
    check_al_in_rome(&tap, sample.db);
    check_no_distance(&tap, sample.db);
    check_unknown(&tap, sample.db);
    check_pairs(&tap, sample.db);
    sample_remove(&sample);
    return tap_end(&tap);
}
