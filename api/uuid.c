#include "uuid.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

enum { ULID_DIGITS = 26, DIGIT_BITS = 5 };

static void write_urn(uint64_t high, uint64_t low, char ret_urn[UUID_URN_MAX])
{
    (void)snprintf(ret_urn, UUID_URN_MAX, "urn:uuid:%08llx-%04llx-%04llx-%04llx-%012llx",
                   (unsigned long long)(high >> 32),
                   (unsigned long long)(high >> 16 & 0xFFFF),
                   (unsigned long long)(high & 0xFFFF), (unsigned long long)(low >> 48),
                   (unsigned long long)(low & 0xFFFFFFFFFFFF));
}

/* 26 Crockford digits hold 130 bits: the first is 7 at most. */
static bool read_ulid(const char *ulid, uint64_t *ret_high, uint64_t *ret_low)
{
    static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    uint64_t high = 0;
    uint64_t low = 0;

    if (strlen(ulid) != ULID_DIGITS || ulid[0] > '7')
        return false;
    for (const char *at = ulid; *at; at++) {
        const char *digit = strchr(digits, *at);

        if (!digit)
            return false;
        high = high << DIGIT_BITS | low >> (64 - DIGIT_BITS);
        low = low << DIGIT_BITS | (uint64_t)(digit - digits);
    }
    *ret_high = high;
    *ret_low = low;
    return true;
}

void uuid_of_words(const char *words, char ret_urn[UUID_URN_MAX])
{
    XXH128_hash_t hash = XXH3_128bits(words, strlen(words));
    uint64_t high = (hash.high64 & ~0xF000ULL) | 0x8000;      /* version */
    uint64_t low = (hash.low64 & ~(3ULL << 62)) | 2ULL << 62; /* variant */

    write_urn(high, low, ret_urn);
}

void uuid_of_ulid(const char *ulid, char ret_urn[UUID_URN_MAX])
{
    uint64_t high = 0;
    uint64_t low = 0;

    if (read_ulid(ulid, &high, &low)) {
        write_urn(high, low, ret_urn);
    } else {
        uuid_of_words(ulid, ret_urn);
    }
}
