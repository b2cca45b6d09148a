/* releases.c - the same file twice, two releases in either order, posts that vanish and
 * come back, files that are too small, and runs that only pretend. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ITEM  "http://www.wikidata.org/entity/"
#define OLDER "2021-05-01"
#define NEWER "2022-06-23"

/* One embassy of each of these in France; the letters of a release say which. */
static const char *const senders[] = {"Q31",  "Q34",  "Q183", "Q38",  "Q29",
                                      "Q145", "Q159", "Q17",  "Q668", "Q155"};

/* A table with the rows whose letters ('a'...) are named; a capital letter moves the post
 * to another town. */
static const char *table(const char *letters, size_t size, char *ret_text)
{
    size_t length = (size_t)snprintf(ret_text, size, "%s", HEADER);

    for (; *letters; letters++) {
        bool moved = *letters < 'a';
        int index = *letters - (moved ? 'A' : 'a');
        char operator[64];
        char id[64];
        struct row row = {
            .operator= operator,
            .country = "France=Q142",
            .city = moved ? "Lyon" : "Paris",
            .type = "embassy=Q3917681",
            .id = id,
        };

        (void)snprintf(operator, sizeof(operator), "x=%s", senders[index]);
        (void)snprintf(id, sizeof(id), ITEM "Q9000%02d", index + 10);
        row_print(&row, size - length, ret_text + length);
        length += strlen(ret_text + length);
    }
    return ret_text;
}

/* What a release does to what is there: counted in the order of the report. */
struct outcome {
    enum api_import_result result;
    int64_t inserted, updated, unchanged, quarantined, vanished;
};

static void expect(struct fixture *fixture, const struct feed *feed,
                   const struct outcome *outcome, const char *words)
{
    struct run run = fixture_run(fixture, feed);
    const struct api_import_report *report = &run.report;
    bool fine = run.result == outcome->result && report->inserted == outcome->inserted &&
                report->updated == outcome->updated &&
                report->unchanged == outcome->unchanged &&
                report->quarantined_count == outcome->quarantined &&
                report->vanished == outcome->vanished;
    char *text = api_import_report_text(report);
    char *json = api_import_report_json(report);

    if (!check(fixture->tally, fine && text && json && json[0] == '{', "%s", words))
        printf("# %s\n", text ? text : "no text");
    free(text);
    free(json);
    run_release(&run);
}

static void test_again(struct tally *tally)
{
    struct fixture fixture;
    char text[8000];
    const struct feed feed = {.text = table("abcde", sizeof(text), text), .as_of = NEWER};

    fixture_open(&fixture, tally);
    expect(&fixture, &feed, &(struct outcome){.inserted = 5}, "again: the first time");
    int64_t changes = fixture_changes(&fixture);
    expect(&fixture, &feed, &(struct outcome){.unchanged = 5}, "again: nothing to do");
    check(tally, fixture_changes(&fixture) == changes, "again: no change in the log");
    fixture_close(&fixture);
}

/* The documents after importing `first`, then `second`. */
static char *in_order(struct tally *tally, const struct feed *first,
                      const struct feed *second, const struct feed *third)
{
    const struct feed *const feeds[] = {first, second, third};
    struct fixture fixture;

    fixture_open(&fixture, tally);
    for (size_t i = 0; i < 3 && feeds[i]; i++) {
        struct run run = fixture_run(&fixture, feeds[i]);

        check(tally, run.result == API_IMPORT_DONE, "order: release of %s%s",
              feeds[i]->as_of, run.report.error);
        run_release(&run);
    }
    char *dump = fixture_dump(&fixture);
    fixture_close(&fixture);
    return dump;
}

static void test_order(struct tally *tally)
{
    char old_text[8000];
    char new_text[8000];
    char last_text[8000];
    const struct feed old = {.text = table("abcdefG", sizeof(old_text), old_text),
                             .as_of = OLDER};
    const struct feed new = {.text = table("aBcdghi", sizeof(new_text), new_text),
                             .as_of = NEWER};
    const struct feed last = {.text = table("abcdfij", sizeof(last_text), last_text),
                              .as_of = "2023-01-01"};
    char *forward = in_order(tally, &old, &new, NULL);
    char *backward = in_order(tally, &new, &old, NULL);

    check(tally, strcmp(forward, backward) == 0, "order: two releases, either way round");
    check(tally,
          strstr(forward, "not in the release of " NEWER " of database-of-embassies"),
          "order: what is gone says so");
    check(tally, strstr(forward, "\"as_of\":\"" OLDER "\""),
          "order: and when it was there");
    free(forward);
    free(backward);

    char *straight = in_order(tally, &old, &new, &last);
    char *mixed = in_order(tally, &old, &last, &new);
    check(tally, strstr(straight, "\"city\":\"Paris\"") && strstr(mixed, "2023-01-01"),
          "order: three releases");
    free(straight);
    free(mixed);
}

static void test_vanish(struct tally *tally)
{
    struct fixture fixture;
    char text[8000];

    fixture_open(&fixture, tally);
    expect(&fixture,
           &(struct feed){.text = table("abcde", sizeof(text), text), .as_of = OLDER},
           &(struct outcome){.inserted = 5}, "vanish: all there");
    expect(&fixture,
           &(struct feed){.text = table("abcd", sizeof(text), text), .as_of = NEWER},
           &(struct outcome){.unchanged = 4, .vanished = 1}, "vanish: one is gone");
    char *document = fixture_document(&fixture, "Q900014");
    check(tally,
          document &&
              strstr(document, "\"status\":\"unknown\",\"status_since\":\"" NEWER),
          "vanish: it is kept, status unknown");
    free(document);
    expect(&fixture,
           &(struct feed){.text = table("abcd", sizeof(text), text), .as_of = NEWER},
           &(struct outcome){.unchanged = 4}, "vanish: only once");
    expect(
        &fixture,
        &(struct feed){.text = table("abcdE", sizeof(text), text), .as_of = "2023-01-01"},
        &(struct outcome){.unchanged = 4, .updated = 1}, "vanish: it comes back");
    document = fixture_document(&fixture, "Q900014");
    check(tally,
          document && strstr(document, "\"status\":\"open\",\"status_since\":null"),
          "vanish: and is open");
    free(document);
    fixture_close(&fixture);
}

static void test_refuse(struct tally *tally)
{
    struct fixture fixture;
    char text[8000];

    fixture_open(&fixture, tally);
    expect(
        &fixture,
        &(struct feed){.text = table("abcdefghij", sizeof(text), text), .as_of = OLDER},
        &(struct outcome){.inserted = 10}, "refuse: ten rows");
    struct feed feed = {.text = table("abcdefg", sizeof(text), text), .as_of = NEWER};
    char *before = fixture_dump(&fixture);
    struct run run = fixture_run(&fixture, &feed);
    check(tally,
          run.result == API_IMPORT_REFUSED && strstr(run.report.error, "7 usable") &&
              strstr(run.report.error, "the 10 of") &&
              strstr(run.report.error, "--force"),
          "refuse: seven of ten: %s", run.report.error);
    run_release(&run);
    char *after = fixture_dump(&fixture);
    check(tally, strcmp(before, after) == 0, "refuse: nothing is stored");
    free(before);
    free(after);
    feed.force = true;
    expect(&fixture, &feed, &(struct outcome){.unchanged = 7, .vanished = 3},
           "refuse: forced");
    fixture_close(&fixture);
}

static void test_dry_run(struct tally *tally)
{
    struct fixture fixture;
    char text[8000];
    struct feed feed = {
        .text = table("abc", sizeof(text), text), .as_of = NEWER, .dry_run = true};

    fixture_open(&fixture, tally);
    int64_t changes = fixture_changes(&fixture);
    expect(&fixture, &feed, &(struct outcome){.inserted = 3}, "dry run: counts");
    char *dump = fixture_dump(&fixture);
    check(tally, dump[0] == '\0' && fixture_changes(&fixture) == changes,
          "dry run: nothing is stored");
    free(dump);
    feed.dry_run = false;
    expect(&fixture, &feed, &(struct outcome){.inserted = 3}, "dry run: then in earnest");
    fixture_close(&fixture);
}

static void test_duplicate(struct tally *tally)
{
    struct fixture fixture;
    char text[8000];
    char other[4000];
    const struct row row = {.operator= "Nepal=Q837",
                            .country = "France=Q142",
                            .type = "embassy=Q3917681",
                            .id = ITEM "Q900010"};

    fixture_open(&fixture, tally);
    (void)table("ab", sizeof(text), text);
    row_print(&row, sizeof(other), other);
    (void)snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s", other);
    struct run run = fixture_run(&fixture, &(struct feed){.text = text, .as_of = NEWER});
    check(tally,
          run.report.inserted == 2 && run.report.quarantined_count == 1 &&
              run.report.quarantined[0].line == 4 && run.report.warning_count == 1 &&
              strstr(run.report.warnings[0].reason, "BE (kept) and by NP (set aside)"),
          "one item twice: the later row is set aside");
    run_release(&run);
    run = fixture_run(&fixture, &(struct feed){.text = text});
    check(tally,
          run.report.unchanged == 2 && run.report.warning_count == 2 &&
              strcmp(run.report.as_of, "2026-02-03") == 0,
          "no release date: as of today, with a warning");
    run_release(&run);
    fixture_close(&fixture);
}

/* The header of 2021, and one with columns of tomorrow in another order. */
static void test_headers(struct tally *tally)
{
    static const char *const texts[] = {
        "operator;operatorQID;country;countryQID;city;type;typeQID;QID\n"
        "France;Q142;Russia;Q159;Moscow;embassy;Q3917681;Q900001\n",
        "QID;seats;type;country;countryQID;operator;operatorQID;\r\n"
        "Q900001;7;embassy;Russia;Q159;France;Q142;\r\n",
        "\xef\xbb\xbf"
        "operator;operatorQID;country;countryQID;type;QID;\n"
        "France;Q142;Russia;Q159;embassy;Q900001\n",
    };

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct fixture fixture;

        fixture_open(&fixture, tally);
        struct run run =
            fixture_run(&fixture, &(struct feed){.text = texts[i], .as_of = NEWER});
        check(tally, run.report.inserted == 1 && run.report.warning_count == (i == 1),
              "header: form %zu %s", i + 1, run.report.error);
        run_release(&run);
        fixture_close(&fixture);
    }
}

void test_releases(struct tally *tally)
{
    test_again(tally);
    test_order(tally);
    test_vanish(tally);
    test_refuse(tally);
    test_dry_run(tally);
    test_duplicate(tally);
    test_headers(tally);
}
