/* markdown_link.h - where a link of a Markdown source may go. */
#ifndef API_MARKDOWN_LINK_H
#define API_MARKDOWN_LINK_H

#include <md4c.h>
#include <stdbool.h>

enum { MARKDOWN_ADDRESS_MAX = 2000 };

struct markdown_link {
    char address[MARKDOWN_ADDRESS_MAX + 1]; /* not escaped for HTML */
    bool outside;                           /* http or https */
};

/* Decodes the destination as a browser would, then looks at what it is; false: it is not
 * to be a link. */
bool markdown_link_read(const MD_ATTRIBUTE *destination, struct markdown_link *ret_link);

#endif
