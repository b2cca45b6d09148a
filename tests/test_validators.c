/* test_validators.c - entity tags and dates tell the truth: the same tag is the same
 * bytes, and whoever has them gets 304. */
#include "ask.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

enum { TAG_MAX = 64 };

static const char *const targets[] = {
    "/api/v1/",
    "/api/v1/openapi.json",
    "/api/v1/problems/not-found",
    "/api/v1/missions",
    "/api/v1/missions?host=RU",
    "/api/v1/missions?host=RU&limit=1",
    "/api/v1/missions?status=unknown",
    "/api/v1/missions?q=embassy",
    "/api/v1/missions?near=55.75,37.62",
    "/api/v1/missions/Q900000001",
    "/api/v1/missions/Q900000001?fields=id,name",
    "/api/v1/missions/Q900000001?fields=as_of",
    "/api/v1/missions/Q900000004",
    "/api/v1/missions/Q900000011",
    "/api/v1/missions/Q900000011?fields=as_of",
    "/api/v1/missions.csv",
    "/api/v1/missions.geojson?host=RU",
    "/api/v1/missions.ndjson?status=unknown",
    "/api/v1/missions/Q900000001.vcf",
    "/api/v1/missions/Q900000011.txt",
    "/api/v1/missions/Q900000011.geojson?fields=as_of",
    "/api/v1/countries.csv",
    "/api/v1/packs/index.json",
    "/api/v1/packs/RU.json",
    "/api/v1/snapshot.sqlite",
    "/api/v1/notices.ndjson?active=true",
    "/api/v1/articles",
    "/api/v1/articles?country=RU",
    "/api/v1/articles/embassy-moves",
    "/api/v1/notices?active=true",
    "/api/v1/notices/01KJM000000000000000000001",
    "/api/v1/countries",
    "/api/v1/countries?q=burma",
    "/api/v1/countries/RU",
    "/api/v1/feeds/articles.atom",
    "/api/v1/feeds/notices.json?country=RU",
    "/api/v1/countries/NO",
    "/api/v1/countries/NO?lang=nb",
    "/api/v1/lookup?nationality=FR&host=RU",
    "/api/v1/lookup?nationality=EE&host=NP",
    "/api/v1/lookup?nationality=FI&host=NO",
    "/api/v1/lookup?nationality=BT&host=BR",
    "/news",
    "/news/embassy-moves",
    "/country/russia",
    "/fr/country/russia",
    "/help/france/russia",
    "/missions-of/france",
    "/mission/Q900000001",
    "/search?q=embassy",
    "/about",
    "/",
};
enum { COUNT = sizeof(targets) / sizeof(targets[0]) };

static int status_with(struct db *db, const char *target, const char *tags,
                       const char *since)
{
    const struct api_request request = {.method = API_GET,
                                        .target = target,
                                        .if_none_match = tags,
                                        .if_modified_since = since,
                                        .now = SAMPLE_NOW};
    struct api_response response;

    api_handle(&request, db, &response);
    int status = response.status;
    if (status == 304 && (response.body || response.type))
        status = -304; /* a 304 has no body */
    if (status == 304 && !sample_header(&response, "ETag"))
        status = -305; /* RFC 9110 §15.4.5 */
    api_response_release(&response);
    return status;
}

static void check_conditions(struct tap *tap, struct db *db, const char *target,
                             const struct api_response *response)
{
    char tag[TAG_MAX] = "";
    char list[4 * TAG_MAX];
    const char *date = sample_header(response, "Last-Modified");
    const char *given = sample_header(response, "ETag");

    (void)snprintf(tag, sizeof(tag), "%s", given ? given : "");
    tap_check(tap, tag[0] == '"' && strlen(tag) > 2 && tag[strlen(tag) - 1] == '"',
              "%s: ETag %s is strong", target, tag);
    tap_check(tap, status_with(db, target, tag, NULL) == 304, "304 for it");
    (void)snprintf(list, sizeof(list), "W/%s", tag);
    tap_check(tap, status_with(db, target, list, NULL) == 304, "304 for it when weak");
    (void)snprintf(list, sizeof(list), "\"x\", W/\"y,z\" ,%s,\"w\"", tag);
    tap_check(tap, status_with(db, target, list, NULL) == 304, "304 for a list with it");
    tap_check(tap, status_with(db, target, "*", NULL) == 304, "304 for *");
    tap_check(tap, status_with(db, target, "\"other\"", date) == 200,
              "200 for another tag, whatever the date");
    if (!date)
        return;
    tap_check(tap, status_with(db, target, NULL, date) == 304, "304 since %s", date);
    tap_check(tap, status_with(db, target, NULL, "Thu, 01 Jan 2026 00:00:00 GMT") == 200,
              "200 since long ago");
    tap_check(tap, status_with(db, target, NULL, "2026") == 200, "200 since nonsense");
}

/* A condition never hides a problem. */
static void check_problems(struct tap *tap, struct db *db)
{
    tap_check(tap, status_with(db, "/api/v1/missions/Q1", "*", NULL) == 404,
              "404 with *");
    tap_check(tap, status_with(db, "/api/v1/missions?x=1", "*", NULL) == 400,
              "400 with *");
    tap_check(tap,
              status_with(db, "/api/v1/missions?x=1", NULL,
                          "Thu, 01 Jan 2099 00:00:00 GMT") == 400,
              "400 with a date");
}

/* What was asked is part of the tag. */
static void check_tags_of_queries(struct tap *tap, struct db *db)
{
    struct api_response a;
    struct api_response b;

    sample_get(db, "/api/v1/missions?host=RU&limit=3", &a);
    sample_get(db, "/api/v1/missions?host=RU&limit=2", &b);
    tap_check(tap, strcmp(sample_header(&a, "ETag"), sample_header(&b, "ETag")) != 0,
              "another limit, another tag");
    api_response_release(&a);
    api_response_release(&b);
}

static void ask_all(struct db *db, struct api_response response[COUNT])
{
    for (size_t i = 0; i < COUNT; i++)
        sample_get(db, targets[i], &response[i]);
}

static void compare(struct tap *tap, const char *target, const struct api_response *old,
                    const struct api_response *new)
{
    const char *old_tag = sample_header(old, "ETag");
    const char *new_tag = sample_header(new, "ETag");
    bool same_tag = old_tag && new_tag && strcmp(old_tag, new_tag) == 0;
    bool has_body = old->status == 200 && new->status == 200;
    bool same_body =
        has_body &&
        old->length == new->length &&memcmp(old->body, new->body, old->length) == 0;

    tap_check(tap, has_body && (!same_tag || same_body),
              "%s: the tag moves with the body", target);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;
    struct api_response old[COUNT];
    struct api_response new[COUNT];

    sample_create(&sample, false);
    sample_import(&sample, "golden/missions.csv", "2025-12-01", "2026-02-01T12:00:00Z");
    sample_news(&sample);
    ask_all(sample.db, old);
    db_read_end(sample.db);
    sample_import(&sample, "golden/missions-next.csv", "2026-02-15",
                  "2026-03-01T12:00:00Z");
    sample_reopen(&sample);
    ask_all(sample.db, new);
    for (size_t i = 0; i < COUNT; i++) {
        compare(&tap, targets[i], &old[i], &new[i]);
        check_conditions(&tap, sample.db, targets[i], &new[i]);
        api_response_release(&old[i]);
        api_response_release(&new[i]);
    }
    check_problems(&tap, sample.db);
    check_tags_of_queries(&tap, sample.db);
    sample_remove(&sample);
    return tap_end(&tap);
}
