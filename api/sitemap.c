/* sitemap.c - /robots.txt, and /sitemap.xml: every page but lookups, for search engines
 * (sitemaps.org, protocol 0.9). English addresses only: each page names its own in the
 * other languages, and ten times the addresses would say no more.
 *
 * All in one file while that has at most 50,000 addresses. Beyond, /sitemap.xml is an
 * index: part 1 has the pages and the newest articles, the next ones the missions. */
#include "address.h"
#include "db/article.h"
#include "db/mission.h"
#include "routes.h"
#include "view.h"
#include "xml.h"

#include <stdio.h>
#include <string.h>

enum {
    PART_MAX = 50 * 1000, /* addresses of one file, by the protocol */
    COUNTRIES_MAX = 400,
    PAGES_MAX = 2 * COUNTRIES_MAX + 8, /* home, news, about, two of each country */
    ARTICLES_MAX = PART_MAX - PAGES_MAX,
    ARTICLES_AT_ONCE = 500,
    PARTS_MAX = 50 * 1000, /* of one index */
};

static const char namespace[] = "http://www.sitemaps.org/schemas/sitemap/0.9";
static const char xml_type[] = "application/xml";

const struct param robots_get_params[] = {{0}}, sitemap_get_params[] = {{0}};
const struct param sitemap_part_params[] = {
    {.name = "part",
     .kind = PARAM_INT,
     .required = 1,
     .in_path = 1,
     .min = 1,
     .max = PARTS_MAX,
     .example = "1",
     .about = "As /sitemap.xml counts them"},
    {0},
};

/* Pages may be read by every robot, and results of a search too: they say themselves that
 * they are not to be listed, which only who reads them knows. What is for programs is not
 * for them: the same facts stand on the pages. Feeds are for readers of news. */
int robots_get(struct call *call)
{
    char address[ADDRESS_MAX];

    buffer_append_text(&call->body, "User-agent: *\n"
                                    "Disallow: /api/\n"
                                    "Allow: /api/v1/feeds/\n");
    if (address_is_absolute(call)) {
        address_of_path(call, "/sitemap.xml", address);
        buffer_append_text(&call->body, "\nSitemap: ");
        buffer_append_text(&call->body, address);
        buffer_append_text(&call->body, "\n");
    }
    return call_answer(call, 200, "text/plain; charset=utf-8");
}

/* ---- One file of addresses ---- */

struct map {
    struct call *call;
    struct xml xml;
    int64_t last; /* article */
    bool is_over; /* of the articles there are no more */
    size_t found;
    char country[COUNTRIES_MAX][DB_COUNTRY_CODE_MAX];
    size_t country_count;
};

static void open_map(struct map *map, const char *element)
{
    xml_begin(&map->xml);
    xml_open(&map->xml, element);
    xml_attribute(&map->xml, "xmlns", namespace);
}

static int close_map(struct map *map, enum db_status status)
{
    if (status != DB_OK)
        return call_db_failed(map->call, status);
    xml_close(&map->xml);
    return call_answer(map->call, 200, xml_type);
}

static void put_page(struct map *map, const char *path, const char *changed)
{
    char address[ADDRESS_MAX];

    address_of_path(map->call, path, address);
    xml_open(&map->xml, "url");
    xml_put_text(&map->xml, "loc", address);
    if (changed)
        xml_put_text(&map->xml, "lastmod", changed);
    xml_close(&map->xml);
}

static void note_country(const struct db_country *country, void *context)
{
    struct map *map = context;

    if (map->country_count < COUNTRIES_MAX)
        (void)snprintf(map->country[map->country_count++], DB_COUNTRY_CODE_MAX, "%s",
                       country->code);
}

static void note_mission(const struct db_mission *mission, void *context)
{
    struct map *map = context;

    (void)mission;
    map->found++;
}

/* The country, and its missions abroad where it has any. */
static enum db_status put_country(struct map *map, const char *code)
{
    const struct db_mission_filter filter = {.sending = code, .limit = 1};
    char slug[VIEW_NAME_MAX], path[VIEW_PATH_MAX];

    view_country_slug(map->call, code, slug);
    (void)snprintf(path, sizeof(path), "/country/%s", slug);
    put_page(map, path, NULL);
    map->found = 0;
    enum db_status status =
        db_mission_list(map->call->db, &filter, note_mission, map, NULL);
    (void)snprintf(path, sizeof(path), "/missions-of/%s", slug);
    if (map->found > 0)
        put_page(map, path, NULL);
    return status;
}

static enum db_status put_pages(struct map *map)
{
    enum db_status status = db_country_list(map->call->db, note_country, map);

    put_page(map, "/", NULL);
    put_page(map, "/news", NULL);
    put_page(map, "/about", NULL);
    for (size_t i = 0; i < map->country_count && status == DB_OK; i++)
        status = put_country(map, map->country[i]);
    return status;
}

static void put_article(const struct db_article *article, void *context)
{
    struct map *map = context;
    const char *updated = view_updated_at(article);
    char path[VIEW_PATH_MAX];

    (void)snprintf(path, sizeof(path), "/news/%s", article->slug);
    put_page(map, path, updated ? updated : article->published_at);
    map->last = article->number;
    map->is_over = false;
    map->found++;
}

/* The newest. */
static enum db_status put_articles(struct map *map)
{
    struct db_article_filter filter = {.now = map->call->now, .limit = ARTICLES_AT_ONCE};
    enum db_status status = DB_OK;

    for (map->found = 0; status == DB_OK && !map->is_over && map->found < ARTICLES_MAX;) {
        map->is_over = true;
        status = db_article_list(map->call->db, &filter, put_article, map, NULL);
        filter.has_after = true;
        filter.after_number = map->last;
        filter.limit = ARTICLES_MAX - (int64_t)map->found < ARTICLES_AT_ONCE
                           ? ARTICLES_MAX - (int64_t)map->found
                           : ARTICLES_AT_ONCE;
    }
    return status;
}

static void put_mission(const char *id, void *context)
{
    char path[VIEW_PATH_MAX];

    (void)snprintf(path, sizeof(path), "/mission/%s", id);
    put_page(context, path, NULL);
}

/* ---- Whole, or in parts ---- */

static int refuse_without_address(struct call *call)
{
    return call_problem(call, PROBLEM_NOT_FOUND, NULL,
                        "a map of the site needs whole addresses: the operator has to "
                        "say what they begin with (--public-url)");
}

/* Parts after the first, with missions; 0: all fits into one file. */
static enum db_status count_parts(struct call *call, int64_t *ret_parts)
{
    struct db_counts counts;
    enum db_status status = db_count(call->db, &counts);

    *ret_parts = 0;
    if (status == DB_OK && PAGES_MAX + counts.articles + counts.missions > PART_MAX)
        *ret_parts = (counts.missions + PART_MAX - 1) / PART_MAX;
    return status;
}

static int answer_index(struct map *map, int64_t parts)
{
    char path[64], address[ADDRESS_MAX];

    open_map(map, "sitemapindex");
    for (int64_t i = 1; i <= parts + 1 && i <= PARTS_MAX; i++) {
        (void)snprintf(path, sizeof(path), "/sitemap-%lld.xml", (long long)i);
        address_of_path(map->call, path, address);
        xml_open(&map->xml, "sitemap");
        xml_put_text(&map->xml, "loc", address);
        xml_close(&map->xml);
    }
    return close_map(map, DB_OK);
}

/* The pages, missions from a place on, or both. */
static int answer_addresses(struct map *map, bool has_pages, bool has_missions,
                            int64_t offset)
{
    enum db_status status = DB_OK;

    open_map(map, "urlset");
    if (has_pages)
        status = put_pages(map);
    if (has_pages && status == DB_OK)
        status = put_articles(map);
    if (has_missions && status == DB_OK)
        status = db_mission_ids(map->call->db, PART_MAX, offset, put_mission, map);
    return close_map(map, status);
}

int sitemap_get(struct call *call)
{
    struct map map = {.call = call, .xml.out = &call->body};
    int64_t parts = 0;

    if (!address_is_absolute(call))
        return refuse_without_address(call);
    enum db_status status = count_parts(call, &parts);
    if (status != DB_OK)
        return call_db_failed(call, status);
    return parts > 0 ? answer_index(&map, parts) : answer_addresses(&map, true, true, 0);
}

int sitemap_part(struct call *call)
{
    struct map map = {.call = call, .xml.out = &call->body};
    const int64_t part = call_int(call, "part");
    int64_t parts = 0;

    if (!address_is_absolute(call))
        return refuse_without_address(call);
    enum db_status status = count_parts(call, &parts);
    if (status != DB_OK)
        return call_db_failed(call, status);
    if (parts == 0 || part > parts + 1)
        return call_problem(call, PROBLEM_NOT_FOUND, NULL, "there is no such part");
    return answer_addresses(&map, part == 1, part > 1, (part - 2) * PART_MAX);
}
