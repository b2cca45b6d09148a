/* import_feed.h - a feed of somebody's news (JSON Feed 1.1) as drafts of articles.
 * Private to the import. */
#ifndef API_IMPORT_FEED_H
#define API_IMPORT_FEED_H

#include "import_run.h"

#include <jansson.h>

/* An item of the feed as the JSON of an article, in `out`: NULL for memory. */
const char *import_feed_article(struct buffer *out, const json_t *feed,
                                const json_t *item);
/* Where the item is to be read: its address, or NULL. */
const char *import_feed_url(const json_t *item);

#endif
