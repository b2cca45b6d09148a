/* slice.h - parts of JSON text as they stand there, byte for byte: what a parsed tree has
 * lost. For text that a parser or our own writer has found well formed; of any other the
 * parts may be nonsense, but never lie outside of it. */
#ifndef API_SLICE_H
#define API_SLICE_H

#include <stdbool.h>
#include <stddef.h>

struct slice {
    const char *text; /* lent; not terminated */
    size_t length;
};

struct slice slice_of(const char *text);
bool slice_equal(struct slice slice, struct slice other);
bool slice_is(struct slice slice, const char *text);

/* Of an object or array: what stands between its brackets; of anything else nothing. */
struct slice slice_inside(struct slice value);
/* Cuts the next member off what is inside of an object: its name without the quotes,
 * escapes and all, and its value. False: there is none. */
bool slice_member(struct slice *inside, struct slice *ret_name, struct slice *ret_value);
/* Cuts the next value off what is inside of an array. */
bool slice_item(struct slice *inside, struct slice *ret_value);
/* The member of an object with that name. */
bool slice_find(struct slice object, const char *name, struct slice *ret_value);

#endif
