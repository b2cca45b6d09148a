/* front_keys.h - the fields of an article and of a notice as text. */
#ifndef API_FRONT_KEYS_H
#define API_FRONT_KEYS_H

#include "front_matter.h"

enum front_kind { KEY_TEXT, KEY_LIST, KEY_FLAG };

struct front_key {
    const char *name; /* of the field, and of the member in JSON */
    enum front_kind kind;
    const char *about; /* for the one who fills it in */
};

/* Ends with a NULL name; at most 32 of them. */
const struct front_key *front_keys(enum api_text kind);

#endif
