/* view_mission.h - the parts of /mission/{id}. Each is called where the mission is lent,
 * and writes at once. */
#ifndef API_VIEW_MISSION_H
#define API_VIEW_MISSION_H

#include "db/mission.h"
#include "view.h"

/* What it is, where, when and for whom: a list of facts. */
void view_mission_facts(struct view *view, const struct db_mission *mission);
/* <p class="kind">Посольство: Сербия</p>: what it is in the language of the page. Nothing
 * in English, which the names of missions are in. `sending`: code of the state. */
void view_mission_kind(struct view *view, enum db_rank rank, const char *sending);

/* From where all this is, as of when, under which licence; what each source says where
 * several speak of it. */
enum db_status view_mission_origin(struct view *view, const struct db_mission *mission);

/* Where to tell of an error, if the operator has said so, and the record as JSON. */
void view_mission_links(struct view *view, const struct db_mission *mission);

/* "Starter data, as of 1 January 2025, CC0-1.0": name as a link, date, licence, and what
 * it wants said. `as_of` NULL: no date. */
enum db_status view_source(struct view *view, const char *id, const char *as_of);

#endif
