/* lookup_words.h - what the lookup says in sentences. English; texts of people in other
 * languages are the front end's. */
#ifndef API_LOOKUP_WORDS_H
#define API_LOOKUP_WORDS_H

#include "json.h"
#include "lookup.h"

#define LOOKUP_DISCLAIMER                                                                  \
    "Information, not legal advice. Nationality is assumed, not checked. Ask the mission " \
    "before you rely on it."

enum { LOOKUP_SENTENCE_MAX = 1000, LOOKUP_PLACE_MAX = 512 };

/* Sentences that are filled in, and taken over by one form of the answer or another. */
void words_summary(const struct lookup *lookup, char ret_text[LOOKUP_SENTENCE_MAX]);
/* Why a candidate is there; what to keep in mind with it ("": nothing); why the best is
 * the best; why nobody can be named. */
void words_why(const struct lookup *lookup, const struct candidate *row,
               char ret_text[LOOKUP_SENTENCE_MAX]);
void words_caveat(const struct lookup *lookup, const struct candidate *row,
                  char ret_text[LOOKUP_SENTENCE_MAX]);
void words_best(const struct lookup *lookup, char ret_text[LOOKUP_SENTENCE_MAX]);
void words_unknown(const struct lookup *lookup, char ret_text[LOOKUP_SENTENCE_MAX]);
/* On what ground: "resident mission", or the arrangement's title. */
const char *words_basis(const struct lookup *lookup, const struct candidate *row);

/* The host's emergency numbers, each once: "112, 110 (police)"; "": none is known. */
void words_emergency(const struct lookup *lookup, char ret_text[LOOKUP_PLACE_MAX]);

/* What to do first with this need; NULL: nothing of its own. Static. */
const char *words_need(const struct lookup *lookup);

/* "New Delhi, India", or the country alone. */
void words_place(const struct candidate *row, char ret_place[LOOKUP_PLACE_MAX]);
/* "Estonia", "Estonia or Finland": whose missions are asked for. */
void words_persons(const struct lookup *lookup, char ret_text[LOOKUP_PLACE_MAX]);

/* Appends the strings of an array: what to do, in this order. */
void words_next_steps(struct json *json, const struct lookup *lookup);

#endif
