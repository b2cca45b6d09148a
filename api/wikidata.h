/* wikidata.h - one item of an answer of Wikidata, from all the rows that name it. Private
 * to wikidata*.c. */
#ifndef API_WIKIDATA_H
#define API_WIKIDATA_H

#include "doe.h"
#include "gather.h"

enum { WIKIDATA_VALUES_MAX = 64, WIKIDATA_CELL_MAX = 16 * 1024 };

/* The different values of one variable, in the order of their bytes: the same facts make
 * the same row in whatever order a server gives them. */
struct wikidata_values {
    struct wikidata_value {
        const char *text;  /* address of an item, or a literal */
        const char *label; /* "" when there is none, or only the item's number */
    } value[WIKIDATA_VALUES_MAX];
    size_t count;
    bool unknown; /* there is one, and nobody knows which */
    bool full;
};

/* The cells of the row of database-of-embassies that it amounts to. */
struct wikidata {
    struct doe_row row;
    struct wikidata_values values; /* of the variable that is looked at */
    char latitude[32], longitude[32];
    char cell[DOE__COUNT][WIKIDATA_CELL_MAX];
    char ended[11]; /* date, or "": unknown, or not ended */
    bool is_ended, has_jurisdiction, is_full;
    char reason[DOE_REASON_MAX];
};

void wikidata_clear(struct wikidata *item); /* all but the row's import and line */

/* The values of the variable that has one of two names, until the next call. */
const struct wikidata_values *wikidata_collect(struct wikidata *item,
                                               const struct gather_row *rows,
                                               size_t count, const char *const names[2]);

/* Cells, without control characters. A part is added after a `|`, and has none itself. */
void wikidata_set_cell(struct wikidata *item, enum doe_column column, const char *text);
void wikidata_add_part(struct wikidata *item, enum doe_column column, const char *text);
/* Name and number of an item; a name that is missing is its address. */
void wikidata_set_item(struct wikidata *item, enum doe_column name,
                       enum doe_column number, const struct wikidata_value *value);
/* Latitude and longitude of the first value. */
void wikidata_set_point(struct wikidata *item, const struct wikidata_values *values);
/* The first value of a variable, or "". */
void wikidata_set_first(struct wikidata *item, const struct gather_row *rows,
                        size_t count, const char *name, enum doe_column column);

/* All rows of one item into import->draft; false: it is set aside for item->reason. */
bool wikidata_read(struct wikidata *item, const struct gather_row *rows, size_t count);

#endif
