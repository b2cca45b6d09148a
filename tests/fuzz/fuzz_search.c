/* fuzz_search.c - any bytes as q of /search, /suggest and /missions. Built with
 * -fsanitize=fuzzer; the corpus is fuzz/corpus_search/. The first byte chooses the route;
 * a 5xx, or a body that is no JSON, is a crash. */
#include "sample_words.h"

#include <assert.h>
#include <jansson.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { QUERY_MAX = 300 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct sample sample;

static void remove_sample(void)
{
    sample_remove(&sample);
}

/* One database for all rounds: nothing is written to it. */
static struct db *database(void)
{
    if (sample.db)
        return sample.db;
    sample_create(&sample, true);
    sample_words_put(&sample);
    sample_reopen(&sample);
    assert(atexit(remove_sample) == 0);
    return sample.db;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const routes[] = {"search", "suggest", "missions",
                                         "search?limit=50&kinds=article,notice"};
    char target[3 * QUERY_MAX + 100];
    struct api_response response;
    json_error_t error;
    const char *route = routes[size > 0 ? data[0] % 4 : 0];
    size_t length = (size_t)snprintf(target, sizeof(target), "/api/v1/%s%cq=", route,
                                     strchr(route, '?') ? '&' : '?');

    for (size_t i = 1; i < size && i <= QUERY_MAX; i++)
        length +=
            (size_t)snprintf(target + length, sizeof(target) - length, "%%%02X", data[i]);
    sample_get(database(), target, &response);
    assert(response.status == 200 || response.status == 400);
    json_t *tree =
        json_loadb(response.body, response.length, JSON_REJECT_DUPLICATES, &error);
    assert(tree);
    json_decref(tree);
    api_response_release(&response);
    return 0;
}
