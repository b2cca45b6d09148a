/* html.h - writes HTML: markup is our own words, everything else is escaped for the place
 * where it stands, and a byte that is no UTF-8 becomes U+FFFD. Stored text has no control
 * characters. */
#ifndef API_HTML_H
#define API_HTML_H

#include "buffer.h"

void html_markup(struct buffer *out, const char *markup); /* our own words only */
void html_text(struct buffer *out, const char *text);     /* NULL: nothing */
void html_bytes(struct buffer *out, const char *text, size_t length); /* the same */
/* A blank, the name, and the value in quotes; NULL: nothing at all. */
void html_attribute(struct buffer *out, const char *name, const char *value);
/* <tag attribute="value">text</tag>; `attribute` NULL: none. */
void html_element(struct buffer *out, const char *tag, const char *attribute,
                  const char *value, const char *text);
/* A link; an address that is not http, https, mailto, tel or a path of this site is left
 * out, and its text stays. */
void html_link(struct buffer *out, const char *address, const char *text);

struct text_value;
/* A text of ours with places (text.h), escaped; each value escaped, in a <bdi>. */
void html_filled(struct buffer *out, const char *text, const struct text_value *values);

#endif
