/* table.h - a line of `;`-separated cells, and a header that says which is which. Nothing
 * is quoted in this format: `"` is an ordinary character. */
#ifndef API_TABLE_H
#define API_TABLE_H

#include <stdbool.h>
#include <stddef.h>

enum { TABLE_CELLS_MAX = 256, TABLE_NAMES_MAX = 32, TABLE_ERROR_MAX = 240 };

struct table_column {
    const char *name;
    bool needed;
};

struct table {
    const struct table_column *columns; /* the ones the format knows */
    size_t column_count;
    size_t at[TABLE_NAMES_MAX]; /* their position, TABLE_CELLS_MAX: not there */
    size_t width;               /* cells of a row */
    bool open_end;              /* the header ends with a separator: so may a row */
    size_t unknown;             /* columns nobody asked for */
    char error[TABLE_ERROR_MAX];
};

/* Reads a header, cutting the text up. False: table->error says why. */
bool table_header(struct table *table, char *text);

/* Cuts a row up; cells of known columns go to ret_cell, without blanks at their ends,
 * "" when empty or not there. False: another number of cells than the header's, which
 * ret_count tells. */
bool table_row(const struct table *table, char *text, const char **ret_cell,
               size_t *ret_count);

#endif
