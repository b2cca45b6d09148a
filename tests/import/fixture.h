/* fixture.h - a database of its own for each case, and tables fed to it in pieces. */
#ifndef TESTS_IMPORT_FIXTURE_H
#define TESTS_IMPORT_FIXTURE_H

#include "api/import.h"

#include "db/mission.h"

#include <stdbool.h>
#include <stddef.h>

#define HEADER                                                                           \
    "operator;operatorQID;jurisdictions;jurisdictionQIDs;country;countryQID;city;"       \
    "cityQID;address;latitude;longitude;phone;email;website;facebook;twitter;youtube;"   \
    "picture;pictureAuthor;pictureLicense;pictureLicenseURL;type;typeQID;creation;QID;\n"

/* Says "ok N - words" or "not ok N - words" and keeps count. */
struct tally {
    int passed, failed;
    const char *folder; /* for databases */
};
[[gnu::format(printf, 3, 4)]] bool check(struct tally *tally, bool fine,
                                         const char *words, ...);

/* A copy of a database that holds the countries and nothing else. */
struct fixture {
    struct tally *tally;
    struct db *db;
    char path[512];
};
bool fixture_prepare(struct tally *tally); /* once: makes the original */
void fixture_forget(struct tally *tally);
void fixture_open(struct fixture *fixture, struct tally *tally);
void fixture_close(struct fixture *fixture);

/* One import. `block` bytes at a time, 0: all at once; `seed`: blocks of random sizes. */
struct feed {
    const char *text;
    size_t length; /* 0: strlen(text) */
    const char *as_of, *source;
    size_t block;
    unsigned seed;
    bool force, dry_run, cut_short;
};
/* The report is released by the next run and by fixture_close(). */
struct run {
    enum api_import_result result;
    struct api_import_report report;
};
struct run fixture_run(struct fixture *fixture, const struct feed *feed);
void run_release(struct run *run);
/* Feeds all, releases the report, and says whether it was stored. */
bool fixture_import(struct fixture *fixture, const char *text, const char *as_of);

/* All missions as the documents of the change log, a line each; the caller frees. */
char *fixture_dump(struct fixture *fixture);
/* One of them; NULL when there is none of that id. */
char *fixture_document(struct fixture *fixture, const char *id);
int64_t fixture_changes(struct fixture *fixture);

/* One row from the columns that tests vary: the sender, the jurisdictions, the country,
 * city, point, contacts, type, creation and id, as "name=Q1" where there is an item. */
struct row {
    const char *operator, * jurisdictions, *country, *city, *point, *phone, *email,
        *website, *social, *type, *creation, *id;
};
void row_print(const struct row *row, size_t size, char *ret_text);

void test_rows(struct tally *tally);
void test_places(struct tally *tally);
void test_errors(struct tally *tally);
void test_releases(struct tally *tally);
void test_twins(struct tally *tally);
void test_starter(struct tally *tally);
void test_starter_lines(struct tally *tally);
void test_starter_arrangements(struct tally *tally);
void test_hostile(struct tally *tally);
void test_merges(struct tally *tally);
void test_kept(struct tally *tally);
void test_feeds(struct tally *tally);
void test_claims(struct tally *tally);
void test_foreign(struct tally *tally);
void test_openstreetmap(struct tally *tally);

#endif
