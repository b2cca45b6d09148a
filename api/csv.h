/* csv.h - RFC 4180, strictly: records of comma-separated cells, from lines. A quoted cell
 * may have commas, doubled quotes and line ends in it, so a record may take several
 * lines. */
#ifndef API_CSV_H
#define API_CSV_H

#include "lines.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CSV_CELLS_MAX = 64 };

/* Zero-initialised before the first use. */
struct csv {
    const char *cell[CSV_CELLS_MAX]; /* of a whole record; a line end is '\n' */
    size_t count;
    int64_t line;      /* the record's first */
    const char *fault; /* what is wrong with the record, in words; NULL: nothing */
    bool is_open;      /* a quoted cell goes on with the next line */
    size_t used;
    char text[API_IMPORT_LINE_MAX + 1];
};

/* Takes a line in. True: csv has a whole record (or one with a fault), lent until the
 * next call; false: the record goes on. */
bool csv_line(struct csv *csv, const struct line *line);

#endif
