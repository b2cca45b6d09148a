/* notice_json.h - a notice as the API shows it: one row a member, as in article_json.h.
 */
#ifndef API_NOTICE_JSON_H
#define API_NOTICE_JSON_H

#include "db/notice.h"
#include "json.h"

/* Against which a notice is active, and due for review. now NULL: as stored, whatever the
 * time. */
struct notice_clock {
    const char *now, *review_before; /* RFC 3339 */
};
typedef void notice_writer(struct json *json, const struct db_notice *notice,
                           const struct notice_clock *clock);

struct notice_member {
    const char *name;
    notice_writer *write;
    bool in_document; /* else it is only shown */
    const char *schema;
};
extern const struct notice_member notice_members[]; /* ends with a NULL name */

/* The whole notice. */
void notice_json(struct json *json, const struct db_notice *notice,
                 const struct notice_clock *clock);
/* What stands beside an answer about something else: its members, and it. */
extern const char *const notice_brief[]; /* ends with NULL */
void notice_json_brief(struct json *json, const struct db_notice *notice,
                       const struct notice_clock *clock);

/* Should those who issued this banner have looked at it again? */
bool notice_is_overdue(const struct db_notice *notice, const char *review_before);

#endif
