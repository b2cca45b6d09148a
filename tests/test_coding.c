/* test_coding.c - answers that are compressed: the same bytes inside, a tag of their own
 * that guards and is guarded like the other, and only where that is of use. */
#include "ask.h"
#include "tap.h"
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static void get(struct db *db, const char *target, const char *encoding, const char *tags,
                struct api_response *ret_response)
{
    const struct api_request request = {.method = API_GET,
                                        .target = target,
                                        .accept_encoding = encoding,
                                        .if_none_match = tags,
                                        .now = SAMPLE_NOW};

    api_handle(&request, db, ret_response);
    db_read_end(db);
}

static bool has(const struct api_response *response, const char *name, const char *part)
{
    const char *field = sample_header(response, name);

    return field && strstr(field, part) != NULL;
}

static bool holds(const struct api_response *coded, const struct api_response *plain)
{
    unsigned char *bytes = calloc(1, plain->length + 1);
    z_stream stream = {.next_in = (Bytef *)coded->body,
                       .avail_in = (uInt)coded->length,
                       .next_out = bytes,
                       .avail_out = (uInt)plain->length + 1};
    bool same = bytes && inflateInit2(&stream, 15 + 16) == Z_OK &&
                inflate(&stream, Z_FINISH) == Z_STREAM_END &&
                stream.total_out == plain->length &&
                memcmp(bytes, plain->body, plain->length) == 0;

    (void)inflateEnd(&stream);
    free(bytes);
    return same;
}

static const char *const coded_targets[] = {
    "/api/v1/missions",
    "/api/v1/countries/FR",
    "/api/v1/lookup?nationality=FR&host=RU",
    "/api/v1/packs/RU.json",
    "/api/v1/feeds/articles.atom",
    "/country/russia",
    "/api/v1/openapi.json",
};

static void check_tags(struct tap *tap, struct db *db, const char *target,
                       const struct api_response *coded, const struct api_response *plain)
{
    const char *tag = sample_header(coded, "ETag");
    struct api_response again;

    tap_check(tap,
              tag && strlen(tag) > 5 && strcmp(tag + strlen(tag) - 4, ".gz\"") == 0 &&
                  strcmp(tag, sample_header(plain, "ETag")) != 0 &&
                  strncmp(tag, sample_header(plain, "ETag"), strlen(tag) - 4) == 0,
              "%s: %s", target, tag ? tag : "no tag");
    get(db, target, "gzip", tag, &again);
    tap_check(tap, again.status == 304 && has(&again, "ETag", tag), "304 for it");
    api_response_release(&again);
    get(db, target, NULL, tag, &again);
    tap_check(tap, again.status == 200 && !sample_header(&again, "Content-Encoding"),
              "but not for who does not take it");
    api_response_release(&again);
    get(db, target, NULL, sample_header(plain, "ETag"), &again);
    tap_check(tap, again.status == 304, "304 for the other without");
    api_response_release(&again);
}

static void check_coded(struct tap *tap, struct db *db, const char *target)
{
    struct api_response coded;
    struct api_response again;
    struct api_response plain;

    get(db, target, "br, gzip;q=0.5", NULL, &coded);
    get(db, target, "gzip", NULL, &again);
    get(db, target, NULL, NULL, &plain);
    tap_check(tap,
              coded.status == 200 && has(&coded, "Content-Encoding", "gzip") &&
                  holds(&coded, &plain) && coded.length < plain.length,
              "%s: %zu bytes instead of %zu", target, coded.length, plain.length);
    tap_check(tap,
              coded.length > 0 && again.length == coded.length &&
                  memcmp(again.body, coded.body, coded.length) == 0,
              "the same each time");
    tap_check(tap,
              has(&coded, "Vary", "Accept-Encoding") &&
                  has(&plain, "Vary", "Accept-Encoding") &&
                  !sample_header(&plain, "Content-Encoding"),
              "and Vary says so, of both");
    check_tags(tap, db, target, &coded, &plain);
    api_response_release(&coded);
    api_response_release(&again);
    api_response_release(&plain);
}

static const struct {
    const char *target, *encoding, *words;
} plain_targets[] = {
    {"/api/v1/missions/Q900000001?fields=id", "gzip", "little"},
    {"/api/v1/missions.csv", "gzip", "a file, which has parts"},
    {"/api/v1/snapshot.sqlite", "gzip", "a database"},
    {"/api/v1/missions?x=1", "gzip", "a problem"},
    {"/api/v1/missions", "", "an empty field"},
    {"/api/v1/missions", "br", "another coding"},
    {"/api/v1/missions", "gzip;q=0", "gzip refused"},
    {"/api/v1/missions", "*;q=0.5, gzip;q=0", "gzip refused by name"},
    {"/api/v1/missions", "gzipped", "another word"},
    {"/api/v1/missions", "identity", "as it is"},
};

static void check_plain(struct tap *tap, struct db *db)
{
    for (size_t i = 0; i < sizeof(plain_targets) / sizeof(plain_targets[0]); i++) {
        struct api_response response;

        get(db, plain_targets[i].target, plain_targets[i].encoding, NULL, &response);
        tap_check(tap, !sample_header(&response, "Content-Encoding"),
                  "not compressed: %s", plain_targets[i].words);
        api_response_release(&response);
    }
}

static void check_write(struct tap *tap, struct db *db)
{
    static const char target[] = "/api/v1/missions/Q900000001";
    char token[80];
    char body[1200];
    struct api_response coded;

    writer_token(db, "curator", token);
    (void)snprintf(body, sizeof(body), "{\"address\":\"%0900d\"}", 1);
    const struct writer_request longer = {.method = "PATCH",
                                          .target = target,
                                          .token = token,
                                          .if_match = "*",
                                          .body = body};
    tap_check(tap, writer_answers(db, &longer, 200, NULL), "a record of more than 1 KB");
    get(db, target, "*", NULL, &coded);
    tap_check(tap, has(&coded, "Content-Encoding", "gzip"), "* takes everything");
    const struct writer_request request = {
        .method = "PATCH",
        .target = target,
        .token = token,
        .if_match = sample_header(&coded, "ETag"),
        .body = "{\"address\":\"2 Example Street\"}",
    };
    tap_check(tap, writer_answers(db, &request, 200, NULL), "its tag guards a write");
    api_response_release(&coded);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    writer_open(&sample);
    for (size_t i = 0; i < sizeof(coded_targets) / sizeof(coded_targets[0]); i++)
        check_coded(&tap, sample.db, coded_targets[i]);
    check_plain(&tap, sample.db);
    check_write(&tap, sample.db);
    sample_remove(&sample);
    return tap_end(&tap);
}
