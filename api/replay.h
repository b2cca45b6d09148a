/* replay.h - making the changes of another store here too, from the pages of its
 * /changes: the same records, log and tags. */
#ifndef API_REPLAY_H
#define API_REPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

enum { API_REPLAY_MAX = 256 * 1024 * 1024 }; /* bytes of pages at once */

enum api_replay_result {
    API_REPLAY_DONE,
    API_REPLAY_BAD, /* no page of changes, or a record that does not fit */
    API_REPLAY_GAP, /* the page does not follow what is stored */
    API_REPLAY_BUSY,
    API_REPLAY_FULL,
    API_REPLAY_FAILED,
};

struct api_replay_report {
    int64_t put, deleted, renamed;
    int64_t noted;         /* in the log only: nothing to delete, or nothing new */
    int64_t last_sequence; /* of the store, afterwards */
    bool more;             /* the other store has more pages */
    size_t used;           /* bytes of the page, with the blanks around it */
    char error[400];       /* why it is not DONE */
};

/* Takes the page that `json` begins with, all of it or nothing, in one transaction. `db`
 * writes, and has none open. What a page without a token hides is deleted here: then the
 * logs, and the tags of what rests on them, differ from those of the other store. */
enum api_replay_result api_replay(struct db *db, const char *json, size_t length,
                                  struct api_replay_report *ret_report);

#endif
