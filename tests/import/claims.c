/* claims.c - several sources speak of one post: each keeps its word, the most trusted is
 * displayed, and who came first does not matter. */
#include "fixture.h"

#include "db/source.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ITEM "http://www.wikidata.org/entity/"
#define TABLE(city, phone, item)                                                         \
    HEADER "Japan;" ITEM "Q17;;;France;" ITEM "Q142;" city ";;;;;" phone                 \
           ";;;;;;;;;;embassy;" ITEM "Q3917681;;" ITEM item "\n"
#define ROW TABLE("Paris", "+33 1 48 88 62 00", "Q900001")
#define OTHER_ROW                                                                        \
    HEADER "Italy;" ITEM "Q38;;;France;" ITEM "Q142;Paris;;;;;;;;;;;;;;;embassy;" ITEM   \
           "Q3917681;;" ITEM "Q900002\n"
#define OURS                                                                             \
    "{\"id\":\"Q900001\",\"address\":\"7 Avenue Hoche\",\"contacts\":[{\"kind\":"        \
    "\"switchboard\",\"value\":\"+33148886201\"}]}\n"
#define STARTER                                                                          \
    "as_of: 2020-01-01\nhost: FR Paris\nembassy: JP\n"                                   \
    "website JP embassy https://paris.example.org/\n"

/* A file, and whose it is. */
struct file {
    const char *text, *source, *as_of;
};

/* -1: refused; else how many changes it made. */
static int take(struct fixture *fixture, const struct file *file)
{
    int64_t before = fixture_changes(fixture);
    struct run run = fixture_run(fixture, &(struct feed){.text = file->text,
                                                         .source = file->source,
                                                         .as_of = file->as_of,
                                                         .force = true});
    bool stored = run.result == API_IMPORT_DONE && run.report.quarantined_count == 0;

    if (!stored) {
        printf("# %s %s\n", run.report.error,
               run.report.quarantined_listed ? run.report.quarantined[0].reason : "");
    }
    run_release(&run);
    return stored ? (int)(fixture_changes(fixture) - before) : -1;
}

static void expect(struct fixture *fixture, const char *id, const char *words,
                   const char *in_document)
{
    char *document = fixture_document(fixture, id);

    check(fixture->tally, document && strstr(document, in_document), "claims: %s: %s",
          words, document ? document : "gone");
    free(document);
}

/* Files into a new database, then all of them again, which has to change nothing. */
static void open_with(struct fixture *fixture, struct tally *tally,
                      const struct file *files, size_t count)
{
    fixture_open(fixture, tally);
    for (size_t i = 0; i < count; i++)
        check(tally, take(fixture, &files[i]) >= 0, "claims: file %zu", i + 1);
    for (size_t i = 0; i < count; i++)
        check(tally, take(fixture, &files[i]) == 0,
              "claims: file %zu again changes nothing", i + 1);
}

static const struct file table = {ROW, NULL, "2022-06-23"};
static const struct file ours = {OURS, "our-ministry", "2026-01-01"};

static void test_two(struct tally *tally)
{
    const struct file files[] = {table, ours};
    struct fixture fixture;

    open_with(&fixture, tally, files, 2);
    expect(&fixture, "Q900001", "ours is displayed where we say something",
           "\"city\":\"Paris\",\"address\":\"7 Avenue Hoche\"");
    expect(
        &fixture, "Q900001", "of a kind of contact all are ours",
        "\"contacts\":[{\"kind\":\"switchboard\",\"value\":\"+33148886201\",\"display\":"
        "\"+33148886201\"}]");
    expect(
        &fixture, "Q900001", "both have their word, the most trusted first",
        "\"source\":\"our-ministry\",\"claims\":[{\"source\":\"our-ministry\",\"facts\":"
        "{\"address\":\"7 Avenue Hoche\",\"contacts\":[{\"kind\":\"switchboard\","
        "\"value\":\"+33148886201\",\"display\":\"+33148886201\"}]}},{\"source\":"
        "\"database-of-embassies\",\"facts\":{\"name\":");
    expect(&fixture, "Q900001", "also where it is not displayed", "+33148886200");
    check(tally,
          take(&fixture,
               &(struct file){TABLE("Lyon", "", "Q900001"), NULL, "2023-01-01"}) > 0,
          "claims: a newer release");
    expect(&fixture, "Q900001", "changes its own claim, and what only it says",
           "\"city\":\"Lyon\",\"address\":\"7 Avenue Hoche\"");
    check(tally,
          take(&fixture, &(struct file){"{\"id\":\"Q900001\",\"contacts\":null,"
                                        "\"address\":null}\n",
                                        "our-ministry", "2026-01-02"}) > 0,
          "claims: null takes back");
    expect(&fixture, "Q900001", "and one that is alone again claims nothing",
           "\"address\":null,");
    char *document = fixture_document(&fixture, "Q900001");
    check(tally, document && !strstr(document, "claims"), "claims: none: %s", document);
    free(document);
    fixture_close(&fixture);
}

static char *in_order(struct tally *tally, const struct file *first,
                      const struct file *second)
{
    const struct file files[] = {*first, *second};
    struct fixture fixture;

    open_with(&fixture, tally, files, 2);
    char *dump = fixture_dump(&fixture);
    fixture_close(&fixture);
    return dump;
}

static void test_order(struct tally *tally)
{
    const struct file starter = {STARTER, NULL, NULL};
    char *forward = in_order(tally, &starter, &table);
    char *backward = in_order(tally, &table, &starter);

    check(tally, strcmp(forward, backward) == 0, "claims: either way round: %s%s",
          forward, backward);
    check(tally,
          strstr(forward, "\"id\":\"Q900001\"") && strstr(forward, "paris.example.org") &&
              strstr(forward, "\"claims\":[{\"source\":\"database-of-embassies\""),
          "claims: both kinds of contact are displayed");
    free(forward);
    free(backward);
}

/* A post that a release has no more. */
static void test_vanish(struct tally *tally)
{
    const struct file starter = {STARTER, NULL, NULL};
    const struct file gone = {OTHER_ROW, NULL, "2023-01-01"};
    const struct file back = {ROW, NULL, "2023-02-01"};
    const struct file files[] = {starter, table};
    struct fixture fixture;

    open_with(&fixture, tally, files, 2);
    check(tally, take(&fixture, &gone) > 0, "claims: a release without it");
    expect(&fixture, "Q900001", "its claim is of the last release that had it",
           "{\"source\":\"database-of-embassies\",\"as_of\":\"2022-06-23\",\"facts\":");
    expect(&fixture, "Q900001", "a less trusted source does not know better",
           "\"status\":\"unknown\",\"status_since\":\"2023-01-01\"");
    check(tally, take(&fixture, &gone) == 0, "claims: only once");
    check(tally, take(&fixture, &(struct file){OURS, "our-ministry", "2026-01-01"}) > 0,
          "claims: a source that is more trusted lists it");
    expect(&fixture, "Q900001", "then it is there", "\"status\":\"open\"");
    check(tally, take(&fixture, &table) == 0, "claims: an older release again");
    check(tally, take(&fixture, &back) > 0, "claims: it comes back");
    expect(&fixture, "Q900001", "and is as new as its release",
           "{\"source\":\"database-of-embassies\",\"facts\":");
    fixture_close(&fixture);
}

/* A table of ours: an empty cell says nothing, and contacts of other kinds stay. */
static void test_table(struct tally *tally)
{
    const struct file phone = {"id,phone\nQ900001,+33148886201\n", "ours", "2026-01-01"};
    const struct file link = {"id,phone,website\nQ900001,,https://ours.example.org/\n",
                              "ours", "2026-01-02"};
    struct fixture fixture;

    fixture_open(&fixture, tally);
    check(tally,
          take(&fixture, &table) > 0 && take(&fixture, &phone) > 0 &&
              take(&fixture, &link) > 0,
          "claims: two tables of one source");
    check(tally, take(&fixture, &link) == 0, "claims: the second again");
    expect(
        &fixture, "Q900001", "both are in its claim",
        "\"facts\":{\"contacts\":[{\"kind\":\"switchboard\",\"value\":\"+33148886201\","
        "\"display\":\"+33148886201\"},{\"kind\":\"website\",\"value\":"
        "\"https://ours.example.org/\",");
    fixture_close(&fixture);
}

/* What was answered of a mission is composed: fed back, it is nobody's word. */
static void test_fed_back(struct tally *tally)
{
    const struct file files[] = {table, ours};
    struct fixture fixture;
    char text[4000];

    open_with(&fixture, tally, files, 2);
    char *document = fixture_document(&fixture, "Q900001");
    (void)snprintf(text, sizeof(text), "%s", document ? document : "");
    free(document);
    check(tally,
          strstr(text, "\"claims\":") &&
              take(&fixture, &(struct file){text, "copy", "2026-01-03"}) == 1,
          "claims: a document fed back is only the release of a new source");
    expect(&fixture, "Q900001", "and is as it was", "\"source\":\"our-ministry\"");
    document = fixture_document(&fixture, "Q900001");
    check(tally, document && strcmp(document, text) == 0, "claims: to the byte");
    free(document);
    fixture_close(&fixture);
}

/* Rows of a mission, one for each of many sources: all the places but the editor's. */
static void test_bounds(struct tally *tally)
{
    enum { LONG_LISTS = 20 };
    struct fixture fixture;
    char text[40000];
    char source[] = "source-a";

    fixture_open(&fixture, tally);
    check(tally, take(&fixture, &table) > 0, "claims: one source");
    for (int i = 1; i < DB_CLAIMS_MAX - 1; i++) {
        source[sizeof(source) - 2] = (char)('a' + i);
        check(tally, take(&fixture, &(struct file){OURS, source, "2026-01-01"}) == 1 + 1,
              "claims: source %d", i + 1);
    }
    struct run run =
        fixture_run(&fixture, &(struct feed){.text = OURS, .source = "one-more"});
    check(tally,
          run.report.quarantined_count == 1 &&
              strstr(run.report.quarantined[0].reason, "7 other sources"),
          "claims: one more than there is room for");
    run_release(&run);
    int length = snprintf(text, sizeof(text), "{\"id\":\"Q900001\",\"areas\":[");
    for (int i = 0; i < LONG_LISTS; i++)
        length += snprintf(text + length, sizeof(text) - (size_t)length,
                           "%s\"%d %0900d\"", i > 0 ? "," : "", i, 0);
    (void)snprintf(text + length, sizeof(text) - (size_t)length, "]}\n");
    run = fixture_run(&fixture, &(struct feed){.text = text, .source = source});
    check(tally,
          run.report.quarantined_count == 1 &&
              strstr(run.report.quarantined[0].reason, "more than 16384 bytes"),
          "claims: longer than a claim may be");
    run_release(&run);
    fixture_close(&fixture);
}

/* A row whose faults are its own, whatever is displayed. */
static void test_faults(struct tally *tally)
{
    static const char text[] =
        "{\"id\":\"Q900001\",\"contacts\":[{\"kind\":\"email\",\"value\":\"none\"}]}\n";
    const struct file files[] = {table, ours};
    struct fixture fixture;

    open_with(&fixture, tally, files, 2);
    struct run run =
        fixture_run(&fixture, &(struct feed){.text = text, .source = "other"});
    check(tally,
          run.report.quarantined_count == 1 &&
              strstr(run.report.quarantined[0].reason, "contacts/0/value: "),
          "claims: a fault is told");
    run_release(&run);
    check(tally, take(&fixture, &(struct file){OURS, "wikidata", NULL}) == -1,
          "claims: a source with a format of its own is not the operator's to write");
    fixture_close(&fixture);
}

/* ---- A source that is kept apart ---- */

#define OSM(id)                                                                          \
    "{" id "\"source\":\"openstreetmap\",\"name\":\"Embassy\",\"sending\":\"JP\","       \
    "\"host\":\"FR\",\"rank\":\"embassy\",\"address\":\"from the map\"}\n"

static void put_map(struct fixture *fixture)
{
    const struct db_write write = {"2026-01-01T00:00:00Z", "test"};
    const struct db_source map = {.id = "openstreetmap",
                                  .name = "OpenStreetMap",
                                  .licence = "ODbL-1.0",
                                  .attribution = "from the map's makers"};

    assert(db_write_begin(fixture->db, &write) == DB_OK);
    assert(db_source_put(fixture->db, &map, "{}") == DB_OK);
    assert(db_write_commit(fixture->db) == DB_OK);
}

static void note_attribution(const struct db_mission *mission, void *context)
{
    const char **attribution = context;

    for (size_t i = 0; i < mission->claim_count; i++) {
        if (mission->claims[i].attribution)
            *attribution = strcmp(mission->claims[i].attribution, "from the map's makers")
                               ? "wrong"
                               : "right";
    }
}

static void note_source(const struct db_source *source, void *context)
{
    if (strcmp(source->id, "openstreetmap") == 0)
        *(bool *)context = true;
}

static void test_apart(struct tally *tally)
{
    const struct file map = {OSM("\"id\":\"Q900001\","), NULL, "2026-01-01"};
    const char *attribution = "none";
    bool is_in_use = false;
    struct fixture fixture;

    fixture_open(&fixture, tally);
    put_map(&fixture);
    check(tally, take(&fixture, &table) > 0 && take(&fixture, &map) > 0,
          "apart: beside another source");
    check(tally, take(&fixture, &map) == 0, "apart: again");
    expect(&fixture, "Q900001", "it is not displayed",
           "\"city\":\"Paris\",\"address\":null");
    expect(
        &fixture, "Q900001", "but the last of the claims",
        "{\"source\":\"openstreetmap\",\"facts\":{\"name\":\"Embassy\",\"sending\":\"JP\","
        "\"host\":\"FR\",\"rank\":\"embassy\",\"address\":\"from the map\"}}]");
    assert(db_read_begin(fixture.db) == DB_OK);
    assert(db_mission_by_id(fixture.db, "Q900001", note_attribution, &attribution) ==
           DB_OK);
    assert(db_source_in_use(fixture.db, note_source, &is_in_use) == DB_OK);
    db_read_end(fixture.db);
    check(tally, strcmp(attribution, "right") == 0, "apart: attribution: %s",
          attribution);
    check(tally, is_in_use, "apart: a source that only claims is in use");
    fixture_close(&fixture);
}

/* A post that only it knows is its own, until another source knows it. */
static void test_apart_first(struct tally *tally)
{
    const struct file map = {OSM("\"city\":\"Paris\","), NULL, "2026-01-01"};
    struct fixture fixture;

    fixture_open(&fixture, tally);
    put_map(&fixture);
    check(tally, take(&fixture, &map) > 0, "apart: alone");
    char *dump = fixture_dump(&fixture);
    check(tally,
          strstr(dump, "\"address\":\"from the map\"") &&
              strstr(dump, "\"source\":\"openstreetmap\"") && !strstr(dump, "claims"),
          "apart: then it is displayed, as such: %s", dump);
    free(dump);
    check(tally, take(&fixture, &table) > 0, "apart: the table knows it too");
    expect(&fixture, "Q900001", "then the table is displayed",
           "\"name\":\"Embassy of Japan in Paris\"");
    expect(&fixture, "Q900001", "alone", "\"address\":null,");
    check(tally, take(&fixture, &map) == 0, "apart: by its facts again");
    fixture_close(&fixture);
    fixture_open(&fixture, tally);
    put_map(&fixture);
    check(tally,
          take(&fixture, &(struct file){STARTER, NULL, NULL}) > 0 &&
              take(&fixture, &(struct file){OSM("\"id\":\"Q7\","), NULL, "2026-01-01"}) >
                  0,
          "apart: with an item");
    char *item = fixture_document(&fixture, "Q7");
    check(tally, !item, "apart: which it gives to no post");
    free(item);
    fixture_close(&fixture);
}

void test_claims(struct tally *tally)
{
    test_two(tally);
    test_order(tally);
    test_vanish(tally);
    test_table(tally);
    test_fed_back(tally);
    test_bounds(tally);
    test_faults(tally);
    test_apart(tally);
    test_apart_first(tally);
}
