/* lookup_words.h - what the lookup says in sentences. English; texts of people in other
 * languages are the front end's. */
#ifndef API_LOOKUP_WORDS_H
#define API_LOOKUP_WORDS_H

#include "candidate.h"
#include "json.h"

#define LOOKUP_DISCLAIMER                                                                  \
    "Information, not legal advice. Nationality is assumed, not checked. Ask the mission " \
    "before you rely on it."

enum { LOOKUP_STEPS_MAX = 8, LOOKUP_NAME_MAX = 80, LOOKUP_SOURCES_MAX = 400 };

/* What the answer is about. */
struct lookup_place {
    char code[DB_COUNTRY_CODE_MAX];
    char name[LOOKUP_NAME_MAX];
    char phrase[LOOKUP_NAME_MAX];     /* the name within a sentence: "the Netherlands" */
    char parent[DB_COUNTRY_CODE_MAX]; /* "" when it has none */
    char parent_phrase[LOOKUP_NAME_MAX];
    char emergency[16];
    bool eu, nordic, has_capital;
    bool territory, other; /* kinds of country.h; neither: a state */
    struct db_point capital;
};

enum assistance {
    ASSISTANCE_LOCAL,
    ASSISTANCE_REMOTE,
    ASSISTANCE_DOMESTIC,
    ASSISTANCE_UNKNOWN,
};

struct lookup_answer {
    const struct lookup_place *nationality; /* the first one asked for */
    size_t nationality_count;
    const struct lookup_place *host;
    enum assistance assistance;
    const struct candidate *first; /* of the order; NULL: there is none */
    const struct candidate *best;
    const char *sources; /* names and dates of all sources, in one line */
};

const char *assistance_word(enum assistance assistance);

/* Each appends one JSON string. */
void words_summary(struct json *json, const struct lookup_answer *answer);
void words_why(struct json *json, const struct candidate *row,
               const struct lookup_place *host);
void words_caveat(struct json *json, const struct candidate *row,
                  const struct lookup_place *host); /* or null */
void words_best(struct json *json, const struct candidate *best);
void words_unknown(struct json *json, const struct lookup_answer *answer);

/* Appends the strings of an array: what to do, in this order. */
void words_next_steps(struct json *json, const struct lookup_answer *answer);

#endif
