/* replay_run.h - one page of changes while it is taken. Private to replay*.c. */
#ifndef API_REPLAY_RUN_H
#define API_REPLAY_RUN_H

#include "call.h"
#include "db/history.h"
#include "member.h"
#include "replay.h"

struct replay {
    struct db *db;
    struct api_replay_report *report;
    struct call call; /* of the readers: it takes their faults */
    struct buffer document;
    enum api_replay_result result;
    bool names_due; /* a country came: its names have to be built before they are used */
};

struct replay_item {
    struct db_change_row row;
    const json_t *document; /* as a tree; NULL: deleted */
};

/* Reads the document of the row and puts its record; false: the document has faults,
 * which are noted. */
bool replay_put(struct replay *replay, const struct members *members,
                const struct db_change_row *row, enum db_status *ret_status,
                bool *ret_changed);
/* Makes the change; false: result and error are set. */
bool replay_take(struct replay *replay, const struct replay_item *item);
/* Builds what all countries together make; false: as above. */
bool replay_settle_countries(struct replay *replay);

bool replay_fail(struct replay *replay, enum api_replay_result result, const char *words,
                 ...) __attribute__((format(printf, 3, 4)));
bool replay_fail_db(struct replay *replay, enum db_status status);

#endif
