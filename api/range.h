/* range.h - a part of an answer (RFC 9110 §14). */
#ifndef API_RANGE_H
#define API_RANGE_H

#include "call.h"

struct range {
    size_t first, last; /* bytes, inclusive */
};

enum range_kind {
    RANGE_NONE, /* no field, not ours to read, or several parts: the whole answer */
    RANGE_ONE,
    RANGE_BEYOND, /* nothing of the answer: 416 */
};

/* "bytes=0-499", "bytes=500-", "bytes=-500" of an answer of `length` bytes. */
enum range_kind range_read(const char *field, size_t length, struct range *ret_range);

/* Cuts the answer to what Range asks for, if If-Range says that it is still the same.
 * 200, 206 or 416. */
int range_apply(struct call *call);

#endif
