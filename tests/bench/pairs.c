#include "pairs.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const others[] = {"XK", "TW", "CK", "NU"};
enum { OTHERS = sizeof(others) / sizeof(others[0]) };

struct db *pairs_open(const char *path)
{
    struct db *db = NULL;

    db_library_start();
    if (db_open(&db, path, DB_READ) == DB_FAULT_NONE)
        return db;
    (void)fprintf(stderr, "%s: %s\n", path, db_error(db));
    exit(1);
}

static void add(struct pairs *pairs, const char *code)
{
    if (pairs->states < PAIRS_STATES_MAX)
        (void)snprintf(pairs->code[pairs->states++], sizeof(pairs->code[0]), "%s", code);
}

static void add_states(struct db *db, struct pairs *pairs)
{
    json_t *answer = ask(db, "/api/v1/countries?kind=state&limit=500");
    size_t i = 0;
    const json_t *item = NULL;

    json_array_foreach(ask_at(answer, "items"), i, item)
    {
        add(pairs, ask_text(item, "id"));
    }
    json_decref(answer);
}

static void add_other(struct db *db, struct pairs *pairs, const char *code)
{
    json_t *answer = ask_format(db, "/api/v1/countries/%s", code);

    if (answer)
        add(pairs, code);
    json_decref(answer);
}

bool pairs_read(struct db *db, struct pairs *ret_pairs)
{
    *ret_pairs = (struct pairs){.states = 0};
    add_states(db, ret_pairs);
    const size_t states = ret_pairs->states;
    for (size_t i = 0; i < OTHERS; i++)
        add_other(db, ret_pairs, others[i]);
    ret_pairs->count = ret_pairs->states * (ret_pairs->states - 1);
    (void)printf(
        "%zu states: %zu of kind state (members of the United Nations, Holy See, "
        "Palestine),\nKosovo, Taiwan, and Cook Islands and Niue (associated "
        "states); %zu pairs\n",
        ret_pairs->states, states, ret_pairs->count);
    if (ret_pairs->states != PAIRS_STATES)
        (void)printf("(not %d: the database has other countries, %zu of kind state, not "
                     "%d, and %zu of the other %d)\n",
                     PAIRS_STATES, states, PAIRS_STATES - OTHERS,
                     ret_pairs->states - states, OTHERS);
    return ret_pairs->count > 0;
}

const char *pairs_nationality(const struct pairs *pairs, size_t pair)
{
    return pairs->code[pair / (pairs->states - 1)];
}

const char *pairs_host(const struct pairs *pairs, size_t pair)
{
    const size_t row = pair / (pairs->states - 1);
    const size_t column = pair % (pairs->states - 1);

    return pairs->code[column < row ? column : column + 1];
}

void pairs_target(const struct pairs *pairs, size_t pair,
                  char ret_target[static PAIRS_TARGET_MAX])
{
    (void)snprintf(ret_target, PAIRS_TARGET_MAX, "/api/v1/lookup?nationality=%s&host=%s",
                   pairs_nationality(pairs, pair), pairs_host(pairs, pair));
}
