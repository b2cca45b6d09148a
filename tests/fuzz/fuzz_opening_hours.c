/* fuzz_opening_hours.c - any bytes as opening hours. Built with -fsanitize=fuzzer; the
 * corpus is fuzz/corpus_opening_hours/. The first byte chooses the zone, the second the
 * instant; an answer that contradicts the one at its own next change is a crash. */
#include "opening_hours.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct opening_hours *hours, const struct db_zone *zone,
                  int64_t at)
{
    struct hours_answer answer;
    struct hours_answer before;
    struct hours_answer after;
    struct buffer buffer = {0};

    bool good = opening_hours_at(hours, zone, at, &answer);
    assert(good && answer.steps < HOURS_STEPS_MAX + 1000);
    opening_hours_say(&answer, "Europe/Berlin", &buffer);
    assert(buffer.length > 0);
    buffer_release(&buffer);
    if (!answer.changes)
        return;
    assert(answer.next.utc > at);
    good = opening_hours_at(hours, zone, answer.next.utc - 1, &before) &&
           opening_hours_at(hours, zone, answer.next.utc, &after);
    assert(good && before.now.state == answer.now.state);
    assert(after.now.state == answer.next.state);
    assert(before.next.utc == answer.next.utc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const zones[] = {"Europe/Berlin", "Australia/Lord_Howe",
                                        "Pacific/Apia", "Asia/Kathmandu"};
    struct opening_hours hours;
    struct hours_fault fault;
    struct db_zone zone;

    if (size < 2)
        return 0;
    char *text = malloc(size - 1);
    assert(text);
    memcpy(text, data + 2, size - 2);
    text[size - 2] = '\0';
    if (!opening_hours_parse(text, &hours, &fault)) {
        assert(fault.expected && fault.at <= strlen(text));
    } else {
        bool good = db_zone_open(zones[data[0] % 4], &zone);
        assert(good);
        check(&hours, &zone, 1325203200 + (int64_t)data[1] * 86400 * 7 / 2);
        db_zone_close(&zone);
    }
    free(text);
    return 0;
}
