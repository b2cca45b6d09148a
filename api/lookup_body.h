/* lookup_body.h - the lookup while it is made, and its answer as JSON. */
#ifndef API_LOOKUP_BODY_H
#define API_LOOKUP_BODY_H

#include "call.h"
#include "lookup_words.h"

struct lookup {
    struct call *call;
    struct lookup_place nationality[PARAM_COUNTRIES_MAX];
    size_t nationality_count;
    struct lookup_place host;
    struct candidates candidates;
    char sources[LOOKUP_SOURCES_MAX];
};

/* Writes the body with call->json; DB_OK, or what the database said. */
enum db_status lookup_body(struct lookup *lookup, const struct lookup_answer *answer);

#endif
