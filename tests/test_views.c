/* test_views.c - the pages of the site without a socket: status, what stands in them and
 * what does not, every field escaped, and how long they may be kept. */
#include "page_case.h"

#include <stdio.h>
#include <string.h>

enum { OPENS_SOON = 1772697600 }; /* 2026-03-05T08:00:00Z: of an article of the sample */

static const struct api_settings settings = {.shell = "[<!--HEAD-->|<!--MAIN-->]"};

static int get_at(struct db *db, const char *target, int64_t now, const char *tag,
                  struct api_response *ret_response)
{
    const struct api_request request = {.method = API_GET,
                                        .target = target,
                                        .if_none_match = tag,
                                        .now = now,
                                        .settings = &settings};

    api_handle(&request, db, ret_response);
    return ret_response->status;
}

/* ---- What each page is ---- */

static const struct page_case pages[] = {
    {"/news",
     200,
     NULL,
     {"[<title>News · Embassy finder</title>", "<h1 dir=\"auto\">News</h1>",
      "<a href=\"/news/embassy-moves\" lang=\"en\" dir=\"auto\">The embassy in Moscow",
      "<time datetime=\"2017-04-12T00:00:00Z\">12 April 2017</time>",
      " lang=\"fr\" dir=\"auto\">"},
     {"A draft", "A consulate opens", "Something wrong"}},
    {"/news?country=NP&fbclid=1", 200, NULL, {"L’ambassade"}, {"Talks in Moscow"}},
    {"/news?country=BR", 200, NULL, {"There is no news yet."}, {"<ul"}},
    {"/news/embassy-moves",
     200,
     NULL,
     {"<meta name=\"description\" content=\"From March on it has a new address.\">",
      "<li><bdi><a href=\"/news\">News</a></bdi></li><li aria-current=\"page\"><bdi>The embassy",
      "<p>The embassy <strong>moves</strong>.</p>",
      "<a href=\"https://example.org/news/1\" rel=\"nofollow noopener noreferrer\">",
      "<time datetime=\"2026-02-20T09:00:00Z\">Published on <bdi>20 February 2026"},
     {"Related embassies</h1>", "For the French in Russia", "Strike in January"}},
    {"/news/embassy-moves",
     200,
     NULL,
     {"|<aside class=\"notice banner\"", "Consular help in Russia",
      "<a href=\"/country/russia\">Find your country’s embassy in <bdi>Russia</bdi></a>",
      "<span class=\"badge bad\">Severe danger</span>",
      "Reviewed on <bdi>20 February 2026"},
     {"overdue", "<h2 id=\"notice", NULL}},
    {"/news/embassy-moves",
     200,
     NULL,
     {"Level 4: Stay away", "<dt>By</dt><dd><bdi>A. Writer</bdi>, <bdi>B. Writer</bdi>",
      "<li><a href=\"/country/france\">France</a></li>",
      "<li><a href=\"/news?tag=moving\">moving</a></li>",
      "<a href=\"/help/france/russia\">Citizen of: <bdi>France</bdi> · In: <bdi>Russia"},
     {"Updated on", NULL, NULL}},
    {"/country/russia",
     200,
     NULL,
     {"<a href=\"/?host=russia\">Find your country’s embassy in <bdi>Russia</bdi></a>"},
     {NULL}},
    {"/fr/news/embassy-moves",
     200,
     NULL,
     {"<a href=\"/fr/country/russia\"><bdi>Russie</bdi>", "/fr/news?tag=moving"},
     {NULL}},
    {"/news/talks", 308, "/news/talks-in-moscow", {NULL}, {NULL}},
    {"/news/not-true",
     410,
     NULL,
     {"<p dir=\"auto\">It was not true.</p>"},
     {"Something wrong", "It was wrong"}},
    {"/news/a-draft", 404, NULL, {"There is no such page"}, {"A draft"}},
    {"/news/opens-soon", 404, NULL, {"There is no such page"}, {"A consulate"}},
    {"/news/nothing", 404, NULL, {"There is no such page"}, {NULL}},
    {"/news/embassy-moves/more", 404, NULL, {"<h1"}, {"problem"}},
    {"/news?country=&tag=", 200, NULL, {"<h1 dir=\"auto\">News</h1>"}, {"All news"}},
    {"/news?country=Nepal",
     200,
     NULL,
     {"name=\"country\" value=\"Nepal\"", "L’ambassade", "News about: Nepal</h1>",
      "All news"},
     {"Talks in Moscow"}},
    {"/news?tag=diplomacy", 200, NULL, {"Talks in Moscow"}, {"L’ambassade"}},
    {"/news?older=nothing", 200, NULL, {"Talks in Moscow"}, {"newer="}},
    {"/news?older=ambassade-ouverte",
     200,
     NULL,
     {"Talks in Moscow", "<a href=\"/news?newer=talks-in-moscow\">Newer news</a>",
      "<meta name=\"robots\" content=\"noindex\">"},
     {"L’ambassade", "Older news"}},
    {"/news?newer=ambassade-ouverte",
     200,
     NULL,
     {"The embassy in Moscow", "<a href=\"/news?older=embassy-moves\">Older news</a>"},
     {"L’ambassade", "Newer news"}},
    {"/news?country=Frnce",
     404,
     NULL,
     {"<a href=\"/news?country=france\">France"},
     {NULL}},
    {"/country/RU", 308, "/country/russia", {NULL}, {NULL}},
    {"/saved",
     200,
     NULL,
     {"<h1>Saved on this device</h1>", "<div data-kept hidden>",
      "<meta name=\"robots\" content=\"noindex\">"},
     {NULL}},
    {"/offline",
     200,
     NULL,
     {"<h1>You are offline</h1>", "<a class=\"button\" href=\"\">Try again</a>",
      "action=\"/help\"", "<meta name=\"robots\" content=\"noindex\">"},
     {"rel=\"canonical\""}},
    {"/ar/offline", 200, NULL, {"action=\"/ar/help\""}, {"You are offline"}},
    {"/ar/country/RU", 308, "/ar/country/russia", {NULL}, {NULL}},
    {"/en/news?country=NP", 308, "/news?country=NP", {NULL}, {NULL}},
    {"/ar", 308, "/ar/", {NULL}, {NULL}},
    {"/en//example.org", 404, NULL, {"<h1"}, {NULL}},
    {"/ar/api/v1/news", 404, NULL, {"<h1"}, {NULL}},
    {"/ar/nothing", 404, NULL, {"<h1"}, {NULL}},
    {"/fr/news", 200, NULL, {"12 avril 2017", "href=\"/fr/news/embassy-moves\""}, {NULL}},
    {"/", 200, NULL, {"<title>Embassy finder</title>", "action=\"/help\""}, {NULL}},
    {"/country/russia",
     200,
     NULL,
     {"<h1>Embassies and consulates in: <bdi>Russia</bdi></h1>",
      "name=\"host\" value=\"russia\"", "<bdi>4</bdi> embassies and consulates here",
      "<a href=\"/help/france/russia\">France</a><ul>\n<li data-lat",
      "For the French in Russia"},
     {"Storm next week", "Strike in January", NULL}},
    {"/country/nepal",
     200,
     NULL,
     {"Nobody looked at this since", "overdue for review", "<bdi>0</bdi> embassies",
      "<span>(India)</span>"},
     {"class=\"filter\"", NULL, NULL}},
    {"/country/Frnce", 404, NULL, {"<a href=\"/country/france\">France</a>"}, {NULL}},
    {"/country", 404, NULL, {"<h1"}, {"problem"}},
};

/* The shell is around it whole. */
static void check_page(struct tap *tap, struct db *db, const struct page_case *page)
{
    struct api_response response;

    page_check(tap, db, page, &settings);
    if (page->location)
        return;
    (void)page_get(db, page->target, &settings, &response);
    tap_check(tap,
              response.length > 1 && response.body[0] == '[' &&
                  response.body[response.length - 1] == ']',
              "%s is whole", page->target);
    api_response_release(&response);
}

/* ---- Texts that would be markup ---- */

#define HOSTILE "</p><b x='\\\"&amp;>"
#define AS_TEXT "&lt;/p&gt;&lt;b x=&#39;&quot;&amp;amp;&gt;"

static size_t count_of(const struct api_response *response, const char *words)
{
    size_t count = 0;

    for (const char *at = response->body; at && (at = strstr(at, words)); at++)
        count++;
    return count;
}

static void check_escapes(struct tap *tap, struct db *db)
{
    struct api_response response;

    page_write(db, API_PUT, "/api/v1/articles/hostile",
               "{\"title\":\"t" HOSTILE "\",\"summary\":\"s" HOSTILE
               "\",\"body\":\"b" HOSTILE "\",\"authors\":[\"a" HOSTILE
               "\"],\"tags\":[\"g" HOSTILE "\"],\"source_name\":\"n" HOSTILE
               "\",\"countries\":[\"BT\"],\"state\":\"published\"}");
    page_write(db, API_PUT, "/api/v1/notices/01KJM000000000000000000099",
               "{\"issuer\":\"i" HOSTILE "\",\"headline\":\"h" HOSTILE
               "\",\"body\":\"c" HOSTILE "\",\"level\":\"l" HOSTILE
               "\",\"level_scale\":\"e" HOSTILE "\",\"instruction\":\"r" HOSTILE
               "\",\"countries\":[\"BT\"],\"banner\":true,"
               "\"reviewed_at\":\"2026-02-20\",\"state\":\"published\"}");
    (void)get_at(db, "/news/hostile", SAMPLE_NOW, NULL, &response);
    tap_check(tap, !page_has(&response, "<b x"), "no text of an article becomes markup");
    for (const char *field = "tsagnihlerbc"; *field; field++) {
        char text[64];

        (void)snprintf(text, sizeof(text), "%c" AS_TEXT, *field);
        if (*field == 'b' || *field == 'c') /* Markdown reads the entity */
            (void)snprintf(text, sizeof(text), "%c&lt;/p&gt;&lt;b x=&#39;&quot;&amp;&gt;",
                           *field);
        tap_check(tap, count_of(&response, text) >= 1, "field '%c' is there, as text",
                  *field);
    }
    tap_check(
        tap, count_of(&response, "t" AS_TEXT) == 4,
        "the title stands in the window, in its card, in the way here, and above the text");
    api_response_release(&response);
    (void)get_at(db, "/country/%3Cb%20x%3E", SAMPLE_NOW, NULL, &response);
    tap_check(tap, response.status == 404 && !page_has(&response, "<b x"),
              "what was asked for is escaped too");
    api_response_release(&response);
}

/* The longest reason there can be, of letters of two bytes. */
static void check_reason(struct tap *tap, struct db *db)
{
    struct api_response response;
    char reason[1001] = "";
    char body[1200];

    for (size_t i = 0; i < 1000; i += 2)
        memcpy(reason + i, "Ж", 3);
    (void)snprintf(body, sizeof(body),
                   "{\"state\":\"withdrawn\",\"withdrawn_reason\":\"%s\"}", reason);
    page_write(db, API_PATCH, "/api/v1/articles/hostile", body);
    (void)get_at(db, "/news/hostile", SAMPLE_NOW, NULL, &response);
    tap_check(tap, response.status == 410 && page_has(&response, reason),
              "a long reason is told to its end");
    api_response_release(&response);
}

/* ---- Lists longer than a page ---- */

enum { MANY = 45 };

static void note_shown(const struct api_response *response, int *shown)
{
    char link[64];

    for (int i = 0; i < MANY; i++) {
        (void)snprintf(link, sizeof(link), "href=\"/news/many-%d\"", i);
        shown[i] += page_has(response, link) ? 1 : 0;
    }
}

/* The address of the link to older (or newer) news; "" on the last page. */
static void read_way(const struct api_response *response, const char *key, char *path,
                     size_t size)
{
    const char *place = response->body ? strstr(response->body, key) : NULL;
    const char *begin = place;

    while (begin && strncmp(begin, "/news?", 6) != 0)
        begin--;
    size_t length = begin ? strcspn(begin, "\"") : 0;
    size_t at = 0;

    for (size_t i = 0; i < length && at + 1 < size; i++) {
        path[at++] = begin[i];
        if (strncmp(begin + i, "&amp;", 5) == 0)
            i += 4;
    }
    path[at] = '\0';
}

/* From a page on, one way, until there are no more: how many pages. The last one stays.
 */
static int read_pages(struct db *db, const char *key, char *target, size_t size,
                      int *shown)
{
    int read = 0;

    for (char next[256] = "x"; next[0] && read < 9; read++) {
        struct api_response response;

        (void)get_at(db, target, SAMPLE_NOW, NULL, &response);
        note_shown(&response, shown);
        read_way(&response, key, next, sizeof(next));
        if (next[0])
            (void)snprintf(target, size, "%s", next);
        api_response_release(&response);
    }
    return read;
}

static int not_once(const int *shown)
{
    int wrong = 0;

    for (int i = 0; i < MANY; i++)
        wrong += shown[i] != 1;
    return wrong;
}

static void check_older(struct tap *tap, struct db *db)
{
    char target[256] = "/news?country=Japan&fbclid=1";
    char body[160];
    int shown[MANY] = {0};
    int back[MANY] = {0};

    for (int i = 0; i < MANY; i++) {
        char name[64];

        (void)snprintf(name, sizeof(name), "/api/v1/articles/many-%d", i);
        (void)snprintf(body, sizeof(body),
                       "{\"title\":\"M\",\"body\":\"B\",\"countries\":[\"JP\"],"
                       "\"state\":\"published\",\"published_at\":\"2025-01-%02d\"}",
                       1 + i % 28);
        page_write(db, API_PUT, name, body);
    }
    int read = read_pages(db, "older=", target, sizeof(target), shown);
    tap_check(tap, read == 3 && not_once(shown) == 0,
              "%d articles on %d pages, %d of them not once", MANY, read,
              not_once(shown));
    read = read_pages(db, "newer=", target, sizeof(target), back);
    tap_check(tap, read == 3 && not_once(back) == 0,
              "and back on %d pages, %d of them not once", read, not_once(back));
}

/* ---- Time ---- */

static void check_keeping(struct tap *tap, struct db *db)
{
    struct api_response response;
    struct api_response later;
    const char *field = NULL;

    (void)get_at(db, "/news", OPENS_SOON - 5, NULL, &response);
    field = sample_header(&response, "Cache-Control");
    tap_check(tap,
              response.valid_until == OPENS_SOON && field &&
                  strncmp(field, "public, max-age=5,", 18) == 0,
              "a list is kept until the next article: %s", field ? field : "");
    tap_check(tap,
              get_at(db, "/news", OPENS_SOON - 4, sample_header(&response, "ETag"),
                     &later) == 304,
              "304 for the tag it had");
    api_response_release(&later);
    (void)get_at(db, "/news", OPENS_SOON, sample_header(&response, "ETag"), &later);
    tap_check(tap, later.status == 200 && page_has(&later, "A consulate opens"),
              "at its time the article is there");
    api_response_release(&later);
    api_response_release(&response);
    tap_check(tap, get_at(db, "/news/opens-soon", OPENS_SOON, NULL, &response) == 200,
              "and has a page");
    api_response_release(&response);
}

static void check_targets(struct tap *tap)
{
    static const struct {
        const char *target;
        bool owned, open;
    } targets[] = {
        {"/api/v1/", true, true},     {"/news", true, false},
        {"/news?a", true, false},     {"/news/a", true, false},
        {"/country", true, false},    {"/newsletter", false, false},
        {"/", true, false},           {"", false, false},
        {"/news.html", false, false}, {"/api", false, false},
    };

    for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++) {
        tap_check(tap,
                  api_owns(targets[i].target) == targets[i].owned &&
                      api_is_open(targets[i].target) == targets[i].open,
                  "'%s' is answered by whom it should be", targets[i].target);
    }
}

static bool is_nothing(const char *accept, const char *type)
{
    const struct api_request request = {.target = "/nwes", .accept = accept};
    struct api_response response;

    api_nothing(&request, &response);
    bool good = response.status == 404 && strcmp(response.type, type) == 0;
    api_response_release(&response);
    return good;
}

static void check_nothing(struct tap *tap)
{
    tap_check(tap, is_nothing("text/html,*/*;q=0.8", "text/html; charset=utf-8"),
              "no such address: a page for a browser");
    tap_check(tap,
              is_nothing("*/*", "application/problem+json") &&
                  is_nothing(NULL, "application/problem+json"),
              "and JSON for others");
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_golden(&sample);
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
        check_page(&tap, sample.db, &pages[i]);
    check_keeping(&tap, sample.db);
    sample_remove(&sample);

    sample_create(&sample, false);
    check_escapes(&tap, sample.db);
    check_reason(&tap, sample.db);
    check_older(&tap, sample.db);
    sample_remove(&sample);
    check_targets(&tap);
    check_nothing(&tap);
    return tap_end(&tap);
}
