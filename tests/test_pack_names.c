/* test_pack_names.c - /packs/names.json says of every country what the API says of it, in
 * every way that a device needs: names, slugs, and the zones of clocks. */
#include "ask.h"
#include "tap.h"

#include "api/slug.h"
#include "db/country.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { LATIN_MAX = 10500, ANY_MAX = 12 * 1024, TEXT_MAX = 512 };

struct desk {
    struct tap *tap;
    struct db *db;
    const json_t *pack;
    size_t wrong;
};

static const char *at(const json_t *pack, const char *column, size_t i)
{
    return json_string_value(json_array_get(json_object_get(pack, column), i));
}

static size_t place_of(const json_t *pack, const char *code)
{
    size_t count = json_array_size(json_object_get(pack, "id"));
    size_t i = 0;

    while (i < count && strcmp(at(pack, "id", i), code) != 0)
        i++;
    return i;
}

static void fault(struct desk *desk, const char *code, const char *words)
{
    tap_note("%s: %s", code, words);
    desk->wrong++;
}

/* ---- As anybody would read it ---- */

static void slug_at(const json_t *pack, size_t i, char ret_slug[TEXT_MAX])
{
    const char *english = at(pack, "english", i);
    const json_t *slugs = json_object_get(pack, "slug");
    char place[24];

    (void)snprintf(place, sizeof(place), "%zu", i);
    const char *slug = json_string_value(json_object_get(slugs, place));
    (void)snprintf(ret_slug, TEXT_MAX, "%s",
                   slug      ? slug
                   : english ? english
                             : at(pack, "name", i));
    for (char *c = ret_slug; !slug && *c; c++) {
        if (*c == ' ')
            *c = '-';
        else if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c | 0x20);
    }
}

/* The country whose clocks have this zone, "" when there is none. */
static const char *country_of_zone(const json_t *pack, const char *zone)
{
    size_t count = json_array_size(json_object_get(pack, "zones"));

    for (size_t i = 0; i < count; i++) {
        const char *zones = at(pack, "zones", i);
        char area[TEXT_MAX] = "";
        char list[4096];
        char *rest = NULL;

        (void)snprintf(list, sizeof(list), "%s", zones ? zones : "");
        for (char *name = strtok_r(list, " ", &rest); name;
             name = strtok_r(NULL, " ", &rest)) {
            const char *slash = strrchr(name, '/');
            size_t length = slash ? (size_t)(slash + 1 - name) : strlen(area);

            if (slash)
                (void)snprintf(area, sizeof(area), "%.*s", (int)length, name);
            if (strncmp(zone, area, length) == 0 &&
                strcmp(zone + length, slash ? slash + 1 : name) == 0)
                return at(pack, "id", i);
        }
    }
    return "";
}

/* ---- Against the records ---- */

static bool is_among_others(const json_t *pack, size_t i, const char *name)
{
    const json_t *others = json_array_get(json_object_get(pack, "others"), i);
    size_t count = json_is_array(others) ? json_array_size(others) : 1;

    for (size_t k = 0; k < count; k++) {
        const json_t *other = json_is_array(others) ? json_array_get(others, k) : others;

        if (json_is_string(other) && strcmp(json_string_value(other), name) == 0)
            return true;
    }
    return false;
}

static void check_country(const struct db_country *country, void *context)
{
    struct desk *desk = context;
    size_t i = place_of(desk->pack, country->code);
    const char *name = at(desk->pack, "name", i);
    const char *english = at(desk->pack, "english", i);
    char wanted[TEXT_MAX] = "";
    char slug[TEXT_MAX] = "";
    char made[COUNTRY_SLUG_MAX];

    (void)db_country_name(desk->db, country->code, ask_text(desk->pack, "lang"), TEXT_MAX,
                          wanted);
    if (!name || strcmp(name, wanted) != 0)
        fault(desk, country->code, "has another name");
    if (strcmp(english ? english : wanted, country->name) != 0)
        fault(desk, country->code, "has another English name");
    slug_at(desk->pack, i, slug);
    country_slug(country->name, made);
    if (strcmp(slug, made) != 0)
        fault(desk, country->code, slug);
    bool is_iso = strlen(country->code) == 2 && strcmp(country->code, "XK") != 0;
    if (is_iso && country->time_zone && at(desk->pack, "zones", i) &&
        strcmp(country_of_zone(desk->pack, country->time_zone), country->code) != 0)
        fault(desk, country->code, country->time_zone);
}

static size_t compressed(const char *text, size_t length)
{
    uLongf size = compressBound(length);
    Bytef *out = malloc(size);

    if (!out ||
        compress2(out, &size, (const Bytef *)text, length, Z_BEST_COMPRESSION) != Z_OK)
        abort();
    free(out);
    return size;
}

static void check_language(struct tap *tap, struct db *db, const char *language,
                           size_t most)
{
    struct api_response response;
    char target[80];

    (void)snprintf(target, sizeof(target), "/api/v1/packs/names.json?lang=%s", language);
    sample_get(db, target, &response);
    json_t *pack = ask_parse(&response);
    struct desk desk = {.tap = tap, .db = db, .pack = pack};
    size_t count = json_array_size(ask_at(pack, "id"));
    enum db_status status = db_country_list(db, check_country, &desk);
    tap_check(tap, status == DB_OK && count > 240 && desk.wrong == 0,
              "%s: %zu countries by name and slug", language, count);
    const char *column = NULL;
    json_t *values = NULL;
    json_object_foreach(pack, column, values)
    {
        if (json_is_array(values) && json_array_size(values) != count)
            tap_check(tap, false, "%s: %zu values in '%s'", language,
                      json_array_size(values), column);
    }
    size_t size = compressed(response.body, response.length);
    tap_check(tap, size <= most, "%s: %zu bytes, %zu compressed, at most %zu", language,
              response.length, size, most);
    json_decref(pack);
    api_response_release(&response);
}

static const char *const zones[][2] = {
    {"Europe/Moscow", "RU"},
    {"Asia/Omsk", "RU"},
    {"Europe/Kiev", "UA"},
    {"Europe/Kyiv", "UA"},
    {"Asia/Calcutta", "IN"},
    {"Asia/Kolkata", "IN"},
    {"Asia/Saigon", "VN"},
    {"America/Argentina/Ushuaia", "AR"},
    {"America/Buenos_Aires", "AR"},
    {"America/Indiana/Knox", "US"},
    {"Pacific/Fiji", "FJ"},
    {"Europe/Oslo", "NO"},
    {"Asia/Shanghai", "CN"},
    {"Asia/Hong_Kong", "HK"},
    {"Etc/UTC", ""},
    {"UTC", ""},
    {"Etc/GMT+3", ""},
    {"Europe/Atlantis", ""},
};

static void check_words(struct tap *tap, struct db *db)
{
    static const struct {
        const char *code, *column, *word;
    } words[] = {
        {"DE", "own", "Deutschland"},    {"CN", "own", "中国"},
        {"RU", "own", "Россия"},         {"MM", "others", "Burma"},
        {"NL", "others", "Holland"},     {"GB", "others", "UK"},
        {"GB", "others", "Britain"},     {"US", "others", "USA"},
        {"NL", "others", "Dutch"},       {"GB", "others", "British"},
        {"CI", "others", "Ivory Coast"}, {"SZ", "others", "Swaziland"},
    };
    json_t *pack = ask(db, "/api/v1/packs/names.json");

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t place = place_of(pack, words[i].code);
        const char *own = at(pack, "own", place);
        bool found = strcmp(words[i].column, "own") == 0
                         ? own && strcmp(own, words[i].word) == 0
                         : is_among_others(pack, place, words[i].word);

        tap_check(tap, found, "%s is known as '%s'", words[i].code, words[i].word);
    }
    size_t spain = place_of(pack, "ES");
    tap_check(tap, !is_among_others(pack, spain, "Kingdom of Spain"),
              "what holds the name is left out");
    tap_check(tap, !is_among_others(pack, place_of(pack, "AL"), "Albanian"),
              "and who is found by the name");
    for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++) {
        const char *found = country_of_zone(pack, zones[i][0]);

        tap_check(tap, strcmp(found, zones[i][1]) == 0, "%s is of '%s'", zones[i][0],
                  found);
    }
    json_decref(pack);
}

int main(void)
{
    static const char *const latin[] = {"en", "fr", "es", "de", "pt"};
    static const char *const others[] = {"ru", "uk", "ar", "zh", "hi", "ka", "tlh"};
    struct tap tap = {0, 0};
    struct sample sample;

    sample_create(&sample, false);
    sample_reopen(&sample);
    check_words(&tap, sample.db);
    for (size_t i = 0; i < sizeof(latin) / sizeof(latin[0]); i++)
        check_language(&tap, sample.db, latin[i], LATIN_MAX);
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        check_language(&tap, sample.db, others[i], ANY_MAX);
    sample_remove(&sample);
    return tap_end(&tap);
}
