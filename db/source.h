/* source.h - where facts come from, and the runs that brought them. */
#ifndef DB_SOURCE_H
#define DB_SOURCE_H

#include "db/db.h"

/* The source of what is edited through the API; no import writes over it. */
#define DB_SOURCE_EDITOR "editor"

struct db_source {
    const char *id; /* "database-of-embassies" */
    const char *name;
    const char *url;         /* NULL when there is none */
    const char *licence;     /* SPDX identifier or a short phrase */
    const char *attribution; /* what its licence wants said where its facts are shown, or
                              * NULL */
    const char *as_of;       /* date of the newest release seen; NULL before the first */
    int64_t missions;        /* rows of that release that are stored (read only) */
    int64_t rev;             /* read only */
};

typedef void db_source_visitor(const struct db_source *source, void *context);
enum db_status db_source_by_id(struct db *db, const char *id, db_source_visitor *visit,
                               void *context);
enum db_status db_source_list(struct db *db, db_source_visitor *visit, void *context);
/* Those that some mission comes from, or that some claim is of; without the number of
 * missions, so at no cost. */
enum db_status db_source_in_use(struct db *db, db_source_visitor *visit, void *context);

/* Within a write transaction; as_of only ever moves forward. No change, no log row. */
enum db_status db_source_put(struct db *db, const struct db_source *source,
                             const char *document);

/* One import, kept for the operator. All numbers are rows. */
struct db_import_run {
    const char *source;
    const char *at;     /* RFC 3339 */
    const char *as_of;  /* release date of what was read */
    const char *digest; /* of its bytes */
    int64_t read, inserted, updated, unchanged, vanished, quarantined, warnings;
    const char *report; /* JSON, opaque here */
    const char *part;   /* of the source, in the words of the format; "": all of it */
};
enum db_status db_import_run_add(struct db *db, const struct db_import_run *run);
/* How many rows of the newest release of this part could be used; 0: none was seen. */
enum db_status db_import_run_usable(struct db *db, const char *source, const char *part,
                                    int64_t *ret_count);
/* Was there an import at this time, to the second? */
enum db_status db_import_run_at(struct db *db, const char *at, bool *ret_found);

#endif
