/* write.h - PUT, PATCH, POST and DELETE, the same for every noun: preconditions, merge
 * patch, unknown and read-only members, retries, dry runs. A noun says how its record is
 * found, stored and removed; everything else happens here, inside one write transaction
 * that api.c commits when the answer is a 2xx. */
#ifndef API_WRITE_H
#define API_WRITE_H

#include "call.h"

struct record {
    enum db_kind kind;
    const char *const *editable; /* members that a client may set; ends with NULL. Every
                                  * other member of the representation is read only: it
                                  * may be sent back unchanged */

    /* The representation of the stored record, in whatever state, with call->json, and
     * call_tag_record(): DB_OK, DB_NOT_FOUND, or a failure. */
    enum db_status (*show)(struct call *call, const char *id);
    /* Reads the editable members of `body`, and stores the record. What is wrong is noted
     * with call_fault() and nothing is stored. `exists`: it replaces the record `id`;
     * else a new one is made: `id` from the address (PUT) or NULL (POST). ret_id
     * (CALL_CAPTURE_MAX) is how the record is addressed from now on. 0, or the status of
     * a problem that was answered: 403 for a state this asker may not set, 409. */
    int (*store)(struct call *call, const json_t *body, const char *id, bool exists,
                 char *ret_id);
    enum db_status (*remove)(struct call *call, const char *id); /* NULL: cannot be */
    const char *collection; /* "/api/v1/articles/": with the id, the record's address */
    const char *tail;       /* after the id, "/helplines"; NULL: nothing */
};

/* Handlers: `id` is the one captured from the path. */
int write_put(struct call *call, const struct record *record, const char *id);
int write_patch(struct call *call, const struct record *record, const char *id);
int write_delete(struct call *call, const struct record *record, const char *id);
int write_post(struct call *call, const struct record *record);

#endif
