/* lookup.c - processor time of the lookup of every pair: bench_lookup DATABASE... Run by
 * tests/bench/lookup. The median of the first database is what the others are compared
 * with. Exit code 1: another median is TIMES_MAX times as long or more. */
#include "pairs.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TIMES_MAX = 3 };

struct figures {
    double median, p99, most; /* microseconds */
    size_t slowest;           /* pair */
    double bytes, largest;    /* of the answers: in the mean, and the most */
};

struct taken {
    double us;
    size_t pair, bytes;
};

static double now_us(void)
{
    struct timespec time;

    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

/* From the request to the finished bytes of its answer, in a read transaction of its own.
 */
static struct taken take(struct db *db, const struct pairs *pairs, size_t pair)
{
    char target[PAIRS_TARGET_MAX];
    struct api_response response;

    pairs_target(pairs, pair, target);
    const double began = now_us();
    sample_get(db, target, &response);
    const double ended = now_us();
    const struct taken taken = {ended - began, pair, response.length};
    if (response.status != 200) {
        (void)fprintf(stderr, "%s: %d\n", target, response.status);
        exit(1);
    }
    api_response_release(&response);
    db_read_end(db);
    return taken;
}

static int compare(const void *left, const void *right)
{
    const struct taken *a = left;
    const struct taken *b = right;

    return (a->us > b->us) - (a->us < b->us);
}

static struct figures sum_up(struct taken *all, size_t count)
{
    struct figures figures = {.bytes = 0};

    for (size_t i = 0; i < count; i++) {
        const double bytes = (double)all[i].bytes;

        figures.bytes += bytes / (double)count;
        figures.largest = bytes > figures.largest ? bytes : figures.largest;
    }
    qsort(all, count, sizeof(all[0]), compare);
    figures.median = all[count / 2].us;
    figures.p99 = all[count * 99 / 100].us;
    figures.most = all[count - 1].us;
    figures.slowest = all[count - 1].pair;
    return figures;
}

/* The better of two: in the first the pages are not in memory yet, and what another
 * program does to the caches is not the lookup's. */
static struct figures measure(const char *path, struct pairs *pairs)
{
    struct db *db = pairs_open(path);
    struct taken *all = NULL;

    if (!pairs_read(db, pairs))
        exit(1);
    all = calloc(pairs->count, sizeof(*all));
    if (!all)
        exit(1);
    for (int round = 0; round < 2; round++) {
        for (size_t pair = 0; pair < pairs->count; pair++) {
            const struct taken taken = take(db, pairs, pair);

            if (round == 0 || taken.us < all[pair].us)
                all[pair] = taken;
        }
    }
    const struct figures figures = sum_up(all, pairs->count);
    free(all);
    db_close(db);
    return figures;
}

static void print(const char *path, const struct figures *figures,
                  const struct figures *first, const struct pairs *pairs)
{
    (void)printf("%s:\n  median %.1f us, 99 %% within %.1f us, at most %.1f us (%s in "
                 "%s);\n  %.0f bytes in the mean, %.0f at most\n",
                 path, figures->median, figures->p99, figures->most,
                 pairs_nationality(pairs, figures->slowest),
                 pairs_host(pairs, figures->slowest), figures->bytes, figures->largest);
    if (figures != first)
        (void)printf(
            "  median %.2f times that of the first, 99th percentile %.2f times\n",
            figures->median / first->median, figures->p99 / first->p99);
}

int main(int argc, char **argv)
{
    static struct pairs pairs;
    struct figures first = {.median = 0};
    bool slow = false;

    for (int i = 1; i < argc; i++) {
        const struct figures figures = measure(argv[i], &pairs);

        if (i == 1)
            first = figures;
        slow |= figures.median >= TIMES_MAX * first.median;
        print(argv[i], i == 1 ? &first : &figures, &first, &pairs);
    }
    return argc > 1 && !slow ? 0 : 1;
}
