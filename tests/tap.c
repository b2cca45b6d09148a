#include "tap.h"

#include <stdarg.h>
#include <stdio.h>

bool tap_check(struct tap *tap, bool good, const char *format, ...)
{
    va_list arguments;

    tap->checks++;
    tap->failures += !good;
    (void)printf("%sok %d - ", good ? "" : "not ", tap->checks);
    va_start(arguments, format);
    (void)vprintf(format, arguments);
    va_end(arguments);
    (void)printf("\n");
    return good;
}

void tap_note(const char *format, ...)
{
    va_list arguments;

    (void)printf("# ");
    va_start(arguments, format);
    (void)vprintf(format, arguments);
    va_end(arguments);
    (void)printf("\n");
}

int tap_end(const struct tap *tap)
{
    (void)printf("1..%d\n", tap->checks);
    if (tap->failures > 0)
        (void)printf("# %d of %d failed\n", tap->failures, tap->checks);
    return tap->checks == 0 || tap->failures > 0;
}
