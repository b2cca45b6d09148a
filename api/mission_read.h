/* mission_read.h - a mission from its JSON: what a client sends, a line of an import, or
 * a document of the change log. */
#ifndef API_MISSION_READ_H
#define API_MISSION_READ_H

#include "db/mission.h"
#include "member.h"

/* Points into the JSON that it was read from. */
struct mission_reading {
    struct db_mission mission;
    struct db_serves serves[DB_SERVES_MAX];
    struct db_contact contacts[DB_CONTACTS_MAX];
    struct db_service services[DB_SERVICE__COUNT];
};

/* Everything but `id`, `source` and what is read only; faults are noted (call_fault).
 * Without `serves` and `areas` it serves its host. */
void mission_read(const struct members *members, struct mission_reading *ret_reading);

extern const char *const mission_editable[];

/* For a new mission: a Wikidata item, or 26 digits of Crockford's, which one row has in
 * one spelling only. */
bool mission_id_is_usable(const char *id);

#endif
