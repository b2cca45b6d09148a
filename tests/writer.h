/* writer.h - requests that write, as somebody with a token, to a database of the test's
 * own. Times are fixed; entropy counts up, so that every run makes the same ids. */
#ifndef TESTS_WRITER_H
#define TESTS_WRITER_H

#include "sample.h"

#include <jansson.h>

/* A request in short. NULL: absent. */
struct writer_request {
    const char *method, *target;
    const char *token;       /* as writer_token() made it */
    const char *body, *type; /* NULL type: what the method usually takes */
    const char *if_match, *if_none_match, *key, *prefer;
    const char *encoding, *accept, *range;
    int64_t now; /* 0: SAMPLE_NOW */
    const char *local;
};

/* A database that is written to: sample_golden(), opened with DB_WRITE. */
void writer_open(struct sample *sample);

/* A token of the role, good for a day; text of 80 bytes. */
void writer_token(struct db *db, const char *role, char ret_token[80]);

/* The caller releases the response. */
void writer_ask(struct db *db, const struct writer_request *request,
                struct api_response *ret_response);

/* Asks, and says whether the status is the one expected (with a note when not); keeps the
 * ETag in `tag` (64 bytes) when there is one and it is not NULL. */
bool writer_answers(struct db *db, const struct writer_request *request, int status,
                    char *tag);
/* Asks; the body as a tree (the caller decrefs), NULL when it is none. */
json_t *writer_tree(struct db *db, const struct writer_request *request, int *ret_status);

#endif
