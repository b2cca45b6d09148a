/* test_snapshot.c - the snapshot is a database that SQLite reads: what is public is in
 * it, nothing else is, the same records are the same bytes, and embassyd does not take it
 * for a store. */
#include "ask.h"
#include "tap.h"
#include "writer.h"

#include "db/snapshot.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char target[] = "/api/v1/snapshot.sqlite";

static int64_t number(sqlite3 *file, const char *sql)
{
    sqlite3_stmt *query = NULL;
    int64_t value = -1;

    if (sqlite3_prepare_v2(file, sql, -1, &query, NULL) == SQLITE_OK &&
        sqlite3_step(query) == SQLITE_ROW)
        value = sqlite3_column_int64(query, 0);
    (void)sqlite3_finalize(query);
    return value;
}

static void write_file(const char *path, const struct api_response *response)
{
    FILE *file = fopen(path, "w");

    if (!file || fwrite(response->body, 1, response->length, file) != response->length)
        abort();
    (void)fclose(file);
}

static int64_t total(struct db *db, const char *list)
{
    json_t *page = ask_format(db, "/api/v1/%s?limit=1", list);
    int64_t count = json_integer_value(ask_at(page, "total"));

    json_decref(page);
    return count;
}

/* As many as the lists of the API have: of articles and notices those that are public. */
static void check_counts(struct tap *tap, struct db *db, sqlite3 *file)
{
    static const char *const lists[][2] = {
        {"missions", "SELECT count(*) FROM mission"},
        {"countries", "SELECT count(*) FROM country"},
        {"articles", "SELECT count(*) FROM article"},
        {"notices", "SELECT count(*) FROM notice"},
        {"arrangements", "SELECT count(*) FROM arrangement"},
    };

    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        int64_t wanted = total(db, lists[i][0]);

        tap_check(tap, number(file, lists[i][1]) == wanted, "%s: %lld", lists[i][0],
                  (long long)wanted);
    }
    tap_check(tap, number(file, "PRAGMA integrity_check") == 0, "it is whole");
    tap_check(tap,
              number(file, "SELECT count(*) FROM mission m JOIN serves s ON "
                           "s.mission = m.id WHERE m.id = 'Q900000001'") == 2,
              "its tables go together by ids");
}

static void check_private(struct tap *tap, sqlite3 *file)
{
    tap_check(tap,
              number(file, "SELECT count(*) FROM sqlite_schema WHERE name IN ('token', "
                           "'change', 'retry', 'import_run', 'head', 'origin')") == 0,
              "nothing private is in it");
    tap_check(tap,
              number(file, "SELECT count(*) FROM article WHERE published_at > "
                           "'2026-03-02T12:00:00Z'") == 0,
              "nothing that is still to be published");
}

static void check_refused(struct tap *tap, const char *path)
{
    struct db *db = NULL;

    enum db_fault fault = db_open(&db, path, DB_READ);
    tap_check(tap, fault == DB_FAULT_FOREIGN && strstr(db_error(db), "snapshot"),
              "it is no store: %s", db_error(db));
    db_close(db);
}

static bool same(const struct api_response *a, const struct api_response *b)
{
    return a->status == 200 && b->status == 200 && a->length == b->length &&
           memcmp(a->body, b->body, a->length) == 0;
}

static void check_bytes(struct tap *tap, struct db *db,
                        const struct api_response *snapshot)
{
    struct api_response again;
    struct api_response other;
    struct sample sample;

    sample_get(db, target, &again);
    tap_check(tap, same(snapshot, &again), "asked for again it is the same");
    sample_golden(&sample);
    sample_get(sample.db, target, &other);
    tap_check(tap,
              same(snapshot, &other) && strcmp(sample_header(snapshot, "ETag"),
                                               sample_header(&other, "ETag")) == 0,
              "the same records elsewhere are the same bytes");
    api_response_release(&again);
    api_response_release(&other);
    sample_remove(&sample);
}

/* Of a mission that was edited two sources speak. */
static void check_claims(struct tap *tap, const char *path)
{
    char token[80];
    const struct writer_request patch = {.method = "PATCH",
                                         .target = "/api/v1/missions/Q900000003",
                                         .body = "{\"city\":\"Tver\"}",
                                         .if_match = "*",
                                         .token = token};
    struct sample sample;
    struct api_response snapshot;
    sqlite3 *file = NULL;

    writer_open(&sample);
    writer_token(sample.db, "admin", token);
    bool is_edited = writer_answers(sample.db, &patch, 200, NULL);
    sample_get(sample.db, target, &snapshot);
    write_file(path, &snapshot);
    if (sqlite3_open_v2(path, &file, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        abort();
    tap_check(tap,
              is_edited && number(file, "SELECT count(*) FROM claim c JOIN source s ON "
                                        "s.id = c.source WHERE json_valid(c.facts) AND "
                                        "c.mission = 'Q900000003' AND "
                                        "s.attribution IS NULL") == 2,
              "what each source says is in it");
    (void)sqlite3_close(file);
    api_response_release(&snapshot);
    sample_remove(&sample);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;
    struct api_response snapshot;
    sqlite3 *file = NULL;
    char path[SAMPLE_PATH_MAX + 16];

    sample_golden(&sample);
    sample_get(sample.db, target, &snapshot);
    tap_check(&tap,
              snapshot.status == 200 &&
                  strcmp(snapshot.type, "application/vnd.sqlite3") == 0 &&
                  strcmp(sample_header(&snapshot, "Content-Disposition"),
                         "attachment; filename=\"embassyd.sqlite\"") == 0,
              "a file of %zu bytes", snapshot.length);
    (void)snprintf(path, sizeof(path), "%s.snapshot", sample.path);
    write_file(path, &snapshot);
    if (sqlite3_open_v2(path, &file, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        abort();
    tap_check(&tap,
              number(file, "PRAGMA application_id") == DB_SNAPSHOT_APPLICATION &&
                  number(file, "PRAGMA user_version") == DB_SNAPSHOT_VERSION,
              "it says what it is");
    check_counts(&tap, sample.db, file);
    check_private(&tap, file);
    (void)sqlite3_close(file);
    check_refused(&tap, path);
    check_bytes(&tap, sample.db, &snapshot);
    check_claims(&tap, path);
    (void)remove(path);
    api_response_release(&snapshot);
    sample_remove(&sample);
    return tap_end(&tap);
}
