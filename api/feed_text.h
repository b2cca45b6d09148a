/* feed_text.h - plain text of HTML that came with a feed: nothing of the markup is kept.
 */
#ifndef API_FEED_TEXT_H
#define API_FEED_TEXT_H

#include "buffer.h"

/* Appends the text: tags, comments, scripts and styles are left out, blocks become lines,
 * entities what they stand for. What looks like markup in the result was text before
 * ("&lt;b&gt;"), and is to be shown as text. Any bytes are taken. */
void feed_text(struct buffer *out, const char *html);

/* Appends text on one line: runs of blanks, line ends and control characters are one
 * blank, none at the ends. */
void feed_line(struct buffer *out, const char *text);

#endif
