/* ulid.h - ids of our own records: 26 Crockford digits, of which the first ten are the
 * time in milliseconds and the others are random (github.com/ulid/spec). */
#ifndef API_ULID_H
#define API_ULID_H

#include <stdbool.h>
#include <stdint.h>

enum {
    ULID_SIZE = 27,
    ULID_ENTROPY = 10
}; /* with the NUL; random bytes that one takes */

/* `seconds` since 1970, not negative. */
void ulid_make(int64_t seconds, const unsigned char entropy[ULID_ENTROPY],
               char ret_id[ULID_SIZE]);
/* Upper case only, so that one record has one id. */
bool ulid_is_valid(const char *text);

#endif
