/* csv_put.h - writes RFC 4180 straight into a buffer: cells with commas between them,
 * records that end in CRLF. What is in a cell is never read as the end of one. */
#ifndef API_CSV_PUT_H
#define API_CSV_PUT_H

#include "buffer.h"

struct csv_record {
    struct buffer *out;
    bool comma; /* the next cell needs one before it */
};

void csv_put(struct csv_record *record, const char *text); /* NULL: an empty cell */
void csv_end(struct csv_record *record);
/* The first record: names, with NULL after the last. */
void csv_put_header(struct buffer *out, const char *const *names);

#endif
