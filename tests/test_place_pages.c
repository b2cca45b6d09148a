/* test_place_pages.c - the pages of countries, of missions, and /about: what stands in
 * them, in which order, in which language, and nothing of a record as markup. */
#include "hours_week.h"
#include "opening_hours.h"
#include "page_case.h"

#include "db/collation.h"

#include <stdio.h>
#include <string.h>

static const struct api_settings desk = {.public_url = "https://embassies.example",
                                         .report_url = "mailto:desk@example.org"};
static const struct api_settings form = {
    .report_url = "https://example.org/report?mission={id}&from=here"};

/* ---- What each page is ---- */

static const struct page_case pages[] = {
    {"/country/russia",
     200,
     NULL,
     {"<h1>Embassies and consulates in: <bdi>Russia</bdi></h1>",
      "<a class=\"button\" href=\"tel:112\">", "data-script=\"save\" data-country=\"RU\"",
      "<bdi>4</bdi> embassies and consulates here",
      "<a href=\"/help/france/russia\">France</a><ul>\n<li data-lat=\"55.73\" "
      "data-lon=\"37.61\"><a href=\"/mission/Q900000001\">",
      "<a class=\"tel\" href=\"tel:+74955550100\"><bdi dir=\"ltr\">+7 495 555 01 00"},
     {"class=\"filter\"", "onclick", "style="}},
    {"/country/nepal",
     200,
     NULL,
     {"<details>\n<summary><bdi>1</bdi> more", "<span>(India)</span>",
      "<a href=\"/help/estonia/nepal\">Estonia</a>"},
     {"id=\"missions\"", NULL, NULL}},
    {"/country/south-korea",
     200,
     NULL,
     {"/mission/Q900000014"},
     {"data-lat=\"9.05\"", NULL, NULL}},
    {"/country/x-smom", 308, "/country/sovereign-order-of-malta", {NULL}, {NULL}},
    {"/de/country/Russland", 308, "/de/country/russia", {NULL}, {NULL}},
    {"/de/country/russia",
     200,
     NULL,
     {">Frankreich</a>", "href=\"/de/mission/Q900000001\"><bdi lang=\"en\">Embassy"},
     {NULL}},
    {"/country/atlantis", 404, NULL, {"<h1"}, {NULL}},
    {"/missions-of/FR", 308, "/missions-of/france", {NULL}, {NULL}},
    {"/missions-of/france",
     200,
     NULL,
     {"<bdi>2</bdi> embassies and consulates abroad",
      "<a href=\"/help/france/russia\">Russia</a>", "<a href=\"/country/france\">"},
     {NULL}},
    {"/missions-of/bhutan", 200, NULL, {"<bdi>0</bdi> embassies"}, {"<ul class=\"miss"}},
    {"/mission/Q900000001",
     200,
     NULL,
     {"<h1 lang=\"en\" dir=\"auto\">Embassy of France in Moscow</h1>",
      "<li><bdi><a href=\"/country/russia\">Russia</a></bdi></li>",
      "href=\"tel:+74955550100\"", "<dd data-lat=\"55.73\" data-lon=\"37.61\">",
      "<a href=\"/help/france/kazakhstan\">Kazakhstan</a>",
      "<a href=\"/api/v1/missions/Q900000001\">As JSON</a>"},
     {"Report an error", "<details", NULL}},
    {"/mission/q900000001", 308, "/mission/Q900000001", {NULL}, {NULL}},
    {"/fr/mission/q900000001", 308, "/fr/mission/Q900000001", {NULL}, {NULL}},
    {"/mission/Q900000014",
     200,
     NULL,
     {"seoul@example.org", "seoul<wbr>@example<wbr>.org</bdi>"},
     {"data-map", "data-lat"}},
    {"/mission/Q1", 404, NULL, {"<h1"}, {NULL}},
    {"/mission/%3Cb%3E", 400, NULL, {"<h1"}, {"<b>"}},
    {"/ru/mission/Q900000001", 200, NULL, {">Казахстан</a>"}, {NULL}},
    {"/about",
     200,
     NULL,
     {"<h1>About</h1>", "Database of Embassies", "CC0-1.0", "15 February 2026",
      "/api/v1/openapi.json", "in <bdi>"},
     {NULL}},
};

/* ---- Order ---- */

static void check_order(struct tap *tap, struct db *db)
{
    static const struct {
        const char *language, *first, *second;
    } pairs[] = {
        {"en", "Côte d’Ivoire", "Croatia"}, {"en", "Åland Islands", "Albania"},
        {"de", "Ägypten", "Albanien"},      {"fr", "Éthiopie", "Fidji"},
        {"es", "España", "Estonia"},        {"ru", "Ангола", "Беларусь"},
        {"zh", "阿富汗", "中国"},           {"uk", "Ємен", "Індія"},
    };
    char first[DB_SORT_KEY_MAX], second[DB_SORT_KEY_MAX], name[128] = "";

    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        bool fine = db_sort_key(db, pairs[i].language, pairs[i].first, first) &&
                    db_sort_key(db, pairs[i].language, pairs[i].second, second);

        tap_check(tap, fine && strcmp(first, second) < 0, "%s: %s before %s",
                  pairs[i].language, pairs[i].first, pairs[i].second);
    }
    memset(name, 'w', sizeof(name) - 1);
    bool fine = db_sort_key(db, "en", name, first);
    name[sizeof(name) - 2] = 'x';
    tap_check(tap,
              fine && db_sort_key(db, "en", name, second) && strcmp(first, second) < 0,
              "the last letter of a long name counts");
}

/* ---- Many ---- */

static size_t count_of(const struct api_response *response, const char *words)
{
    size_t count = 0;

    for (const char *at = response->body; at && (at = strstr(at, words)); at++)
        count++;
    return count;
}

/* One more than are listed. */
static void check_many(struct tap *tap, struct db *db)
{
    enum { MANY = 501 };
    struct api_response response;
    char target[64], body[256];

    for (int i = 0; i < MANY; i++) {
        (void)snprintf(target, sizeof(target), "/api/v1/missions/Q800%06d", i);
        (void)snprintf(body, sizeof(body),
                       "{\"sending\":\"%s\",\"host\":\"BR\",\"rank\":\"consulate\","
                       "\"legal_kind\":\"consular\",\"name\":\"Consulate %d\"}",
                       i % 2 ? "DE" : "FR", i);
        page_write(db, API_PUT, target, body);
    }
    (void)page_get(db, "/country/brazil", NULL, &response);
    tap_check(tap, count_of(&response, "href=\"/mission/") == 500,
              "500 of 501 are listed: %zu", count_of(&response, "href=\"/mission/"));
    tap_check(tap,
              page_has(&response, "<bdi>501</bdi> embassies") &&
                  page_has(&response, "href=\"/api/v1/missions.csv?host=BR\""),
              "all are counted, and where all are is said");
    tap_check(tap, page_has(&response, "data-filter=\"#missions\" hidden"),
              "a long list has a filter, for scripts");
    api_response_release(&response);
}

/* ---- One mission ---- */

#define HOSTILE "</p><b x='\\\"&amp;>"
#define AS_TEXT "&lt;/p&gt;&lt;b x=&#39;&quot;&amp;amp;&gt;"

static void check_hostile(struct tap *tap, struct db *db)
{
    static const char *const shown[] = {"n", "c", "a", "w", "o", "r"};
    struct api_response response;
    char text[64];

    page_write(db, API_PUT, "/api/v1/missions/Q700000001",
               "{\"sending\":\"FR\",\"host\":\"NP\",\"rank\":\"embassy\","
               "\"legal_kind\":\"substate\",\"name\":\"n" HOSTILE
               "\",\"city\":\"c" HOSTILE "\",\"address\":\"a" HOSTILE
               "\",\"opening_hours_text\":\"w" HOSTILE
               "\",\"opening_hours\":\"Mo-Fr 09:00-12:00 \\\"o</p><b x>\\\"; Dec 24 off; "
               "PH off\",\"status\":\"suspended\",\"status_since\":\"2026-01-02\","
               "\"status_reason\":\"r" HOSTILE "\",\"services\":[{\"kind\":\"passport\","
               "\"value\":\"limited\"}]}");
    (void)page_get(db, "/country/nepal", &desk, &response);
    tap_check(tap, response.status == 200 && !page_has(&response, "<b x"),
              "no text of a mission becomes markup in a list");
    api_response_release(&response);
    (void)page_get(db, "/mission/Q700000001", &desk, &response);
    tap_check(tap, response.status == 200 && !page_has(&response, "<b x"),
              "or on its page");
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
        const bool in_hours = shown[i][0] == 'o';

        (void)snprintf(text, sizeof(text), "%s%s", shown[i],
                       in_hours ? "&lt;/p&gt;&lt;b x&gt;" : AS_TEXT);
        tap_check(tap, page_has(&response, text), "'%s' is there, as text", shown[i]);
    }
    tap_check(tap,
              page_has(&response, "<p>Mon–Fri 09:00–12:00 ") &&
                  page_has(&response, "<p>Dec 24 closed</p>") &&
                  page_has(&response, "<p>Public holidays closed</p>"),
              "hours are read in words");
    tap_check(tap,
              page_has(&response, "<span class=\"badge bad\">Suspended</span>") &&
                  page_has(&response, "2 January 2026</time>") &&
                  page_has(&response, "Not the embassy or consulate of a state"),
              "what keeps it from helping is said");
    tap_check(tap, page_has(&response, "<li>Passports: limited</li>"),
              "services are listed");
    tap_check(tap,
              page_has(&response,
                       "href=\"mailto:desk@example.org?subject=Q700000001%20n%3C%2Fp"),
              "a report names the mission");
    api_response_release(&response);
    (void)page_get(db, "/mission/Q700000001", &form, &response);
    tap_check(
        tap,
        page_has(&response,
                 "href=\"https://example.org/report?mission=Q700000001&amp;from=here\""),
        "or its page gets the id");
    api_response_release(&response);
    (void)page_get(db, "/ru/mission/Q700000001", NULL, &response);
    tap_check(tap,
              page_has(&response, "<p>пн–пт 09:00–12:00") &&
                  page_has(&response, "дек. 24"),
              "hours in the language of the page");
    api_response_release(&response);
    page_write(db, API_DELETE, "/api/v1/missions/Q700000001", NULL);
    tap_check(tap, page_get(db, "/mission/Q700000001", NULL, &response) == 410,
              "a deleted mission is gone");
    api_response_release(&response);
}

static void check_linked(struct tap *tap, struct db *db)
{
    struct api_response response;

    page_write(db, API_PUT, "/api/v1/missions/Q700000002",
               "{\"sending\":\"FR\",\"host\":\"NP\",\"rank\":\"consulate\","
               "\"legal_kind\":\"consular\",\"name\":\"C\","
               "\"opening_hours\":\"Mo-Fr 09:00-12:00; We 10:00-11:00; PH off\","
               "\"contacts\":[{\"kind\":\"switchboard\",\"value\":\"+97715550100\"}]}");
    (void)page_get(db, "/mission/Q700000002", &desk, &response);
    tap_check(
        tap,
        page_has(&response, "\"@type\":\"GovernmentOffice\"") &&
            page_has(&response, "\"telephone\":\"+97715550100\"") &&
            page_has(&response, "\"addressCountry\":\"NP\"") &&
            page_has(&response,
                     "\"sameAs\":\"http://www.wikidata.org/entity/Q700000002\"") &&
            page_has(
                &response,
                "\"mainEntityOfPage\":\"https://embassies.example/mission/Q700000002\""),
        "what is known is data too");
    tap_check(tap,
              page_has(&response, "<p class=\"hours\" data-until=\"2026-") &&
                  page_has(&response, ">Closed now</span>") &&
                  response.valid_until > SAMPLE_NOW,
              "whether it is open, and until when that is so");
    tap_check(tap,
              page_has(&response,
                       "\"openingHours\":[\"Mo-Tu 09:00-12:00\",\"We 10:00-11:00\","
                       "\"Th-Fr 09:00-12:00\"]"),
              "hours of every week as schema.org wants them");
    api_response_release(&response);
}

static void check_weeks(struct tap *tap)
{
    static const struct {
        const char *text, *json;
    } cases[] = {
        {"24/7", "[\"Mo-Su 00:00-23:59\"]"},
        {"Mo,We 09:00-12:00,14:00-17:00",
         "[\"Mo 09:00-12:00\",\"Mo 14:00-17:00\",\"We 09:00-12:00\",\"We 14:00-17:00\"]"},
        {"Mo-Fr 09:00-12:00; Fr off", "[\"Mo-Th 09:00-12:00\"]"},
        {"Mo 09:00-12:00, Mo 13:00-14:00", "[\"Mo 09:00-12:00\",\"Mo 13:00-14:00\"]"},
        {"Mo-Fr 22:00-02:00", NULL},
        {"Jan Mo 09:00-12:00", NULL},
        {"Mo[1] 09:00-12:00", NULL},
        {"Mo 09:00+", NULL},
        {"Mo 09:00-12:00 \"visas\"", NULL},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct opening_hours hours;
        struct hours_fault fault;
        struct hours_week week;
        struct buffer text = {0};
        struct json json = {.out = &text};
        const bool parsed = opening_hours_parse(cases[i].text, &hours, &fault);
        const bool alike = parsed && hours_week_of(&hours, &week);

        if (alike)
            hours_week_json(&json, &week);
        const char *made = buffer_text(&text);
        tap_check(tap,
                  parsed && alike == (cases[i].json != NULL) &&
                      (!alike || strcmp(made, cases[i].json) == 0),
                  "%s: %s", cases[i].text, alike ? made : "not every week alike");
        buffer_release(&text);
    }
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_golden(&sample);
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
        page_check(&tap, sample.db, &pages[i], NULL);
    check_order(&tap, sample.db);
    sample_remove(&sample);

    sample_create(&sample, false);
    check_hostile(&tap, sample.db);
    check_linked(&tap, sample.db);
    check_many(&tap, sample.db);
    sample_remove(&sample);
    check_weeks(&tap);
    return tap_end(&tap);
}
