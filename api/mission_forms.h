/* mission_forms.h - a mission in forms that are not JSON of ours. */
#ifndef API_MISSION_FORMS_H
#define API_MISSION_FORMS_H

#include "db/mission.h"
#include "json.h"

/* A Feature (RFC 7946 §3.2): the members are its properties, but for the location; the
 * quality of the point is one of them, and a suspect point is no geometry. `fields` as of
 * mission_json(). */
void mission_geojson(struct json *json, const struct db_mission *mission,
                     uint64_t fields);

/* A record of a table whose columns the import takes (csv_row.h), so that what was
 * exported is imported without a change. An empty cell: nothing is known. */
extern const char *const mission_csv_columns[]; /* ends with NULL */
void mission_csv(struct buffer *out, const struct db_mission *mission);

/* A card for an address book (vCard 4.0, RFC 6350). */
void mission_vcard(struct buffer *out, const struct db_mission *mission);

/* Lines of 72 columns, for terminals. */
void mission_text(struct buffer *out, const struct db_mission *mission);

#endif
