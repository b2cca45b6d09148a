#include "chatter.h"

#include "clock.h"
#include "log.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { LINES_PER_SECOND = 5 };

static bool is_noise(const char *format)
{
    static const char *const starts[] = {"Setting %s option", "Failed to push the data",
                                         "Error processing request"};

    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
        if (strncmp(format, starts[i], strlen(starts[i])) == 0)
            return true;
    }
    return false;
}

void chatter_log(void *context, const char *format, va_list arguments)
{
    struct chatter *chatter = context;
    const int64_t second = clock_ms() / 1000;

    if (is_noise(format))
        return;
    if (atomic_exchange(&chatter->second, second) != second)
        atomic_store(&chatter->lines, 0);
    if (atomic_fetch_add(&chatter->lines, 1) < LINES_PER_SECOND)
        log_error_list(format, arguments);
}
