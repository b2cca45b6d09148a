/* test_sitemap.c - /robots.txt and /sitemap.xml without a socket: what stands there, that
 * every address in it is a page, and the parts of a store that needs them. */
#include "page_case.h"
#include "routes.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char base[] = "https://embassies.example";
enum { CROWD = 50 * 1000 };

static int get(struct db *db, const char *target, const char *url,
               struct api_response *ret_response)
{
    const struct api_settings settings = {.public_url = url};
    const struct api_request request = {
        .method = API_GET, .target = target, .now = SAMPLE_NOW, .settings = &settings};

    api_handle(&request, db, ret_response);
    return ret_response->status;
}

/* The next place of the words, letter by letter: AddressSanitizer's strstr measures all
 * that is left at each call, which a file of megabytes makes minutes of. */
static const char *find_next(const char *at, const char *words)
{
    const size_t length = strlen(words);

    while (at && (at = strchr(at, words[0])) && strncmp(at, words, length) != 0)
        at++;
    return at;
}

static int count_of(const struct api_response *response, const char *words)
{
    int count = 0;

    for (const char *at = response->body; (at = find_next(at, words)); at++)
        count++;
    return count;
}

/* ---- robots.txt ---- */

static void check_robots(struct tap *tap, struct db *db)
{
    struct api_response response;

    tap_check(tap,
              api_owns("/robots.txt") && api_owns("/sitemap.xml?a") &&
                  api_owns("/sitemap-12.xml") && !api_owns("/sitemap-12.xmls") &&
                  !api_owns("/robots.txt.bak") && !api_owns("/sitemap"),
              "files at the root are the API's, and no others");
    (void)get(db, "/robots.txt", base, &response);
    tap_check(
        tap,
        response.status == 200 && strncmp(response.type, "text/plain", 10) == 0 &&
            page_has(&response, "User-agent: *\nDisallow: /api/\n"
                                "Allow: /api/v1/feeds/\n") &&
            page_has(&response, "\nSitemap: https://embassies.example/sitemap.xml\n"),
        "robots may read the pages and are told where the map is");
    api_response_release(&response);
    (void)get(db, "/robots.txt", NULL, &response);
    tap_check(tap, response.status == 200 && !page_has(&response, "Sitemap"),
              "which has an address only where the site has one");
    api_response_release(&response);
    tap_check(tap, get(db, "/ar/robots.txt", base, &response) == 404,
              "and speaks no language");
    api_response_release(&response);
}

/* ---- One file ---- */

static bool is_listed(const struct api_response *map, const char *path,
                      const char *changed)
{
    char entry[512];

    (void)snprintf(entry, sizeof(entry), "<url><loc>%s%s</loc>%s%s%s</url>", base, path,
                   changed ? "<lastmod>" : "", changed ? changed : "",
                   changed ? "</lastmod>" : "");
    if (!page_has(map, entry))
        tap_note("not there: %s", entry);
    return page_has(map, entry);
}

static bool is_routed(const char *path)
{
    const size_t length = 1 + strcspn(path + 1, "/");

    for (const struct route *route = routes; route->pattern; route++) {
        if (strncmp(route->pattern, path, length) == 0 &&
            strchr("/", route->pattern[length]))
            return true;
    }
    return false;
}

/* How many of the addresses are no page. */
static int count_dead(struct db *db, const struct api_response *map, int *ret_count)
{
    const size_t length = strlen("<loc>") + strlen(base);
    int dead = 0;

    *ret_count = 0;
    for (const char *at = map->body; (at = find_next(at, "<loc>")); at++) {
        struct api_response page;
        char path[256];

        (void)snprintf(path, sizeof(path), "%.*s",
                       (int)(strcspn(at + length, "<") & 0xFF), at + length);
        ++*ret_count;
        if (!is_routed(path))
            continue;
        if (get(db, path, base, &page) != 200) {
            tap_note("%s: %d", path, page.status);
            dead++;
        }
        api_response_release(&page);
    }
    return dead;
}

static void check_map(struct tap *tap, struct db *db)
{
    struct api_response response;
    int count = 0;

    tap_check(tap,
              get(db, "/sitemap.xml", NULL, &response) == 404 &&
                  page_has(&response, "--public-url"),
              "without a public URL there is no map, and why");
    api_response_release(&response);
    (void)get(db, "/sitemap.xml", base, &response);
    tap_check(tap,
              response.status == 200 && strcmp(response.type, "application/xml") == 0 &&
                  is_listed(&response, "/", NULL) &&
                  is_listed(&response, "/news", NULL) &&
                  is_listed(&response, "/about", NULL) &&
                  is_listed(&response, "/country/russia", NULL) &&
                  is_listed(&response, "/missions-of/france", NULL) &&
                  is_listed(&response, "/mission/Q900000001", NULL),
              "pages, countries, who sends missions, and each of these");
    tap_check(tap,
              is_listed(&response, "/news/embassy-moves", "2026-02-20T09:00:00Z") &&
                  is_listed(&response, "/news/talks-in-moscow", "2017-04-12T00:00:00Z") &&
                  count_of(&response, "/news/") == 3 && !page_has(&response, "a-draft") &&
                  !page_has(&response, "opens-soon") && !page_has(&response, "not-true"),
              "articles that are public now, with their date");
    tap_check(tap,
              !page_has(&response, "/missions-of/bhutan") &&
                  !page_has(&response, "/help/"),
              "nothing of countries without missions, and no lookups");
    int dead = count_dead(db, &response, &count);
    tap_check(tap, count > 250 && dead == 0, "%d addresses, %d are no page", count, dead);
    api_response_release(&response);
    tap_check(tap, get(db, "/sitemap-1.xml", base, &response) == 404,
              "and no parts where one file holds all");
    api_response_release(&response);
}

/* ---- Parts ---- */

/* Straight into the table: only their ids matter. */
static const char crowd_sql[] =
    "INSERT INTO source (id, name, licence, rev) VALUES ('crowd', 'Crowd', 'CC0-1.0', 1);"
    "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 50001)"
    "INSERT INTO mission (number, id, sending, host, rank, class, legal_kind,"
    " point_quality, status, name, services, claims, source, digest, rev, updated_at)"
    " SELECT i, 'Q8' || i, 'FR', 'NP', 'consulate', 'consulate', 'consular', 'none',"
    " 'open', 'Office', 0, 0, 'crowd', 0, 1, '2026-01-01T00:00:00Z' FROM n";

static void put_crowd(const char *path)
{
    sqlite3 *handle = NULL;
    char *error = NULL;

    if (sqlite3_open(path, &handle) != SQLITE_OK ||
        sqlite3_exec(handle, crowd_sql, NULL, NULL, &error) != SQLITE_OK) {
        tap_note("crowd: %s", error ? error : sqlite3_errmsg(handle));
        exit(1);
    }
    (void)sqlite3_close(handle);
}

static void check_parts(struct tap *tap, struct db *db)
{
    static const int missions[] = {0, CROWD, 1};
    struct api_response response;
    char target[32];

    (void)get(db, "/sitemap.xml", base, &response);
    tap_check(tap,
              page_has(&response, "<sitemapindex xmlns=") &&
                  page_has(&response,
                           "<sitemap><loc>https://embassies.example/sitemap-1.xml") &&
                  count_of(&response, "<loc>") == 3,
              "beyond 50,000 addresses an index of parts");
    api_response_release(&response);
    for (int i = 0; i < 3; i++) {
        (void)snprintf(target, sizeof(target), "/sitemap-%d.xml", i + 1);
        (void)get(db, target, base, &response);
        tap_check(tap,
                  response.status == 200 &&
                      count_of(&response, "/mission/") == missions[i] &&
                      count_of(&response, "<loc>") <= CROWD &&
                      page_has(&response, "/country/russia") == (i == 0),
                  "part %d has %d missions", i + 1, missions[i]);
        api_response_release(&response);
    }
    tap_check(tap, get(db, "/sitemap-4.xml", base, &response) == 404,
              "there is no fourth");
    api_response_release(&response);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_golden(&sample);
    sample_reopen(&sample);
    check_robots(&tap, sample.db);
    check_map(&tap, sample.db);
    sample_remove(&sample);

    sample_create(&sample, false);
    sample_reopen(&sample);
    put_crowd(sample.path);
    check_parts(&tap, sample.db);
    sample_remove(&sample);
    return tap_end(&tap);
}
