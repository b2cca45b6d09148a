/* lookup_judge.c - what became of a lookup: the one word, and whom to turn to. */
#include "lookup.h"

const char *assistance_word(enum assistance assistance)
{
    static const char *const words[] = {
        [ASSISTANCE_LOCAL] = "local",
        [ASSISTANCE_REMOTE] = "remote",
        [ASSISTANCE_ARRANGEMENT] = "arrangement",
        [ASSISTANCE_DOMESTIC] = "domestic",
        [ASSISTANCE_NONE] = "none",
        [ASSISTANCE_UNKNOWN] = "unknown",
    };

    return words[assistance];
}

static bool has_usable(const struct candidates *candidates, enum candidate_tier tier)
{
    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *row = &candidates->row[i];

        if (row->tier == tier && candidate_is_usable(row))
            return true;
    }
    return false;
}

/* Their missions are known, and none of them works. Of one that has only vanished from
 * its source nobody knows whether it does. */
static bool is_known_to_be_none(const struct candidates *candidates)
{
    size_t posts = 0;

    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *row = &candidates->row[i];

        if (!candidate_is_post(row) || row->tier == TIER_ARRANGEMENT)
            continue;
        posts++;
        if (row->status < DB_STATUS_SUSPENDED)
            return false;
    }
    return posts > 0;
}

static enum assistance choose(const struct lookup *lookup)
{
    const struct candidates *candidates = &lookup->candidates;
    bool remote = has_usable(candidates, TIER_ACCREDITED);
    bool arranged = has_usable(candidates, TIER_ARRANGEMENT);

    if (lookup->is_home)
        return ASSISTANCE_DOMESTIC;
    if (has_usable(candidates, TIER_LOCAL))
        return ASSISTANCE_LOCAL;
    if (arranged && (!remote || need_is_physical(lookup->need)))
        return ASSISTANCE_ARRANGEMENT;
    if (remote)
        return ASSISTANCE_REMOTE;
    return is_known_to_be_none(candidates) ? ASSISTANCE_NONE : ASSISTANCE_UNKNOWN;
}

/* Posts that may not work come after the lines; one that helps nobody is not meant. */
static const struct candidate *first_post(const struct candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *row = &candidates->row[i];

        if (candidate_is_post(row) && !row->covers_nothing)
            return row;
    }
    return NULL;
}

void lookup_judge(struct lookup *lookup)
{
    lookup->assistance = choose(lookup);
    lookup->first = first_post(&lookup->candidates);
    lookup->best = candidates_best(&lookup->candidates);
}
