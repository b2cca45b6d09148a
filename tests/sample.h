/* sample.h - a database of the test's own, and questions to the API without a socket.
 *
 * All times are fixed, so the same rows have the same bytes, tags and sequence numbers on
 * every machine and every day. What cannot be prepared ends the test program. */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include "api/api.h"
#include "db/db.h"

enum {
    SAMPLE_PATH_MAX = 4096,
    SAMPLE_NOW = 1772452800, /* 2026-03-02T12:00:00Z: of every request */
};

struct sample {
    struct db *db; /* opened with DB_CREATE, then DB_READ by sample_reopen() */
    char directory[SAMPLE_PATH_MAX - 16], path[SAMPLE_PATH_MAX];
};

/* A target and a body; PATCH where the record is there already. */
struct sample_record {
    enum api_method method;
    const char *target, *body;
};
void sample_write(struct sample *sample, const struct sample_record *record,
                  size_t count);

/* A new database in a directory of its own with the countries of the starter data; with
 * its missions too where `missions`. */
void sample_create(struct sample *sample, bool missions);
/* Imports a file of tests/ or, where it begins with '/', of anywhere. */
void sample_import(struct sample *sample, const char *file, const char *as_of,
                   const char *at);
/* Articles and notices, by the API: in every state, active and not. Writes. */
void sample_news(struct sample *sample);
/* Arrangements of each sort, by the API: enabled, listed, and one that is not. Writes. */
void sample_arrangements(struct sample *sample);
/* sample_create() with tests/golden/missions.csv and the release after it, sample_news()
 * and sample_arrangements(). */
void sample_golden(struct sample *sample);
/* Closes the writer; from now on like a worker of the daemon. */
void sample_reopen(struct sample *sample);
/* Closes it and removes the directory. */
void sample_remove(struct sample *sample);

/* GET; the caller releases. */
void sample_get(struct db *db, const char *target, struct api_response *ret_response);
const char *sample_header(const struct api_response *response, const char *name);

/* The file of database-of-embassies, or NULL: the test is to be skipped. */
const char *sample_real_file(void);

#endif
