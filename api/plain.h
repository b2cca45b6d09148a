/* plain.h - writes plain text for terminals: lines of at most 72 columns, parted at
 * blanks; what turns the direction of writing or ends lines becomes a blank. Only a link
 * is never parted. */
#ifndef API_PLAIN_H
#define API_PLAIN_H

#include "buffer.h"

enum { PLAIN_COLUMNS = 72 };

/* Writes `text` in lines that are indented by `indent` columns; NULL: nothing. */
void plain_text(struct buffer *out, size_t indent, const char *text);
/* "Label     the text, in the columns beside it"; NULL: no line. */
void plain_labelled(struct buffer *out, const char *label, const char *text);

#endif
