/* lines.h - bytes in blocks of any size in, whole lines out. The text of a line is strict
 * UTF-8 (RFC 3629 §3) without control characters, or the line says what is wrong. */
#ifndef API_LINES_H
#define API_LINES_H

#include "import.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum line_fault {
    LINE_FINE,
    LINE_TOO_LONG, /* text holds its beginning */
    LINE_NOT_UTF8,
    LINE_CONTROL, /* a control character other than the line end */
};

struct line {
    char *text; /* NUL-terminated, may be cut up in place */
    size_t length;
    int64_t number; /* 1 = the first */
    bool ended;     /* by a newline; false: the input stopped here */
    enum line_fault fault;
};

/* Zero-initialised before the first use. */
struct lines {
    int64_t number; /* lines handed out */
    size_t length;
    char text[API_IMPORT_LINE_MAX + 2]; /* room for a CR and the NUL */
};

/* False: no more lines, please. The line is lent until it returns. */
typedef bool line_taker(const struct line *line, void *context);

/* Both return false when the taker did. */
bool lines_feed(struct lines *lines, const char *bytes, size_t length, line_taker *take,
                void *context);
bool lines_end(struct lines *lines, line_taker *take, void *context);

#endif
