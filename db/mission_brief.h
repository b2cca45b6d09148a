/* mission_brief.h - missions that may help, with what decides about their order and no
 * more: of many only a few are offered, and only those are read whole. */
#ifndef DB_MISSION_BRIEF_H
#define DB_MISSION_BRIEF_H

#include "db/mission.h"

/* How it can be reached at best: by a call or an e-mail, on the web, not in time. */
enum db_reach { DB_REACH_DIRECT, DB_REACH_WEB, DB_REACH_NONE };

struct db_mission_brief {
    int64_t number; /* for db_mission_by_number() */
    const char *id, *sending, *host;
    enum db_rank rank;
    enum db_mission_status status;
    enum db_point_quality point_quality;
    struct db_point point;
    enum db_reach reach;
    const struct db_service *services;
    size_t service_count;
};
typedef void db_mission_brief_visitor(const struct db_mission_brief *brief,
                                      void *context);

/* The missions of `sending` that serve `host`, wherever they stand, best static rank
 * first and at most `limit`; substate and non-state offices are left out. */
enum db_status db_mission_brief_for(struct db *db, const char *sending, const char *host,
                                    int64_t limit, db_mission_brief_visitor *visit,
                                    void *context);
/* Those that stand in `host`, serve it, and are sent by a provider of the arrangement, by
 * its code or by a membership; at most the `limit` best ranks of each provider,
 * one provider after another. */
enum db_status db_mission_brief_of_providers(struct db *db, const char *arrangement,
                                             const char *host, int64_t limit,
                                             db_mission_brief_visitor *visit,
                                             void *context);

/* The whole record. DB_NOT_FOUND: it went. */
enum db_status db_mission_by_number(struct db *db, int64_t number,
                                    db_mission_visitor *visit, void *context);

#endif
