/* article_read.h - an article from its JSON: what a client sends, or a document of the
 * change log. */
#ifndef API_ARTICLE_READ_H
#define API_ARTICLE_READ_H

#include "db/article.h"
#include "publication.h"

enum { ARTICLE_SLUG_MAX = 80, ARTICLE_TAG_MAX = 80 }; /* bytes */

/* Points into the JSON that it was read from, and into itself: it is not to be copied. */
struct article_reading {
    struct db_article article; /* slug NULL: the JSON has none; id NULL */
    struct publication publication;
    const char *authors[DB_NEWS_LIST_MAX];
    const char *countries[DB_ABOUT_MAX];
    const char *tags[DB_NEWS_LIST_MAX];
    const char *former_slugs[DB_FORMER_SLUGS_MAX];
};

/* All members that a document of the log has, but the id; faults are noted. state,
 * published_at and withdrawn_reason are in `publication`, until article_publish(). */
void article_read(const struct members *members, struct article_reading *ret_reading);
/* Takes state, time and reason over into the article, as they are. */
void article_publish(struct article_reading *reading);

/* a-z, 0-9 and single dashes between them, at most DB_SLUG_MAX. */
bool article_slug_is_valid(const char *slug);

extern const char *const article_editable[];

#endif
