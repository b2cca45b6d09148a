/* article.h - English names of countries within a sentence. */
#ifndef API_ARTICLE_H
#define API_ARTICLE_H

#include <stddef.h>

/* "the Netherlands", "the Gambia" from "The Gambia"; "France" stays. */
void article_before(const char *name, char *ret_phrase, size_t size);

#endif
