/* test_views.c - the pages of the site without a socket: status, what stands in them and
 * what does not, every field escaped, and how long they may be kept. */
#include "sample.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPENS_SOON = 1772697600 }; /* 2026-03-05T08:00:00Z: of an article of the sample */

static const char shell[] = "[<!--HEAD-->|<!--MAIN-->]";

static int get_at(struct db *db, const char *target, int64_t now, const char *tag,
                  struct api_response *ret_response)
{
    const struct api_settings settings = {.shell = shell};
    const struct api_request request = {.method = API_GET,
                                        .target = target,
                                        .if_none_match = tag,
                                        .now = now,
                                        .settings = &settings};

    api_handle(&request, db, ret_response);
    return ret_response->status;
}

static void write_record(struct db *db, enum api_method method, const char *target,
                         const char *body)
{
    static unsigned char count; /* no two ids alike */
    unsigned char entropy[API_ENTROPY] = {[9] = ++count};
    bool is_new = method == API_PUT;
    const struct api_request request = {
        .method = method,
        .target = target,
        .body = body,
        .body_length = strlen(body),
        .content_type = is_new ? "application/json" : "application/merge-patch+json",
        .if_none_match = is_new ? "*" : NULL,
        .if_match = is_new ? NULL : "*",
        .now = SAMPLE_NOW - 60,
        .entropy = entropy,
        .local = "test",
    };
    struct api_response response;

    api_handle(&request, db, &response);
    if (response.status / 100 != 2) {
        tap_note("%s: %d %.*s", target, response.status, (int)response.length,
                 response.body ? response.body : "");
        exit(1);
    }
    api_response_release(&response);
}

static bool has(const struct api_response *response, const char *words)
{
    return response->body && strstr(response->body, words);
}

/* ---- What each page is ---- */

struct page {
    const char *target;
    int status;
    const char *location;
    const char *shown[5], *hidden[3];
};

static const struct page pages[] = {
    {"/news",
     200,
     NULL,
     {"[<title>News · Embassy finder</title>", "<h1>News</h1>",
      "<a href=\"/news/embassy-moves\">The embassy in Moscow moves</a>",
      "<time datetime=\"2017-04-12T00:00:00Z\">12 April 2017</time>",
      "<li lang=\"fr\" dir=\"auto\">"},
     {"A draft", "A consulate opens", "Something wrong"}},
    {"/news?country=NP&fbclid=1", 200, NULL, {"L’ambassade"}, {"Talks in Moscow"}},
    {"/news?country=BR", 200, NULL, {"There is no news yet."}, {"<ul"}},
    {"/news/embassy-moves",
     200,
     NULL,
     {"<meta name=\"description\" content=\"From March on it has a new address.\">",
      "<li><a href=\"/news\">News</a></li><li aria-current=\"page\"><bdi>The embassy",
      "<p>The embassy <strong>moves</strong>.</p>",
      "<a href=\"https://example.org/news/1\" rel=\"nofollow noopener noreferrer\">",
      "Published on <time datetime=\"2026-02-20T09:00:00Z\">20 February 2026</time>"},
     {"Related embassies</h1>", "For the French in Russia", "Strike in January"}},
    {"/news/embassy-moves",
     200,
     NULL,
     {"|<aside class=\"notice banner\"", "Consular help in Russia",
      "<a href=\"/?host=RU\">Find your country&#39;s embassy in Russia</a>",
      "Level 4: Stay away", "reviewed <time datetime=\"2026-02-20T00:00:00Z\">"},
     {"overdue", NULL, NULL}},
    {"/news/talks", 308, "/news/talks-in-moscow", {NULL}, {NULL}},
    {"/news/not-true", 410, NULL, {"<p dir=\"auto\">It was not true.</p>"}, {"wrong"}},
    {"/news/a-draft", 404, NULL, {"There is no such article."}, {"A draft"}},
    {"/news/opens-soon", 404, NULL, {"There is no such article."}, {"A consulate"}},
    {"/news/nothing", 404, NULL, {"There is no such article."}, {NULL}},
    {"/news/embassy-moves/more", 404, NULL, {"<h1>"}, {"problem"}},
    {"/news?cursor=x", 400, NULL, {"<h1>"}, {NULL}},
    {"/country/russia", 308, "/country/RU", {NULL}, {NULL}},
    {"/country/RU",
     200,
     NULL,
     {"<h1>Help in Russia</h1>", "name=\"host\" value=\"RU\"", "Missions here: ",
      "<a href=\"/?nationality=FR&amp;host=RU\">France</a>", "For the French in Russia"},
     {"Storm next week", "Strike in January", NULL}},
    {"/country/NP",
     200,
     NULL,
     {"Nobody looked at this since", "overdue for review", "Missions here: 0"},
     {"<ul class=\"missions\"", NULL, NULL}},
    {"/country/Frnce", 404, NULL, {"<a href=\"/country/FR\">France</a>"}, {NULL}},
    {"/country", 404, NULL, {"<h1>"}, {"problem"}},
};

static void check_page(struct tap *tap, struct db *db, const struct page *page)
{
    struct api_response response;
    bool is_page = false;
    bool good = get_at(db, page->target, SAMPLE_NOW, NULL, &response) == page->status;
    const char *location = sample_header(&response, "Location");

    if (page->location) {
        good &= location && strcmp(location, page->location) == 0;
    } else {
        is_page = response.type && strcmp(response.type, "text/html; charset=utf-8") == 0;
        good &= is_page && response.body[0] == '[' &&
                response.body[response.length - 1] == ']';
    }
    for (size_t i = 0; i < 5 && page->shown[i]; i++)
        good &= has(&response, page->shown[i]);
    for (size_t i = 0; i < 3 && page->hidden[i]; i++)
        good &= !has(&response, page->hidden[i]);
    if (!tap_check(tap, good, "%s: %d", page->target, page->status))
        tap_note("%d: %.*s", response.status, (int)response.length,
                 response.body ? response.body : "");
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

    write_record(db, API_PUT, "/api/v1/articles/hostile",
                 "{\"title\":\"t" HOSTILE "\",\"summary\":\"s" HOSTILE
                 "\",\"body\":\"b" HOSTILE "\",\"authors\":[\"a" HOSTILE
                 "\"],\"tags\":[\"g" HOSTILE "\"],\"source_name\":\"n" HOSTILE
                 "\",\"countries\":[\"BT\"],\"state\":\"published\"}");
    write_record(db, API_PUT, "/api/v1/notices/01KJM000000000000000000099",
                 "{\"issuer\":\"i" HOSTILE "\",\"headline\":\"h" HOSTILE
                 "\",\"body\":\"c" HOSTILE "\",\"level\":\"l" HOSTILE
                 "\",\"level_scale\":\"e" HOSTILE "\",\"instruction\":\"r" HOSTILE
                 "\",\"countries\":[\"BT\"],\"banner\":true,"
                 "\"reviewed_at\":\"2026-02-20\",\"state\":\"published\"}");
    (void)get_at(db, "/news/hostile", SAMPLE_NOW, NULL, &response);
    tap_check(tap, !has(&response, "<b x"), "no text of an article becomes markup");
    for (const char *field = "tsagnihlerbc"; *field; field++) {
        char text[64];

        (void)snprintf(text, sizeof(text), "%c" AS_TEXT, *field);
        if (*field == 'b' || *field == 'c') /* Markdown reads the entity */
            (void)snprintf(text, sizeof(text), "%c&lt;/p&gt;&lt;b x=&#39;&quot;&amp;&gt;",
                           *field);
        tap_check(tap, count_of(&response, text) >= 1, "field '%c' is there, as text",
                  *field);
    }
    tap_check(tap, count_of(&response, "t" AS_TEXT) == 3,
              "the title stands in the window, in the way here, and above the text");
    api_response_release(&response);
    (void)get_at(db, "/country/%3Cb%20x%3E", SAMPLE_NOW, NULL, &response);
    tap_check(tap, response.status == 404 && !has(&response, "<b x"),
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
    write_record(db, API_PATCH, "/api/v1/articles/hostile", body);
    (void)get_at(db, "/news/hostile", SAMPLE_NOW, NULL, &response);
    tap_check(tap, response.status == 410 && has(&response, reason),
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
        shown[i] += has(response, link) ? 1 : 0;
    }
}

/* The address of the link to older news; "" on the last page. */
static void read_older(const struct api_response *response, char *path, size_t size)
{
    const char *begin = response->body ? strstr(response->body, "/news?") : NULL;
    size_t length = begin ? strcspn(begin, "\"") : 0;
    size_t at = 0;

    for (size_t i = 0; i < length && at + 1 < size; i++) {
        path[at++] = begin[i];
        if (strncmp(begin + i, "&amp;", 5) == 0)
            i += 4;
    }
    path[at] = '\0';
}

static void check_older(struct tap *tap, struct db *db)
{
    char target[256] = "/news?country=JP";
    char body[160];
    int shown[MANY] = {0};
    int read = 0;
    int wrong = 0;

    for (int i = 0; i < MANY; i++) {
        char name[64];

        (void)snprintf(name, sizeof(name), "/api/v1/articles/many-%d", i);
        (void)snprintf(body, sizeof(body),
                       "{\"title\":\"M\",\"body\":\"B\",\"countries\":[\"JP\"],"
                       "\"state\":\"published\",\"published_at\":\"2025-01-%02d\"}",
                       1 + i % 28);
        write_record(db, API_PUT, name, body);
    }
    for (; target[0] && read < 9; read++) {
        struct api_response response;

        (void)get_at(db, target, SAMPLE_NOW, NULL, &response);
        note_shown(&response, shown);
        read_older(&response, target, sizeof(target));
        api_response_release(&response);
    }
    for (int i = 0; i < MANY; i++)
        wrong += shown[i] != 1;
    tap_check(tap, read == 3 && wrong == 0,
              "%d articles on %d pages, %d of them not once", MANY, read, wrong);
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
    tap_check(tap, later.status == 200 && has(&later, "A consulate opens"),
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
        {"/", false, false},          {"", false, false},
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
