/* post_type.h - what kind of post a source means: by Wikidata item, else by words. */
#ifndef API_POST_TYPE_H
#define API_POST_TYPE_H

#include "db/mission.h"

#include <stdbool.h>

struct post_type {
    enum db_rank rank;
    bool de_facto;
};

/* `item` "Q3917681" or "", `label` "British High Commission". False: unknown, and
 * *ret_type is an office. */
bool post_type_find(const char *item, const char *label, struct post_type *ret_type);

/* What such a post is in law when nothing else is known. */
enum db_legal_kind post_type_legal(const struct post_type *type);

#endif
