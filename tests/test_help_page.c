/* test_help_page.c - /help/serbia/russia without a socket: the question in any spelling,
 * each sort of answer, in each language, and never a blank page. */
#include "page_case.h"

#include <stdio.h>
#include <string.h>

static const char shell[] = "[<!--HTML--><!--HEAD-->|<!--MAIN--><!--FOOT-->]";
static const char url[] = "https://embassies.example";

static int get_at(struct db *db, const char *target, int64_t now, const char *tag,
                  struct api_response *ret_response)
{
    const struct api_settings settings = {.shell = shell, .public_url = url};
    const struct api_request request = {.method = API_GET,
                                        .target = target,
                                        .if_none_match = tag,
                                        .now = now,
                                        .settings = &settings};

    api_handle(&request, db, ret_response);
    return ret_response->status;
}

static void check(struct tap *tap, bool good, const char *what,
                  const struct api_response *response)
{
    if (!tap_check(tap, good, "%s", what))
        tap_note("%d: %.*s", response->status, (int)response->length,
                 response->body ? response->body : "");
}

/* ---- The question ---- */

static const struct {
    const char *target;
    int status;
    const char *location; /* NULL: a page */
    const char *shown[4];
} questions[] = {
    {"/help?nationality=France&host=RU", 303, "/help/france/russia", {NULL}},
    {"/help?nationality=FR&host=Russie&need=arrest",
     303,
     "/help/france/russia?need=arrest",
     {NULL}},
    {"/help?nationality=FR&host=RU&need=general", 303, "/help/france/russia", {NULL}},
    {"/ar/help?nationality=FR&host=RU", 303, "/ar/help/france/russia", {NULL}},
    {"/help?nationality=FR,+Italy&host=RU", 303, "/help/france,italy/russia", {NULL}},
    {"/help?nationality=FR,fr,FRA&host=RU", 303, "/help/france/russia", {NULL}},
    {"/help?nationality=C%C3%B4te+d%E2%80%99Ivoire&host=RU",
     303,
     "/help/cote-divoire/russia",
     {NULL}},
    {"/help?residence=Sweden&host=RU&as=resident&need=passport",
     303,
     "/help/sweden/russia?as=resident&need=passport",
     {NULL}},
    {"/help?residence=Swden&host=RU",
     404,
     NULL,
     {"href=\"/help?residence=sweden&amp;host=RU\"", "name=\"residence\"", NULL}},
    {"/help/FR/RU", 308, "/help/france/russia", {NULL}},
    {"/ru/help/FR/RU?need=crime", 308, "/ru/help/france/russia?need=crime", {NULL}},
    {"/help/france,russia/nepal", 200, NULL, {"France", "Russia", "Nepal", "<h1"}},
    {"/help/france,italy,nepal,chad/russia",
     308,
     "/help/france,italy,nepal/russia",
     {NULL}},
    {"/help",
     200,
     NULL,
     {"Two things are needed", "name=\"nationality\" required", "noindex", "<h1>Find"}},
    {"/help?nationality=&host=Russie",
     200,
     NULL,
     {"Two things are needed", "name=\"host\" value=\"Russia\"", NULL}},
    {"/fr/help?host=RU", 200, NULL, {"name=\"host\" value=\"Russie\"", NULL}},
    {"/help?nationality=Frnce&host=RU&need=arrest",
     404,
     NULL,
     {"<h1 dir=\"auto\">We do not know “Frnce”</h1>",
      "href=\"/help?nationality=france&amp;host=RU&amp;need=arrest\">France</a>",
      "name=\"nationality\" value=\"Frnce\"", "name=\"host\" value=\"Russia\""}},
    {"/ar/help/italy,Frnce/russia",
     404,
     NULL,
     {"Frnce", "href=\"/ar/help?nationality=italy,france&amp;host=russia\"", NULL}},
    {"/help/france/Russsia",
     404,
     NULL,
     {"We do not know", "name=\"nationality\" value=\"France\"", NULL}},
    {"/help?nationality=FR&host=Congo",
     404,
     NULL,
     {"Several countries are called “Congo”", "<ul class=\"choices\">",
      "/help?nationality=FR&amp;host=", NULL}},
    {"/help?nationality=,&host=RU", 404, NULL, {"<h1", NULL}},
    {"/help/france/russia?need=nothing", 400, NULL, {"<h1", NULL}},
    {"/help/france/russia/more", 404, NULL, {"<h1", NULL}},
    {"/help/france", 404, NULL, {"<h1", NULL}},
};

static void check_questions(struct tap *tap, struct db *db)
{
    for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
        struct api_response response;
        bool good = get_at(db, questions[i].target, SAMPLE_NOW, NULL, &response) ==
                    questions[i].status;
        const char *location = sample_header(&response, "Location");

        if (questions[i].location)
            good &= location && strcmp(location, questions[i].location) == 0;
        for (size_t k = 0; k < 4 && questions[i].shown[k]; k++)
            good &= page_has(&response, questions[i].shown[k]);
        check(tap, good, questions[i].target, &response);
        if (!good && location)
            tap_note("to %s", location);
        api_response_release(&response);
    }
}

/* ---- The answers ---- */

static const struct {
    const char *target;
    const char *assistance; /* that the API says of it */
    const char *shown[5], *hidden[2];
} answers[] = {
    {"/help/france/russia",
     "local",
     {"<article class=\"card best\"", "href=\"/country/russia\"", "\"@type\":\"Embassy\"",
      "class=\"emergency\"", "Consular help in Russia"},
     {"known to work in this country", "For the Japanese in Russia"}},
    {"/help/estonia/nepal",
     "remote",
     {"One in another country serves it", "<article class=\"card best\"", NULL},
     {NULL, NULL}},
    {"/help/russia/russia",
     "domestic",
     {"Here you are at home", "Turn to the authorities", NULL},
     {"<article class=\"card best\"", NULL}},
    {"/help/bhutan/brazil",
     "unknown",
     {"There may be one all the same", "Looked for in: ", "Ask your foreign ministry",
      NULL},
     {"<article class=\"card best\"", "closed or suspended"}},
};

static const char *const languages[] = {"",    "/fr", "/es", "/de", "/pt",
                                        "/ru", "/uk", "/ar", "/zh", "/hi"};

static void check_answers(struct tap *tap, struct db *db)
{
    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
        struct api_response response;
        bool good = get_at(db, answers[i].target, SAMPLE_NOW, NULL, &response) == 200;

        for (size_t k = 0; k < 5 && answers[i].shown[k]; k++)
            good &= page_has(&response, answers[i].shown[k]);
        for (size_t k = 0; k < 2 && answers[i].hidden[k]; k++)
            good &= !page_has(&response, answers[i].hidden[k]);
        check(tap, good, answers[i].target, &response);
        api_response_release(&response);
    }
}

/* What makes a page of help: none of it is ever missing. */
static bool is_whole(const struct api_response *response)
{
    static const char *const parts[] = {
        "<h1>",
        "class=\"trail\"",
        "class=\"emergency\"",
        "class=\"choices\"",
        "/api/v1/lookup?",
        "<title>",
        "rel=\"canonical\"",
        "class=\"what\"",
    };
    bool good = response->status == 200 && response->body[0] == '[' &&
                response->body[response->length - 1] == ']';

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        good &= page_has(response, parts[i]);
    /* somebody, or why there is nobody */
    return good && (page_has(response, "<article class=\"card") ||
                    page_has(response, "class=\"summary\""));
}

static const char *const codes[] = {"FR", "DE", "EE", "RU", "US", "BT", "NP",     "IN",
                                    "IT", "GL", "TW", "PS", "VA", "TO", "x-smom", "AQ"};
enum { CODE_COUNT = sizeof(codes) / sizeof(codes[0]) };

/* Every pair of these, each in another language and with another need. */
static void check_pairs(struct tap *tap, struct db *db)
{
    static const char *const needs[] = {"passport", "arrest",     "hospital", "crime",
                                        "death",    "evacuation", "general"};
    size_t wrong = 0, step = 0;

    for (size_t i = 0; i < CODE_COUNT * CODE_COUNT; i++, step++) {
        char target[256], path[256];
        struct api_response response;

        (void)snprintf(target, sizeof(target), "%s/help?nationality=%s&host=%s&need=%s",
                       languages[step % 10], codes[i / CODE_COUNT], codes[i % CODE_COUNT],
                       needs[step % 7]);
        (void)get_at(db, target, SAMPLE_NOW, NULL, &response);
        const char *location = sample_header(&response, "Location");
        (void)snprintf(path, sizeof(path), "%s", location ? location : "");
        api_response_release(&response);
        (void)get_at(db, path, SAMPLE_NOW, NULL, &response);
        if (!path[0] || !is_whole(&response)) {
            tap_note("%s -> %s: %d", target, path, response.status);
            wrong++;
        }
        api_response_release(&response);
    }
    tap_check(tap, wrong == 0, "%d pairs, %zu pages are not whole",
              CODE_COUNT * CODE_COUNT, wrong);
}

static void check_head(struct tap *tap, struct db *db)
{
    struct api_response response;

    (void)get_at(db, "/ru/help/france/russia?need=arrest&utm=x", SAMPLE_NOW, NULL,
                 &response);
    check(tap,
          page_has(&response,
                   "<link rel=\"canonical\" "
                   "href=\"https://embassies.example/ru/help/france/russia\">") &&
              page_has(&response, "href=\"/ar/help/france/russia?need=arrest\"") &&
              page_has(&response, "aria-current=\"true\""),
          "one canonical address; the need goes along into other languages", &response);
    api_response_release(&response);
    (void)get_at(db, "/help/sweden/russia?as=resident", SAMPLE_NOW, NULL, &response);
    check(tap,
          page_has(&response, "noindex") &&
              page_has(&response, "residence=SE&amp;host=RU") &&
              page_has(&response, "help.unhcr.org") && page_has(&response, "fled from") &&
              !page_has(&response, "another nationality too"),
          "of residents: not for search engines, and the refugee agency", &response);
    api_response_release(&response);
}

/* ---- Texts that would be markup, and contacts that would mislead ---- */

#define HOSTILE "</p><b x='\\\"&amp;>"

static void check_hostile(struct tap *tap, struct db *db)
{
    struct api_response response;

    page_write(db, API_PUT, "/api/v1/missions/Q77777777",
               "{\"sending\":\"BT\",\"host\":\"JP\",\"rank\":\"embassy\","
               "\"name\":\"n" HOSTILE "\",\"city\":\"c" HOSTILE
               "\",\"address\":\"a" HOSTILE "\",\"status\":\"limited\","
               "\"status_reason\":\"r" HOSTILE "\","
               "\"opening_hours\":\"Mo-Fr 09:00-17:00 \\\"w<b x>\\\"\","
               "\"contacts\":[{\"kind\":\"switchboard\",\"value\":\"+81355550100\","
               "\"display\":\"d" HOSTILE "\"}]}");
    (void)get_at(db, "/help/bhutan/japan", SAMPLE_NOW, NULL, &response);
    check(tap, response.status == 200 && !page_has(&response, "<b x"),
          "no text of a record becomes markup", &response);
    for (const char *field = "ncard"; *field; field++) {
        char text[64];

        (void)snprintf(text, sizeof(text), "%c&lt;/p&gt;&lt;b x=", *field);
        tap_check(tap, page_has(&response, text), "field '%c' is there, as text", *field);
    }
    check(tap, page_has(&response, "href=\"tel:+81355550100\""),
          "the number is called as stored", &response);
    api_response_release(&response);
    (void)get_at(db, "/help/%3Cb%20x%3E/japan", SAMPLE_NOW, NULL, &response);
    check(tap, response.status == 404 && !page_has(&response, "<b x"),
          "what was asked for is escaped too", &response);
    api_response_release(&response);
}

/* ---- Time ---- */

static void check_hours(struct tap *tap, struct db *db)
{
    struct api_response response, later;

    page_write(db, API_PUT, "/api/v1/missions/Q77777778",
               "{\"sending\":\"BT\",\"host\":\"FR\",\"rank\":\"embassy\","
               "\"name\":\"Embassy of Bhutan in Paris\","
               "\"city\":\"Paris\",\"opening_hours\":\"Mo-Fr 09:00-17:00\","
               "\"location\":{\"latitude\":48.86,\"longitude\":2.3,"
               "\"quality\":\"building\"},"
               "\"contacts\":[{\"kind\":\"switchboard\",\"value\":\"+33155550100\"}]}");
    /* a Monday, 13:00 in Paris */
    (void)get_at(db, "/help/bhutan/france", SAMPLE_NOW, NULL, &response);
    check(
        tap,
        page_has(&response, "<p class=\"hours\" data-until=\"2026-03-02T16:00:00Z\">") &&
            page_has(&response, "Open now") &&
            page_has(&response, "Closes: <bdi>17:00") &&
            page_has(&response, "mlat=48.86&amp;mlon=2.3#map=17/48.86/2.3"),
        "open until the evening, by the clock of the place", &response);
    tap_check(tap, response.valid_until == SAMPLE_NOW + 4 * 3600,
              "the page holds until then");
    (void)get_at(db, "/help/bhutan/france", SAMPLE_NOW + 60,
                 sample_header(&response, "ETag"), &later);
    tap_check(tap, later.status == 304, "until then its tag holds: %d", later.status);
    api_response_release(&later);
    (void)get_at(db, "/help/bhutan/france", SAMPLE_NOW + 4 * 3600,
                 sample_header(&response, "ETag"), &later);
    check(tap,
          later.status == 200 && page_has(&later, "Closed now") &&
              page_has(&later, "Opens: <bdi>Tuesday 09:00"),
          "then it is closed, and says when it opens", &later);
    api_response_release(&later);
    (void)get_at(db, "/ru/help/bhutan/france", SAMPLE_NOW + 4 * 3600, NULL, &later);
    check(tap, page_has(&later, "вторник 09:00"),
          "the weekday in the language of the page", &later);
    api_response_release(&later);
    api_response_release(&response);
}

/* ---- The first page ---- */

static void check_home(struct tap *tap, struct db *db)
{
    struct api_response response;

    (void)get_at(db, "/fr/?host=RU&as=resident", SAMPLE_NOW, NULL, &response);
    check(tap,
          page_has(&response, "name=\"host\" value=\"Russie\"") &&
              page_has(&response, "name=\"as\" value=\"resident\"") &&
              page_has(&response, "name=\"residence\"") &&
              page_has(&response, "action=\"/fr/help\"") &&
              page_has(&response, "href=\"/fr/country/russia\" lang=\"en\" dir=\"auto\">"
                                  "Consular help in Russia</a>") &&
              page_has(&response, "class=\"news\""),
          "the form filled in, what holds now, the news", &response);
    api_response_release(&response);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_golden(&sample);
    check_questions(&tap, sample.db);
    check_answers(&tap, sample.db);
    check_head(&tap, sample.db);
    check_home(&tap, sample.db);
    check_pairs(&tap, sample.db);
    sample_remove(&sample);

    sample_create(&sample, false);
    check_hostile(&tap, sample.db);
    check_hours(&tap, sample.db);
    sample_remove(&sample);
    return tap_end(&tap);
}
