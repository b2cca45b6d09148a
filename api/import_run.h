/* import_run.h - one import while it runs: what the engine (import.c) lends the formats,
 * and what a format is. Private to the import. */
#ifndef API_IMPORT_RUN_H
#define API_IMPORT_RUN_H

#include "atlas.h"
#include "buffer.h"
#include "claim.h"
#include "draft.h"
#include "import.h"
#include "lines.h"

#include "db/source.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

enum { IMPORT_DATE_MAX = 24, IMPORT_ID_MAX = 48, IMPORT_PART_MAX = 16 };

/* A foreign format. All functions return false when the import has failed, having said so
 * with import_fail(). */
struct import_format {
    const char *name;
    struct db_source source; /* as_of: of this run; no id: whose is said by the run */
    bool strict;             /* a row that cannot be stored is an error of the file */
    bool merges;             /* only adds and changes */
    bool takes_faults;       /* has words of its own for a line with a fault */
    bool open_end;           /* the last line may lack its end */
    const char *unit;        /* of a document: "feature"; NULL: lines */
    bool (*start)(struct api_import *import, const struct line *first);
    bool (*line)(struct api_import *import, const struct line *line);
    bool (*end)(struct api_import *import); /* NULL: nothing to do */
};

extern const struct import_format import_doe, import_starter, import_ndjson, import_csv,
    import_geojson, import_wikidata, import_overpass, import_osm_geojson, import_amt;

/* How bytes become rows: not known yet; lines; perhaps JSON, the first line is not here
 * yet; one document. */
enum import_form { FORM_UNKNOWN, FORM_LINES, FORM_JSON, FORM_DOCUMENT };

struct merge;

struct api_import {
    struct db *db;
    struct api_import_options options;
    struct api_import_report report;
    enum api_import_result result; /* DONE until something failed */
    const struct import_format *format;
    void *state;             /* the format's own; freed by the engine */
    struct merge *merge;     /* of a format that merges */
    struct db_source source; /* of this run; points into the next */
    char source_id[40], source_name[DB_TEXT_MAX], source_url[DB_TEXT_MAX],
        source_licence[DB_TEXT_MAX], source_attribution[DB_TEXT_MAX];
    enum import_form form;
    struct buffer held; /* bytes that are not lines, or not known to be */
    struct atlas *atlas;
    bool joined;                  /* somebody else's write transaction was open before */
    bool begun;                   /* the write transaction is open */
    bool undated;                 /* nobody said of when this release is */
    bool older;                   /* than the newest release seen */
    char as_of[IMPORT_DATE_MAX];  /* of this release */
    char newest[IMPORT_DATE_MAX]; /* release seen before this run, "": none */
    int64_t present;              /* rows of that release */
    char part[IMPORT_PART_MAX]; /* which part of its source the file covers, as it says */
    XXH3_state_t *digest;
    struct buffer document;
    struct lines lines;
    struct draft draft;
    struct draft base; /* the mission as it is; base.mission.id NULL: there is none */
};

/* The import fails with "line N: ..." (line 0: the file as a whole). Returns false. Only
 * the first failure counts. */
[[gnu::format(printf, 4, 5)]] bool import_fail(struct api_import *import,
                                               enum api_import_result result,
                                               int64_t line, const char *format, ...);
/* The same for a status of the store. */
bool import_fail_db(struct api_import *import, enum db_status status, int64_t line);

/* Bytes into lines, or into one document; then what is left of them. */
bool import_bytes(struct api_import *import, const char *bytes, size_t length);
bool import_bytes_end(struct api_import *import);
/* The one document that there is. */
bool import_document(struct api_import *import, const char *text, size_t length);

/* Does the format bring releases of a source of its own? */
bool import_is_release(const struct import_format *format);

/* Settles which format it is, and whose rows it brings. */
bool import_set_format(struct api_import *import, const struct import_format *format);

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
/* The row says nothing new. */
bool import_count_unchanged(struct api_import *import);
/* The row says something else than what was decided here, which is kept. */
[[gnu::format(printf, 4, 5)]] bool import_keep(struct api_import *import, int64_t line,
                                               const char *id, const char *format, ...);
/* Puts the draft as it is, and counts it. */
bool import_store(struct api_import *import, int64_t line);

/* Copies the mission of an id, or of one that it had before, into import->base. */
enum db_status import_find(struct api_import *import, const char *id);
/* Is import->base what `source` says, and nothing else? */
bool import_is_alone(const struct api_import *import, const char *source);
/* A row of a mission, import->base, that other sources speak of: its facts (text of
 * claim_facts()) become the claim of its source, and what is displayed is composed anew.
 * An editor's mission is displayed as it was. */
bool import_claim(struct api_import *import, int64_t line, const struct db_claim *claim);
/* The same into import->draft, neither put nor counted; false: the import has failed, or
 * (*ret_change not CLAIM_PUT or CLAIM_SAME, or merge->call has faults) it cannot be. */
bool import_compose(struct api_import *import, int64_t line, const struct db_claim *claim,
                    enum claim_change *ret_change);
/* Facts of import->base that are an object, as text, into merge->facts; NULL: they have
 * faults, which are noted in merge->call, or (call.out_of_memory) memory. */
const char *import_facts(struct api_import *import, json_t *facts);

/* Was the mission deleted here, so that this release does not bring it back? */
enum db_status import_is_deleted(struct api_import *import, const char *id,
                                 bool *ret_deleted);

[[gnu::format(printf, 4, 5)]] void import_warn(struct api_import *import, int64_t line,
                                               const char *id, const char *format, ...);

/* Remembers where the file came from, if it was fetched. */
bool import_put_origin(struct api_import *import);

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
void merge_free(struct merge *merge); /* NULL is fine */

/* Cuts off a half character that a fixed size left at the end. */
void report_whole_text(char *text);

#endif
