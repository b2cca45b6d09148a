/* mission_json.h - a mission as the API shows it: one row a member, which `fields`, the
 * writer and the OpenAPI schema all read. */
#ifndef API_MISSION_JSON_H
#define API_MISSION_JSON_H

#include "db/mission.h"
#include "json.h"

typedef void mission_writer(struct json *json, const struct db_mission *mission);

struct mission_member {
    const char *name;
    mission_writer *write;
    const char *schema; /* OpenAPI 3.1 schema of the member, as JSON */
};

extern const struct mission_member mission_members[]; /* ends with a NULL name */
extern const char *const mission_fields[];            /* their names, ends with NULL */

/* `fields` 0: all members; else bit i for mission_members[i]. */
void mission_json(struct json *json, const struct db_mission *mission, uint64_t fields);
void contact_json(struct json *json, const struct db_contact *contact);

/* How a contact is shown that has no display text of its own. */
void contact_bare(enum db_contact_kind kind, const char *value,
                  char ret_text[DB_TEXT_MAX + 1]);

#endif
