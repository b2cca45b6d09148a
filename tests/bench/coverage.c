/* coverage.c - of all pairs, how many are answered by what. Run by tests/bench/coverage.
 * Exit code 1: a pair got an answer with nobody, no line and no reason in it. */
#include "pairs.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { FAULTS_SHOWN = 50 };

/* The first that holds for an answer is what it counts as. */
enum tier {
    LOCAL,
    ACCREDITED,
    ARRANGEMENT,
    DOMESTIC,
    MINISTRY, /* nobody is named, but the line of the own foreign ministry */
    REASON,   /* nor that, but why */
    NOTHING,
    TIER__COUNT
};

static const char *const tier_words[TIER__COUNT] = {
    [LOCAL] = "own post in the host (local)",
    [ACCREDITED] = "own post elsewhere, accredited (remote)",
    [ARRANGEMENT] = "another state's, by an arrangement",
    [DOMESTIC] = "at home (domestic)",
    [MINISTRY] = "only the foreign ministry's line",
    [REASON] = "only a stated reason and what to do",
    [NOTHING] = "nothing",
};

struct coverage {
    size_t count[TIER__COUNT];
    size_t none, unknown;       /* `assistance` of those whom nobody helps */
    size_t reachable;           /* there is a best one, with a contact */
    size_t ministry, emergency; /* such a line is among the candidates */
    size_t faults;
};

static bool has_tier(const json_t *answer, const char *tier)
{
    size_t i = 0;
    const json_t *candidate = NULL;

    json_array_foreach(ask_at(answer, "candidates"), i, candidate)
    {
        if (strcmp(ask_text(candidate, "tier"), tier) == 0)
            return true;
    }
    return false;
}

static bool has_reachable(const json_t *answer)
{
    size_t i = 0;
    const json_t *candidate = NULL;

    json_array_foreach(ask_at(answer, "candidates"), i, candidate)
    {
        if (strcmp(ask_text(candidate, "tier"), "emergency") != 0 &&
            ask_text(candidate, "contact.value")[0])
            return true;
    }
    return false;
}

static enum tier judge(const json_t *answer)
{
    static const struct {
        const char *assistance;
        enum tier tier;
    } rows[] = {
        {"local", LOCAL},
        {"remote", ACCREDITED},
        {"arrangement", ARRANGEMENT},
        {"domestic", DOMESTIC},
    };
    const char *assistance = ask_text(answer, "assistance");

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (strcmp(assistance, rows[i].assistance) == 0)
            return rows[i].tier;
    }
    if (has_tier(answer, "ministry"))
        return MINISTRY;
    return ask_text(answer, "unknown")[0] && ask_text(answer, "next_steps.0")[0]
               ? REASON
               : NOTHING;
}

/* NULL: the answer is as it should be. */
static const char *fault_of(const json_t *answer, enum tier tier)
{
    if (!answer)
        return "no answer";
    if (tier == NOTHING)
        return "nobody, no ministry's line and no reason";
    if (tier != DOMESTIC && !ask_text(answer, "best.contact.value")[0] &&
        has_reachable(answer))
        return "the best one cannot be reached, another can";
    if (!ask_text(answer, "summary")[0])
        return "no summary";
    return NULL;
}

static void note(struct coverage *coverage, const json_t *answer, enum tier tier)
{
    const char *assistance = ask_text(answer, "assistance");

    coverage->count[tier]++;
    coverage->none += strcmp(assistance, "none") == 0;
    coverage->unknown += strcmp(assistance, "unknown") == 0;
    coverage->reachable += ask_text(answer, "best.contact.value")[0] != '\0';
    coverage->ministry += has_tier(answer, "ministry");
    coverage->emergency += has_tier(answer, "emergency");
}

static void ask_pair(struct db *db, const struct pairs *pairs, size_t pair,
                     struct coverage *coverage)
{
    char target[PAIRS_TARGET_MAX];

    pairs_target(pairs, pair, target);
    json_t *answer = ask(db, target);
    const enum tier tier = judge(answer);
    const char *fault = fault_of(answer, tier);

    db_read_end(db);
    note(coverage, answer, tier);
    json_decref(answer);
    if (!fault)
        return;
    if (coverage->faults++ < FAULTS_SHOWN)
        (void)printf("%s in %s: %s\n", pairs_nationality(pairs, pair),
                     pairs_host(pairs, pair), fault);
}

static void row(const char *words, size_t count, size_t all)
{
    (void)printf("%-42s %7zu %6.1f %%\n", words, count,
                 (double)count * 100 / (double)all);
}

static void print(const struct coverage *coverage, const struct pairs *pairs)
{
    for (int i = 0; i < TIER__COUNT; i++)
        row(tier_words[i], coverage->count[i], pairs->count);
    (void)puts("of all:");
    row("  somebody can be reached (best)", coverage->reachable, pairs->count);
    row("  the ministry's line is known", coverage->ministry, pairs->count);
    row("  an emergency number is known", coverage->emergency, pairs->count);
    row("  assistance 'none'", coverage->none, pairs->count);
    row("  assistance 'unknown'", coverage->unknown, pairs->count);
}

int main(int argc, char **argv)
{
    static struct pairs pairs;
    struct coverage coverage = {.faults = 0};
    const clock_t began = clock();
    struct db *db = pairs_open(argc > 1 ? argv[1] : "embassyd.db");

    if (!pairs_read(db, &pairs))
        return 1;
    for (size_t pair = 0; pair < pairs.count; pair++)
        ask_pair(db, &pairs, pair, &coverage);
    db_close(db);
    print(&coverage, &pairs);
    (void)printf("%zu faults; %.1f s, with the reading of every answer\n",
                 coverage.faults, (double)(clock() - began) / CLOCKS_PER_SEC);
    return coverage.faults == 0 ? 0 : 1;
}
