/* test_slug.c - the slug of every country leads back to it, and to no other. */
#include "api/slug.h"
#include "db/country.h"
#include "sample.h"
#include "tap.h"

#include <string.h>

static const struct {
    const char *name, *slug;
} slugs[] = {
    {"Russia", "russia"},
    {"Côte d’Ivoire", "cote-divoire"},
    {"Côte d'Ivoire", "cote-divoire"},
    {"Congo - Kinshasa", "congo-kinshasa"},
    {"St. Kitts & Nevis", "saint-kitts-and-nevis"},
    {"Hong Kong SAR China", "hong-kong-sar-china"},
    {"Myanmar (Burma)", "myanmar-burma"},
    {"The Gambia", "gambia"},
    {"  São Tomé — Príncipe! ", "sao-tome-principe"},
    {"Åland", "aland"},
    {"Færøerne", "faeroerne"},
    {"Россия", ""},
    {"", ""},
    {"--", ""},
};

static void check_words(struct tap *tap)
{
    char slug[COUNTRY_SLUG_MAX];
    char endless[1000];

    for (size_t i = 0; i < sizeof(slugs) / sizeof(slugs[0]); i++) {
        country_slug(slugs[i].name, slug);
        tap_check(tap, strcmp(slug, slugs[i].slug) == 0, "'%s' becomes '%s', wanted '%s'",
                  slugs[i].name, slug, slugs[i].slug);
    }
    for (size_t i = 0; i + 1 < sizeof(endless); i++)
        endless[i] = i % 3 == 2 ? ' ' : 'a';
    endless[sizeof(endless) - 1] = '\0';
    country_slug(endless, slug);
    size_t length = strlen(slug);
    tap_check(tap, length < COUNTRY_SLUG_MAX && slug[length - 1] == 'a',
              "an endless name is cut to %zu bytes", length);
}

struct desk {
    struct tap *tap;
    struct db *db;
    const char *code; /* the country whose slug is asked for */
    size_t countries, resolved, hits;
};

static void count_hit(const struct db_country_hit *hit, void *context)
{
    struct desk *desk = context;

    desk->hits++;
    if (strcmp(hit->code, desk->code) == 0)
        desk->resolved++;
    else
        tap_note("the slug of %s leads to %s (%s)", desk->code, hit->code, hit->matched);
}

static bool is_plain(const char *slug)
{
    size_t length = strlen(slug);

    return length > 0 && length + 1 < COUNTRY_SLUG_MAX && slug[0] != '-' &&
           slug[length - 1] != '-' && strstr(slug, "--") == NULL &&
           strspn(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static void resolve(const struct db_country *country, void *context)
{
    struct desk *desk = context;
    char slug[COUNTRY_SLUG_MAX];

    country_slug(country->name, slug);
    desk->code = country->code;
    desk->countries++;
    if (!is_plain(slug))
        tap_check(desk->tap, false, "'%s' has the slug '%s'", country->name, slug);
    size_t before = desk->resolved;
    enum db_status status = db_country_resolve(desk->db, slug, count_hit, desk);
    if (status != DB_OK || desk->resolved == before)
        tap_check(desk->tap, false, "'%s' does not lead to %s", slug, country->code);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    check_words(&tap);
    sample_create(&sample, false);
    sample_reopen(&sample);
    struct desk desk = {.tap = &tap, .db = sample.db};
    enum db_status status = db_country_list(sample.db, resolve, &desk);
    tap_check(&tap,
              status == DB_OK && desk.countries > 240 &&
                  desk.resolved == desk.countries && desk.hits == desk.countries,
              "%zu of %zu slugs lead to their country, and to no other (%zu hits)",
              desk.resolved, desk.countries, desk.hits);
    sample_remove(&sample);
    return tap_end(&tap);
}
