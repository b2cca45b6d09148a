/* csv_row.h - a table of our own members: what its columns are, and a row of it as the
 * object of JSON that it stands for. Private to the import. */
#ifndef API_CSV_ROW_H
#define API_CSV_ROW_H

#include "buffer.h"
#include "csv.h"

enum { CSV_COLUMNS_MAX = 48 };

/* What a column is in the object. */
enum column_kind {
    COLUMN_TEXT,      /* a member that is a text */
    COLUMN_ADDRESS,   /* the same; lines are parted by ", " */
    COLUMN_POINT,     /* a member of `location` */
    COLUMN_QUALITY,   /* the same, a text */
    COLUMN_COUNTRIES, /* parted by blanks */
    COLUMN_AREAS,     /* texts parted by '|'; one that is part of a text is doubled */
    COLUMN_SERVICES,  /* parted by blanks: "passport" (yes), "notarial=limited" */
    COLUMN_PHONE,     /* contacts: numbers, as people part them */
    COLUMN_CONTACT,   /* the same: texts as in areas */
    COLUMN_READ_ONLY, /* of our answers; nobody sets it */
};

struct column {
    const char *name;
    enum column_kind kind;
    const char *member; /* NULL: like the name; of a contact, its kind */
};

struct member_csv {
    struct csv csv;
    const struct column *column[CSV_COLUMNS_MAX]; /* by position */
    size_t width;                                 /* 0: no header yet */
    char cell[API_IMPORT_LINE_MAX + 1];
};

/* NULL: no member is called so. */
const struct column *csv_row_column(const char *name);

/* The record that state->csv holds; empty cells are left out. NULL: out of memory. Lent
 * until `out` is written to again. */
const char *csv_row_write(struct member_csv *state, struct buffer *out);

#endif
