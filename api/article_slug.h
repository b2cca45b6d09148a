/* article_slug.h - slugs of articles: where they come from, and which ones they had. */
#ifndef API_ARTICLE_SLUG_H
#define API_ARTICLE_SLUG_H

#include "article_read.h"

enum { ARTICLE_SLUG_SIZE = DB_SLUG_MAX + 1 };

/* From the words of a title, in Latin letters, at most ARTICLE_SLUG_MAX bytes; numbered
 * where an article has, or had, that slug. A title without letters gives that of the id,
 * in small letters. */
enum db_status article_slug_make(struct call *call, const char *title, const char *id,
                                 char ret_slug[ARTICLE_SLUG_SIZE]);

#endif
