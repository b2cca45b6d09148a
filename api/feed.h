/* feed.h - the newest articles or notices, whatever the form they are written in.
 *
 * A feed has the FEED_ENTRIES newest that are public now; notices that have ended are
 * left out. Its times are those of its entries, never the clock's. */
#ifndef API_FEED_H
#define API_FEED_H

#include "address.h"
#include "call.h"
#include "db/notice.h"
#include "uuid.h"
#include "xml.h"

enum { FEED_ENTRIES = 30, FEED_NAME_MAX = 120 };

#define FEED_AUTHOR "embassyd"

/* All lent. NULL: none. */
struct feed_entry {
    char id[UUID_URN_MAX];
    const char *title, *summary, *lang;
    const char *html; /* never NULL */
    const char *published;
    const char *updated;    /* when it last said something new, to everyone */
    const char *source_url; /* what it is about, elsewhere */
    const char *page, *cap; /* paths: the page of it, and its alert */
    const char *const *authors;
    size_t author_count;
    const char *const *countries; /* codes */
    size_t country_count;
    const char *const *tags;
    size_t tag_count;
    const struct db_notice *notice; /* NULL: it is an article */
};

struct feed;
typedef void feed_writer(struct feed *feed);
typedef void feed_entry_writer(struct feed *feed, const struct feed_entry *entry);

/* How a form of feeds writes: `open`, then each entry, then `close`. */
struct feed_form {
    const char *suffix; /* of its address: ".atom" */
    feed_writer *open, *close;
    feed_entry_writer *entry;
};
extern const struct feed_form feed_atom, feed_json;

struct feed {
    struct call *call;
    const struct feed_form *form;
    bool has_notices; /* or articles */
    struct xml xml;   /* of the call's body, as call->json is */
    const char *lang;
    char id[UUID_URN_MAX];
    char title[FEED_NAME_MAX + 40];
    char self[ADDRESS_PATH_MAX], page[ADDRESS_PATH_MAX]; /* paths */
    char updated[CALL_TIME_MAX];
    char entry_id[FEED_ENTRIES][28]; /* ULIDs, the newest first */
    char entry_updated[FEED_ENTRIES][CALL_TIME_MAX];
    size_t count, current;
    enum db_status status;
};

/* Handles a request for a feed; its route has the parameters `country` and `lang`. */
int feed_answer(struct call *call, const struct feed_form *form, bool has_notices);

/* The country's name in the language of the feed; its code when it has none. */
void feed_country_name(struct feed *feed, const char *code, char ret_name[FEED_NAME_MAX]);

#endif
