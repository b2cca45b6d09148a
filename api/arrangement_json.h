/* arrangement_json.h - an arrangement as the API shows it: one row a member, as in
 * notice_json.h. */
#ifndef API_ARRANGEMENT_JSON_H
#define API_ARRANGEMENT_JSON_H

#include "db/arrangement.h"
#include "json.h"

typedef void arrangement_writer(struct json *json,
                                const struct db_arrangement *arrangement);

struct arrangement_member {
    const char *name;
    arrangement_writer *write;
    bool in_document; /* else it is only shown */
    const char *schema;
};
extern const struct arrangement_member arrangement_members[]; /* ends with a NULL name */

/* The whole arrangement. */
void arrangement_json(struct json *json, const struct db_arrangement *arrangement);

/* What each post has; ends with NULL. */
extern const char *const arrangement_post_members[];

#endif
