/* merges.c - missions in our own members: NDJSON, CSV and GeoJSON change what they name,
 * add what is not there, and leave everything else alone. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PARIS                                                                            \
    "{\"id\":\"Q900001\",\"sending\":\"JP\",\"host\":\"FR\",\"rank\":\"embassy\","       \
    "\"city\":\"Paris\",\"location\":{\"latitude\":48.87,\"longitude\":2.3},"            \
    "\"contacts\":[{\"kind\":\"switchboard\",\"value\":\"+33148886200\"},"               \
    "{\"kind\":\"website\",\"value\":\"https://example.org/\"}]}\n"
#define LYON                                                                             \
    "{\"sending\":\"JP\",\"host\":\"FR\",\"rank\":\"consulate\",\"city\":\"Lyon\"}\n"
#define CSV_HEADER "id,sending,host,rank,city,address,latitude,longitude,phone,website\n"

/* A file into a database that has PARIS, and what has to come of it. */
struct merge_case {
    const char *words, *text;
    size_t length; /* where the text has a NUL */
    int inserted, updated, unchanged, quarantined;
    const char *reason;    /* of the first row that is set aside, or the file's error */
    const char *expect[4]; /* in the document of Q900001 */
    bool refused;
};

static const struct merge_case cases[] = {
    {"ndjson: the same again", PARIS, 0, 0, 0, 1, 0, NULL, {NULL}, false},
    {"ndjson: one member",
     "{\"id\":\"Q900001\",\"address\":\"7 Avenue Hoche\"}\n",
     0,
     0,
     1,
     0,
     0,
     NULL,
     {"\"address\":\"7 Avenue Hoche\"", "\"city\":\"Paris\"", "48.87",
      "\"name\":\"Embassy of Japan in Paris\""},
     false},
    {"ndjson: services and hours",
     "{\"id\":\"Q900001\",\"services\":[{\"kind\":\"passport\",\"value\":\"no\"}],"
     "\"opening_hours\":\"Mo 09:00-12:00\"}\n",
     0,
     0,
     1,
     0,
     0,
     NULL,
     {"\"services\":[{\"kind\":\"passport\",\"value\":\"no\"}]",
      "\"opening_hours\":\"Mo 09:00-12:00\"", "\"city\":\"Paris\""},
     false},
    {"ndjson: members that it does not have are no change",
     "{\"id\":\"Q900001\",\"services\":[],\"opening_hours\":null,\"hosted_by\":null}\n",
     0,
     0,
     0,
     1,
     0,
     NULL,
     {NULL},
     false},
    {"ndjson: null removes",
     "{\"id\":\"Q900001\",\"location\":null}\n",
     0,
     0,
     1,
     0,
     0,
     NULL,
     {"\"location\":null"},
     false},
    {"ndjson: facts instead of an id",
     "{\"sending\":\"JP\",\"host\":\"FR\",\"rank\":\"embassy\",\"opened\":\"1950\"}\n",
     0,
     0,
     1,
     0,
     0,
     NULL,
     {"\"opened\":\"1950\"", "\"city\":\"Paris\""},
     false},
    {"ndjson: an embassy in another city is not surely the same",
     "{\"sending\":\"JP\",\"host\":\"FR\",\"rank\":\"embassy\",\"city\":\"Nice\"}\n",
     0,
     0,
     0,
     0,
     1,
     "a mission like this one is known",
     {"\"city\":\"Paris\""},
     false},
    {"ndjson: a post that is not there", LYON, 0, 1, 0, 0, 0, NULL, {"Paris"}, false},
    {"ndjson: no end of the last line",
     PARIS "{\"id\":\"Q900001\"}",
     0,
     0,
     0,
     1,
     1,
     "listed twice",
     {NULL},
     false},
    {"ndjson: mark, CRLF and blank lines",
     "\xef\xbb\xbf{\"id\":\"Q900001\",\"opened\":\"1951\"}\r\n\r\n" LYON,
     0,
     1,
     1,
     0,
     0,
     NULL,
     {"\"opened\":\"1951\""},
     false},
    {"ndjson: read-only members are ignored",
     "{\"id\":\"Q900001\",\"rev\":77,\"self\":\"x\",\"class\":1,\"as_of\":\"x\","
     "\"wikidata\":\"Q1\",\"updated_at\":\"\",\"distance_km\":1,\"host_name\":\"x\"}\n",
     0,
     0,
     0,
     1,
     0,
     NULL,
     {NULL},
     false},
    {"ndjson: a member that is not known",
     "{\"id\":\"Q900001\",\"citty\":\"Paris\"}\n" LYON,
     0,
     1,
     0,
     0,
     1,
     "citty: there is no such member",
     {NULL},
     false},
    {"ndjson: wrong types",
     "{\"id\":7,\"sending\":\"JP\"}\n{\"id\":\"Q900001\",\"contacts\":[1]}\n",
     0,
     0,
     0,
     0,
     2,
     "id: ",
     {NULL},
     false},
    {"ndjson: an id of no kind we have",
     "{\"id\":\"P31\",\"city\":\"X\"}\n",
     0,
     0,
     0,
     0,
     1,
     "id: it has to be a Wikidata item",
     {NULL},
     false},
    {"ndjson: a new one that is not whole",
     "{\"id\":\"Q55\",\"city\":\"X\"}\n",
     0,
     0,
     0,
     0,
     1,
     "it is required (and 3 more)",
     {NULL},
     false},
    {"ndjson: a list",
     "{\"id\":\"Q900001\"}\n[1]\n",
     0,
     0,
     0,
     1,
     1,
     "not an object of JSON",
     {NULL},
     false},
    {"ndjson: a member twice",
     "{\"id\":\"Q900001\",\"id\":\"Q900001\"}\n",
     0,
     0,
     0,
     0,
     1,
     "a member is given twice",
     {NULL},
     false},
    {"ndjson: a NUL",
     "{\"id\":\"Q900001\"}\n{\"id\":\"Q9\0\"}\n",
     sizeof("{\"id\":\"Q900001\"}\n{\"id\":\"Q9\0\"}\n") - 1,
     0,
     0,
     1,
     1,
     "not usable JSON",
     {NULL},
     false},
    {"ndjson: an escaped NUL",
     "{\"id\":\"Q900001\",\"city\":\"a\\u0000\"}\n",
     0,
     0,
     0,
     0,
     1,
     "not usable JSON",
     {NULL},
     false},
    {"ndjson: a control character",
     "{\"id\":\"Q900001\",\"city\":\"a\\u001bb\"}\n",
     0,
     0,
     0,
     0,
     1,
     "city: it has a control character",
     {NULL},
     false},
    {"ndjson: bad UTF-8",
     "{\"id\":\"Q900001\",\"city\":\"\xff\"}\n",
     0,
     0,
     0,
     0,
     1,
     "not UTF-8",
     {NULL},
     false},
    {"ndjson: half a file",
     PARIS "{\"id\":\"Q900002\",\"sen",
     0,
     0,
     0,
     0,
     0,
     "line 2: truncated",
     {NULL},
     true},
    {"ndjson: a source that is not known",
     "{\"id\":\"Q900001\",\"source\":\"x\"}\n",
     0,
     0,
     0,
     0,
     1,
     "source: no source is known",
     {NULL},
     false},

    {"csv: what is named changes",
     "\xef\xbb\xbf" CSV_HEADER
     "Q900001,,,,,\"7, Avenue Hoche\r\nParis 8e\",,,'+33 1 48 88 62 01,\r\n",
     0,
     0,
     1,
     0,
     0,
     NULL,
     {"\"address\":\"7, Avenue Hoche, Paris 8e\"", "+33148886201",
      "\"value\":\"https://example.org/\"", "48.87"},
     false},
    {"csv: a new post, no end of the last line",
     CSV_HEADER ",JP,FR,consulate_general,Strasbourg,,48.6,7.77,,",
     0,
     1,
     0,
     0,
     0,
     NULL,
     {"Paris"},
     false},
    {"csv: services and hours",
     "id,services,opening_hours,opening_hours_text,hosted_by\n"
     "Q900001, passport  notarial=limited,Mo-Fr 09:00-12:00,mornings,SE\n",
     0,
     0,
     1,
     0,
     0,
     NULL,
     {"\"services\":[{\"kind\":\"passport\",\"value\":\"yes\"},"
      "{\"kind\":\"notarial\",\"value\":\"limited\"}]",
      "\"opening_hours\":\"Mo-Fr 09:00-12:00\"", "\"opening_hours_text\":\"mornings\"",
      "\"hosted_by\":\"SE\""},
     false},
    {"csv: faults of services",
     "id,services\nQ900001,parking\nQ900001,passport=\n",
     0,
     0,
     0,
     0,
     2,
     "services/0/kind",
     {NULL},
     false},
    {"csv: quotes",
     CSV_HEADER "Q900001,,,,,\"the \"\"blue\"\" house\",,,,\n",
     0,
     0,
     1,
     0,
     0,
     NULL,
     {"\"address\":\"the \\\"blue\\\" house\""},
     false},
    {"csv: faults of rows",
     CSV_HEADER "Q900001,,,,,a\"b,,,,\nQ900001,,,,,,x,1,,\nQ900001,,,\n"
                "Q900001,,,,,,,,12,\nQ900001,,,,Nice,,,,,\n",
     0,
     0,
     0,
     0,
     5,
     "a quote inside a cell",
     {"Paris"},
     false},
    {"csv: a quote that never ends",
     CSV_HEADER "Q900001,,,,,\"a\nb\n",
     0,
     0,
     0,
     0,
     0,
     "line 2: truncated",
     {NULL},
     true},
    {"csv: a column that is not known",
     "id,citty\nQ900001,x\n",
     0,
     0,
     0,
     0,
     0,
     "line 1: no member of a mission is called 'citty'",
     {NULL},
     true},
    {"csv: a column twice",
     "id,city,city\nQ900001,x,y\n",
     0,
     0,
     0,
     0,
     0,
     "line 1: the header names column 'city' twice",
     {NULL},
     true},
    {"csv: a control character",
     "id,city\nQ900001,a\x1b"
     "b\nQ900001,Nice\n",
     0,
     0,
     1,
     0,
     1,
     "a control character",
     {"\"city\":\"Nice\""},
     false},

    {"geojson: longitude first",
     "{\"type\":\"FeatureCollection\",\n \"features\":[{\"type\":\"Feature\",\n"
     "\"properties\":{\"id\":\"Q900001\"},\"geometry\":{\"type\":\"Point\","
     "\"coordinates\":[2.5,48.5]}}]}\n",
     0,
     0,
     1,
     0,
     0,
     NULL,
     {"\"latitude\":48.5,\"longitude\":2.5"},
     false},
    {"geojson: on one line, id of the feature, no geometry",
     "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
     "\"id\":\"Q900001\",\"properties\":{\"opened\":\"1952\"},\"geometry\":null}]}",
     0,
     0,
     1,
     0,
     0,
     NULL,
     {"\"opened\":\"1952\"", "48.87"},
     false},
    {"geojson: faults of features",
     "{\"type\":\"FeatureCollection\",\"features\":[1,{\"type\":\"Feature\"},"
     "{\"type\":\"Feature\",\"properties\":{\"id\":\"Q900001\"}},"
     "{\"type\":\"Feature\",\"properties\":{\"id\":\"Q900001\"},\"geometry\":{\"type\":"
     "\"LineString\",\"coordinates\":[[1,2],[3,4]]}},"
     "{\"type\":\"Feature\",\"properties\":{\"id\":\"Q900001\"},\"geometry\":{\"type\":"
     "\"Point\",\"coordinates\":[2.5,148.5]}}]}",
     0,
     0,
     0,
     0,
     5,
     "not a feature",
     {"48.87"},
     false},
    {"geojson: half a file",
     "{\"type\":\"FeatureCollection\",\n\"features\":[{\"type\":\"Feature\",\n",
     0,
     0,
     0,
     0,
     0,
     "damaged or cut off",
     {NULL},
     true},
    {"geojson: none",
     "{\"type\":\"FeatureCollection\",\"features\":[]}",
     0,
     0,
     0,
     0,
     0,
     "no rows",
     {NULL},
     true},
    {"json of another kind",
     "{\n\"results\": [1,2]}\n",
     0,
     0,
     0,
     0,
     0,
     "looks like JSON",
     {NULL},
     true},
};

static bool is_counted(const struct api_import_report *report,
                       const struct merge_case *merge_case)
{
    return report->inserted == merge_case->inserted &&
           report->updated == merge_case->updated &&
           report->unchanged == merge_case->unchanged &&
           report->quarantined_count == merge_case->quarantined && report->vanished == 0;
}

static bool is_said(const struct run *run, const struct merge_case *merge_case)
{
    const char *said = run->result != API_IMPORT_DONE ? run->report.error
                       : run->report.quarantined_listed > 0
                           ? run->report.quarantined[0].reason
                           : "";

    return !merge_case->reason || strstr(said, merge_case->reason);
}

static bool has_all(const char *document, const struct merge_case *merge_case)
{
    bool has = document != NULL;

    for (size_t i = 0; has && i < 4 && merge_case->expect[i]; i++)
        has = strstr(document, merge_case->expect[i]) != NULL;
    return has;
}

static void run_case(struct tally *tally, const struct merge_case *merge_case,
                     size_t block)
{
    struct fixture fixture;

    fixture_open(&fixture, tally);
    check(tally, fixture_import(&fixture, PARIS, "2026-01-01"), "merge: prepared");
    int64_t changes = fixture_changes(&fixture);
    struct run run = fixture_run(&fixture, &(struct feed){.text = merge_case->text,
                                                          .length = merge_case->length,
                                                          .as_of = "2026-01-02",
                                                          .block = block});
    const struct api_import_report *report = &run.report;
    bool fine = merge_case->refused
                    ? run.result == API_IMPORT_BAD && fixture_changes(&fixture) == changes
                    : run.result == API_IMPORT_DONE && is_counted(report, merge_case);
    char *document = fixture_document(&fixture, "Q900001");
    check(tally, fine && is_said(&run, merge_case), "%s: +%d ~%d =%d !%d %s %s",
          merge_case->words, (int)report->inserted, (int)report->updated,
          (int)report->unchanged, (int)report->quarantined_count, report->error,
          report->quarantined_listed ? report->quarantined[0].reason : "");
    check(tally, has_all(document, merge_case), "%s: %s", merge_case->words,
          document ? document : "gone");
    free(document);
    run_release(&run);
    fixture_close(&fixture);
}

/* Brackets without end are refused before anything walks them. */
static void test_depth(struct tally *tally)
{
    enum { DEPTH = 30000 };
    char *text = malloc(2 * DEPTH + 64);

    if (!text)
        return;
    for (int i = 0; i < 2; i++) {
        struct fixture fixture;
        int length = snprintf(text, 64, "{%s\"id\":", i == 0 ? "" : "\n");

        fixture_open(&fixture, tally);
        memset(text + length, '[', DEPTH);
        memset(text + length + DEPTH, ']', i == 0 ? DEPTH : 0);
        (void)snprintf(text + length + (i == 0 ? 2 * DEPTH : DEPTH), 4, "%s",
                       i == 0 ? "}\n" : "");
        struct run run = fixture_run(&fixture, &(struct feed){.text = text});
        check(tally,
              i == 0 ? run.result == API_IMPORT_DONE && run.report.quarantined_count == 1
                     : run.result == API_IMPORT_BAD,
              "merge: %d deep: %s", DEPTH, run.report.error);
        run_release(&run);
        fixture_close(&fixture);
    }
    free(text);
}

/* One byte more than a document may have. */
static void test_length(struct tally *tally)
{
    size_t length = API_IMPORT_DOCUMENT_MAX + 1;
    char *text = malloc(length + 1);
    struct fixture fixture;

    if (!text)
        return;
    memset(text, ' ', length);
    memcpy(text, "{\n", 2);
    text[length] = '\0';
    fixture_open(&fixture, tally);
    struct run run =
        fixture_run(&fixture, &(struct feed){.text = text, .length = length});
    check(tally,
          run.result == API_IMPORT_BAD && strstr(run.report.error, "more than 8388608"),
          "merge: too long a document: %s", run.report.error);
    run_release(&run);
    fixture_close(&fixture);
    free(text);
}

void test_merges(struct tally *tally)
{
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        run_case(tally, &cases[i], 0);
        run_case(tally, &cases[i], 1);
    }
    test_depth(tally);
    test_length(tally);
}
