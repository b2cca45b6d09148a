/* merge.h - a row of our own members, as an object of JSON, into the store: it changes
 * what it names of the mission that it means, or adds one. Private to the import. */
#ifndef API_MERGE_H
#define API_MERGE_H

#include "import_run.h"
#include "mission_read.h"

/* Kept from row to row. */
struct merge {
    struct call call;   /* for the readers of members: the store, and the faults found */
    const char *rename; /* the id it has now, when it gets the row's; else NULL */
    bool is_merge_of_contacts; /* contacts of kinds that the row does not name stay */
    struct mission_reading reading;
    struct buffer before;   /* the document of the base */
    struct buffer facts;    /* of the row */
    char id[IMPORT_ID_MAX]; /* of the row, then of the mission that it means */
    char source[sizeof(((struct api_import *)0)->source_id)]; /* of the row, or "" */
};

/* Gives the import what merge_row() needs; false: it has failed. */
bool merge_start(struct api_import *import);

/* Whose row it is. */
const char *merge_source(const struct api_import *import);

/* A row that is text of JSON, and one that is an object already; the row is borrowed, and
 * changed. False: the import has failed. A row that cannot be stored is set aside. */
bool merge_text(struct api_import *import, int64_t line, const char *text, size_t length);
bool merge_row(struct api_import *import, int64_t line, json_t *row);

/* Text of JSON as a tree; NULL: the row is set aside, or (*ret_fine false) the import has
 * failed. */
json_t *merge_parse(struct api_import *import, int64_t line, const char *text,
                    size_t length, bool *ret_fine);

/* Notes what is wrong with id, source and the names of members (call.fault_count). */
enum db_status merge_read_head(struct api_import *import, json_t *row);
/* A whole object into merge->reading and import->draft, with the usual name if it has
 * none. False: out of memory; what is wrong is noted. */
bool merge_read_object(struct api_import *import, json_t *object);

/* What becomes of the row: laid over import->base or over what its source claims of it,
 * put as it is in import->draft, or set aside for the faults that were noted. */
bool merge_change(struct api_import *import, int64_t line, json_t *row);
bool merge_put(struct api_import *import, int64_t line);
bool merge_set_aside(struct api_import *import, int64_t line);
bool merge_set_aside_full(struct api_import *import, int64_t line);

/* Finds the mission that a whole row means, which is in import->draft, into import->base
 * and merge->id. Sets *ret_several when the facts fit several. */
enum db_status merge_find(struct api_import *import, bool *ret_several);
#endif
