#include "degrees.h"

#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>

/* Integers only, so that no locale's decimal comma can slip in. */
void degrees_write(double value, char ret_text[DEGREES_MAX])
{
    int64_t scaled = (int64_t)llround(value * 1e5);
    int64_t whole = scaled < 0 ? -scaled : scaled;
    int length = snprintf(ret_text, DEGREES_MAX, "%s%" PRId64 ".%05" PRId64,
                          scaled < 0 ? "-" : "", whole / 100000, whole % 100000);

    while (length > 0 && ret_text[length - 1] == '0')
        length--;
    if (ret_text[length - 1] == '.')
        length--;
    ret_text[length] = '\0';
}
