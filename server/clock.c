#include "clock.h"

#include <stdio.h>
#include <time.h>

static int64_t read_clock(clockid_t which, int64_t per_second)
{
    struct timespec now;

    (void)clock_gettime(which, &now); /* cannot fail for the clocks named here */
    return (int64_t)now.tv_sec * per_second + now.tv_nsec / (1000000000 / per_second);
}

int64_t clock_us(void)
{
    return read_clock(CLOCK_MONOTONIC, 1000000);
}

int64_t clock_ms(void)
{
    return read_clock(CLOCK_MONOTONIC_COARSE, 1000);
}

int64_t clock_unix_ms(void)
{
    return read_clock(CLOCK_REALTIME, 1000);
}

int64_t clock_unix(void)
{
    return read_clock(CLOCK_REALTIME_COARSE, 1);
}

void clock_text(char ret_text[static CLOCK_TEXT_SIZE], int64_t seconds)
{
    const time_t time = (time_t)seconds;
    struct tm utc;

    if (!gmtime_r(&time, &utc))
        utc = (struct tm){.tm_year = 70, .tm_mday = 1};
    (void)strftime(ret_text, CLOCK_TEXT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc);
}

void clock_condition(pthread_cond_t *ret_condition)
{
    pthread_condattr_t monotonic;

    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(ret_condition, &monotonic);
    pthread_condattr_destroy(&monotonic);
}

void clock_wait(pthread_cond_t *condition, pthread_mutex_t *locked, int64_t until_us)
{
    const struct timespec until = {.tv_sec = (time_t)(until_us / 1000000),
                                   .tv_nsec = (long)(until_us % 1000000 * 1000)};

    (void)pthread_cond_timedwait(condition, locked, &until);
}
