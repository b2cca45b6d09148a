/* uuid.h - names of records as UUIDs (RFC 9562). */
#ifndef API_UUID_H
#define API_UUID_H

enum { UUID_URN_MAX = 46 }; /* "urn:uuid:", 36 characters and a NUL */

/* The 128 bits of a ULID, written as a UUID. Text that is no ULID gets the UUID of its
 * words. */
void uuid_of_ulid(const char *ulid, char ret_urn[UUID_URN_MAX]);
/* Always the same for the same text (version 8: XXH3). */
void uuid_of_words(const char *words, char ret_urn[UUID_URN_MAX]);

#endif
