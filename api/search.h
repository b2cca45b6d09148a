/* search.h - /search: the items of one kind after the other. */
#ifndef API_SEARCH_H
#define API_SEARCH_H

#include "call.h"
#include "words.h"

struct search {
    struct call *call;
    struct db_words words;
    int64_t limit;         /* of each kind */
    int64_t shown;         /* of this kind */
    int64_t found;         /* of all kinds */
    bool more;             /* this kind has more than the limit */
    enum db_status status; /* of what a visitor could not return */
};

/* Each writes at most `limit` items of its kind to the open array. Their cost does not
 * grow with the number of matches: the order is that of the indexes. */
typedef enum db_status search_kind(struct search *search);
search_kind search_countries, search_missions, search_notices, search_articles;

/* False: enough is shown, and there is more. */
bool search_take(struct search *search);
/* Opens an item and writes what all kinds have; search_close_item() ends it. */
struct search_item {
    const char *kind, *id;
    const char *collection, *key; /* of its address: "articles", a slug */
    const char *title, *lang;
};
void search_open_item(struct search *search, const struct search_item *item);
void search_close_item(struct search *search);
/* Remembers the first thing that went wrong. */
void search_note(struct search *search, enum db_status status);

#endif
