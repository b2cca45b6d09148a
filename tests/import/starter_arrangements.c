/* starter_arrangements.c - the arrangements of the starter data: that what is enabled
 * says on what ground, from where and as of when, and that a wrong file is refused with
 * its place. */
#include "fixture.h"

#include "starter.h"

#include "db/arrangement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Nothing was checked later; it moves when arrangements are. */
#define LAST_CHECK "2026-11-25"

struct seen {
    int count, enabled, posts, bad;
};

static bool starts(const char *text, const char *start)
{
    return text && strncmp(text, start, strlen(start)) == 0;
}

static bool has_evidence(const struct db_arrangement *arrangement)
{
    return starts(arrangement->source_url, "https://") && arrangement->source_name &&
           arrangement->legal_ref && arrangement->caveat && arrangement->verified_at &&
           strcmp(arrangement->verified_at, LAST_CHECK) <= 0;
}

/* A mandate of a protecting power ends when it was not confirmed for twelve months. */
static bool ends_in_time(const struct db_arrangement *arrangement)
{
    const char *from = arrangement->verified_at;
    const char *to = arrangement->valid_to;

    if (arrangement->kind != DB_ARRANGEMENT_PROTECTING_POWER || !from)
        return true;
    return to && strtol(to, NULL, 10) == strtol(from, NULL, 10) + 1 &&
           strcmp(to + 4, from + 4) == 0;
}

static bool is_good(const struct db_arrangement *arrangement)
{
    bool is_listed = arrangement->scope == DB_SCOPE_LISTED;

    if (!arrangement->enabled && !starts(arrangement->source_url, "https://") &&
        arrangement->source_url)
        return false;
    return (has_evidence(arrangement) || !arrangement->enabled) &&
           ends_in_time(arrangement) && is_listed == (arrangement->post_count > 0);
}

static void take(const struct db_arrangement *arrangement, void *context)
{
    struct seen *seen = context;

    seen->count++;
    seen->enabled += arrangement->enabled;
    seen->posts += (int)arrangement->post_count;
    if (!is_good(arrangement)) {
        seen->bad++;
        printf("# not as it should be: %s\n", arrangement->id);
    }
}

static void list_ids(const struct db_arrangement *arrangement, void *context)
{
    char *ids = context;
    size_t length = strlen(ids);

    (void)snprintf(ids + length, 400 - length, "%s ", arrangement->id);
}

static void test_of(struct tally *tally, struct db *db, const char *country,
                    const char *wanted)
{
    char ids[400] = "";

    check(tally,
          db_arrangement_for(db, country, list_ids, ids) == DB_OK &&
              strcmp(ids, wanted) == 0,
          "starter arrangements of %s: %s", country, ids);
}

/* Records of the file: two of one id would be one in the store. */
static int count_records(void)
{
    int count = 0;

    for (const char *const *line = starter_arrangements_text; *line; line++)
        count += starts(*line, "  {\"id\": ");
    return count;
}

static void test_built_in(struct tally *tally)
{
    const struct api_import_options options = {.at = "2026-01-02T03:04:05Z",
                                               .actor = "init"};
    struct seen seen = {0};
    struct fixture fixture;
    struct run run;

    fixture_open(&fixture, tally);
    run.result = api_starter_load(fixture.db, true, &options, &run.report);
    check(tally,
          run.result == API_IMPORT_DONE &&
              db_arrangement_list(fixture.db, take, &seen) == DB_OK,
          "starter arrangements: no mistake in them %s", run.report.error);
    check(tally,
          seen.count == count_records() && seen.enabled >= 10 &&
              seen.enabled < seen.count,
          "starter arrangements: %d, enabled %d", seen.count, seen.enabled);
    check(tally, seen.posts >= 20 && seen.bad == 0,
          "starter arrangements: %d posts; with source, date, law and caveat",
          seen.posts);
    test_of(tally, fixture.db, "EE", "eu-unrepresented ");
    test_of(tally, fixture.db, "FI", "eu-unrepresented nordic-assistance ");
    test_of(tally, fixture.db, "IS", "nordic-assistance ");
    test_of(tally, fixture.db, "LI",
            "switzerland-for-liechtenstein "
            "switzerland-for-liechtenstein-beside-its-embassies ");
    test_of(tally, fixture.db, "PE",
            "andean-consular-cooperation pacific-alliance-consular-assistance ");
    test_of(tally, fixture.db, "US", "switzerland-for-united-states-in-iran ");
    test_of(tally, fixture.db, "BT", "");
    run_release(&run);
    fixture_close(&fixture);
}

static bool put(struct fixture *fixture, const char *text,
                struct starter_records_result *ret_result)
{
    const struct db_write write = {"2026-01-02T03:04:05Z", "init"};
    const char *const lines[] = {text, NULL};
    bool fine = db_write_begin(fixture->db, &write) == DB_OK &&
                starter_arrangements_put(fixture->db, lines, &write, ret_result);

    db_write_rollback(fixture->db);
    return fine;
}

#define REST                                                                              \
    "\"kind\": \"mutual_assistance\", \"title\": \"T\", \"scope\": \"third_countries\", " \
    "\"unrepresented\": \"no_post\", \"provider_posts\": \"any\", "
#define PARTIES "\"beneficiaries\": [\"nordic\"], \"providers\": [\"nordic\"], "
#define OFF     "\"enabled\": false, \"disabled_reason\": \"R\""

static void test_mistakes(struct tally *tally)
{
    static const char *const cases[][2] = {
        {"[{\n\"id\": \"a\",\n}]", "arrangements.json: line 3: "},
        {"[{" REST PARTIES OFF "}]", "arrangements.json: #/0/id: "},
        {"[{\"id\": \"A b\", " REST PARTIES OFF "}]", "arrangements.json: #/0/id: "},
        {"[{\"id\": \"a\", \"name\": 1, " REST PARTIES OFF "}]",
         "arrangements.json: #/0/name: "},
        {"[{\"id\": \"a\", " REST "\"beneficiaries\": [\"nordics\"], "
         "\"providers\": [\"nordic\"], " OFF "}]",
         "arrangements.json: #/0/beneficiaries/0: "},
        {"[{\"id\": \"a\", " REST PARTIES "\"enabled\": true}]",
         "arrangements.json: #/0/source_name: "},
        {"[{\"id\": \"a\", " REST PARTIES "\"enabled\": false}]",
         "arrangements.json: #/0/disabled_reason: "},
        {"[{\"id\": \"a\", " REST PARTIES OFF
         ", \"posts\": [{\"host\": \"RU\", \"provider\": \"FR\"}]}]",
         "arrangements.json: #/0/posts/0/provider: "},
    };
    struct starter_records_result result;
    struct fixture fixture;

    fixture_open(&fixture, tally);
    check(tally, put(&fixture, "[{\"id\": \"a\", " REST PARTIES OFF "}]", &result),
          "starter arrangements: a file");
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        bool fine = put(&fixture, cases[i][0], &result);

        check(tally, !fine && result.status == DB_OK && starts(result.error, cases[i][1]),
              "starter arrangements: %s", result.error);
    }
    fixture_close(&fixture);
}

void test_starter_arrangements(struct tally *tally)
{
    test_built_in(tally);
    test_mistakes(tally);
}
