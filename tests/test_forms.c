/* test_forms.c - missions in other forms than JSON: what was exported is imported without
 * a change, no text gets out of its place, and a whole list is a file that can be had in
 * parts. Programs that are not ours read the same in forms/run.sh. */
#include "ask.h"
#include "csv_row.h"
#include "lookup_forms.h"
#include "mission_forms.h"
#include "range.h"
#include "tap.h"
#include "utf8.h"
#include "whole.h"
#include "writer.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct desk {
    struct tap *tap;
    struct db *db;
    char token[80];
};

static char *copy_body(const struct api_response *response)
{
    char *copy = calloc(1, response->length + 1);

    if (copy && response->length > 0)
        memcpy(copy, response->body, response->length);
    return copy;
}

/* The caller frees; NULL, with a note, for anything but a 200. */
static char *get(struct desk *desk, const char *target)
{
    struct api_response response;

    sample_get(desk->db, target, &response);
    char *body = response.status == 200 ? copy_body(&response) : NULL;
    if (!body)
        tap_note("%s: %d", target, response.status);
    api_response_release(&response);
    return body;
}

/* ---- Export, import ---- */

static json_t *import(struct desk *desk, const char *body, const char *type,
                      const char *key)
{
    const struct writer_request request = {
        .method = "POST",
        .target = "/api/v1/imports?as_of=2026-02-20&source=ours",
        .token = desk->token,
        .type = type,
        .key = key,
        .body = body,
    };
    int status = 0;
    json_t *report = writer_tree(desk->db, &request, &status);

    if (status != 200)
        tap_note("the import is answered with %d", status);
    return report;
}

static void import_hostile(struct desk *desk)
{
    FILE *file = fopen(TESTS_DIRECTORY "/forms/hostile.ndjson", "r");
    char *text = calloc(1, 64 * 1024);

    if (!file || !text || fread(text, 1, 64 * 1024 - 1, file) == 0)
        abort();
    (void)fclose(file);
    json_t *report = import(desk, text, "application/x-ndjson", "hostile");
    tap_check(desk->tap, json_integer_value(ask_at(report, "inserted")) == 5,
              "the worst records are stored");
    json_decref(report);
    free(text);
}

static const struct {
    const char *target, *type;
} exports[] = {
    {"/api/v1/missions.csv", "text/csv"},
    {"/api/v1/missions.ndjson", "application/x-ndjson"},
    {"/api/v1/missions.geojson", "application/geo+json"},
};

static void check_round_trip(struct desk *desk)
{
    int64_t total = 0;
    json_t *list = ask(desk->db, "/api/v1/missions?limit=1");

    total = json_integer_value(ask_at(list, "total"));
    json_decref(list);
    for (size_t i = 0; i < sizeof(exports) / sizeof(exports[0]); i++) {
        char *before = get(desk, exports[i].target);
        json_t *report = import(desk, before, exports[i].type, exports[i].target);
        char *after = get(desk, exports[i].target);
        int64_t same = json_integer_value(ask_at(report, "unchanged"));

        tap_check(desk->tap, total > 10 && same == total,
                  "%s: %lld of %lld missions come back as they were", exports[i].target,
                  (long long)same, (long long)total);
        if (same != total) {
            char *text = json_dumps(report, 0);
            tap_note("%s", text);
            free(text);
        }
        tap_check(desk->tap, before && after && strcmp(before, after) == 0,
                  "and are exported again byte for byte");
        json_decref(report);
        free(before);
        free(after);
    }
}

/* Every column that the import takes is one of the export's, but for another spelling. */
static void check_columns(struct tap *tap)
{
    static const char *const taken[] = {"id",
                                        "sending",
                                        "host",
                                        "rank",
                                        "legal_kind",
                                        "name",
                                        "city",
                                        "address",
                                        "status",
                                        "status_since",
                                        "opened",
                                        "status_reason",
                                        "source",
                                        "latitude",
                                        "longitude",
                                        "quality",
                                        "serves",
                                        "areas",
                                        "switchboard",
                                        "emergency_24h",
                                        "consular",
                                        "fax",
                                        "email",
                                        "website",
                                        "form",
                                        "social",
                                        "services",
                                        "opening_hours",
                                        "duty_after_hours",
                                        "opening_hours_text",
                                        "hosted_by"};
    size_t count = 0;

    for (; mission_csv_columns[count]; count++)
        tap_check(tap, csv_row_column(mission_csv_columns[count]) != NULL,
                  "the import takes column %s", mission_csv_columns[count]);
    for (size_t i = 0; i < sizeof(taken) / sizeof(taken[0]); i++) {
        size_t k = 0;

        while (k < count && strcmp(mission_csv_columns[k], taken[i]) != 0)
            k++;
        tap_check(tap, k < count, "the export has column %s", taken[i]);
    }
}

/* ---- Lines ---- */

static size_t columns(const char *line, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)line[i] & 0xC0) != 0x80;
    return count;
}

static bool is_utf8(const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        size_t letter = utf8_length((const unsigned char *)text + i);

        if (letter == 0 || letter > length - i)
            return false;
        i += letter;
    }
    return true;
}

/* RFC 6350 §3.2: lines of at most 75 bytes that end in CRLF, letters whole. */
static bool is_folded(const char *card)
{
    while (*card) {
        size_t length = strcspn(card, "\r\n");

        if (length > 75 || strncmp(card + length, "\r\n", 2) != 0 ||
            !is_utf8(card, length))
            return false;
        card += length + 2;
    }
    return true;
}

static bool fits_terminal(const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n");

        if (columns(text, length) > 72 && !strstr(text, "https://"))
            return false;
        if (text[length] != '\n' || memchr(text, '\r', length))
            return false;
        text += length + 1;
    }
    return true;
}

static size_t occurrences(const char *text, const char *of)
{
    size_t count = 0;

    for (; (text = strstr(text, of)); text++)
        count++;
    return count;
}

static void check_lines(struct desk *desk)
{
    for (int i = 1; i <= 5; i++) {
        char target[64];

        (void)snprintf(target, sizeof(target), "/api/v1/missions/Q91000000%d.vcf", i);
        char *card = get(desk, target);
        tap_check(desk->tap,
                  card && is_folded(card) && strncmp(card, "BEGIN:VCARD\r\n", 13) == 0 &&
                      occurrences(card, "BEGIN:VCARD") == 1,
                  "%s: one card, folded", target);
        free(card);
        (void)snprintf(target, sizeof(target), "/api/v1/missions/Q91000000%d.txt", i);
        char *text = get(desk, target);
        tap_check(desk->tap, text && fits_terminal(text) && !strstr(text, "\u202e"),
                  "%s: lines of 72 columns", target);
        free(text);
    }
}

/* What a bad line carries in one packet begins with what saves lives. */
static void check_answers(struct desk *desk)
{
    static const char *const asked[] = {
        "nationality=FR&host=RU",    "nationality=DE&host=RU", "nationality=IT&host=RU",
        "nationality=JP,CH&host=RU", "nationality=BT&host=BR", "nationality=EE&host=NP",
        "nationality=FR&host=FR",    "nationality=FI&host=NO", "residence=SE&host=RU",
        "nationality=IL&host=KR",
    };

    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
        char target[128];

        (void)snprintf(target, sizeof(target), "/api/v1/lookup.txt?%s", asked[i]);
        char *text = get(desk, target);
        tap_check(desk->tap,
                  text && strlen(text) <= LOOKUP_TEXT_BYTES && fits_terminal(text) &&
                      strncmp(text, "Emergency ", 10) == 0 && strstr(text, "\nFirst ") &&
                      strstr(text, "\nSource "),
                  "%s: %zu bytes", target, text ? strlen(text) : 0);
        free(text);
        (void)snprintf(target, sizeof(target), "/api/v1/lookup.vcf?%s", asked[i]);
        char *cards = get(desk, target);
        tap_check(desk->tap,
                  cards && is_folded(cards) && occurrences(cards, "BEGIN:VCARD") >= 1 &&
                      occurrences(cards, "BEGIN:VCARD") <= 5 &&
                      occurrences(cards, "BEGIN:VCARD") ==
                          occurrences(cards, "END:VCARD"),
                  "%s: cards", target);
        free(cards);
    }
}

/* ---- Files ---- */

static const struct {
    const char *field;
    enum range_kind kind;
    size_t first, last; /* of 1,000 bytes */
} ranges[] = {
    {NULL, RANGE_NONE, 0, 0},
    {"", RANGE_NONE, 0, 0},
    {"bytes=0-0", RANGE_ONE, 0, 0},
    {"bytes=0-", RANGE_ONE, 0, 999},
    {"BYTES=10-19", RANGE_ONE, 10, 19},
    {"bytes= 10-19 ", RANGE_ONE, 10, 19},
    {"bytes=999-", RANGE_ONE, 999, 999},
    {"bytes=900-5000", RANGE_ONE, 900, 999},
    {"bytes=0-99999999999999999999999999", RANGE_ONE, 0, 999},
    {"bytes=-1", RANGE_ONE, 999, 999},
    {"bytes=-1000", RANGE_ONE, 0, 999},
    {"bytes=-99999999999999999999", RANGE_ONE, 0, 999},
    {"bytes=1000-", RANGE_BEYOND, 0, 0},
    {"bytes=99999999999999999999999-", RANGE_BEYOND, 0, 0},
    {"bytes=-0", RANGE_BEYOND, 0, 0},
    {"bytes=0-1,5-6", RANGE_NONE, 0, 0},
    {"bytes=5-4", RANGE_NONE, 0, 0},
    {"bytes=-", RANGE_NONE, 0, 0},
    {"bytes=", RANGE_NONE, 0, 0},
    {"bytes=a-b", RANGE_NONE, 0, 0},
    {"bytes=0x1-2", RANGE_NONE, 0, 0},
    {"bytes=1--2", RANGE_NONE, 0, 0},
    {"items=0-1", RANGE_NONE, 0, 0},
};

static void check_ranges(struct tap *tap)
{
    for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
        struct range range = {0, 0};
        enum range_kind kind = range_read(ranges[i].field, 1000, &range);

        tap_check(tap,
                  kind == ranges[i].kind && range.first == ranges[i].first &&
                      range.last == ranges[i].last,
                  "Range: %s", ranges[i].field ? ranges[i].field : "(absent)");
    }
    struct range range;
    tap_check(tap,
              range_read("bytes=0-", 0, &range) == RANGE_BEYOND &&
                  range_read("bytes=-5", 0, &range) == RANGE_BEYOND,
              "nothing has no part");
}

static void ask_part(struct desk *desk, const char *range, const char *if_range,
                     struct api_response *ret_response)
{
    const struct api_request request = {
        .method = API_GET,
        .target = "/api/v1/missions.csv",
        .range = range,
        .if_range = if_range,
        .now = SAMPLE_NOW,
    };

    api_handle(&request, desk->db, ret_response);
    db_read_end(desk->db);
}

static bool has(const struct api_response *response, const char *name, const char *value)
{
    const char *field = sample_header(response, name);

    return field && strcmp(field, value) == 0;
}

/* Thousand bytes at a time, put together again. */
static void check_parts(struct desk *desk, const struct api_response *whole)
{
    const char *tag = sample_header(whole, "ETag");
    bool fine = true;

    for (size_t at = 0; at < whole->length; at += 1000) {
        size_t last = at + 999 < whole->length ? at + 999 : whole->length - 1;
        struct api_response part;
        char range[64];
        char content[64];

        (void)snprintf(range, sizeof(range), "bytes=%zu-%zu", at, at + 999);
        (void)snprintf(content, sizeof(content), "bytes %zu-%zu/%zu", at, last,
                       whole->length);
        ask_part(desk, range, tag, &part);
        fine = fine && part.status == 206 && has(&part, "Content-Range", content) &&
               has(&part, "ETag", tag) && part.length == last - at + 1 &&
               memcmp(part.body, whole->body + at, part.length) == 0;
        api_response_release(&part);
    }
    tap_check(desk->tap, fine, "its parts are the whole");
}

static void check_part(struct desk *desk, const char *range, const char *if_range,
                       int status)
{
    struct api_response response;

    ask_part(desk, range, if_range, &response);
    tap_check(desk->tap, response.status == status, "Range: %s, If-Range: %s: %d", range,
              if_range ? if_range : "(absent)", status);
    if (status == 416) {
        tap_check(desk->tap,
                  strcmp(response.type, "application/problem+json") == 0 &&
                      strncmp(sample_header(&response, "Content-Range"), "bytes */", 8) ==
                          0 &&
                      !sample_header(&response, "ETag"),
                  "with the length, as a problem");
    }
    api_response_release(&response);
}

static void check_digest(struct desk *desk, const struct api_response *whole)
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    char text[64];
    char field[96];

    (void)crypto_hash_sha256(digest, (const unsigned char *)whole->body, whole->length);
    (void)sodium_bin2base64(text, sizeof(text), digest, sizeof(digest),
                            sodium_base64_VARIANT_ORIGINAL);
    (void)snprintf(field, sizeof(field), "sha-256=:%s:", text);
    tap_check(
        desk->tap,
        has(whole, "Repr-Digest", field) && has(whole, "Accept-Ranges", "bytes") &&
            has(whole, "Content-Disposition", "attachment; filename=\"missions.csv\""),
        "a whole list is a file: digest, ranges, a name");
}

static void check_file(struct desk *desk)
{
    struct api_response whole;

    ask_part(desk, NULL, NULL, &whole);
    check_digest(desk, &whole);
    check_parts(desk, &whole);
    check_part(desk, "bytes=0-9", "\"other\"", 200);
    check_part(desk, "bytes=0-9", "Sun, 01 Mar 2026 12:00:00 GMT", 200);
    check_part(desk, "bytes=0-1,3-4", NULL, 200);
    check_part(desk, "bytes=99999999-", NULL, 416);
    check_part(desk, "bytes=99999999-", "\"other\"", 200);
    api_response_release(&whole);
}

static void check_cap(struct tap *tap)
{
    static char block[1024 * 1024];
    struct buffer buffer = {0};

    for (int i = 0; i < 65; i++)
        buffer_append(&buffer, block, sizeof(block));
    tap_check(tap, buffer.failed && buffer.is_full && !buffer.data,
              "more than 64 MiB is no answer, and none is kept");
    buffer_clear(&buffer);
    buffer_append(&buffer, "x", 1);
    tap_check(tap, !buffer.failed && !buffer.is_full && buffer.length == 1,
              "the problem that says so is");
    buffer_release(&buffer);
}

/* A list of more than 100,000 would take this test too long to make. */
static void check_too_many(struct tap *tap)
{
    static const struct route route = {.pattern = "/api/v1/missions",
                                       .name = "missions.list"};
    const struct api_request request = {.target = "/api/v1/missions.csv"};
    struct api_response response = {.status = 0};
    struct call call = {.request = &request, .route = &route, .response = &response};
    int status = whole_close(&call, true);

    tap_check(tap, status == 400 && strstr(response.body, "answer-too-large"),
              "too many records are refused with 400: %.80s", response.body);
    api_response_release(&response);
    buffer_release(&call.body);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;
    struct desk desk = {.tap = &tap};

    if (sodium_init() < 0)
        return 1;
    writer_open(&sample);
    desk.db = sample.db;
    writer_token(sample.db, "curator", desk.token);
    import_hostile(&desk);
    check_round_trip(&desk);
    check_columns(&tap);
    check_lines(&desk);
    check_answers(&desk);
    check_ranges(&tap);
    check_file(&desk);
    check_cap(&tap);
    check_too_many(&tap);
    sample_remove(&sample);
    return tap_end(&tap);
}
