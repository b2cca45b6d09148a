/* foreign.c - answers of Wikidata and Overpass, GeoJSON of OpenStreetMap, and lists of
 * the Auswärtiges Amt. There is no file of theirs here: the samples are written after the
 * descriptions of the formats. */
#include "documents.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct document_case wikidata_cases[] = {
    {.words = "wikidata: all rows of an item are one mission",
     .file = "wikidata.json",
     .inserted = 1,
     .updated = 1,
     .quarantined = 2,
     .said = {"sent by both Iraq and Nepal", "operator not known"},
     .expect = {"Q900001: \"serves\":[\"FR\",\"AD\"]",
                "Q900001: \"address\":\"7 Avenue Hoche\"", "Q900001: 48.87654",
                "Q900001: \"opened\":\"1862\"",
                "Q900001: {\"kind\":\"fax\",\"value\":\"+33142275000\"",
                "Q900002: \"status\":\"closed\",\"status_since\":\"2009-12-31\"",
                "Q900003:", "Q900004:"}},
    {.words = "wikidata: an end that is not yet",
     .file = "wikidata.json",
     .instead = "2009-12-31",
     .text = "2031-12-31",
     .inserted = 1,
     .updated = 1,
     .quarantined = 2,
     .expect = {"Q900002: \"status\":\"open\""}},
    {.words = "wikidata: an end that nobody knows",
     .file = "wikidata.json",
     .instead = "\"type\" : \"literal\", \"value\" : \"2009-12-31T00:00:00Z\"",
     .text = "\"type\" : \"bnode\", \"value\" : \"t1\"",
     .inserted = 1,
     .updated = 1,
     .quarantined = 2,
     .expect = {"Q900002: \"status\":\"closed\",\"status_since\":null"}},
    {.words = "wikidata: a point that is none",
     .file = "wikidata.json",
     .instead = "Point(2.30123 48.87654)",
     .text = "Point(2.30123 148.87654)",
     .inserted = 1,
     .updated = 1,
     .quarantined = 2,
     .said = {"is no point on Earth"},
     .expect = {"Q900001: 48.876,"}},
    {.words = "wikidata: two hosts, and the point tells",
     .file = "wikidata.json",
     .instead = "\"jurisdiction\" : { \"type\" : \"uri\", \"value\" : "
                "\"http://www.wikidata.org/entity/Q228\" }",
     .text = "\"host\" : { \"type\" : \"uri\", \"value\" : "
             "\"http://www.wikidata.org/entity/Q34\" }",
     .inserted = 1,
     .updated = 1,
     .quarantined = 2,
     .expect = {"Q900001: \"host\":\"FR\""}},
    {.words = "wikidata: an item without a number",
     .file = "wikidata.json",
     .instead = "http://www.wikidata.org/entity/Q900002",
     .text = "http://www.wikidata.org/entity/P31",
     .updated = 1,
     .quarantined = 3,
     .said = {"no Wikidata item"}},
    {.words = "wikidata: another query",
     .text = "{\"head\":{\"vars\":[\"s\",\"p\",\"o\"]},\"results\":{\"bindings\":[]}}",
     .refused = true,
     .said = {"needs the variables item, type and operator"}},
    {.words = "wikidata: nothing",
     .text = "{\"head\":{\"vars\":[\"item\",\"type\",\"sending\"]},"
             "\"results\":{\"bindings\":[]}}",
     .refused = true,
     .said = {"no rows"}},
    {.words = "wikidata: wrong types",
     .text = "{\"head\":{\"vars\":[\"item\",\"type\",\"sending\"]},"
             "\"results\":{\"bindings\":[7,{\"item\":[]},{\"item\":{\"value\":7}},"
             "{\"item\":{\"value\":\"Q5\",\"type\":3},\"sending\":\"Q17\"}]}}",
     .quarantined = 4},
};

static const struct document_case amt_cases[] = {
    {.words = "amt abroad",
     .file = "amt-abroad.json",
     .inserted = 1,
     .updated = 2,
     .quarantined = 2,
     .said = {"Goethe-Institut", "'Atlantis'"},
     .expect = {"*: \"name\":\"Embassy of Germany in Bern\"",
                "*: \"serves\":[\"LI\",\"CH\"]",
                "*: \"address\":\"Willadingweg 83, 3006 Bern\"",
                "*: \"kind\":\"duty_after_hours\",\"value\":\"+41793000000\"",
                "*: \"kind\":\"fax\",\"value\":\"+41313594444\"",
                "Q900011: \"city\":\"Cairo\"", "Q900011: \"status\":\"limited\"",
                "Q900015: \"address\":\"Rue Exemple 2, 1201 Genf\"",
                "*: \"opening_hours_text\":\"Mo-Fr 9.00 bis 12.00 Uhr\""}},
    {.words = "amt in Germany",
     .file = "amt-in-germany.json",
     .inserted = 2,
     .updated = 2,
     .expect = {"Q900012: +49304775470", "Q900012: \"city\":\"Berlin\"",
                "Q900012: \"Stauffenbergstraße 6-7, 10785 Berlin\"",
                "Q900013: \"serves\":[\"DE\"]",
                "*: \"name\":\"Embassy of South Korea in Berlin\"",
                "*: \"name\":\"Consulate General of Egypt in Frankfurt am Main\""}},
    {.words = "amt: nothing",
     .text = "{}",
     .refused = true,
     .said = {"what is known stays as it is"}},
    {.words = "amt: nothing, on a line",
     .text = "{}\n",
     .refused = true,
     .said = {"what is known stays as it is"}},
    {.words = "amt: nothing inside",
     .text = "{\"response\":{}}",
     .refused = true,
     .said = {"what is known stays as it is"}},
    {.words = "amt: an empty list",
     .text = "{\"response\":{\"lastModified\":1767950000,\"contentList\":[]}}",
     .refused = true,
     .said = {"what is known stays as it is"}},
    {.words = "amt: travel warnings",
     .text = "{\"response\":{\"contentList\":[\"7\"],\"7\":{\"country\":\"Peru\","
             "\"warning\":false,\"partialWarning\":true}}}",
     .refused = true,
     .said = {"travel warnings"}},
    {.words = "amt: no direction",
     .text = "{\"response\":{\"7\":{\"8\":{\"title\":\"Botschaft\"},\"9\":3}}}",
     .refused = true,
     .said = {"German missions or missions in Germany"}},
};

static void test_dates(struct tally *tally)
{
    static const char *const dates[][2] = {{"overpass.json", "2026-01-20"},
                                           {"osm.geojson", "2026-01-20"},
                                           {"amt-abroad.json", "2026-01-09"},
                                           {"amt-in-germany.json", "2026-01-09"},
                                           {"wikidata.json", "2026-02-03"}};

    for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
        struct fixture fixture;
        char *text = document_file(dates[i][0]);

        fixture_open(&fixture, tally);
        struct run run = fixture_run(&fixture, &(struct feed){.text = text});
        check(tally, strcmp(run.report.as_of, dates[i][1]) == 0, "%s: is of %s",
              dates[i][0], run.report.as_of);
        run_release(&run);
        fixture_close(&fixture);
        free(text);
    }
}

/* Two lists have one source, and are compared each with its own last release. */
static void test_parts(struct tally *tally)
{
    char *abroad = document_file("amt-abroad.json");
    char *inside = document_file("amt-in-germany.json");
    struct fixture fixture;

    fixture_open(&fixture, tally);
    check(tally,
          fixture_import(&fixture, inside, NULL) &&
              fixture_import(&fixture, abroad, NULL) &&
              fixture_import(&fixture, inside, NULL),
          "amt: the list of one direction says nothing of the other");
    fixture_close(&fixture);
    free(abroad);
    free(inside);
}

#define RUN(tally, list)                                                                 \
    document_cases_run(tally, document_base, list, sizeof(list) / sizeof((list)[0]))

void test_foreign(struct tally *tally)
{
    RUN(tally, wikidata_cases);
    RUN(tally, amt_cases);
    document_cut_run(tally, "wikidata.json");
    document_cut_run(tally, "amt-abroad.json");
    document_again_run(
        tally, "wikidata.json",
        "{\"head\":{\"vars\":[\"item\",\"type\",\"operator\"]},\"results\":{\"bindings\":"
        "[{\"item\":{\"type\":\"uri\",\"value\":\"http://www.wikidata.org/entity/"
        "Q900002\"},\"type\":{\"type\":\"uri\",\"value\":\"Q372690\"},\"operator\":{"
        "\"type\":\"uri\",\"value\":\"Q17\"},\"country\":{\"type\":\"uri\",\"value\":"
        "\"Q142\"}}]}}");
    document_again_run(
        tally, "amt-abroad.json",
        "{\"response\":{\"1\":{\"country\":\"Schweiz\",\"2\":{\"country\":\"Schweiz\","
        "\"description\":\"Botschaft\"}}}}");
    test_dates(tally);
    test_parts(tally);
}
