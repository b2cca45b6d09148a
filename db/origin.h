/* origin.h - where files were fetched from. Not in the log of changes: it says nothing of
 * the records, and a URL may hold a key. */
#ifndef DB_ORIGIN_H
#define DB_ORIGIN_H

#include "db/db.h"

struct db_origin {
    const char *url;
    const char *source, *as_of;       /* as the import was told; NULL: it was not */
    const char *etag, *last_modified; /* of the server's answer; NULL: it had none */
    const char *at;                   /* of the import (read only) */
};
typedef void db_origin_visitor(const struct db_origin *origin, void *context);

enum db_status db_origin_by_url(struct db *db, const char *url, db_origin_visitor *visit,
                                void *context);
/* Within a write transaction; takes the place of what was known of this URL. */
enum db_status db_origin_put(struct db *db, const struct db_origin *origin);

#endif
