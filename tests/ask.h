/* ask.h - answers as trees of jansson: the oracle that our own writer is well formed. */
#ifndef TESTS_ASK_H
#define TESTS_ASK_H

#include "sample.h"

#include <jansson.h>

/* The body as a tree, duplicate members refused; NULL, with a note, when it is no JSON.
 * The caller decrefs. */
json_t *ask_parse(const struct api_response *response);
/* GET, expecting 200. NULL, with a note, for anything else. */
json_t *ask(struct db *db, const char *target);
/* GET of a formatted target. */
json_t *ask_format(struct db *db, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The text at "best.contact.kind", "" when there is none; lent. */
const char *ask_text(const json_t *tree, const char *path);
const json_t *ask_at(const json_t *tree, const char *path);

#endif
