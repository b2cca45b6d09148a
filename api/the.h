/* the.h - English names of countries within a sentence. */
#ifndef API_THE_H
#define API_THE_H

#include <stddef.h>

/* "the Netherlands", "the Gambia" from "The Gambia"; "France" stays. */
void the_before(const char *name, char *ret_phrase, size_t size);

#endif
