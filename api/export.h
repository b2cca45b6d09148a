/* export.h - every record as one line of JSON, from the tables themselves: two stores
 * with the same records write the same bytes. */
#ifndef API_EXPORT_H
#define API_EXPORT_H

#include <stdbool.h>
#include <stddef.h>

struct db;

/* Takes a line, with its end; false: no more of them. */
typedef bool api_export_taker(const char *line, size_t length, void *context);

/* {"kind","id","rev","document"} of every record of the kinds in the mask (bit i: enum
 * db_kind i), ordered by the word of the kind and the id; one read transaction. False:
 * stopped by the taker, or with words in ret_error. */
bool api_export(struct db *db, unsigned kinds, api_export_taker *take, void *context,
                char ret_error[256]);

#endif
