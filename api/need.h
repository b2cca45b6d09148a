/* need.h - what somebody needs help with (db_need): what follows from it. */
#ifndef API_NEED_H
#define API_NEED_H

#include "db/arrangement.h"
#include "db/mission.h"

#include <stdbool.h>

extern const char *const need_words[]; /* ends with NULL */
/* DB_NEED_GENERAL for NULL. */
enum db_need need_from_word(const char *word);

/* Has somebody to come to the person, or the person to the post? Then a post in the
 * country goes before one's own elsewhere. */
bool need_is_physical(enum db_need need);

/* Does a mission serve the need, as far as its services say? The best first. */
enum need_fit { FIT_YES, FIT_UNKNOWN, FIT_NO };
enum need_fit need_fit(enum db_need need, const struct db_service *services,
                       size_t count);

#endif
