/* line.h - appends to a line of the access log. What does not fit is left out; an
 * escape is never cut in two, so the line stays JSON. */
#ifndef SERVER_LINE_H
#define SERVER_LINE_H

#include <stddef.h>
#include <stdint.h>

struct line {
    char *at;  /* where the next byte goes */
    char *end; /* one past the last byte that may be written */
};

void line_put(struct line *line, const char *text); /* ours: as it is */
/* `before`, then the number with at least `digits` digits. */
void line_put_number(struct line *line, const char *before, uint64_t number, int digits);
/* A client's bytes, as the inside of a JSON string. Bytes above 0x7f are written as
 * \u00xx: one code point per byte, whatever the encoding was meant to be. */
void line_put_escaped(struct line *line, const char *bytes, size_t length);
/* A request target, likewise, with "-" for the value of every private parameter. */
void line_put_target(struct line *line, const char *target);

#endif
