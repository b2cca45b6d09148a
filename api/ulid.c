#include "ulid.h"

#include <string.h>

enum { TIME_DIGITS = 10, DIGITS = 26, TIME_BITS = 48 };

static const char crockford[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void ulid_make(int64_t seconds, const unsigned char entropy[ULID_ENTROPY],
               char ret_id[ULID_SIZE])
{
    uint64_t time = (uint64_t)seconds * 1000 & ((UINT64_C(1) << TIME_BITS) - 1);
    unsigned bits = 0;
    unsigned held = 0;
    int digits = TIME_DIGITS;

    for (int i = TIME_DIGITS - 1; i >= 0; i--, time >>= 5)
        ret_id[i] = crockford[time & 31];
    for (int i = 0; i < ULID_ENTROPY; i++) {
        bits = (bits << 8 | entropy[i]) & 0xFFFF;
        for (held += 8; held >= 5; held -= 5)
            ret_id[digits++] = crockford[bits >> (held - 5) & 31];
    }
    ret_id[digits] = '\0'; /* 80 bits are 16 digits to the bit */
}

bool ulid_is_valid(const char *text)
{
    return strlen(text) == DIGITS && strspn(text, crockford) == DIGITS && text[0] <= '7';
}
