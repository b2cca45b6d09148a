/* claim_set.c - one source has something new to say. */
#include "claim.h"

#include "db/source.h"

#include <string.h>

/* Editors have no releases: what they say is of the day on which they said it. */
static bool is_editor(const char *source)
{
    return strcmp(source, DB_SOURCE_EDITOR) == 0;
}

bool claim_set_open(struct claim_set *set, const struct db_mission *base)
{
    *set = (struct claim_set){.count = base->claim_count};
    for (size_t i = 0; i < base->claim_count; i++)
        set->claim[i] = base->claims[i];
    if (base->claim_count > 0)
        return true;
    claim_facts(&set->own, base, NULL);
    set->claim[set->count++] = (struct db_claim){
        .source = base->source,
        .as_of = base->source_as_of,
        .is_dated = db_mission_is_dated(base) || is_editor(base->source),
        .facts = buffer_text(&set->own),
    };
    return set->claim[0].facts != NULL;
}

void claim_set_release(struct claim_set *set)
{
    buffer_release(&set->own);
}

static size_t find(const struct claim_set *set, const char *source)
{
    size_t at = 0;

    while (at < set->count && strcmp(set->claim[at].source, source) != 0)
        at++;
    return at;
}

const struct db_claim *claim_set_find(const struct claim_set *set, const char *source)
{
    size_t at = find(set, source);

    return at < set->count ? &set->claim[at] : NULL;
}

static bool is_same(const struct db_claim *claim, const struct db_claim *other)
{
    return claim->is_dated == other->is_dated &&
           strcmp(claim->facts, other->facts) == 0 &&
           (!claim->is_dated || strcmp(claim->as_of, other->as_of) == 0);
}

static enum claim_change drop(struct claim_set *set, size_t at)
{
    if (at == set->count)
        return CLAIM_SAME;
    memmove(&set->claim[at], &set->claim[at + 1],
            (set->count - at - 1) * sizeof(set->claim[0]));
    set->count--;
    return CLAIM_PUT;
}

static bool is_room(const struct claim_set *set, const struct db_claim *claim)
{
    bool is_editors =
        is_editor(claim->source) || claim_set_find(set, DB_SOURCE_EDITOR) != NULL;

    return set->count + (is_editors ? 0 : 1) < DB_CLAIMS_MAX;
}

static bool is_too_long(const struct claim_set *set)
{
    for (size_t i = 0; i < set->count; i++) {
        if (strlen(set->claim[i].facts) > DB_FACTS_MAX)
            return true;
    }
    return false;
}

enum claim_change claim_set_put(struct claim_set *set, const struct db_claim *claim)
{
    size_t at = find(set, claim->source);

    if (strcmp(claim->facts, "{}") == 0)
        return drop(set, at);
    if (at < set->count && is_same(&set->claim[at], claim))
        return CLAIM_SAME;
    if (at == set->count && !is_room(set, claim))
        return CLAIM_TOO_MANY;
    set->claim[at] = *claim;
    set->count += at == set->count;
    claim_sort(set->claim, set->count);
    return is_too_long(set) ? CLAIM_TOO_LONG : CLAIM_PUT;
}

void claim_set_give(const struct claim_set *set, struct db_mission *mission)
{
    mission->source = set->claim[0].source;
    mission->source_as_of = set->claim[0].as_of;
    mission->claims = set->claim;
    mission->claim_count = set->count > 1 ? set->count : 0;
}
