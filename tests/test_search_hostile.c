/* test_search_hostile.c - no text of a user is anything but text: /search, /suggest and
 * /missions answer it or refuse it in words. */
#include "ask.h"
#include "sample_words.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *query; /* escaped */
    int status;
} hostile[] = {
    {"%22", 200},
    {"%22%22", 200},
    {"%22habito", 200},
    {"habito%22%20OR%20%22a", 200},
    {"%27%3B--", 200},
    {"AND", 200},
    {"OR", 200},
    {"NOT", 200},
    {"NEAR", 200},
    {"NEAR(a%20b,%202)", 200},
    {"a%20AND%20NOT%20b", 200},
    {"habito*", 200},
    {"*", 200},
    {"^habito", 200},
    {"words%3Ahabito", 200},
    {"-words%3Ahabito", 200},
    {"%7Bwords%7D%3Ahabito", 200},
    {"-habito", 200},
    {"%2Bhabito", 200},
    {"a%20%2B%20b", 200},
    {"(((((((((", 200},
    {")", 200},
    {"()", 200},
    {"(habito", 200},
    {"%5C", 200},
    {"%3Cscript%3Ealert(1)%3C/script%3E", 200},
    {"%25", 200},
    {"_%25_", 200},
    {"%2500", 200},
    {"habito%00", 400},
    {"%00", 400},
    {"a%0Ab", 400},
    {"a%7Fb", 400},
    {"%C2%80", 400},
    {"%FF", 400},
    {"%C0%A2", 400},
    {"%ED%A0%80", 400},          /* a lone surrogate */
    {"%ED%A0%BD%ED%B8%80", 400}, /* CESU-8 */
    {"%F4%90%80%80", 400},
    {"%F0%9F%98%80", 200},                         /* emoji */
    {"%F0%9F%98%80%F0%9F%87%AB%F0%9F%87%B7", 200}, /* and flags */
    {"%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9", 200},    /* joined by zero width */
    {"%CC%81", 200},                               /* combining marks alone */
    {"%CC%81%CC%81%CC%81%CC%81", 200},
    {"%E0%A5%8D", 200},       /* a virama alone */
    {"%E2%80%8B", 200},       /* zero width space */
    {"%EF%BB%BFhabito", 200}, /* byte order mark */
    {"%E2%80%AEotibah", 200}, /* right to left override */
    {"%D7%9E%D7%A9%D7%A8%D7%93", 200},
    {"%EF%BF%BF", 200}, /* a noncharacter */
    {"%EF%BF%BD", 200},
    {"%EE%80%80", 200}, /* private use */
    {"%EF%B7%BA", 200}, /* one letter that folds to eighteen */
    {"%EF%B7%BA%EF%B7%BA%EF%B7%BA%EF%B7%BA%EF%B7%BA%EF%B7%BA%EF%B7%BA%EF%B7%BA", 200},
    {"%C2%BD%20%26%20%E2%84%A2", 200},
    {"%20", 200},
    {"+++", 200},
    {"%C2%A0%E3%80%80", 200},
    {"", 400},
    {"a%20b%20c%20d%20e%20f%20g%20h%20i%20j%20k%20l", 200},
    {"a%20b%20c%20d%20e%20f%20g%20h%20i%20j%20k%20l%20m", 400},
    {"a%20a%20a%20a%20a%20a%20a%20a%20a%20a%20a%20a%20a%20a%20a%20a", 200},
    {"a&q=b", 400},
    {"a&kinds=", 400},
    {"a&kinds=mission,", 400},
    {"a&kinds=secret", 400},
    {"a&limit=0", 400},
    {"a&limit=51", 400},
    {"a&lang=%22", 400},
    {"a&x=1", 400},
};

static int status_of(struct db *db, const char *target)
{
    struct api_response response;

    sample_get(db, target, &response);
    int status = response.status;
    json_t *tree = ask_parse(&response);
    if (!tree)
        status = 0;
    json_decref(tree);
    api_response_release(&response);
    return status;
}

static void check_hostile(struct tap *tap, struct db *db)
{
    static const char *const routes[] = {"search", "suggest", "missions"};
    char target[API_TARGET_MAX];

    for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
        for (size_t k = 0; k < sizeof(routes) / sizeof(routes[0]); k++) {
            bool other =
                k > 0 && strstr(hostile[i].query, "&"); /* another's parameters */

            (void)snprintf(target, sizeof(target), "/api/v1/%s?q=%s", routes[k],
                           hostile[i].query);
            int status = status_of(db, target);
            tap_check(tap, status == hostile[i].status || (other && status == 200),
                      "%s: %d", target, status);
        }
    }
}

/* `count` times `part`, as the value of q. */
static int repeated(struct db *db, const char *route, const char *part, size_t count)
{
    char target[API_TARGET_MAX + 512];
    size_t length = (size_t)snprintf(target, sizeof(target), "/api/v1/%s?q=", route);

    for (size_t i = 0; i < count && length + strlen(part) < sizeof(target); i++)
        length += (size_t)snprintf(target + length, sizeof(target) - length, "%s", part);
    return status_of(db, target);
}

static void check_lengths(struct tap *tap, struct db *db)
{
    static const char *const routes[] = {"search", "suggest"};

    for (size_t i = 0; i < 2; i++) {
        const char *route = routes[i];

        tap_check(tap, repeated(db, route, "a", 200) == 200, "%s: 200 bytes", route);
        tap_check(tap, repeated(db, route, "a", 201) == 400, "%s: 201 are too many",
                  route);
        tap_check(tap, repeated(db, route, "%C3%A9", 100) == 200, "%s: 100 letters of 2",
                  route);
        tap_check(tap, repeated(db, route, "%F0%9F%98%80", 50) == 200, "%s: 50 emoji",
                  route);
        tap_check(tap, repeated(db, route, "%22", 200) == 200, "%s: 200 quotes", route);
        tap_check(tap, repeated(db, route, "(", 200) == 200, "%s: 200 deep", route);
        tap_check(tap, repeated(db, route, "x+", 100) == 200, "%s: 100 times x", route);
        tap_check(tap, repeated(db, route, "word+", 800) == 400,
                  "%s: 800 words are too long", route);
        tap_check(tap, repeated(db, route, "word+", 3000) == 414,
                  "%s: 3,000 words are no address", route);
    }
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_create(&sample, false);
    sample_import(&sample, "golden/missions.csv", "2025-12-01", "2026-02-01T12:00:00Z");
    sample_words_put(&sample);
    sample_reopen(&sample);
    check_hostile(&tap, sample.db);
    check_lengths(&tap, sample.db);
    sample_remove(&sample);
    return tap_end(&tap);
}
