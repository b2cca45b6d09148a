/* notice_read.h - a notice from its JSON: what a client sends, or a document of the
 * change log. */
#ifndef API_NOTICE_READ_H
#define API_NOTICE_READ_H

#include "db/notice.h"
#include "publication.h"

/* Points into the JSON that it was read from, and into itself: it is not to be copied. */
struct notice_reading {
    struct db_notice notice; /* id NULL */
    struct publication publication;
    char starts_at[CALL_TIME_MAX], ends_at[CALL_TIME_MAX], reviewed_at[CALL_TIME_MAX];
    const char *countries[DB_ABOUT_MAX];
    const char *areas[DB_NEWS_LIST_MAX];
    const char *nationalities[DB_ABOUT_MAX];
};

/* All members that a document of the log has, but the id; faults are noted. state,
 * published_at and withdrawn_reason are in `publication`, until notice_publish(). */
void notice_read(const struct members *members, struct notice_reading *ret_reading);
/* Takes state, time and reason over into the notice, as they are. */
void notice_publish(struct notice_reading *reading);

extern const char *const notice_editable[];

#endif
