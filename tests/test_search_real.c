/* test_search_real.c - what /search and /suggest cost on the file of
 * database-of-embassies: words that nearly every mission has, one letter, the most
 * frequent beginnings. Times go to the notes; a frequent word has to cost about as much
 * as a rare one. */
#define _XOPEN_SOURCE 700 /* clock_gettime */
#include "ask.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    ROUNDS = 21,
    LIMIT_US = 100 * 1000, /* also under sanitizers, on a busy machine */
};

static const char *const queries[] = {
    "search?q=zagreb",
    "search?q=moscow",
    "search?q=embassy",
    "search?q=embassy&limit=50",
    "search?q=e",
    "search?q=em",
    "search?q=of",
    "search?q=of+in",
    "search?q=a&limit=50",
    "search?q=embassy+of+consulate",
    "search?q=embassy+xyzzy",
    "search?q=%D0%9C%D0%BE%D1%81%D0%BA%D0%B2%D0%B0",
    "search?q=%E4%B8%AD%E5%9B%BD",
    "search?q=a+b+c+d+e+f+g+h+i+j+k+l",
    "suggest?q=mos",
    "suggest?q=m",
    "suggest?q=a",
    "suggest?q=em",
    "suggest?q=co",
    "suggest?q=embassy+of",
    "suggest?q=%D0%BC%D0%BE%D1%81",
    "missions?q=embassy&limit=10",
};

static int64_t now_us(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int compare(const void *left, const void *right)
{
    const int64_t *a = left;
    const int64_t *b = right;

    return (*a > *b) - (*a < *b);
}

/* Microseconds of one answer, in the median; -1: not a 200. */
static int64_t measure(struct db *db, const char *query)
{
    char target[API_TARGET_MAX];
    int64_t times[ROUNDS];
    bool good = true;

    (void)snprintf(target, sizeof(target), "/api/v1/%s", query);
    for (int i = 0; i < ROUNDS; i++) {
        struct api_response response;
        int64_t begin = now_us();

        sample_get(db, target, &response);
        times[i] = now_us() - begin;
        good = good && response.status == 200;
        api_response_release(&response);
    }
    qsort(times, ROUNDS, sizeof(times[0]), compare);
    return good ? times[ROUNDS / 2] : -1;
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;
    const char *file = sample_real_file();

    if (!file)
        return TAP_SKIPPED;
    sample_create(&sample, false);
    sample_import(&sample, file, "2022-06-23", "2026-02-01T12:00:00Z");
    sample_reopen(&sample);
    for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
        int64_t us = measure(sample.db, queries[i]);

        tap_check(&tap, us >= 0 && us < LIMIT_US, "%s: %lld us", queries[i],
                  (long long)us);
    }
    sample_remove(&sample);
    return tap_end(&tap);
}
