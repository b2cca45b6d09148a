/* import_run.h - one import while it runs: what the engine (import.c) lends the formats,
 * and what a format is. Private to the import. */
#ifndef API_IMPORT_RUN_H
#define API_IMPORT_RUN_H

#include "atlas.h"
#include "buffer.h"
#include "draft.h"
#include "import.h"
#include "lines.h"

#include "db/source.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

enum { IMPORT_DATE_MAX = 24, IMPORT_ID_MAX = 48 };

/* A foreign format. All functions return false when the import has failed, having said so
 * with import_fail(). */
struct import_format {
    const char *name;
    struct db_source source; /* as_of: of this run */
    bool strict;             /* a row that cannot be stored is an error of the file */
    bool (*start)(struct api_import *import, const struct line *first);
    bool (*line)(struct api_import *import, const struct line *line);
    bool (*end)(struct api_import *import); /* NULL: nothing to do */
};

extern const struct import_format import_doe, import_starter;

struct api_import {
    struct db *db;
    struct api_import_options options;
    struct api_import_report report;
    enum api_import_result result; /* DONE until something failed */
    const struct import_format *format;
    void *state; /* the format's own; freed by the engine */
    struct atlas *atlas;
    bool begun;                   /* the write transaction is open */
    bool older;                   /* than the newest release seen */
    char as_of[IMPORT_DATE_MAX];  /* of this release */
    char newest[IMPORT_DATE_MAX]; /* release seen before this run, "": none */
    int64_t present;              /* rows of that release */
    XXH3_state_t *digest;
    struct buffer document;
    struct lines lines;
    struct draft draft;
};

/* The import fails with "line N: ..." (line 0: the file as a whole). Returns false. Only
 * the first failure counts. */
[[gnu::format(printf, 4, 5)]] bool import_fail(struct api_import *import,
                                               enum api_import_result result,
                                               int64_t line, const char *format, ...);
/* The same for a status of the store. */
bool import_fail_db(struct api_import *import, enum db_status status, int64_t line);

/* A line of any format: recognises it first. A line_taker, of an api_import. */
bool import_line(const struct line *line, void *import);

/* The last change there is, of any kind. */
int64_t import_sequence(const struct db *db);

/* "2022-06-23" */
bool import_is_date(const char *text);

/* Opens the transaction and loads the atlas, at the first row. */
bool import_begin(struct api_import *import);

/* One row of the input and what becomes of it: exactly one of these for each. */
[[gnu::format(printf, 4, 5)]] bool import_quarantine(struct api_import *import,
                                                     int64_t line, const char *id,
                                                     const char *format, ...);
/* Stores import->draft. */
bool import_take(struct api_import *import, int64_t line);

[[gnu::format(printf, 4, 5)]] void import_warn(struct api_import *import, int64_t line,
                                               const char *id, const char *format, ...);

/* Puts import->draft with its document. */
bool import_put(struct api_import *import, int64_t line, enum db_change *ret_change);

/* The draft is not in release `newest` of its source any more: kept, status unknown. */
void import_mark_gone(struct api_import *import, const char *newest);
/* Does so with everything that this release has no more. */
bool import_vanish(struct api_import *import);

/* Adds to a list of the report; text that is cut ends at a whole character. */
void report_quarantine(struct api_import_report *report, int64_t line, const char *id,
                       const char *reason);
void report_warn(struct api_import_report *report, int64_t line, const char *id,
                 const char *reason);
/* Cuts off a half character that a fixed size left at the end. */
void report_whole_text(char *text);

#endif
