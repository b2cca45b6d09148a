/* markdown_entity.h - what "&amp;", "&#233;" and "&#xE9;" stand for. */
#ifndef API_MARKDOWN_ENTITY_H
#define API_MARKDOWN_ENTITY_H

#include <stddef.h>

enum { MARKDOWN_ENTITY_MAX = 4 };

/* `entity` from '&' to ';'. Writes one character in UTF-8 and returns its length. Numbers
 * that name no character, or a control character, give U+FFFD. Names are those of XML, of
 * Latin-1, and of what typesetters use (HTML has 2,000 more); 0: not among them. */
size_t markdown_entity(const char *entity, size_t length,
                       char ret_text[MARKDOWN_ENTITY_MAX]);

#endif
