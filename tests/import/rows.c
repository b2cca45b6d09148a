/* rows.c - whose post a row of the table is, what kind, and how to reach it: one case a
 * quirk of the real releases. */
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct row_case cases[] = {
    {"an embassy",
     {.operator= "France=Q142",
      .jurisdictions = "Russia=Q159",
      .country = "Russia=Q159",
      .city = "Moscow",
      .point = "55.7291;37.6108",
      EMBASSY},
     {"\"id\":\"Q900001\"", "\"name\":\"Embassy of France in Moscow\"",
      "\"sending\":\"FR\",\"host\":\"RU\"", "\"serves\":[\"RU\"]",
      "\"quality\":\"building\"", "\"status\":\"open\""},
     NULL,
     NULL},
    {"names that take an article",
     {.operator= "Netherlands=Q29999",
      .country = "United States of America=Q30",
      EMBASSY},
     {"\"Embassy of the Netherlands in the United States\"", "\"sending\":\"NL\""},
     NULL,
     NULL},
    {"another item of one country",
     {.operator= "Vatican=Q159583",
      .country = "Kingdom of Denmark=Q756617",
      .type = "apostolic nunciature=Q620045",
      .id = ITEM "Q900001"},
     {"\"Apostolic Nunciature in Denmark\"", "\"sending\":\"VA\",\"host\":\"DK\"",
      "\"rank\":\"nunciature\""},
     NULL,
     NULL},
    {"an entity without an ISO code",
     {.operator= "Sovereign Military Order of Malta=Q190353",
      .country = "Kosovo=Q1231",
      EMBASSY},
     {"\"sending\":\"x-smom\",\"host\":\"XK\""},
     NULL,
     NULL},
    {"a part of a country",
     {.operator= "Quebec=Q176",
      .country = "France=Q142",
      .city = "Paris",
      .type = "Quebec Government Office=Q431071",
      .id = ITEM "Q900001"},
     {"\"Quebec Government Office in Paris\"", "\"sending\":\"CA\"",
      "\"legal_kind\":\"substate\"", "\"rank\":\"office\""},
     NULL,
     NULL},
    {"an office of the European Parliament",
     {.operator= "European Parliament=Q8889",
      .country = "United States of America=Q30",
      .type = "liaison office=Q64779402",
      .id = ITEM "Q900001"},
     {"\"sending\":\"EU\"", "\"legal_kind\":\"non_state\""},
     NULL,
     NULL},
    {"an operator nobody knows",
     {.operator= "League of Lighthouse Keepers=Q999999999",
      .country = "France=Q142",
      EMBASSY},
     {NULL},
     "operator not known: 'League of Lighthouse Keepers'",
     NULL},
    {"no item for the post",
     {.operator= "France=Q142",
      .country = "Russia=Q159",
      .type = "embassy",
      .id = "none"},
     {NULL},
     "QID is 'none'",
     NULL},
    {"several phone numbers",
     {.operator= "France=Q142",
      .country = "Belgium=Q31",
      .phone = "+32 (0)2 555.01-00, +32-2-555-0101 / 0032 2 555 0102 or 5550103",
      EMBASSY},
     {"\"value\":\"+3225550100\",\"display\":\"+32 (0)2 555.01-00\"",
      "\"value\":\"+3225550101\"", "\"value\":\"+3225550102\""},
     NULL,
     "phone '5550103' is no international number"},
    {"e-mail with and without mailto:",
     {.operator= "France=Q142",
      .country = "Belgium=Q31",
      .email = "mailto:office@example.org, a@b@example.org",
      EMBASSY},
     {"\"kind\":\"email\",\"value\":\"office@example.org\""},
     NULL,
     "e-mail 'a@b@example.org' is no address"},
    {"a website",
     {.operator= "France=Q142",
      .country = "Belgium=Q31",
      .website = "https://mission.example.org/\xe2\x80\x8b",
      EMBASSY},
     {"\"value\":\"https://mission.example.org/\""},
     NULL,
     NULL},
    {"a website that is code",
     {.operator= "France=Q142",
      .country = "Belgium=Q31",
      .website = "javascript:alert(1)",
      EMBASSY},
     {"\"contacts\":[]"},
     NULL,
     "is no web address"},
    {"social media: links only",
     {.operator= "France=Q142",
      .country = "Belgium=Q31",
      .social = "http://social.example.org/us",
      EMBASSY},
     {"\"kind\":\"social\",\"value\":\"https://social.example.org/us\""},
     NULL,
     NULL},
    {"a day of opening",
     {.operator= "France=Q142",
      .country = "Belgium=Q31",
      .creation = "1973-05-14T00:00:00Z",
      EMBASSY},
     {"\"opened\":\"1973-05-14\""},
     NULL,
     NULL},
    {"a year of opening",
     {.operator= "France=Q142",
      .country = "Belgium=Q31",
      .creation = "1973-01-01T00:00:00Z",
      EMBASSY},
     {"\"opened\":\"1973\""},
     NULL,
     NULL},
    {"a quotation mark is an ordinary character",
     {.operator= "France=Q142",
      .country = "Belgium=Q31",
      .city = "The \"Village",
      EMBASSY},
     {"\"city\":\"The \\\"Village\""},
     NULL,
     NULL},
    {"a type by its words",
     {.operator= "United Kingdom=Q145",
      .country = "India=Q668",
      .type = "British High Commission=Q999999995",
      .id = ITEM "Q900001"},
     {"\"rank\":\"high_commission\"",
      "\"High Commission of the United Kingdom in India\""},
     NULL,
     NULL},
    {"a consulate by its words",
     {.operator= "Sweden=Q34",
      .country = "India=Q668",
      .type = "Consulate General of Sweden",
      .id = ITEM "Q900001"},
     {"\"rank\":\"consulate_general\"", "\"legal_kind\":\"consular\""},
     NULL,
     NULL},
    {"a type nobody knows",
     {.operator= "Sweden=Q34",
      .country = "India=Q668",
      .type = "tea house",
      .id = ITEM "Q900001"},
     {"\"rank\":\"office\",", "\"class\":\"other\""},
     NULL,
     "type 'tea house' is not known"},
    {"de facto",
     {.operator= "Taiwan=Q865",
      .country = "Germany=Q183",
      .city = "Berlin",
      .type = "Taipei Representative Office=Q579581",
      .id = ITEM "Q900001"},
     {"\"rank\":\"representative_office\"", "\"legal_kind\":\"de_facto\"",
      "\"Representative Office of Taiwan in Berlin\""},
     NULL,
     NULL},
    {"a delegation of the Holy See",
     {.operator= "Vatican=Q237",
      .country = "Laos=Q819",
      .type = "Apostolic delegation=Q2712647",
      .id = ITEM "Q900001"},
     {"\"rank\":\"delegation\"", "\"Apostolic Delegation in Laos\""},
     NULL,
     NULL},
};

static bool has_note(const struct api_import_note *list, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        if (strstr(list[i].reason, text))
            return true;
    }
    return false;
}

static bool holds(const struct row_case *row_case, const struct run *run,
                  const char *document)
{
    const struct api_import_report *report = &run->report;

    if (row_case->warning &&
        !has_note(report->warnings, report->warnings_listed, row_case->warning))
        return false;
    if (!row_case->warning && report->warning_count > 0)
        return false;
    if (row_case->reason) {
        return has_note(report->quarantined, report->quarantined_listed,
                        row_case->reason) &&
               report->quarantined_count == 1 && report->read == 1 && !document;
    }
    for (size_t i = 0; i < 6 && row_case->expect[i]; i++) {
        if (!document || !strstr(document, row_case->expect[i]))
            return false;
    }
    return report->inserted == 1;
}

static void explain(const struct run *run, const char *document)
{
    const struct api_import_report *report = &run->report;

    printf("# %s\n# %s", report->error, document ? document : "no document\n");
    for (size_t i = 0; i < report->quarantined_listed; i++)
        printf("# set aside: %s\n", report->quarantined[i].reason);
    for (size_t i = 0; i < report->warnings_listed; i++)
        printf("# warning: %s\n", report->warnings[i].reason);
}

void row_cases_run(struct tally *tally, const struct row_case *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct fixture fixture;
        char text[4000] = HEADER;

        fixture_open(&fixture, tally);
        row_print(&list[i].row, sizeof(text) - strlen(text), text + strlen(text));
        struct run run =
            fixture_run(&fixture, &(struct feed){.text = text, .as_of = "2022-06-23"});
        char *document = fixture_document(&fixture, "Q900001");
        if (!check(tally, holds(&list[i], &run, document), "row: %s", list[i].words))
            explain(&run, document);
        free(document);
        run_release(&run);
        fixture_close(&fixture);
    }
}

void test_rows(struct tally *tally)
{
    row_cases_run(tally, cases, sizeof(cases) / sizeof(cases[0]));
}
