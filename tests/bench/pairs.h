/* pairs.h - every nationality in every host: 199 states make 39,402 ordered pairs. The
 * states are those of kind "state" (the 193 members of the United Nations, the Holy See
 * and Palestine), Kosovo and Taiwan, and the Cook Islands and Niue, which are associated
 * with New Zealand and have relations of their own. */
#ifndef TESTS_BENCH_PAIRS_H
#define TESTS_BENCH_PAIRS_H

#include "ask.h"

enum { PAIRS_STATES = 199, PAIRS_STATES_MAX = 300, PAIRS_TARGET_MAX = 120 };

struct pairs {
    char code[PAIRS_STATES_MAX][16];
    size_t states; /* codes */
    size_t count;  /* pairs */
};

/* Says which set it is, and how it differs from the 199. False: nothing was read. */
bool pairs_read(struct db *db, struct pairs *ret_pairs);
const char *pairs_nationality(const struct pairs *pairs, size_t pair);
const char *pairs_host(const struct pairs *pairs, size_t pair);
/* The request of a pair. */
void pairs_target(const struct pairs *pairs, size_t pair,
                  char ret_target[static PAIRS_TARGET_MAX]);

/* Opens the database that is named. It ends the program, with words, when it cannot. */
struct db *pairs_open(const char *path);

#endif
