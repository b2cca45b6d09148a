#include "tap.h"

#include <stdarg.h>
#include <stdio.h>

void tap_check(struct tap *tap, bool good, const char *format, ...)
{
    va_list arguments;

    tap->checks++;
    if (!good)
        tap->failures++;
    (void)printf("%sok %d - ", good ? "" : "not ", tap->checks);
    va_start(arguments, format);
    (void)vprintf(format, arguments);
    va_end(arguments);
    (void)printf("\n");
    (void)fflush(stdout);
}

int tap_end(const struct tap *tap)
{
    (void)printf("1..%d\n", tap->checks);
    if (tap->failures > 0)
        (void)printf("# %d of %d failed\n", tap->failures, tap->checks);
    return tap->failures > 0 || tap->checks == 0 ? 1 : 0;
}
