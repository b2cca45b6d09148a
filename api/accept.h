/* accept.h - content negotiation (RFC 9110 §12.5.1). */
#ifndef API_ACCEPT_H
#define API_ACCEPT_H

#include <stdbool.h>

/* Does an Accept field allow this media type? NULL and "" allow all. */
bool accept_allows(const char *accept, const char *type);

#endif
