/* target.h - the request target taken apart: path, and decoded query fields. */
#ifndef API_TARGET_H
#define API_TARGET_H

#include "api.h"

struct field {
    const char *name;
    const char *value;
};

/* Points into `text`; both live as long as the struct. */
struct target {
    char text[API_TARGET_MAX + 1];
    char *path; /* decoded; '/' within a segment cannot occur: %2F is refused */
    struct field field[API_QUERY_MAX];
    size_t field_count;
};

enum target_fault {
    TARGET_OK,
    TARGET_TOO_LONG,
    TARGET_BAD_ESCAPE,
    TARGET_BAD_TEXT, /* control character, not UTF-8, %2F, %00 */
    TARGET_TOO_MANY,
};

/* RFC 3986 §3.3-3.4; in the query "+" is a space, as forms send it. */
enum target_fault target_parse(const char *raw, struct target *ret_target);
const char *target_fault_words(enum target_fault fault);

#endif
