/* starter.c - the starter data that is built in, and files in its form. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_built_in(struct tally *tally)
{
    const struct api_import_options options = {.at = "2026-01-02T03:04:05Z",
                                               .actor = "init"};
    struct fixture fixture;
    struct run run;

    fixture_open(&fixture, tally);
    run.result = api_starter_load(fixture.db, true, &options, &run.report);
    check(tally, run.result == API_IMPORT_DONE, "starter data: no mistake in it %s",
          run.report.error);
    check(tally,
          run.report.inserted == run.report.read && run.report.read > 1000 &&
              run.report.warning_count == 0,
          "starter data: every post is new");
    run_release(&run);
    int64_t changes = fixture_changes(&fixture);
    run.result = api_starter_load(fixture.db, true, &options, &run.report);
    check(tally,
          run.report.unchanged == run.report.read && fixture_changes(&fixture) == changes,
          "starter data: loading it again changes nothing");
    run_release(&run);
    fixture_close(&fixture);
}

static void test_form(struct tally *tally)
{
    static const char text[] = "# ours\n\nas_of: 2025-01-01\nsource: us\n\n"
                               "host: RU Moscow\n"
                               "embassy: FR DE\n"
                               "embassy: x-abk\n"
                               "consulate_general Saint Petersburg: FR\n"
                               "website FR embassy https://moscow.example.org/\n"
                               "website FR consulate_general@Saint Petersburg "
                               "https://petersburg.example.org/\n\n"
                               "host: SG Singapore\nnunciature: VA\n";
    struct fixture fixture;

    fixture_open(&fixture, tally);
    struct run run = fixture_run(&fixture, &(struct feed){.text = text, .block = 1});
    check(tally,
          run.result == API_IMPORT_DONE && run.report.inserted == 5 &&
              strcmp(run.report.as_of, "2025-01-01") == 0,
          "starter form: a file %s", run.report.error);
    char *dump = fixture_dump(&fixture);
    check(tally,
          strstr(dump, "\"Embassy of France in Moscow\"") &&
              strstr(dump, "https://petersburg.example.org/") &&
              strstr(dump, "\"Apostolic Nunciature in Singapore\""),
          "starter form: posts and links");
    free(dump);
    run_release(&run);
    fixture_close(&fixture);
}

static void test_mistakes(struct tally *tally)
{
    static const char *const cases[][2] = {
        {"host: ZZ Nowhere\n", "line 1: host is no country: 'ZZ'"},
        {"host: RU\n", "line 1: host takes a code and a city"},
        {"as_of: soon\n", "line 1: as_of is no date"},
        {"host: RU Moscow\nas_of: 2025-01-01\n", "line 2: as_of stands once"},
        {"as_of: 2025-01-01\nembassy: FR\n", "line 2: a post before any host"},
        {"host: RU Moscow\nembassy: FR ZZ\n", "line 2: sender is no country: 'ZZ'"},
        {"host: RU Moscow\nembassy: RU\n", "line 2: sender is the host"},
        {"host: RU Moscow\nembassi: FR\n", "line 2: key is not known: 'embassi'"},
        {"host: RU Moscow\nembassy: FR FR\n", "line 2: listed twice"},
        {"host: RU Moscow\nembassy FR\n", "line 2: not a 'key: value' line"},
        {"host: RU Moscow\nembassy: FR\nwebsite FR embassy ftp://x.example.org/\n",
         "line 3: website takes"},
        {"host: RU Moscow\nembassy: FR\nwebsite DE embassy https://x.example.org/\n",
         "line 3: website of a post that is not listed"},
        {"host: RU Moscow\n", "no rows"},
        {"host: RU Moscow\nembassy: FR", "line 2: truncated"},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct fixture fixture;

        fixture_open(&fixture, tally);
        struct run run = fixture_run(&fixture, &(struct feed){.text = cases[i][0]});
        check(tally,
              run.result == API_IMPORT_BAD && strstr(run.report.error, cases[i][1]),
              "starter form: %s", run.report.error);
        run_release(&run);
        fixture_close(&fixture);
    }
}

void test_starter(struct tally *tally)
{
    test_built_in(tally);
    test_form(tally);
    test_mistakes(tally);
}
