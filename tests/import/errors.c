/* errors.c - files that are not stored, and the words that say why. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ITEM "http://www.wikidata.org/entity/"
#define GOOD                                                                             \
    "France;" ITEM "Q142;;;Russia;" ITEM "Q159;Moscow;;;;;;;;;;;;;;;embassy;" ITEM       \
    "Q3917681;;" ITEM "Q900001\n"

struct error_case {
    const char *words, *text;
    size_t length; /* where the text has a NUL */
    const char *error;
};

static const struct error_case cases[] = {
    {"nothing", "", 0, "the file is empty"},
    {"a header alone", HEADER, 0, "no rows"},
    {"a header without its newline", "operator;operatorQID;country;countryQID;QID;type",
     0, "no rows"},
    {"gzip", "\x1f\x8b\x08\x00\x01\x02\n", 7, "line 1: compressed with gzip"},
    {"zip", "PK\x03\x04\x01\n", 0, "line 1: a zip archive"},
    {"a program",
     "\x7f"
     "ELF\x02\0\0\n",
     8, "line 1: binary data"},
    {"UTF-16", "\xff\xfeo\0p\0\n\0", 8, "line 1: text in UTF-16"},
    {"HTML", "<!DOCTYPE html>\n<title>404</title>\n", 0, "line 1: looks like HTML"},
    {"JSON", "{\"results\": [1, 2]}\n", 0, "line 1: looks like JSON"},
    {"commas", "operator,operatorQID,country\n", 0, "separated by ','"},
    {"tabs", "operator\toperatorQID\tcountry\n", 0, "separated by tabs"},
    {"prose", "Dear sirs\n", 0, "line 1: not a format this import knows"},
    {"a list of countries", "# ours\ncountry: FR\n", 0, "line 2: a list of countries"},
    {"columns that are not there", "operator;operatorQID;city;type\nA;B;C;D\n", 0,
     "line 1: the header lacks: country, countryQID, QID"},
    {"a column twice", "operator;operator;operatorQID;country;countryQID;QID;type\n", 0,
     "line 1: the header names column 'operator' twice"},
    {"too few cells", HEADER GOOD "France;\n" GOOD, 0, "line 3: has 2 cells"},
    {"too many cells", HEADER "a;b;" GOOD, 0, "line 2: has 27 cells, the header has 25"},
    {"an empty line", HEADER GOOD "\n" GOOD, 0, "line 3: has 1 cells"},
    {"a last line without an end", HEADER GOOD "France;" ITEM "Q142", 0,
     "line 3: truncated"},
    {"a whole last line without an end", HEADER "a;b;c", 0, "line 2: truncated"},
    {"bad UTF-8",
     HEADER GOOD "Fran\xe7"
                 "e;x\n",
     0, "line 3: not UTF-8"},
    {"overlong UTF-8", HEADER "\xc0\xaf\n", 0, "line 2: not UTF-8"},
    {"a surrogate", HEADER "\xed\xa0\x80\n", 0, "line 2: not UTF-8"},
    {"a NUL", HEADER "a\0b\n", sizeof(HEADER "a\0b\n") - 1,
     "line 2: has a control character"},
    {"an escape", HEADER "a\x1b[31m\n", 0, "line 2: has a control character"},
    {"a C1 control", HEADER "a\xc2\x9b\n", 0, "line 2: has a control character"},
    {"a release date that is none", "", 0, NULL},
};

static void expect(struct tally *tally, const struct error_case *error_case,
                   const struct feed *feed)
{
    struct fixture fixture;

    fixture_open(&fixture, tally);
    int64_t before = fixture_changes(&fixture);
    struct run run = fixture_run(&fixture, feed);
    bool fine = run.result == API_IMPORT_BAD &&
                strstr(run.report.error, error_case->error) &&
                fixture_changes(&fixture) == before && run.report.last_sequence < 0;
    check(tally, fine, "error: %s: %s", error_case->words, run.report.error);
    run_release(&run);
    fixture_close(&fixture);
}

static void test_line_length(struct tally *tally, size_t length, bool fits)
{
    char *text = malloc(length + sizeof(HEADER) + 2);

    if (!text)
        return;
    (void)snprintf(text, sizeof(HEADER), "%s", HEADER);
    memset(text + sizeof(HEADER) - 1, ';', length);
    (void)snprintf(text + sizeof(HEADER) - 1 + length, 3, "\r\n");
    const struct error_case error_case = {"a long line", text, 0,
                                          fits ? "line 2: has 65537 cells"
                                               : "line 2: longer than 65536"};
    expect(tally, &error_case, &(struct feed){.text = text, .block = 4096});
    expect(tally, &error_case, &(struct feed){.text = text, .block = 1});
    free(text);
}

void test_errors(struct tally *tally)
{
    for (size_t i = 0; cases[i].error; i++) {
        struct feed feed = {.text = cases[i].text, .length = cases[i].length};

        expect(tally, &cases[i], &feed);
        feed.block = 1;
        expect(tally, &cases[i], &feed);
    }
    test_line_length(tally, API_IMPORT_LINE_MAX, true);
    test_line_length(tally, API_IMPORT_LINE_MAX + 1, false);
    const struct error_case date = {"a bad release date", "", 0, "is no release date"};
    expect(tally, &date, &(struct feed){.text = HEADER GOOD, .as_of = "23/06/2022"});
    const struct error_case cut = {"an interrupted read", "", 0, "interrupted"};
    expect(tally, &cut, &(struct feed){.text = HEADER GOOD, .cut_short = true});
}
