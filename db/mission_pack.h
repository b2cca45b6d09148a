/* mission_pack.h - missions as packs for offline use need them: around one country, and
 * who is where in short. Substate and non-state offices are left out, as for the lookup.
 */
#ifndef DB_MISSION_PACK_H
#define DB_MISSION_PACK_H

#include "mission.h"

/* Those that stand in the country or serve it: those in it first, then by sender and
 * static order. */
enum db_status db_mission_around(struct db *db, const char *country,
                                 db_mission_visitor *visit, void *context);

/* A state whose missions serve a country, from within or from elsewhere. */
struct db_mission_pair {
    const char *sending, *country;
    bool is_local; /* one of them stands there */
};
typedef void db_mission_pair_visitor(const struct db_mission_pair *pair, void *context);

/* All pairs for which a mission is neither suspended nor closed, by country, then
 * sender. */
enum db_status db_mission_pairs(struct db *db, db_mission_pair_visitor *visit,
                                void *context);

#endif
