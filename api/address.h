/* address.h - absolute addresses: feeds and alerts are read far from this server.
 *
 * They begin with the public URL that the operator has set. Without one there is none to
 * know (the Host field is whatever a client says), and addresses stay paths. */
#ifndef API_ADDRESS_H
#define API_ADDRESS_H

#include "call.h"

enum { ADDRESS_PATH_MAX = 512, ADDRESS_MAX = 2048, ADDRESS_HOST_MAX = 256 };

/* `prefix` and one segment after it, percent-encoded but for unreserved characters (RFC
 * 3986 §2.3); `suffix` ends it. */
void address_path(const char *prefix, const char *segment, const char *suffix,
                  char ret_path[ADDRESS_PATH_MAX]);

bool address_is_absolute(const struct call *call);
/* The public URL, without slashes at its end, and the path; or the path alone. */
void address_of_path(const struct call *call, const char *path,
                     char ret_address[ADDRESS_MAX]);
/* The host of the public URL; "embassyd" without one. */
void address_host(const struct call *call, char ret_host[ADDRESS_HOST_MAX]);

#endif
