/* kept.c - what was edited or deleted here stays so, whatever is imported after. */
#include "fixture.h"

#include "api/document.h"
#include "db/source.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ITEM "http://www.wikidata.org/entity/"
#define ROW                                                                              \
    "Japan;" ITEM "Q17;;;France;" ITEM "Q142;Paris;;;;;;;;;;;;;;;embassy;" ITEM          \
    "Q3917681;;" ITEM "Q900001\n"
#define NDJSON "{\"id\":\"Q900001\",\"city\":\"Lyon\"}\n"

static const struct db_write today = {"2026-01-15T10:00:00Z", "editor"};

static void put_edited(const struct db_mission *mission, void *context)
{
    struct fixture *fixture = context;
    struct db_mission edited = *mission;
    struct buffer document = {0};
    enum db_change change = DB_UNCHANGED;

    edited.source = DB_SOURCE_EDITOR;
    edited.city = "Versailles";
    document_mission(&document, &edited);
    assert(db_mission_put(fixture->db, &edited, buffer_text(&document), &change) ==
           DB_OK);
    buffer_release(&document);
}

static void edit(struct fixture *fixture)
{
    const struct db_source editor = {
        .id = DB_SOURCE_EDITOR, .name = "Editors", .licence = "CC0-1.0"};

    assert(db_write_begin(fixture->db, &today) == DB_OK);
    assert(db_source_put(fixture->db, &editor, "{}") == DB_OK);
    assert(db_mission_by_id(fixture->db, "Q900001", put_edited, fixture) == DB_OK);
    assert(db_write_commit(fixture->db) == DB_OK);
}

static void delete_it(struct fixture *fixture)
{
    assert(db_write_begin(fixture->db, &today) == DB_OK);
    assert(db_mission_delete(fixture->db, "Q900001") == DB_OK);
    assert(db_write_commit(fixture->db) == DB_OK);
}

/* Is the file taken as said, and is the mission then what it should be? */
static void expect(struct fixture *fixture, const char *text, const char *as_of,
                   bool is_kept, const char *words, const char *in_document)
{
    struct run run = fixture_run(fixture, &(struct feed){.text = text, .as_of = as_of});
    char *document = fixture_document(fixture, "Q900001");
    bool is_there = document && in_document && strstr(document, in_document);
    bool is_as_said = in_document ? is_there : document == NULL;

    check(fixture->tally,
          run.result == API_IMPORT_DONE && run.report.kept == is_kept &&
              run.report.unchanged == is_kept &&
              run.report.warning_count == is_kept + (as_of == NULL) && is_as_said,
          "kept: %s: %s", words,
          run.report.warnings_listed > 0 ? run.report.warnings[0].reason
                                         : run.report.error);
    free(document);
    run_release(&run);
}

static void test_edited(struct tally *tally)
{
    struct fixture fixture;

    fixture_open(&fixture, tally);
    check(tally, fixture_import(&fixture, HEADER ROW, "2022-06-23"), "kept: prepared");
    edit(&fixture);
    expect(&fixture, HEADER ROW, "2022-06-23", true, "edited, the same release",
           "Versailles");
    expect(&fixture, HEADER ROW, "2026-02-01", true, "edited, a newer release",
           "Versailles");
    expect(&fixture, NDJSON, "2026-02-01", true, "edited, a merge", "Versailles");
    fixture_close(&fixture);
}

static void test_deleted(struct tally *tally)
{
    struct fixture fixture;

    fixture_open(&fixture, tally);
    check(tally, fixture_import(&fixture, HEADER ROW, "2022-06-23"), "kept: prepared");
    delete_it(&fixture);
    expect(&fixture, HEADER ROW, "2022-06-23", true, "deleted, the same release", NULL);
    expect(&fixture, HEADER ROW, "2021-01-01", true, "deleted, an older release", NULL);
    expect(&fixture, HEADER ROW, "2026-01-15", true, "deleted, one of that day", NULL);
    fixture_close(&fixture);

    fixture_open(&fixture, tally);
    check(tally, fixture_import(&fixture, HEADER ROW, "2022-06-23"), "kept: prepared");
    delete_it(&fixture);
    expect(&fixture, HEADER ROW, NULL, true, "deleted, a file without a date", NULL);
    fixture_close(&fixture);

    fixture_open(&fixture, tally);
    check(tally, fixture_import(&fixture, HEADER ROW, "2022-06-23"), "kept: prepared");
    delete_it(&fixture);
    expect(
        &fixture,
        "{\"id\":\"Q900001\",\"sending\":\"JP\",\"host\":\"FR\",\"rank\":\"embassy\"}\n",
        "2026-01-10", true, "deleted, an older merge", NULL);
    expect(&fixture, HEADER ROW, "2026-01-16", false, "deleted, listed again since",
           "Paris");
    fixture_close(&fixture);
}

void test_kept(struct tally *tally)
{
    test_edited(tally);
    test_deleted(tally);
}
