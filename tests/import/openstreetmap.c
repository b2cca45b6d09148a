/* openstreetmap.c - answers of Overpass, and GeoJSON that was made of them. The samples
 * are written after the descriptions of the formats. */
#include "documents.h"

static const struct document_case osm_cases[] = {
    {.words = "overpass",
     .file = "overpass.json",
     .inserted = 2,
     .updated = 1,
     .quarantined = 5,
     .said = {"way/202", "without a centre", "residence", "fits more than one country"},
     .expect =
         {"Q900001: \"address\":\"Avenue Hoche 7, 75008 Paris\"",
          "Q900001: \"opening_hours\":\"Mo-Fr 09:30-13:00,14:30-17:00; PH off\"",
          "Q900001: +33148886201",
          "Q900001: \"services\":[{\"kind\":\"citizen_services\",\"value\":\"yes\"}]",
          "Q900001: https://osm.example.org/a,b/", "Q900001: osm@ps.example.org",
          "*: \"name\":\"Honorary Consulate of Sweden in Lyon\"",
          "*: \"name\":\"Embassy of Poland in Italy\"", "*: \"serves\":[\"VA\"]",
          "Q900001: \"city\":\"Paris\",\"address\":null",
          "Q900001: {\"source\":\"openstreetmap\"", "Q900014: \"serves\":[\"IT\"]"}},
    {.words = "overpass: of two items the objects are two posts",
     .file = "overpass.json",
     .instead = "\"building\": \"yes\"",
     .text = "\"wikidata\": \"Q900099\"",
     .inserted = 2,
     .updated = 1,
     .quarantined = 6,
     .said = {"fits more than one country"}},
    {.words = "overpass: an answer that was not finished",
     .file = "overpass.json",
     .instead = "\"version\": 0.6,",
     .text = "\"version\": 0.6, \"remark\": \"runtime error: Query timed out\",",
     .refused = true,
     .said = {"did not finish"}},
    {.words = "osm geojson: an area's place is its middle",
     .file = "osm.geojson",
     .inserted = 1,
     .updated = 1,
     .quarantined = 1,
     .said = {"without a place"},
     .expect = {"Q900001: {\"latitude\":48.8767,\"longitude\":2.3014",
                "Q900001: \"address\":\"Avenue Hoche 7\"", "*: \"rank\":\"consulate\"",
                "*: 45.764"}},
    {.words = "overpass: wrong types",
     .text = "{\"version\":0.6,\"elements\":[7,{\"type\":\"node\",\"tags\":[]},"
             "{\"type\":\"way\",\"id\":\"x\",\"center\":3,\"tags\":{\"office\":"
             "\"diplomatic\",\"country\":7}},{\"type\":\"node\",\"id\":3,\"lat\":148,"
             "\"lon\":1,\"tags\":{\"amenity\":\"embassy\",\"country\":\"JP\"}}]}",
     .quarantined = 2},
    {.words = "overpass: nothing",
     .text = "{\"version\":0.6,\"elements\":[]}",
     .refused = true,
     .said = {"no rows"}},
};

void test_openstreetmap(struct tally *tally)
{
    document_cases_run(tally, document_base, osm_cases,
                       sizeof(osm_cases) / sizeof(osm_cases[0]));
    document_cut_run(tally, "overpass.json");
    document_cut_run(tally, "osm.geojson");
    document_again_run(
        tally, "overpass.json",
        "{\"version\":0.6,\"elements\":[{\"type\":\"node\",\"id\":104,\"lat\":45.764,"
        "\"lon\":4.8357,\"tags\":{\"diplomatic\":\"consulate\",\"country\":\"SE\","
        "\"addr:country\":\"FR\"}},{\"type\":\"node\",\"id\":105,\"lat\":41.9005,\"lon\":"
        "12.4633,\"tags\":{\"amenity\":\"embassy\",\"country\":\"PL\",\"target\":\"VA\"}}]}");
}
