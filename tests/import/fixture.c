#include "fixture.h"

#include "api/document.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool check(struct tally *tally, bool fine, const char *words, ...)
{
    va_list arguments;

    tally->passed += fine;
    tally->failed += !fine;
    printf("%sok %d - ", fine ? "" : "not ", tally->passed + tally->failed);
    va_start(arguments, words);
    (void)vprintf(words, arguments);
    va_end(arguments);
    printf("\n");
    return fine;
}

static void original_path(const struct tally *tally, size_t size, char *ret_path)
{
    (void)snprintf(ret_path, size, "%s/countries.sqlite", tally->folder);
}

static void remove_database(const char *path)
{
    char name[600];

    (void)unlink(path);
    (void)snprintf(name, sizeof(name), "%s-wal", path);
    (void)unlink(name);
    (void)snprintf(name, sizeof(name), "%s-shm", path);
    (void)unlink(name);
}

bool fixture_prepare(struct tally *tally)
{
    const struct api_import_options options = {.at = "2026-01-02T03:04:05Z",
                                               .actor = "test"};
    struct api_import_report report;
    struct db *db = NULL;
    char path[512];

    original_path(tally, sizeof(path), path);
    remove_database(path);
    if (!check(tally, db_open(&db, path, DB_CREATE) == DB_FAULT_NONE, "a new database"))
        return false;
    enum api_import_result result = api_starter_load(db, false, &options, &report);
    check(tally, result == API_IMPORT_DONE && report.read > 240, "the countries: %s",
          report.error[0] ? report.error : "loaded");
    api_import_report_release(&report);
    db_close(db);
    return result == API_IMPORT_DONE;
}

void fixture_forget(struct tally *tally)
{
    char path[512];

    original_path(tally, sizeof(path), path);
    remove_database(path);
}

static void copy_file(const char *from, const char *to)
{
    char bytes[65536];
    size_t length = 0;
    FILE *in = fopen(from, "rb");
    FILE *out = fopen(to, "wb");

    assert(in && out);
    for (;;) {
        length = fread(bytes, 1, sizeof(bytes), in);
        if (length == 0)
            break;
        assert(fwrite(bytes, 1, length, out) == length);
    }
    (void)fclose(in);
    assert(fclose(out) == 0);
}

void fixture_open(struct fixture *fixture, struct tally *tally)
{
    char original[512];

    *fixture = (struct fixture){.tally = tally};
    original_path(tally, sizeof(original), original);
    (void)snprintf(fixture->path, sizeof(fixture->path), "%s/case.sqlite", tally->folder);
    remove_database(fixture->path);
    copy_file(original, fixture->path);
    enum db_fault fault = db_open(&fixture->db, fixture->path, DB_WRITE);
    assert(fault == DB_FAULT_NONE);
}

void fixture_close(struct fixture *fixture)
{
    db_close(fixture->db);
    remove_database(fixture->path);
}

static void feed_blocks(struct api_import *import, const struct feed *feed, size_t length)
{
    unsigned random = feed->seed;
    size_t done = 0;

    while (done < length) {
        size_t block = feed->block > 0 ? feed->block : length;

        if (feed->seed) {
            random = random * 1103515245U + 12345U;
            block = 1 + (random >> 16) % 97;
        }
        if (block > length - done)
            block = length - done;
        if (!api_import_feed(import, feed->text + done, block))
            return;
        done += block;
    }
}

struct run fixture_run(struct fixture *fixture, const struct feed *feed)
{
    const struct api_import_options options = {
        .as_of = feed->as_of,
        .source = feed->source,
        .at = "2026-02-03T04:05:06Z",
        .actor = "test",
        .force = feed->force,
        .dry_run = feed->dry_run,
    };
    struct api_import *import = api_import_start(fixture->db, &options);
    struct run run;

    assert(import);
    feed_blocks(import, feed, feed->length > 0 ? feed->length : strlen(feed->text));
    run.result = api_import_finish(import, !feed->cut_short, &run.report);
    const struct api_import_report *report = &run.report;
    if (run.result == API_IMPORT_DONE) {
        assert(report->read == report->inserted + report->updated + report->unchanged +
                                   report->quarantined_count);
    }
    return run;
}

void run_release(struct run *run)
{
    api_import_report_release(&run->report);
}

bool fixture_import(struct fixture *fixture, const char *text, const char *as_of)
{
    struct run run = fixture_run(fixture, &(struct feed){.text = text, .as_of = as_of});
    bool stored = run.result == API_IMPORT_DONE;

    if (!stored)
        printf("# %s\n", run.report.error);
    run_release(&run);
    return stored;
}

static void add_document(const struct db_mission *mission, void *context)
{
    struct buffer *out = context;

    document_mission(out, mission);
    buffer_append_text(out, "\n");
}

char *fixture_dump(struct fixture *fixture)
{
    struct buffer out = {0};
    const struct db_mission_filter filter = {.limit = 500};
    int64_t total = 0;
    size_t length = 0;

    assert(db_read_begin(fixture->db) == DB_OK);
    assert(db_mission_list(fixture->db, &filter, add_document, &out, &total) == DB_OK);
    db_read_end(fixture->db);
    char *dump = buffer_take(&out, &length);
    assert(dump && total <= 500);
    return dump;
}

char *fixture_document(struct fixture *fixture, const char *id)
{
    struct buffer out = {0};
    size_t length = 0;

    assert(db_read_begin(fixture->db) == DB_OK);
    enum db_status status = db_mission_by_id(fixture->db, id, add_document, &out);
    db_read_end(fixture->db);
    return status == DB_OK ? buffer_take(&out, &length) : NULL;
}

int64_t fixture_changes(struct fixture *fixture)
{
    struct db_counts counts;

    assert(db_read_begin(fixture->db) == DB_OK);
    assert(db_count(fixture->db, &counts) == DB_OK);
    db_read_end(fixture->db);
    return counts.changes;
}

/* "France=Q142|Italy=Q38" into names and items, both parted by `|`. */
static void split(const char *pairs, char ret_names[300], char ret_items[600])
{
    size_t names = 0;
    size_t items = 0;

    for (const char *at = pairs ? pairs : ""; *at;
         at += strcspn(at, "|"), at += *at == '|') {
        int length = (int)strcspn(at, "|");
        int name = (int)strcspn(at, "=|");
        bool first = at == pairs;

        names += (size_t)snprintf(ret_names + names, 300 - names, "%s%.*s",
                                  first ? "" : "|", name, at);
        items +=
            (size_t)snprintf(ret_items + items, 600 - items, "%s%s%.*s", first ? "" : "|",
                             name < length ? "http://www.wikidata.org/entity/" : "",
                             name < length ? length - name - 1 : 0, at + name + 1);
    }
    ret_names[names] = '\0';
    ret_items[items] = '\0';
}

void row_print(const struct row *row, size_t size, char *ret_text)
{
    enum { OPERATOR, JURISDICTIONS, COUNTRY, CITY, TYPE, PAIRS };
    const char *const pairs[PAIRS] = {row->operator, row->jurisdictions, row->country,
                                      row->city, row->type};
    char name[PAIRS][300];
    char item[PAIRS][600];
    const char *empty = "";

    for (int i = 0; i < PAIRS; i++)
        split(pairs[i], name[i], item[i]);
    (void)snprintf(
        ret_text, size, "%s;%s;%s;%s;%s;%s;%s;%s;;%s;%s;%s;%s;%s;;;;;;;%s;%s;%s;%s\n",
        name[OPERATOR], item[OPERATOR], name[JURISDICTIONS], item[JURISDICTIONS],
        name[COUNTRY], item[COUNTRY], name[CITY], item[CITY],
        row->point ? row->point : ";", row->phone ? row->phone : empty,
        row->email ? row->email : empty, row->website ? row->website : empty,
        row->social ? row->social : empty, name[TYPE], item[TYPE],
        row->creation ? row->creation : empty, row->id ? row->id : empty);
}
