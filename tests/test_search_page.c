/* test_search_page.c - /search without a socket: the same as the API finds, in groups, as
 * HTML with the words marked; nothing found; too much; every text as text. */
#include "page_case.h"

#include <string.h>

static const struct api_settings settings = {.public_url = "https://embassies.example"};

static const struct page_case pages[] = {
    {"/search",
     200,
     NULL,
     {"<h1>Search</h1>", "<form class=\"narrow\" role=\"search\" action=\"/search\">",
      "<label for=\"q\">", "name=\"q\" type=\"search\""},
     {"noindex", "<section", "<mark"}},
    {"/search?q=",
     200,
     NULL,
     {"<h1>Search</h1>"},
     {"noindex", "<section", "Nothing was found"}},
    {"/search?q=france",
     200,
     NULL,
     {"<meta name=\"robots\" content=\"noindex\">",
      "<title>Search: france · Embassy finder</title>", "value=\"france\"",
      "Countries <span class=\"badge\">",
      "<a href=\"/country/france\" lang=\"en\" dir=\"auto\"><mark>France</mark></a>",
      "Embassies and consulates <span class=\"badge\">"},
     {"rel=\"canonical\"", "Nothing was found", "\"items\""}},
    {"/fr/search?q=france",
     200,
     NULL,
     {"action=\"/fr/search\"", "href=\"/fr/country/france\"",
      "href=\"/search?q=france\">English</a>"},
     {NULL}},
    {"/search?q=Rusland",
     200,
     NULL,
     {"<a href=\"/country/russia\" lang=\"en\" dir=\"auto\">Russia</a>",
      "<p dir=\"auto\"><mark>Rusland</mark></p>"},
     {NULL}},
    {"/search?q=embassy+moscow",
     200,
     NULL,
     {"<a href=\"/mission/Q900000001\"", "<mark>Embassy</mark>",
      "News <span class=\"badge\">1</span>",
      "<a href=\"/news/embassy-moves\" lang=\"en\" dir=\"auto\">The <mark>embassy</mark> in",
      "<time datetime=\"2026-02-20T09:00:00Z\">20 February 2026</time>"},
     {"A draft", "A consulate opens"}},
    {"/search?q=passport", 200, NULL, {"Bring your <mark>passport</mark>"}, {NULL}},
    {"/search?q=consular+help",
     200,
     NULL,
     {"Notices <span class=\"badge\">1</span>", "<a href=\"/country/russia\" lang=\"en\"",
      "<mark>Consular</mark> <mark>help</mark> in Russia",
      "Issued by <bdi>Ministry of Examples</bdi>"},
     {"Not in force now"}},
    {"/search?q=strike+january",
     200,
     NULL,
     {"<li><strong lang=\"en\" dir=\"auto\"><mark>Strike</mark>",
      "<span class=\"badge warn\">Not in force now</span>"},
     {NULL}},
    {"/search?q=embassy&kinds=mission",
     200,
     NULL,
     {"Embassies and consulates <span"},
     {"News <span", "Countries <span"}},
    {"/search?q=embassy&kinds=nothing", 400, NULL, {"<h1"}, {NULL}},
    {"/search?q=Frnce",
     200,
     NULL,
     {"Nothing was found for: <bdi>Frnce</bdi>", "Did you mean:",
      "<li><a href=\"/country/france\">France</a></li>", "action=\"/help\""},
     {"<section"}},
    {"/search?q=%21%22%24",
     200,
     NULL,
     {"Nothing was found for: <bdi>!&quot;$</bdi>"},
     {"<section"}},
    {"/search?q=a+b+c+d+e+f+g+h+i+j+k+l+m",
     400,
     NULL,
     {"use fewer.", "value=\"a b c"},
     {NULL}},
    {"/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22%20onfocus=%22a",
     200,
     NULL,
     {"value=\"&lt;script&gt;alert(1)&lt;/script&gt;&quot; onfocus=&quot;a\"",
      "<title>Search: &lt;script&gt;"},
     {"<script>alert", "\" onfocus=\""}},
};

/* As many words as may be, and as many bytes, and one more. */
static void check_longest(struct tap *tap, struct db *db)
{
    char target[1000] = "/search?q=";
    struct api_response response;

    for (int i = 0; i < 100; i++)
        (void)strncat(target, "%D0%96", sizeof(target) - strlen(target) - 1);
    int status = page_get(db, target, &settings, &response);
    api_response_release(&response);
    (void)strncat(target, "a", sizeof(target) - strlen(target) - 1);
    int longer = page_get(db, target, &settings, &response);
    tap_check(tap, status == 200 && longer == 400 && page_has(&response, "use fewer."),
              "200 bytes are searched for, 201 are too many (%d, %d)", status, longer);
    api_response_release(&response);
}

/* Of a kind with more than fit: ten, and the way to fifty. */
static void check_more(struct tap *tap, struct db *db)
{
    struct api_response response;
    int items = 0;

    (void)page_get(db, "/search?q=embassy", &settings, &response);
    tap_check(tap,
              page_has(&response,
                       "Embassies and consulates <span class=\"badge\">10+</span>") &&
                  page_has(&response, "<a href=\"/search?q=embassy&amp;kinds=mission\">"),
              "of many the first ten, and the way to the others");
    api_response_release(&response);
    (void)page_get(db, "/search?q=embassy&kinds=mission", &settings, &response);
    for (const char *at = response.body;
         at && (at = strstr(at, "<li><a href=\"/mission/")); at++)
        items++;
    tap_check(tap, items > 10 && items <= 50, "which are %d", items);
    api_response_release(&response);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_golden(&sample);
    sample_reopen(&sample);
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
        page_check(&tap, sample.db, &pages[i], &settings);
    check_longest(&tap, sample.db);
    sample_remove(&sample);

    sample_create(&sample, true);
    sample_reopen(&sample);
    check_more(&tap, sample.db);
    sample_remove(&sample);
    return tap_end(&tap);
}
