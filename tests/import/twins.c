/* twins.c - one post in two sources: the starter data has it without an item, the table
 * with one. */
#include "fixture.h"

#include "api/document.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ITEM "http://www.wikidata.org/entity/"
#define LINK "https://embassy.example.org/"

static const char starter[] = "as_of: 2025-01-01\nhost: IT Rome\nembassy: FR DE\n"
                              "consulate Milan: FR\nconsulate Turin: FR\n"
                              "website FR embassy " LINK "\n";

/* Two embassies of France in Rome, only one of which is to Italy, and a consulate. */
static const char *table(size_t size, char *ret_text)
{
    static const struct row rows[] = {
        {.operator= "France=Q142",
         .jurisdictions = "Vatican City=Q237",
         .country = "Italy=Q38",
         .city = "Rome",
         .type = "embassy=Q3917681",
         .id = ITEM "Q900001"},
        {.operator= "France=Q142",
         .jurisdictions = "Italy=Q38|San Marino=Q238",
         .country = "Italy=Q38",
         .city = "Parione",
         .type = "embassy=Q3917681",
         .id = ITEM "Q900002",
         .phone = "+39 06 555 0100"},
        {.operator= "France=Q142",
         .country = "Italy=Q38",
         .city = "Milan",
         .type = "consulate general=Q372690",
         .id = ITEM "Q900003"},
    };
    size_t length = (size_t)snprintf(ret_text, size, "%s", HEADER);

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        row_print(&rows[i], size - length, ret_text + length);
        length += strlen(ret_text + length);
    }
    return ret_text;
}

static void test_after(struct tally *tally)
{
    struct fixture fixture;
    char text[4000];

    (void)table(sizeof(text), text);
    fixture_open(&fixture, tally);
    check(tally, fixture_import(&fixture, starter, NULL), "twins: starter data first");
    struct run run =
        fixture_run(&fixture, &(struct feed){.text = text, .as_of = "2022-06-23"});
    check(tally, run.report.inserted == 1 && run.report.updated == 2,
          "twins: two are taken over, the embassy to the Holy See is new");
    run_release(&run);
    char *document = fixture_document(&fixture, "Q900002");
    check(tally,
          document && strstr(document, LINK) && strstr(document, "+39065550100") &&
              strstr(document, "\"database-of-embassies\""),
          "twins: the link is kept, the phone is new");
    free(document);
    run = fixture_run(&fixture, &(struct feed){.text = text, .as_of = "2022-06-23"});
    check(tally, run.report.unchanged == 3, "twins: the table again");
    run_release(&run);
    run = fixture_run(&fixture, &(struct feed){.text = starter});
    check(tally, run.report.unchanged == 4 && run.report.vanished == 0,
          "twins: the starter data again");
    run_release(&run);
    fixture_close(&fixture);
}

static void put_without_claims(const struct db_mission *mission, void *context)
{
    struct fixture *fixture = context;
    struct db_mission old = *mission;
    struct buffer document = {0};
    enum db_change change = DB_UNCHANGED;

    old.claim_count = 0;
    document_mission(&document, &old);
    assert(db_mission_put(fixture->db, &old, buffer_text(&document), &change) == DB_OK);
    buffer_release(&document);
}

/* A store from before there were claims: the row took the post over, with its link. */
static void test_older_store(struct tally *tally)
{
    const struct db_write write = {"2026-01-01T00:00:00Z", "test"};
    struct fixture fixture;
    char text[4000];

    (void)table(sizeof(text), text);
    fixture_open(&fixture, tally);
    check(tally,
          fixture_import(&fixture, starter, NULL) &&
              fixture_import(&fixture, text, "2022-06-23"),
          "twins: both");
    assert(db_write_begin(fixture.db, &write) == DB_OK);
    assert(db_mission_by_id(fixture.db, "Q900002", put_without_claims, &fixture) ==
           DB_OK);
    assert(db_write_commit(fixture.db) == DB_OK);
    struct run run =
        fixture_run(&fixture, &(struct feed){.text = text, .as_of = "2022-06-23"});
    check(tally, run.report.unchanged == 3, "twins: the table again changes nothing");
    run_release(&run);
    char *document = fixture_document(&fixture, "Q900002");
    check(tally, document && strstr(document, LINK) && !strstr(document, "claims"),
          "twins: the link that was taken over stays");
    free(document);
    fixture_close(&fixture);
}

static void test_before(struct tally *tally)
{
    struct fixture fixture;
    char text[4000];

    fixture_open(&fixture, tally);
    check(tally, fixture_import(&fixture, table(sizeof(text), text), "2022-06-23"),
          "twins: the table first");
    struct run run = fixture_run(&fixture, &(struct feed){.text = starter});
    check(tally, run.report.inserted == 2 && run.report.updated == 2,
          "twins: the starter data adds what the table has not, and its claims");
    run_release(&run);
    run = fixture_run(&fixture, &(struct feed){.text = starter});
    check(tally, run.report.unchanged == 4, "twins: and nothing the second time");
    run_release(&run);
    fixture_close(&fixture);
}

void test_twins(struct tally *tally)
{
    test_after(tally);
    test_before(tally);
    test_older_store(tally);
}
