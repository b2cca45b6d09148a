/* test_claim.c - what is displayed of what several sources say; and what an editor does
 * to it. How files come together is in import/claims.c. */
#include "ask.h"
#include "claim.h"
#include "db/source.h"
#include "tap.h"
#include "writer.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define POINT(quality)                                                                   \
    "{\"location\":{\"latitude\":1.5,\"longitude\":2.5,\"quality\":\"" quality "\"}}"

/* Sources in any order, and what comes of them. */
static const struct {
    const char *words;
    struct db_claim claim[3];
    const char *displayed;
} cases[] = {
    {"a member is of the most trusted source that has it",
     {{.source = "starter",
       .facts = "{\"city\":\"C\",\"address\":\"C\",\"opened\":\"1\"}"},
      {.source = "auswaertiges-amt", .facts = "{\"city\":\"A\"}"},
      {.source = "wikidata", .facts = "{\"city\":\"B\",\"address\":\"B\"}"}},
     "\"city\":\"A\",\"address\":\"B\",\"opened\":\"1\""},
    {"the operator's own stands between ministries and Wikidata",
     {{.source = "wikidata", .facts = "{\"city\":\"B\"}"},
      {.source = "our-ministry", .facts = "{\"city\":\"A\"}"}},
     "\"city\":\"A\""},
    {"what is kept apart is not mixed in",
     {{.source = "openstreetmap", .facts = "{\"city\":\"A\",\"address\":\"A\"}"},
      {.source = "starter", .facts = "{\"city\":\"B\"}"}},
     "\"city\":\"B\""},
    {"an editor counts alone",
     {{.source = "editor", .facts = "{\"city\":\"A\"}"},
      {.source = "auswaertiges-amt", .facts = "{\"city\":\"B\",\"address\":\"B\"}"}},
     "\"city\":\"A\""},
    {"a suspect point gives way",
     {{.source = "wikidata", .facts = POINT("suspect")},
      {.source = "starter", .facts = POINT("city")}},
     "\"location\":{\"latitude\":1.5,\"longitude\":2.5,\"quality\":\"city\"}"},
    {"to one that is not suspect too",
     {{.source = "wikidata", .facts = POINT("suspect")},
      {.source = "starter", .facts = "{}"}},
     "\"location\":{\"latitude\":1.5,\"longitude\":2.5,\"quality\":\"suspect\"}"},
    {"contacts and services go by their kind",
     {{.source = "starter",
       .facts =
           "{\"contacts\":[{\"kind\":\"email\",\"value\":\"b\"},{\"kind\":\"fax\","
           "\"value\":\"b\"}],\"services\":[{\"kind\":\"passport\",\"value\":\"no\"},"
           "{\"kind\":\"other\",\"value\":\"no\"}]}"},
      {.source = "wikidata",
       .facts =
           "{\"contacts\":[{\"kind\":\"email\",\"value\":\"a\"},{\"kind\":\"email\","
           "\"value\":\"c\"}],\"services\":[{\"kind\":\"other\",\"value\":\"yes\"}]}"}},
     "\"contacts\":[{\"kind\":\"email\",\"value\":\"a\"},{\"kind\":\"email\",\"value\":\"c\"},"
     "{\"kind\":\"fax\",\"value\":\"b\"}],\"services\":[{\"kind\":\"other\",\"value\":\"yes\"},"
     "{\"kind\":\"passport\",\"value\":\"no\"}]"},
    {"hours and their text are of one source",
     {{.source = "starter", .facts = "{\"opening_hours\":\"24/7\"}"},
      {.source = "wikidata", .facts = "{\"opening_hours_text\":\"mornings\"}"}},
     "\"opening_hours_text\":\"mornings\""},
    {"a status comes with its reason",
     {{.source = "starter",
       .facts = "{\"status\":\"limited\",\"status_reason\":\"few\"}"},
      {.source = "wikidata", .facts = "{\"status\":\"closed\"}"}},
     "\"status\":\"closed\""},
    {"one that is unknown says nothing against another",
     {{.source = "starter",
       .facts = "{\"status\":\"limited\",\"status_reason\":\"few\"}"},
      {.source = "wikidata",
       .facts = "{\"status\":\"unknown\",\"status_since\":\"2026-01-01\"}"}},
     "\"status\":\"limited\",\"status_reason\":\"few\""},
    {"a less trusted source that lists it no more says nothing of its status",
     {{.source = "starter", .is_dated = true, .facts = "{\"status\":\"unknown\"}"},
      {.source = "wikidata", .facts = "{\"city\":\"A\"}"}},
     "\"city\":\"A\""},
    {"what a post is in law goes with its rank",
     {{.source = "starter",
       .facts = "{\"rank\":\"embassy\",\"legal_kind\":\"de_facto\"}"},
      {.source = "wikidata", .facts = "{\"rank\":\"consulate\"}"}},
     "\"rank\":\"consulate\""},
};

/* Empty lists, which are there while nobody has an entry, are left out. */
static char *displayed(const struct db_claim *claims, size_t count)
{
    json_t *tree = claim_compose(claims, count);
    static const char *const lists[] = {"contacts", "services"};

    for (size_t i = 0; i < 2; i++) {
        if (json_array_size(json_object_get(tree, lists[i])) == 0)
            (void)json_object_del(tree, lists[i]);
    }
    char *text = json_dumps(tree, JSON_COMPACT | JSON_REAL_PRECISION(6));
    json_decref(tree);
    return text;
}

static void check_compose(struct tap *tap)
{
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct db_claim claims[3];
        size_t count = cases[i].claim[2].source ? 3 : 2;
        char expected[512];

        memcpy(claims, cases[i].claim, sizeof(claims));
        claim_sort(claims, count);
        char *text = displayed(claims, count);
        (void)snprintf(expected, sizeof(expected), "{%s}", cases[i].displayed);
        tap_check(tap, text && strcmp(text, expected) == 0, "%s: %s", cases[i].words,
                  text ? text : "memory");
        free(text);
    }
}

/* ---- An editor ---- */

static const char address[] = "/api/v1/missions/Q900000001";

static bool patch(struct db *db, const char *token, const char *body)
{
    struct api_response response;
    const struct writer_request request = {.method = "PATCH",
                                           .target = address,
                                           .body = body,
                                           .if_match = "*",
                                           .token = token};

    writer_ask(db, &request, &response);
    bool done = response.status == 200;
    api_response_release(&response);
    return done;
}

/* The mission as it is answered now; the caller frees. */
static char *answered(struct db *db)
{
    json_t *now = ask(db, address);
    char *text = json_dumps(now, JSON_COMPACT);

    json_decref(now);
    db_read_end(db);
    return text;
}

static void expect(struct tap *tap, struct db *db, const char *words, const char *part,
                   bool is_there)
{
    char *text = answered(db);

    tap_check(tap, text && (strstr(text, part) != NULL) == is_there, "%s: %s", words,
              text ? text : "gone");
    free(text);
}

static void check_editor(struct tap *tap, struct sample *sample)
{
    char token[80];
    struct db *db = sample->db;

    writer_token(db, "admin", token);
    expect(tap, db, "one source alone", "\"claims\":[]", true);
    tap_check(tap, patch(db, token, "{\"address\":null,\"city\":\"Tver\"}"),
              "an editor writes");
    expect(tap, db, "what the editor says is displayed",
           "\"city\":\"Tver\",\"address\":null", true);
    expect(
        tap, db, "and is the first word on it",
        "\"source\":\"editor\",\"as_of\":\"2026-03-02\",\"attribution\":null,\"claims\":[{"
        "\"source\":\"editor\",\"as_of\":\"2026-03-02\",\"attribution\":null,\"facts\":{",
        true);
    expect(
        tap, db, "what the source says is kept beside it",
        "{\"source\":\"database-of-embassies\",\"as_of\":\"2026-02-15\",\"attribution\":"
        "null,\"facts\":{\"name\":\"Embassy of France in Moscow\"",
        true);
    expect(tap, db, "with what was edited", "\"address\":\"1 Example Street\"", true);
    char *before = answered(db);
    sample_import(sample, "golden/missions-next.csv", "2026-02-15",
                  "2026-03-01T12:00:00Z");
    char *after = answered(db);
    tap_check(tap, before && after && strcmp(before, after) == 0,
              "the same release again changes nothing");
    free(before);
    free(after);
    sample_import(sample, "golden/missions.csv", "2026-03-01", "2026-03-01T13:00:00Z");
    expect(tap, db, "a newer one is its own word only",
           "\"city\":\"Tver\",\"address\":null", true);
    expect(tap, db, "which is as old as it is",
           "{\"source\":\"database-of-embassies\",\"as_of\":\"2026-03-01\"", true);
    tap_check(tap, !patch(db, token, "{\"claims\":[]}"), "claims are read only");
    tap_check(tap, patch(db, token, "{\"status\":\"closed\"}"), "an editor writes again");
    expect(tap, db, "and the claims stay", "\"address\":\"1 Example Street\"", true);
}

/* ---- A source apart ---- */

static void put_of_map(struct tap *tap, struct db *db)
{
    static const struct db_serves serves = {.country = "RU"};
    const struct db_write write = {"2026-03-01T00:00:00Z", "test"};
    const struct db_source map = {.id = "openstreetmap",
                                  .name = "OpenStreetMap",
                                  .licence = "ODbL-1.0",
                                  .attribution = "by those who map"};
    const struct db_mission mission = {.id = "Q900000777",
                                       .sending = "EE",
                                       .host = "RU",
                                       .name = "From the map",
                                       .source = map.id,
                                       .serves = &serves,
                                       .serves_count = 1};
    enum db_change change = DB_UNCHANGED;

    tap_check(tap,
              db_write_begin(db, &write) == DB_OK &&
                  db_source_put(db, &map, "{}") == DB_OK &&
                  db_mission_put(db, &mission, "{}", &change) == DB_OK &&
                  db_write_commit(db) == DB_OK,
              "a mission that only the map knows");
}

static void check_answer(struct tap *tap, struct db *db, const char *target,
                         const char *part, bool is_there)
{
    struct api_response response;

    sample_get(db, target, &response);
    tap_check(tap,
              response.status == 200 && (strstr(response.body, part) != NULL) == is_there,
              "%s: %s is %sthere", target, part, is_there ? "" : "not ");
    api_response_release(&response);
    db_read_end(db);
}

static void check_apart(struct tap *tap, struct db *db)
{
    static const char by[] = "\"attribution\":\"by those who map\"";

    put_of_map(tap, db);
    check_answer(tap, db, "/api/v1/missions/Q900000777", by, true);
    check_answer(tap, db, "/api/v1/missions?sending=EE", by, true);
    check_answer(tap, db, "/api/v1/lookup?nationality=EE&host=RU",
                 "\"licence\":\"ODbL-1.0\",\"attribution\":\"by those who map\"", true);
    check_answer(tap, db, "/api/v1/", by, true);
    check_answer(tap, db, "/api/v1/missions.csv", "Q900000001", true);
    check_answer(tap, db, "/api/v1/missions.csv", "From the map", false);
    check_answer(tap, db, "/api/v1/missions.ndjson", by, true);
    check_answer(tap, db, "/api/v1/missions/Q900000777.vcf", "by those who map", true);
    check_answer(tap, db, "/api/v1/packs/RU.json", "Q900000001", true);
    check_answer(tap, db, "/api/v1/packs/RU.json", "Q900000777", false);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    check_compose(&tap);
    sample_create(&sample, false);
    sample_import(&sample, "golden/missions.csv", "2025-12-01", "2026-02-01T12:00:00Z");
    sample_import(&sample, "golden/missions-next.csv", "2026-02-15",
                  "2026-03-01T12:00:00Z");
    check_editor(&tap, &sample);
    check_apart(&tap, sample.db);
    sample_remove(&sample);
    return tap_end(&tap);
}
