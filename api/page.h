/* page.h - pages of a list: cursors, links and the frame around the items. */
#ifndef API_PAGE_H
#define API_PAGE_H

#include "call.h"

enum { PAGE_LIMIT_DEFAULT = 50, PAGE_LIMIT_MAX = 500, PAGE_CURSOR_MAX = 120 };

/* Parameters that every list has; a list's own come before them. */
#define PAGE_PARAMS                                                                      \
    {.name = "limit",                                                                    \
     .kind = PARAM_INT,                                                                  \
     .of_pages = 1,                                                                      \
     .min = 1,                                                                           \
     .max = PAGE_LIMIT_MAX,                                                              \
     .fallback = PAGE_LIMIT_DEFAULT,                                                     \
     .example = "50",                                                                    \
     .about = "Items a page"},                                                           \
    {                                                                                    \
        .name = "cursor", .kind = PARAM_CURSOR, .of_pages = 1,                           \
        .example = "1f2e3d4c-0000000000000001-FR",                                       \
        .about = "Where to go on; only ever taken from links.next"                       \
    }

/* The sort key of the last item of a page. */
struct page_key {
    int64_t number;
    int64_t metres; /* distance, for lists by distance */
    char text[64];  /* ASCII letters, digits, '-', ':' */
};

/* Reads the cursor argument. 0: *ret_key is set if *ret_given; else the status of the
 * problem answered: a cursor of another list, or none of ours. */
int page_cursor(struct call *call, struct page_key *ret_key, bool *ret_given);

/* A cursor that goes on after this key: what links.next has. */
void page_cursor_write(const struct call *call, const struct page_key *key,
                       char ret_cursor[PAGE_CURSOR_MAX]);

/* Items that are shown at most: of a form without pages all that there may be. */
int64_t page_limit(const struct call *call);
/* Opens the body and the items; each item is then written with call->json. */
void page_open(struct call *call);
void page_item_end(struct call *call);
/* Closes the items and adds total, links, seq and as_of, and the Link field. `next` NULL:
 * this was the last page. Answers. */
[[nodiscard]] int page_close(struct call *call, int64_t total,
                             const struct page_key *next);

/* Number of the last change among the kinds that the route depends on. */
int64_t page_sequence(const struct call *call);
/* A text as a part of a query (RFC 3986 §2.3). */
void page_append_escaped(struct buffer *out, const char *text);

#endif
