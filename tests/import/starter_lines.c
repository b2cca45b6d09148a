/* starter_lines.c - the telephone lines of the starter data: that each can be dialled and
 * says who published it, that they agree with the list of countries, and that a wrong
 * file is refused with its place. */
#include "fixture.h"

#include "starter.h"

#include "db/country.h"
#include "db/helpline.h"

#include <stdio.h>
#include <string.h>

/* No line was checked later; it moves when lines are. */
#define LAST_CHECK "2026-11-25"

enum { COUNTRIES_MAX = 300 };

/* Of each country its general emergency number, as two sources have it. */
struct numbers {
    int records, lines, ministries, bad;
    int count;
    struct {
        char code[DB_COUNTRY_CODE_MAX];
        char line[24], country[24];
        bool is_eu;
    } of[COUNTRIES_MAX];
};

static bool starts(const char *text, const char *start)
{
    return text && strncmp(text, start, strlen(start)) == 0;
}

static bool is_good(const struct db_helpline *line)
{
    bool is_ministry = starts(line->kind, "mfa_");

    return starts(line->source_url, "https://") && line->source_name[0] &&
           strcmp(line->verified_at, LAST_CHECK) <= 0 &&
           (!is_ministry || (line->hours && line->display)) &&
           (is_ministry || (line->number[0] != '+' && strlen(line->number) <= 5));
}

static void take_country(const struct db_country *country, void *context)
{
    struct numbers *numbers = context;

    if (numbers->count == COUNTRIES_MAX)
        return;
    const int i = numbers->count++;
    (void)snprintf(numbers->of[i].code, sizeof(numbers->of[i].code), "%s", country->code);
    (void)snprintf(numbers->of[i].country, sizeof(numbers->of[i].country), "%s",
                   country->emergency ? country->emergency : "");
    for (size_t k = 0; k < country->membership_count; k++)
        numbers->of[i].is_eu |= strcmp(country->memberships[k], "eu") == 0;
}

static void take_lines(const struct db_helplines *helplines, void *context)
{
    struct numbers *numbers = context;
    int i = 0;

    numbers->records++;
    while (i < numbers->count && strcmp(numbers->of[i].code, helplines->country) != 0)
        i++;
    for (size_t k = 0; k < helplines->line_count; k++) {
        const struct db_helpline *line = &helplines->lines[k];

        numbers->lines++;
        numbers->ministries += strcmp(line->kind, "mfa_24h") == 0;
        numbers->bad += !is_good(line);
        if (strcmp(line->kind, "local_general") == 0 && i < numbers->count)
            (void)snprintf(numbers->of[i].line, sizeof(numbers->of[i].line), "%s",
                           line->number);
    }
}

/* Records of the file: two of one country would be one in the store. */
static int count_records(void)
{
    int count = 0;

    for (const char *const *line = starter_helplines_text; *line; line++)
        count += strstr(*line, "\"country\": ") != NULL;
    return count;
}

static void test_built_in(struct tally *tally)
{
    const struct api_import_options options = {.at = "2026-01-02T03:04:05Z",
                                               .actor = "init"};
    static struct numbers numbers;
    struct fixture fixture;
    struct run run;
    int differ = 0;
    int eu = 0;
    int eu_112 = 0;

    fixture_open(&fixture, tally);
    run.result = api_starter_load(fixture.db, true, &options, &run.report);
    check(tally,
          run.result == API_IMPORT_DONE &&
              db_country_list(fixture.db, take_country, &numbers) == DB_OK &&
              db_helplines_all(fixture.db, take_lines, &numbers) == DB_OK,
          "starter lines: no mistake in them %s", run.report.error);
    for (int i = 0; i < numbers.count; i++) {
        differ += strcmp(numbers.of[i].line, numbers.of[i].country) != 0;
        eu += numbers.of[i].is_eu;
        eu_112 += numbers.of[i].is_eu && strcmp(numbers.of[i].line, "112") == 0;
    }
    check(tally, numbers.lines >= 100 && numbers.ministries >= 20,
          "starter lines: %d, of ministries %d", numbers.lines, numbers.ministries);
    check(tally, numbers.records == count_records(),
          "starter lines: %d countries, each once", numbers.records);
    check(tally, numbers.bad == 0,
          "starter lines: all have an https source, a date and what their kind needs");
    check(tally, eu == 27 && eu_112 == 27, "starter lines: 112 in %d of 27 members",
          eu_112);
    check(tally, differ == 0,
          "starter lines: general numbers are those of the countries, but for %d",
          differ);
    run_release(&run);
    fixture_close(&fixture);
}

static bool put(struct fixture *fixture, const char *text,
                struct starter_records_result *ret_result)
{
    const struct db_write write = {"2026-01-02T03:04:05Z", "init"};
    const char *const lines[] = {text, NULL};
    bool fine = db_write_begin(fixture->db, &write) == DB_OK &&
                starter_helplines_put(fixture->db, lines, &write, ret_result);

    db_write_rollback(fixture->db);
    return fine;
}

#define GOOD                                                                             \
    "{\"kind\": \"local_general\", \"number\": \"112\", \"source_name\": \"S\", "        \
    "\"verified_at\": \"2026-01-01\"}"

static void test_mistakes(struct tally *tally)
{
    static const char *const cases[][2] = {
        {"[\n{\n]", "helplines.json: line 3: "},
        {"[{\"country\": \"FR\", \"country\": \"FR\"}]", "helplines.json: line 1: "},
        {"{}", "helplines.json: all of it: not an array"},
        {"[1]", "helplines.json: #/0: not an object"},
        {"[{\"country\": \"FR\", \"lines\": [" GOOD "]}, {\"lines\": [" GOOD "]}]",
         "helplines.json: #/1/country: "},
        {"[{\"country\": \"Franse\", \"lines\": [" GOOD "]}]",
         "helplines.json: #/0/country: "},
        {"[{\"country\": \"FR\", \"lines\": []}]", "helplines.json: #/0/lines: "},
        {"[{\"country\": \"FR\", \"line\": 1, \"lines\": [" GOOD "]}]",
         "helplines.json: #/0/line: "},
        {"[{\"country\": \"FR\", \"lines\": [" GOOD ", {\"kind\": \"mfa_24h\", "
         "\"number\": \"call us\", \"source_name\": \"S\", "
         "\"verified_at\": \"2026-01-01\"}]}]",
         "helplines.json: #/0/lines/1/number: "},
        {"[{\"country\": \"FR\", \"lines\": [{\"kind\": \"local_general\", "
         "\"number\": \"112\", \"source_name\": \"S\", \"verified_at\": \"soon\"}]}]",
         "helplines.json: #/0/lines/0/verified_at: "},
    };
    struct starter_records_result result;
    struct fixture fixture;

    fixture_open(&fixture, tally);
    check(tally, put(&fixture, "[{\"country\": \"FR\", \"lines\": [" GOOD "]}]", &result),
          "starter lines: a file");
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        bool fine = put(&fixture, cases[i][0], &result);

        check(tally, !fine && result.status == DB_OK && starts(result.error, cases[i][1]),
              "starter lines: %s", result.error);
    }
    fixture_close(&fixture);
}

void test_starter_lines(struct tally *tally)
{
    test_built_in(tally);
    test_mistakes(tally);
}
