/* accept.h - content negotiation (RFC 9110 §12.5.1). */
#ifndef API_ACCEPT_H
#define API_ACCEPT_H

#include <stdbool.h>
#include <stddef.h>

/* Does an Accept field allow this media type? NULL and "" allow all. */
bool accept_allows(const char *accept, const char *type);

/* The place of the media type that the field wants most; among those that it wants
 * equally one that it names more exactly, then the first. `count`: it allows none.
 * *ret_named: it was named, by more than a wildcard for everything. */
size_t accept_choose(const char *accept, const char *const *types, size_t count,
                     bool *ret_named);

/* Does an Accept-Encoding field (§12.5.3) take gzip? NULL and "" do not ask for it. */
bool accept_takes_gzip(const char *accept_encoding);

#endif
