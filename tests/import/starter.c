/* starter.c - the starter data that is built in, and files in its form. */
#include "fixture.h"

#include "starter.h"

#include "db/article.h"

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

/* ---- News ---- */

static bool put_news(struct fixture *fixture, const struct starter_news *news,
                     struct starter_news_result *ret_result)
{
    const struct db_write write = {"2026-01-02T03:04:05Z", "init"};
    bool fine = db_write_begin(fixture->db, &write) == DB_OK &&
                starter_news_put(fixture->db, news, &write, ret_result);

    db_write_rollback(fixture->db);
    return fine;
}

static void test_news_mistakes(struct tally *tally)
{
    static const struct {
        enum api_text kind;
        const char *text, *error;
    } cases[] = {
        {API_TEXT_ARTICLE, "title: no fence\n", "a.md: line 1: "},
        {API_TEXT_ARTICLE, "---\ntitel: T\n---\nB\n", "a.md: line 2: no such field"},
        {API_TEXT_ARTICLE, "---\ntitle: T\n---\nB\n", "a.md: #/slug: it is required"},
        {API_TEXT_ARTICLE, "---\nslug: t\n---\nB\n", "a.md: #/title: "},
        {API_TEXT_ARTICLE, "---\ntitle: T\nslug: t\ncountries: ZZ\n---\nB\n",
         "a.md: #/countries/0: "},
        {API_TEXT_ARTICLE,
         "---\ntitle: T\nslug: t\nstate: published\npublished_at: 2027-01-01\n---\nB\n",
         "a.md: #/published_at: it is in the future"},
        {API_TEXT_NOTICE, "---\nheadline: H\nissuer: I\n---\nB\n", "a.md: #/countries: "},
        {API_TEXT_NOTICE,
         "---\nheadline: H\nissuer: I\ncountries: RU\nbanner: true\n---\nB\n",
         "a.md: #/reviewed_at: "},
    };
    struct fixture fixture;

    fixture_open(&fixture, tally);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *const lines[] = {cases[i].text, NULL};
        const struct starter_news news[] = {{cases[i].kind, "a.md", lines},
                                            {.lines = NULL}};
        struct starter_news_result result;
        bool fine = put_news(&fixture, news, &result);

        check(tally,
              !fine && result.status == DB_OK &&
                  strncmp(result.error, cases[i].error, strlen(cases[i].error)) == 0,
              "starter news: %s", result.error);
    }
    fixture_close(&fixture);
}

static void take_id(const struct db_article *article, void *context)
{
    (void)snprintf(context, 32, "%s", article->id);
}

/* Whoever made the store and whenever: the same text has the same id. */
static void test_news_ids(struct tally *tally)
{
    char id[2][32] = {"", ""};

    for (int i = 0; i < 2; i++) {
        const struct api_import_options options = {.at = i == 0 ? "2026-01-02T03:04:05Z"
                                                                : "2027-01-02T03:04:05Z",
                                                   .actor = "init"};
        struct fixture fixture;
        struct run run;

        fixture_open(&fixture, tally);
        run.result = api_starter_load(fixture.db, true, &options, &run.report);
        check(tally,
              run.result == API_IMPORT_DONE &&
                  db_article_by_slug(fixture.db, "us-and-russia-talk-in-moscow", take_id,
                                     id[i]) == DB_OK,
              "starter news: the article is there %s", run.report.error);
        run_release(&run);
        fixture_close(&fixture);
    }
    check(tally, strlen(id[0]) == 26 && strcmp(id[0], id[1]) == 0,
          "starter news: the same id in every store, %s", id[0]);
}

void test_starter(struct tally *tally)
{
    test_built_in(tally);
    test_form(tally);
    test_mistakes(tally);
    test_news_mistakes(tally);
    test_news_ids(tally);
}
