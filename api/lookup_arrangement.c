/* lookup_arrangement.c - the third tier: posts of other states that help under an
 * arrangement. The arrangements are records; here is only how one is applied: does it
 * hold in the host, is the person unrepresented there in its own sense, and which posts
 * may it be. */
#include "http_date.h"
#include "lookup.h"

#include <stdio.h>
#include <string.h>

enum { SAME_CITY_KM = 100 };

/* What is being gathered. */
struct gathering {
    struct lookup *lookup;
    size_t person;
    bool full; /* more may apply than an answer lists */
};

static void copy(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%s", text ? text : "");
}

/* ---- Does it apply? ---- */

/* Is the day of the answer one of these, the first and the last included? The answer
 * holds no longer than that stays so. */
static bool holds(struct lookup *lookup, const char *from, const char *to)
{
    enum { DATE_LENGTH = 10, DAY_S = 24 * 60 * 60 };
    char time[32];
    int64_t seconds = 0;

    (void)snprintf(time, sizeof(time), "%.10sT00:00:00Z", from ? from : "");
    if (http_date_seconds(time, &seconds))
        lookup_hold(lookup, seconds);
    (void)snprintf(time, sizeof(time), "%.10sT00:00:00Z", to ? to : "");
    if (http_date_seconds(time, &seconds))
        lookup_hold(lookup, seconds + DAY_S);
    return (!from || strncmp(from, lookup->at, DATE_LENGTH) <= 0) &&
           (!to || strncmp(to, lookup->at, DATE_LENGTH) >= 0);
}

/* An own post that stands in the host and works; honorary consuls where they count. */
static bool is_represented(const struct lookup *lookup, size_t person, bool honorary)
{
    const struct candidates *candidates = &lookup->candidates;

    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *row = &candidates->row[i];

        if (row->tier == TIER_LOCAL && row->person == person &&
            candidate_is_usable(row) &&
            (candidate_is_career(row) ||
             (honorary && row->rank == DB_RANK_HONORARY_CONSUL)))
            return true;
    }
    return false;
}

/* The same, where "in the host" means the person's own city or region. */
static bool is_represented_near(const struct lookup *lookup, size_t person)
{
    const struct candidates *candidates = &lookup->candidates;

    if (!candidates->has_point)
        return is_represented(lookup, person, true);
    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *row = &candidates->row[i];

        if (row->tier == TIER_LOCAL && row->person == person &&
            candidate_is_usable(row) && row->distance_km >= 0 &&
            row->distance_km <= SAME_CITY_KM)
            return true;
    }
    return false;
}

static bool is_unrepresented(const struct lookup *lookup, size_t person,
                             enum db_unrepresented test)
{
    switch (test) {
    case DB_UNREPRESENTED_NO_CAREER_POST:
        return !is_represented(lookup, person, false);
    case DB_UNREPRESENTED_NO_POST:
        return !is_represented(lookup, person, true);
    case DB_UNREPRESENTED_NO_POST_IN_CITY:
        return !is_represented_near(lookup, person);
    case DB_UNREPRESENTED_ALWAYS:
    case DB_UNREPRESENTED__COUNT:
        break;
    }
    return true;
}

/* "general" is any of the needs. */
static bool meets_need(const struct lookup *lookup, const struct db_arrangement *row)
{
    if (row->need_count == 0 || lookup->need == DB_NEED_GENERAL)
        return true;
    for (size_t i = 0; i < row->need_count; i++) {
        if (row->needs[i] == lookup->need)
            return true;
    }
    return false;
}

static bool names_host(const struct lookup *lookup, const struct db_arrangement *row)
{
    for (size_t i = 0; i < row->post_count; i++) {
        if (strcmp(row->posts[i].host, lookup->host.code) == 0)
            return true;
    }
    return false;
}

/* In a third country: the host is no party of it. */
static bool holds_in_host(const struct lookup *lookup, const struct db_arrangement *row)
{
    const struct lookup_place *host = &lookup->host;

    if (row->scope == DB_SCOPE_LISTED)
        return names_host(lookup, row);
    return !lookup_is_party(host, row->beneficiaries, row->beneficiary_count) &&
           !lookup_is_party(host, row->providers, row->provider_count);
}

/* ---- What is kept of it ---- */

static void take_posts(struct lookup *lookup, const struct db_arrangement *row,
                       struct lookup_arrangement *kept)
{
    for (size_t i = 0; i < row->post_count && kept->post_count < LOOKUP_POSTS_MAX; i++) {
        const struct db_arrangement_post *post = &row->posts[i];
        struct lookup_post *to = &kept->post[kept->post_count];

        if (strcmp(post->host, lookup->host.code) != 0 ||
            !holds(lookup, post->valid_from, post->valid_to))
            continue;
        copy(to->provider, sizeof(to->provider), post->provider);
        copy(to->mission, sizeof(to->mission), post->mission);
        to->cover = post->has_cover ? post->cover : row->consular_cover;
        copy(to->note, sizeof(to->note), post->note);
        kept->post_count++;
    }
}

static void take_arrangement(const struct db_arrangement *row, void *context)
{
    struct gathering *gathering = context;
    struct lookup *lookup = gathering->lookup;

    if (!holds(lookup, row->valid_from, row->valid_to) || !holds_in_host(lookup, row) ||
        !meets_need(lookup, row) ||
        !is_unrepresented(lookup, gathering->person, row->unrepresented))
        return;
    gathering->full |= lookup->arrangement_count == LOOKUP_ARRANGEMENTS_MAX;
    if (gathering->full)
        return;
    struct lookup_arrangement *kept = &lookup->arrangement[lookup->arrangement_count++];
    kept->person = gathering->person;
    kept->listed =
        row->scope == DB_SCOPE_LISTED || row->provider_posts == DB_PROVIDER_POSTS_LISTED;
    kept->career_only = row->provider_posts == DB_PROVIDER_POSTS_CAREER;
    kept->discretionary = row->kind == DB_ARRANGEMENT_DISCRETIONARY;
    copy(kept->id, sizeof(kept->id), row->id);
    copy(kept->kind, sizeof(kept->kind), db_arrangement_kind_word(row->kind));
    copy(kept->title, sizeof(kept->title), row->title);
    copy(kept->legal_ref, sizeof(kept->legal_ref), row->legal_ref);
    copy(kept->source_name, sizeof(kept->source_name), row->source_name);
    copy(kept->source_url, sizeof(kept->source_url), row->source_url);
    copy(kept->verified_at, sizeof(kept->verified_at), row->verified_at);
    copy(kept->caveat, sizeof(kept->caveat), row->caveat);
    kept->cover = row->consular_cover;
    take_posts(lookup, row, kept);
}

/* ---- The posts that may help ---- */

struct providing {
    struct lookup *lookup;
    struct lookup_arrangement *arrangement;
};

/* The named post that this mission is; NULL: it is none. */
static const struct lookup_post *named_post(const struct lookup_arrangement *arrangement,
                                            const struct db_mission_brief *mission)
{
    for (size_t i = 0; i < arrangement->post_count; i++) {
        const struct lookup_post *post = &arrangement->post[i];

        if (strcmp(post->provider, mission->sending) == 0 &&
            (!post->mission[0] || strcmp(post->mission, mission->id) == 0))
            return post;
    }
    return NULL;
}

/* Trade offices and the like help nobody; honorary consuls only where they may. */
static bool may_provide(const struct lookup_arrangement *arrangement,
                        const struct db_mission_brief *mission)
{
    const char *class = db_rank_row(mission->rank)->class;
    bool is_post = strcmp(class, "embassy") == 0 || strcmp(class, "consulate") == 0;

    return is_post && mission->status <= DB_STATUS_RELOCATED &&
           !(arrangement->career_only && mission->rank == DB_RANK_HONORARY_CONSUL);
}

/* One's own missions are no third state's. */
static bool is_own(const struct lookup *lookup, const struct db_mission_brief *mission)
{
    for (size_t i = 0; i < lookup->person_count; i++) {
        if (strcmp(lookup_sovereign(&lookup->person[i]), mission->sending) == 0)
            return true;
    }
    return false;
}

static void take_provider(const struct db_mission_brief *mission, void *context)
{
    struct providing *providing = context;
    struct lookup_arrangement *arrangement = providing->arrangement;
    struct candidates *candidates = &providing->lookup->candidates;
    const struct lookup_post *post = named_post(arrangement, mission);
    size_t before = candidates->count;

    if (is_own(providing->lookup, mission) || !may_provide(arrangement, mission) ||
        (arrangement->listed && !post))
        return;
    candidates_take(mission, candidates);
    if (candidates->count == before)
        return;
    struct candidate *row = &candidates->row[before];
    row->cover = post ? post->cover : arrangement->cover;
    row->covers_nothing = row->cover == DB_COVER_NONE;
    copy(row->note, sizeof(row->note), post ? post->note : NULL);
    arrangement->candidate_count += !row->covers_nothing;
}

static enum db_status gather_providers(struct lookup *lookup, size_t index)
{
    struct lookup_arrangement *arrangement = &lookup->arrangement[index];
    struct providing providing = {lookup, arrangement};
    int64_t most = lookup->candidates.has_point ? CANDIDATES_OF_PROVIDER_NEAR
                                                : CANDIDATES_OF_PROVIDER;

    lookup->candidates.tier = TIER_ARRANGEMENT;
    lookup->candidates.person = arrangement->person;
    lookup->candidates.arrangement = index;
    return db_mission_brief_of_providers(lookup->call->db, arrangement->id,
                                         lookup->host.code, most, take_provider,
                                         &providing);
}

/* Rights of citizens are no rights of residents: whoever has no state's protection has
 * the posts of the country of residence, and no arrangement. */
enum db_status lookup_arrangements(struct lookup *lookup)
{
    enum db_status status = DB_OK;

    if (lookup->is_home || lookup->of_residence)
        return DB_OK;
    for (size_t i = 0; i < lookup->person_count && status == DB_OK; i++) {
        struct gathering gathering = {.lookup = lookup, .person = i};

        status =
            db_arrangement_for(lookup->call->db, lookup_sovereign(&lookup->person[i]),
                               take_arrangement, &gathering);
    }
    for (size_t i = 0; i < lookup->arrangement_count && status == DB_OK; i++)
        status = gather_providers(lookup, i);
    return status;
}
