/* utf8.h - which bytes are UTF-8 (RFC 3629 §4). */
#ifndef API_UTF8_H
#define API_UTF8_H

#include <stddef.h>

/* Length of the well-formed sequence at `at`, which a NUL ends; 0 when it is none. */
size_t utf8_length(const unsigned char *at);

#endif
