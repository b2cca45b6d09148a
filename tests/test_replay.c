/* test_replay.c - a copy made from /changes alone is equal: the same export, byte for
 * byte, the same answers and the same tags; and what is no page of changes changes
 * nothing. */
#include "ask.h"
#include "document.h"
#include "tap.h"

#include "api/export.h"
#include "api/replay.h"
#include "db/helpline.h"
#include "db/history.h"
#include "db/mission.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KINDS_ALL = (1 << DB_KIND__COUNT) - 1 };

/* ---- Exports ---- */

static bool take_line(const char *line, size_t length, void *context)
{
    buffer_append(context, line, length);
    return true;
}

static const char *export_text(struct tap *tap, struct db *db, struct buffer *text)
{
    char error[256];

    if (!api_export(db, KINDS_ALL, take_line, text, error))
        tap_check(tap, false, "an export: %s", error);
    return buffer_text(text);
}

static void compare_exports(struct tap *tap, struct db *db, struct db *copy)
{
    struct buffer first = {0};
    struct buffer second = {0};
    const char *a = export_text(tap, db, &first);
    const char *b = export_text(tap, copy, &second);
    size_t same = 0;

    while (a && b && a[same] && a[same] == b[same])
        same++;
    tap_check(tap, a && b && first.length > 0 && strcmp(a, b) == 0,
              "the exports of %zu bytes are equal", first.length);
    if (a && b && strcmp(a, b) != 0)
        tap_note("%.200s / %.200s", a + same, b + same);
    buffer_release(&first);
    buffer_release(&second);
}

/* ---- Pages ---- */

static void ask_as(struct db *db, const char *target, bool as_editor,
                   struct api_response *ret_response)
{
    const struct api_request request = {.method = API_GET,
                                        .target = target,
                                        .now = SAMPLE_NOW,
                                        .local = as_editor ? "editor" : NULL};

    api_handle(&request, db, ret_response);
}

static bool is_done(struct tap *tap, enum api_replay_result result,
                    const struct api_replay_report *report)
{
    if (result != API_REPLAY_DONE)
        tap_check(tap, false, "a page is taken: %s", report->error);
    return result == API_REPLAY_DONE;
}

/* Page after page, as long as there are more. */
static void follow(struct tap *tap, struct db *db, struct db *copy, bool as_editor,
                   int limit)
{
    struct api_replay_report report = {.more = true};
    struct db_counts counts = {.sequence = 0};
    int pages = 0;

    if (db_count(copy, &counts) != DB_OK)
        tap_check(tap, false, "the copy is counted: %s", db_error(copy));
    report.last_sequence = counts.sequence;
    while (report.more) {
        struct api_response response;
        char target[100];

        (void)snprintf(target, sizeof(target),
                       "/api/v1/changes?since=%" PRId64 "&limit=%d", report.last_sequence,
                       limit);
        ask_as(db, target, as_editor, &response);
        if (!is_done(tap, api_replay(copy, response.body, response.length, &report),
                     &report))
            report.more = false;
        api_response_release(&response);
        pages++;
    }
    tap_check(tap, pages > 0, "%d pages of at most %d changes", pages, limit);
}

static const char *const targets[] = {
    "/api/v1/",
    "/api/v1/missions?limit=500",
    "/api/v1/missions?near=55.75,37.62",
    "/api/v1/missions?sort=-updated_at",
    "/api/v1/missions?q=embassy",
    "/api/v1/missions/Q900000001",
    "/api/v1/missions/Q900000001/history",
    "/api/v1/countries?limit=500",
    "/api/v1/countries?q=burma",
    "/api/v1/countries/FR",
    "/api/v1/countries/GP?lang=ja",
    "/api/v1/countries/FR/helplines",
    "/api/v1/countries/FR/helplines/history",
    "/api/v1/arrangements",
    "/api/v1/arrangements/canada-australia/history",
    "/api/v1/arrangements?nationality=FR",
    "/api/v1/articles",
    "/api/v1/notices",
    "/api/v1/lookup?nationality=FR&host=RU",
    "/api/v1/changes?limit=500",
    "/api/v1/changes?kinds=mission,article&since=300",
};

static void compare_answers(struct tap *tap, struct db *db, struct db *copy,
                            bool as_editor)
{
    for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++) {
        struct api_response first;
        struct api_response second;

        ask_as(db, targets[i], as_editor, &first);
        ask_as(copy, targets[i], as_editor, &second);
        const char *a = sample_header(&first, "ETag");
        const char *b = sample_header(&second, "ETag");
        bool is_equal = first.length == second.length && first.body && second.body &&
                        memcmp(first.body, second.body, first.length) == 0;
        tap_check(tap, first.status == second.status && is_equal, "%s: %d, the same body",
                  targets[i], first.status);
        tap_check(tap, (!a && !b) || (a && b && strcmp(a, b) == 0),
                  "and the same tag: %s, %s", a ? a : "none", b ? b : "none");
        if (!is_equal && first.body && second.body)
            tap_note("%.300s\n# %.300s", first.body, second.body);
        api_response_release(&first);
        api_response_release(&second);
    }
}

/* An empty file: not even countries. */
static void create_copy(struct tap *tap, const struct sample *beside,
                        struct sample *ret_copy)
{
    *ret_copy = (struct sample){.db = NULL};
    (void)snprintf(ret_copy->path, sizeof(ret_copy->path), "%s/copy.db",
                   beside->directory);
    (void)remove(ret_copy->path);
    if (db_open(&ret_copy->db, ret_copy->path, DB_CREATE) != DB_FAULT_NONE)
        tap_check(tap, false, "a copy is created: %s", db_error(ret_copy->db));
}

static void check_copy(struct tap *tap, struct sample *sample, int limit)
{
    struct sample copy;

    create_copy(tap, sample, &copy);
    follow(tap, sample->db, copy.db, true, limit);
    tap_check(tap, db_check(copy.db) == DB_OK, "the copy is whole: %s",
              db_error(copy.db));
    compare_exports(tap, sample->db, copy.db);
    compare_answers(tap, sample->db, copy.db, true);
    compare_answers(tap, sample->db, copy.db, false);
    db_close(copy.db);
}

/* ---- What happens to records in their lives ---- */

static int write_as_editor(struct db *db, enum api_method method, const char *target,
                           const char *body)
{
    static unsigned char entropy[API_ENTROPY];
    struct api_response response;

    entropy[0]++;
    const struct api_request request = {
        .method = method,
        .target = target,
        .now = SAMPLE_NOW,
        .local = "editor",
        .entropy = entropy,
        .idempotency_key = NULL,
        .content_type =
            method == API_PATCH ? "application/merge-patch+json" : "application/json",
        .if_match = method == API_PUT ? NULL : "*",
        .if_none_match = method == API_PUT ? "*" : NULL,
        .body = body,
        .body_length = body ? strlen(body) : 0,
    };

    api_handle(&request, db, &response);
    int status = response.status;
    if (status >= 300)
        tap_note("%s: %d %.400s", target, status, response.body ? response.body : "");
    api_response_release(&response);
    return status;
}

static const struct {
    enum api_method method;
    const char *target, *body;
} writes[] = {
    {API_PUT, "/api/v1/countries/FR/helplines",
     "{\"lines\":[{\"kind\":\"mfa_24h\",\"number\":\"+33153591100\",\"source_name\":\"a\","
     "\"verified_at\":\"2026-01-01\"}]}"},
    {API_PUT, "/api/v1/countries/DE/helplines",
     "{\"lines\":[{\"kind\":\"local_general\",\"number\":\"112\",\"source_name\":\"a\","
     "\"note\":\"\\u00fc \\\"]}\",\"verified_at\":\"2026-01-01\"}]}"},
    {API_PATCH, "/api/v1/countries/DE/helplines",
     "{\"lines\":[{\"kind\":\"local_police\",\"number\":\"110\",\"source_name\":\"b\","
     "\"verified_at\":\"2026-01-02\"}]}"},
    {API_DELETE, "/api/v1/countries/FR/helplines", NULL},
    {API_PUT, "/api/v1/countries/FR/helplines",
     "{\"lines\":[{\"kind\":\"mfa_office\",\"number\":\"+33143177777\",\"source_name\":"
     "\"a\",\"verified_at\":\"2026-01-03\"}]}"},
    {API_PUT, "/api/v1/arrangements/canada-australia",
     "{\"kind\":\"service_sharing\",\"title\":\"T\",\"beneficiaries\":[\"CA\",\"eu\"],"
     "\"providers\":[\"AU\",\"nordic\"],\"scope\":\"listed\",\"unrepresented\":\"always\","
     "\"provider_posts\":\"listed\",\"enabled\":true,\"source_name\":\"S\","
     "\"source_url\":\"https://example.org/\",\"verified_at\":\"2026-01-01\","
     "\"posts\":[{\"host\":\"TO\",\"provider\":\"FI\",\"cover\":\"none\"}]}"},
    {API_PATCH, "/api/v1/arrangements/canada-australia",
     "{\"posts\":[{\"host\":\"NP\",\"provider\":\"AU\",\"note\":\"\\u00fc \\\"]}\"}],"
     "\"needs\":[\"arrest\",\"death\"]}"},
    {API_DELETE, "/api/v1/arrangements/canada-australia", NULL},
    {API_PUT, "/api/v1/arrangements/canada-australia",
     "{\"kind\":\"service_sharing\",\"title\":\"T\",\"beneficiaries\":[\"CA\"],"
     "\"providers\":[\"AU\"],\"scope\":\"listed\",\"unrepresented\":\"no_post\","
     "\"provider_posts\":\"listed\",\"enabled\":false,\"disabled_reason\":\"r\"}"},
    {API_PUT, "/api/v1/arrangements/nordic",
     "{\"kind\":\"mutual_assistance\",\"title\":\"T\",\"beneficiaries\":[\"nordic\"],"
     "\"providers\":[\"nordic\"],\"scope\":\"third_countries\",\"enabled\":false,"
     "\"unrepresented\":\"no_post\",\"provider_posts\":\"any\",\"disabled_reason\":\"r\"}"},
    {API_DELETE, "/api/v1/arrangements/nordic", NULL},
    {API_PATCH, "/api/v1/missions/Q900000001", "{\"city\":\"Elsewhere\"}"},
    {API_PATCH, "/api/v1/missions/Q900000001",
     "{\"services\":[{\"kind\":\"passport\",\"value\":\"limited\"}],\"opening_hours\":"
     "\"24/7\",\"opening_hours_text\":\"always\",\"hosted_by\":\"CH\"}"},
    {API_PATCH, "/api/v1/missions/Q900000001",
     "{\"location\":{\"latitude\":55.123456789,\"longitude\":37.1}}"},
    {API_DELETE, "/api/v1/missions/Q900000002", NULL},
    {API_PUT, "/api/v1/missions/Q900000099",
     "{\"name\":\"Embassy of Estonia in Moscow\",\"sending\":\"EE\",\"host\":\"RU\","
     "\"rank\":\"embassy\",\"areas\":[\"Tatarstan\"],\"serves\":[\"RU\",\"AM\"]}"},
    {API_DELETE, "/api/v1/missions/Q900000099", NULL},
    {API_PUT, "/api/v1/missions/Q900000099",
     "{\"name\":\"Embassy of Estonia in Moscow\",\"sending\":\"EE\",\"host\":\"RU\","
     "\"rank\":\"embassy\",\"areas\":[\"Tatarstan\"],\"serves\":[\"RU\",\"AM\"]}"},
    {API_PUT, "/api/v1/articles/a-draft",
     "{\"title\":\"A draft\",\"countries\":[\"FR\"]}"},
    {API_PUT, "/api/v1/articles/some-news",
     "{\"title\":\"Some news\",\"body\":\"One\\n\\n\\ttwo \\\"quoted\\\" \\u20ac\","
     "\"countries\":[\"FR\",\"RU\"],\"tags\":[\"talks\"],\"state\":\"published\"}"},
    {API_PATCH, "/api/v1/articles/some-news", "{\"slug\":\"other-news\"}"},
    {API_PUT, "/api/v1/articles/gone-news",
     "{\"title\":\"Gone\",\"body\":\"b\",\"state\":\"published\"}"},
    {API_PATCH, "/api/v1/articles/gone-news",
     "{\"state\":\"withdrawn\",\"withdrawn_reason\":\"wrong\"}"},
    {API_PUT, "/api/v1/articles/deleted-news",
     "{\"title\":\"Deleted\",\"body\":\"secret words\",\"state\":\"published\"}"},
    {API_DELETE, "/api/v1/articles/deleted-news", NULL},
    {API_PATCH, "/api/v1/articles/a-draft", "{\"body\":\"b\",\"state\":\"published\"}"},
};

static void live(struct tap *tap, struct db *db)
{
    size_t count = sizeof(writes) / sizeof(writes[0]);
    size_t stored = 0;
    const struct db_write write = {"2026-03-02T13:00:00Z", "tester"};

    for (size_t i = 0; i < count; i++) {
        int status =
            write_as_editor(db, writes[i].method, writes[i].target, writes[i].body);
        stored += status >= 200 && status < 300;
    }
    tap_check(tap, stored == count, "%zu of %zu writes are stored", stored, count);
    tap_check(tap,
              db_write_begin(db, &write) == DB_OK &&
                  db_mission_rename(db, "Q900000003", "Q900000098") == DB_OK &&
                  db_write_commit(db) == DB_OK,
              "and a rename: %s", db_error(db));
}

/* ---- Refusals ---- */

static int64_t sequence_of(struct db *db)
{
    struct db_counts counts = {.sequence = -1};

    return db_count(db, &counts) == DB_OK ? counts.sequence : -1;
}

static void refuse(struct tap *tap, struct db *db, const char *page,
                   enum api_replay_result wanted, const char *words)
{
    struct api_replay_report report;
    int64_t before = sequence_of(db);
    enum api_replay_result result = api_replay(db, page, strlen(page), &report);

    tap_check(tap,
              result == wanted && strstr(report.error, words) && report.used > 0 &&
                  sequence_of(db) == before,
              "%.40s: %d, %s", page, result, report.error);
}

#define PAGE(items)    "{\"items\":[" items "],\"last_seq\":9,\"more\":false}"
#define AT_1           "\"seq\":1,\"at\":\"2026-01-01T00:00:00Z\",\"actor\":\"x\","
#define DELETE_1(rest) "{" AT_1 "\"op\":\"delete\",\"document\":null," rest "}"
#define PUT_1(rest)    "{" AT_1 "\"op\":\"put\",\"successor\":null,\"rev\":1," rest "}"

static void test_refusals(struct tap *tap, const struct sample *sample)
{
    struct sample copy;

    create_copy(tap, sample, &copy);
    refuse(tap, copy.db, " nonsense ", API_REPLAY_BAD, "not JSON");
    refuse(tap, copy.db, "{\"items\":[", API_REPLAY_BAD, "not JSON");
    refuse(tap, copy.db, "[]", API_REPLAY_BAD, "not a page");
    refuse(tap, copy.db, "{\"items\":[],\"more\":1}", API_REPLAY_BAD, "not a page");
    refuse(tap, copy.db, "{\"items\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
           API_REPLAY_BAD, "deep");
    refuse(tap, copy.db, PAGE("{\"seq\":1}"), API_REPLAY_BAD, "item 0");
    refuse(tap, copy.db, PAGE("{\"seq\":7}"), API_REPLAY_GAP, "since=0");
    refuse(tap, copy.db, PAGE(DELETE_1("\"kind\":\"king\",\"id\":\"a\",\"rev\":1")),
           API_REPLAY_BAD, "item 0");
    refuse(tap, copy.db, PAGE(PUT_1("\"kind\":\"mission\",\"id\":\"Q1\",\"document\":7")),
           API_REPLAY_BAD, "item 0");
    refuse(tap, copy.db,
           PAGE(PUT_1("\"kind\":\"mission\",\"id\":\"Q1\",\"document\":{}")),
           API_REPLAY_BAD, "change 1: mission Q1 cannot be read: #/name: it is required");
    refuse(tap, copy.db,
           PAGE(PUT_1("\"kind\":\"country\",\"id\":\"TOOLONGCODE\",\"document\":"
                      "{\"kind\":\"state\"}")),
           API_REPLAY_BAD, "too long");
    refuse(tap, copy.db,
           PAGE(PUT_1("\"kind\":\"helpline\",\"id\":\"FR\",\"document\":{\"lines\":[{"
                      "\"kind\":\"mfa_24h\",\"number\":\"112\",\"source_name\":\"a\","
                      "\"verified_at\":\"2026-01-01\"}]}")),
           API_REPLAY_BAD, "change 1: helpline FR: ");
    refuse(tap, copy.db,
           PAGE("{" AT_1
                "\"op\":\"put\",\"successor\":null,\"rev\":5,\"kind\":\"country\","
                "\"id\":\"FR\",\"document\":{\"kind\":\"state\"}}"),
           API_REPLAY_GAP, "another past");
    refuse(
        tap, copy.db,
        PAGE(
            PUT_1("\"kind\":\"country\",\"id\":\"FR\",\"document\":{\"kind\":\"state\"}") "," PUT_1(
                "\"kind\":\"country\",\"id\":\"GP\",\"document\":{\"kind\":"
                "\"state\"}")),
        API_REPLAY_GAP, "change 1 cannot follow change 1");
    follow(tap, sample->db, copy.db, true, 500);
    refuse(tap, copy.db, PAGE(DELETE_1("\"kind\":\"mission\",\"id\":\"a\",\"rev\":1")),
           API_REPLAY_GAP, "this store ends with");
    db_close(copy.db);
}

/* ---- Without a token ---- */

static void test_public_copy(struct tap *tap, struct sample *sample)
{
    struct sample copy;
    struct api_response response;

    create_copy(tap, sample, &copy);
    follow(tap, sample->db, copy.db, false, 120);
    tap_check(tap, db_check(copy.db) == DB_OK, "a copy without drafts is whole");
    ask_as(copy.db, "/api/v1/articles/other-news", false, &response);
    tap_check(tap, response.status == 200, "it has what is published: %d",
              response.status);
    api_response_release(&response);
    ask_as(copy.db, "/api/v1/changes?kinds=article&limit=500", true, &response);
    tap_check(tap,
              response.body && !strstr(response.body, "secret words") &&
                  !strstr(response.body, "\"state\":\"withdrawn\""),
              "and knows nothing of what is not");
    api_response_release(&response);
    db_close(copy.db);
}

static void test_real_file(struct tap *tap)
{
    const char *path = sample_real_file();
    struct sample sample;

    if (!path) {
        tap_note("the real file is not here");
        return;
    }
    sample_create(&sample, true);
    sample_import(&sample, path, "2022-06-23", "2026-02-01T12:00:00Z");
    check_copy(tap, &sample, 500);
    sample_remove(&sample);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_create(&sample, false);
    sample_import(&sample, "golden/missions.csv", "2025-12-01", "2026-02-01T12:00:00Z");
    sample_import(&sample, "golden/missions-next.csv", "2026-02-15",
                  "2026-03-01T12:00:00Z");
    live(&tap, sample.db);
    check_copy(&tap, &sample, 100);
    check_copy(&tap, &sample, 500);
    test_refusals(&tap, &sample);
    test_public_copy(&tap, &sample);
    sample_remove(&sample);
    test_real_file(&tap);
    return tap_end(&tap);
}
