/* arrangement_read.h - an arrangement from its JSON: what a client sends, or a document
 * of the change log. */
#ifndef API_ARRANGEMENT_READ_H
#define API_ARRANGEMENT_READ_H

#include "db/arrangement.h"
#include "member.h"

/* Points into the JSON that it was read from, and into itself: it is not to be copied. */
struct arrangement_reading {
    struct db_arrangement arrangement;
    const char *beneficiaries[DB_ARRANGEMENT_PARTIES_MAX];
    const char *providers[DB_ARRANGEMENT_PARTIES_MAX];
    enum db_need needs[DB_NEED__COUNT];
    struct db_arrangement_post posts[DB_ARRANGEMENT_POSTS_MAX];
};

/* Members that a client may set; ends with NULL. */
extern const char *const arrangement_editable[];

/* A slug: small letters and digits in words joined by '-', shorter than
 * DB_ARRANGEMENT_ID_MAX. */
bool arrangement_id_is_usable(const char *id);

/* `id` is lent. Faults are noted (call_fault): words, countries and memberships that are
 * not known, a post of a state that is no provider, a period that ends before it begins,
 * an enabled one without source and date of verification, a disabled one without a
 * reason.
 */
void arrangement_read(const struct members *members, const char *id,
                      struct arrangement_reading *ret_reading);

#endif
