/* import.h - bytes of a foreign format in, rows and a report out. The caller reads the
 * file or the socket and feeds what it got; the format is recognised from the first
 * bytes. One transaction: everything is stored, or nothing is.
 *
 *     import = api_import_start(db, &options);
 *     while ((n = read(...)) > 0 && api_import_feed(import, bytes, n)) ;
 *     result = api_import_finish(import, whole, &report);
 *
 * Formats: the `;`-separated table of database-of-embassies (header with or without
 * the jurisdiction columns), the starter texts of db/starter/; and, as merges, missions
 * in our own members: NDJSON (an object a line), CSV (RFC 4180, with a header) and
 * GeoJSON (RFC 7946, a FeatureCollection of points). A merge changes what a row names and
 * nothing else; no mission vanishes by it. Releases of other sources are merges too:
 * answers of Wikidata (SPARQL JSON) and lists of the Auswärtiges Amt. The items of a JSON
 * Feed 1.1 become drafts of articles.
 *
 * What was edited through the API (source DB_SOURCE_EDITOR) is kept by every import. What
 * was deleted there comes back only with a release dated after the day of the deletion;
 * a file without a date never brings it back. */
#ifndef API_IMPORT_H
#define API_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct api_import;

enum {
    API_IMPORT_LINE_MAX = 64 * 1024, /* bytes of one line */
    API_IMPORT_ROWS_MAX = 5000000,   /* rows of one file */
    API_IMPORT_LISTED_MAX = 1000,    /* quarantined rows and warnings named one by one */
    API_IMPORT_DOCUMENT_MAX = 8 * 1024 * 1024, /* bytes of a file that is one document */
};

/* Where the file was fetched from, and what the server said of it (RFC 9110 §8.8). */
struct api_import_origin {
    const char *url;
    const char *etag, *last_modified; /* NULL: it did not say */
};

struct api_import_options {
    const char *as_of; /* release date "2022-06-23", or NULL: unknown */
    const char *at;    /* RFC 3339 time of the run */
    const char *actor; /* for the change log */
    bool force;        /* accept a file with fewer than 80 % of the previous rows */
    bool dry_run;      /* do everything, then roll back */
    const char
        *source;    /* whose rows a merge brings: letters, digits, '-'; NULL: "import" */
    bool every_row; /* a row of a merge that cannot be stored refuses the file */
    const struct api_import_origin *origin; /* remembered with the rows; NULL: none */
};

enum api_import_result {
    API_IMPORT_DONE,    /* stored (or, with dry_run, would have been) */
    API_IMPORT_BAD,     /* the input is not what it should be: nothing stored */
    API_IMPORT_REFUSED, /* too few rows and no force: nothing stored */
    API_IMPORT_BUSY,    /* another writer; nothing stored */
    API_IMPORT_FULL,    /* no space left; nothing stored */
    API_IMPORT_FAILED,  /* memory or database; nothing stored */
};

/* A line of the input and what is said about it. */
struct api_import_note {
    int64_t line; /* 1 = the first line, or feature; 0: the file as a whole */
    char *id;     /* the row's own id where it has one, or NULL */
    char *reason;
};

struct api_import_report {
    char format[40];  /* "database-of-embassies" */
    char source[40];  /* source id */
    char as_of[24];   /* release date, empty when unknown */
    const char *unit; /* what `line` counts: "line", "feature" or "item" */
    bool dry_run;
    int64_t kept; /* of the unchanged: edited or deleted here, and left so */
    int64_t read, inserted, updated, unchanged, vanished; /* rows */
    int64_t quarantined_count, warning_count;             /* all, also unlisted ones */
    struct api_import_note *quarantined, *warnings;       /* the first 1,000 of each */
    size_t quarantined_listed, warnings_listed;
    bool lost; /* memory ran out for one of these: the import fails */
    int64_t first_sequence, last_sequence; /* changes made: none when last < first */
    int64_t error_line;                    /* 0: the file as a whole */
    char error[400]; /* one line "line 17: ..." unless the result is API_IMPORT_DONE */
};

/* NULL: out of memory. `options` and what it points to are borrowed until finish. When a
 * write transaction is open already, the import joins it and leaves it open: whoever
 * began it commits, and rolls back unless the result is API_IMPORT_DONE (or it is a dry
 * run). */
struct api_import *api_import_start(struct db *db,
                                    const struct api_import_options *options);
/* False: the import has failed already, feed no more and finish. */
bool api_import_feed(struct api_import *import, const char *bytes, size_t length);
int64_t api_import_rows(const struct api_import *import); /* read so far, for progress */
/* `whole` false: the reader failed or was interrupted: nothing is stored. Frees import.
 */
enum api_import_result api_import_finish(struct api_import *import, bool whole,
                                         struct api_import_report *ret_report);
void api_import_report_release(struct api_import_report *report);

/* The report as JSON (malloc'ed, NUL-terminated; NULL: out of memory) or readable text.
 */
char *api_import_report_json(const struct api_import_report *report);
char *api_import_report_text(const struct api_import_report *report);

enum { API_IMPORT_URL_MAX = 8000, API_IMPORT_TAG_MAX = 512 }; /* bytes, with the NUL */

/* What is remembered of the file that was last imported from a URL. */
struct api_import_known {
    char etag[API_IMPORT_TAG_MAX], last_modified[API_IMPORT_TAG_MAX]; /* "": none */
    char at[24];                                                      /* of the import */
};
/* False: nothing; or it was imported with another as_of or source than `options` has, so
 * that the same file would do something else now; or it cannot be read. */
bool api_import_known(struct db *db, const struct api_import_options *options,
                      const char *url, struct api_import_known *ret_known);
/* The report of a file that has not changed since: malloc'ed; NULL: out of memory. */
char *api_import_unchanged(const char *url, const struct api_import_known *known,
                           bool json);

/* Loads the starter data that is built into the binary into an empty database (countries
 * and their names, starter missions and news): what `embassyd init` does after
 * db_open(DB_CREATE). `missions` false: the countries only. The report is of the
 * missions.
 */
enum api_import_result api_starter_load(struct db *db, bool missions,
                                        const struct api_import_options *options,
                                        struct api_import_report *ret_report);

#endif
