/* gather.h - rows of a document that speak of one thing, brought together: an answer in
 * SPARQL repeats an item for each of its values, a list of addresses repeats one for each
 * country that it serves. Private to the import. */
#ifndef API_GATHER_H
#define API_GATHER_H

#include <jansson.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct gather_row {
    const char *key;     /* of the thing; lent by the document, like the next two */
    const json_t *row;   /* what is said of it */
    const json_t *group; /* and in which group of rows; NULL: in none */
    int64_t number;      /* position in the document, from 1 */
    int64_t first;       /* of the first row with this key; set by gather_sort() */
};

struct gather {
    struct gather_row *row;
    size_t count, room;
};

/* False: out of memory. */
bool gather_add(struct gather *gather, const struct gather_row *row);
/* Things in the order in which they first appear, and their rows in the order of the
 * document, whether they were adjacent or not. */
void gather_sort(struct gather *gather);
/* How many rows from `begin` on speak of the same thing. */
size_t gather_length(const struct gather *gather, size_t begin);
void gather_release(struct gather *gather);

#endif
