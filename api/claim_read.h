/* claim_read.h - the claims of a mission from a document of the change log. */
#ifndef API_CLAIM_READ_H
#define API_CLAIM_READ_H

#include "claim.h"
#include "member.h"

/* Zero-initialise. Sources and dates are lent by the JSON. */
struct claim_reading {
    struct db_claim claim[DB_CLAIMS_MAX];
    size_t fact[DB_CLAIMS_MAX]; /* where the facts of each begin in `facts` */
    size_t count;
    struct buffer facts;
    const json_t *document;
};

/* `claims`, as those of the mission; faults are noted (call_fault). Memory: facts that
 * are NULL, which no store takes. */
void claims_read(const struct members *members, struct claim_reading *reading,
                 struct db_mission *mission);
void claims_release(struct claim_reading *reading);

#endif
