/* hostile.c - blocks of every size give one result, and no bytes whatever do harm. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 20000, SECONDS_MAX = 20, COPY_MAX = 12000 };

static const char table[] = HEADER
    "France;http://www.wikidata.org/entity/Q142;Russia|Armenia;http://www.wikidata.org/"
    "entity/Q159|http://www.wikidata.org/entity/Q399;Russia;http://www.wikidata.org/"
    "entity/Q159;Moscow;;;55.7291;37.6108;+7 495 555-01-00;mailto:m@example.org;"
    "https://moscow.example.org/;;;;;;;;embassy;http://www.wikidata.org/entity/Q3917681;"
    "1973-05-14T00:00:00Z;http://www.wikidata.org/entity/Q900001\n"
    "Quebec;http://www.wikidata.org/entity/Q176;;;Japan;http://www.wikidata.org/entity/Q17;"
    "T\xc5\x8dky\xc5\x8d;;;35.66;139.73;;;;;;;;;;;office;;;http://www.wikidata.org/entity/"
    "Q900002\r\n"
    "Nobody;;;;Japan;;;;;;;;;;;;;;;;;embassy;;;Q900003\n"
    "Australia;Q408;Turkey|Georgia;Q43|Q230;Australia;Q408;Ankara;;;39.89;32.8597;;;;;;;;;;;"
    "embassy;Q3917681;;Q900004;\n"
    "France;Q142;;;Peru;Q419;;;;;;;;;;;;;;;;consulate;;;Q900004\n";

static void test_blocks(struct tally *tally)
{
    char *whole = NULL;
    int differences = 0;

    for (unsigned seed = 0; seed < 30; seed++) {
        struct fixture fixture;
        struct feed feed = {.text = table, .as_of = "2022-06-23", .block = seed == 1};

        feed.seed = seed > 1 ? seed : 0;
        fixture_open(&fixture, tally);
        struct run run = fixture_run(&fixture, &feed);
        char *dump = fixture_dump(&fixture);
        char *json = api_import_report_json(&run.report);
        char *both = malloc(strlen(dump) + strlen(json) + 1);

        (void)snprintf(both, strlen(dump) + strlen(json) + 1, "%s%s", dump, json);
        differences += whole && strcmp(whole, both) != 0;
        free(seed == 0 ? NULL : both);
        whole = seed == 0 ? both : whole;
        free(dump);
        free(json);
        run_release(&run);
        fixture_close(&fixture);
    }
    check(tally, strstr(whole, "\"read\":5,\"inserted\":3,") != NULL,
          "blocks: five rows");
    check(tally, differences == 0, "blocks: whole, byte by byte and in 28 random splits");
    free(whole);
}

static unsigned next_random(unsigned *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}

/* One to eight changes: a byte, a cut, a doubling, a separator. Returns the length. */
static size_t mutate(unsigned *random, char *text, size_t length)
{
    static const char signs[] = ";|\n\r\"\0\xff\xc2\x80\xf4+-.(0Q/ ";
    unsigned count = 1 + next_random(random) % 8;

    for (unsigned i = 0; i < count && length > 2; i++) {
        size_t at = next_random(random) % length;
        size_t size = 1 + next_random(random) % 40;

        if (size > length - at)
            size = length - at;
        switch (next_random(random) % 4) {
        case 0:
            text[at] = (char)next_random(random);
            break;
        case 1:
            text[at] = signs[next_random(random) % (sizeof(signs) - 1)];
            break;
        case 2:
            memmove(text + at, text + at + size, length - at - size);
            length -= size;
            break;
        default:
            if (length + size > COPY_MAX)
                break;
            memmove(text + at + size, text + at, length - at);
            length += size;
            break;
        }
    }
    return length;
}

/* Changes that leave the table a table: other letters, digits and signs in its cells. */
static void scribble(unsigned *random, char *text, size_t length)
{
    static const char signs[] = "|:/@.,-+()0179QZaz '\"<";
    unsigned count = 1 + next_random(random) % 30;

    for (unsigned i = 0; i < count; i++) {
        size_t at = sizeof(HEADER) + next_random(random) % (length - sizeof(HEADER));
        unsigned char byte = (unsigned char)text[at];

        if (byte >= ' ' && byte < 0x7f && byte != ';')
            text[at] = signs[next_random(random) % (sizeof(signs) - 1)];
    }
}

static bool is_counted(const struct run *run)
{
    const struct api_import_report *report = &run->report;

    if (run->result != API_IMPORT_DONE)
        return report->error[0] && !strchr(report->error, '\n');
    return report->read == report->inserted + report->updated + report->unchanged +
                               report->quarantined_count;
}

static void test_mutations(struct tally *tally)
{
    struct fixture fixture;
    char *text = malloc(COPY_MAX + 64);
    unsigned random = 20220623;
    int wrong = 0;
    int stored = 0;
    int rounds = 0;
    time_t end = time(NULL) + SECONDS_MAX;

    fixture_open(&fixture, tally);
    for (; text && rounds < ROUNDS && time(NULL) < end; rounds++) {
        size_t length = sizeof(table) - 1;

        memcpy(text, table, length);
        if (rounds % 2 == 0) {
            scribble(&random, text, length);
        } else {
            length = mutate(&random, text, length);
        }
        struct run run = fixture_run(&fixture, &(struct feed){.text = text,
                                                              .length = length,
                                                              .as_of = "2022-06-23",
                                                              .seed = random | 1,
                                                              .force = true,
                                                              .dry_run = true});
        wrong += !is_counted(&run);
        stored += run.result == API_IMPORT_DONE;
        run_release(&run);
    }
    char *dump = fixture_dump(&fixture);
    check(tally, wrong == 0 && dump[0] == '\0',
          "hostile: %d mutations, %d of them readable", rounds, stored);
    free(dump);
    free(text);
    fixture_close(&fixture);
}

void test_hostile(struct tally *tally)
{
    test_blocks(tally);
    test_mutations(tally);
}
