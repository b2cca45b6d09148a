/* foreign_find.c - which mission does a record mean that has no id of ours? */
#include "foreign.h"

#include <stdio.h>
#include <string.h>

enum { APART_KM = 100 };

struct found {
    int count;
    char id[IMPORT_ID_MAX]; /* of the first */
    char host[DB_COUNTRY_CODE_MAX];
    bool has_point; /* a point to measure from */
    struct db_point point;
};

static void note_found(const struct db_mission *mission, void *context)
{
    struct found *found = context;

    if (found->count++ > 0)
        return;
    (void)snprintf(found->id, sizeof(found->id), "%s", mission->id);
    (void)snprintf(found->host, sizeof(found->host), "%s", mission->host);
    found->has_point = mission->point_quality == DB_POINT_BUILDING ||
                       mission->point_quality == DB_POINT_CITY;
    found->point = mission->point;
}

enum db_status foreign_find_id(struct api_import *import, const char *id,
                               char ret_id[IMPORT_ID_MAX],
                               char ret_host[DB_COUNTRY_CODE_MAX])
{
    struct found found = {.count = 0};
    enum db_status status = db_mission_by_id(import->db, id, note_found, &found);

    if (status != DB_OK)
        return status;
    (void)snprintf(ret_id, IMPORT_ID_MAX, "%s", found.id);
    (void)snprintf(ret_host, DB_COUNTRY_CODE_MAX, "%s", found.host);
    return DB_OK;
}

/* The nearest of its sender and class, if it is near. */
static enum db_status find_near(struct api_import *import,
                                const struct foreign_search *search,
                                struct found *ret_found)
{
    const struct db_mission *mission = &import->draft.mission;
    const struct db_mission_filter filter = {
        .sending = mission->sending,
        .class = db_rank_row(mission->rank)->class,
        .serves = search->serves,
        .has_near = true,
        .near = mission->point,
        .radius_km = search->near_km,
        .sort = DB_SORT_DISTANCE,
        .limit = 1,
    };
    int64_t total = 0;

    return db_mission_list(import->db, &filter, note_found, ret_found, &total);
}

static enum db_status find_facts(struct api_import *import, const char *city,
                                 const char *serves, struct found *ret_found)
{
    const struct db_mission *mission = &import->draft.mission;
    const struct db_mission_filter filter = {
        .sending = mission->sending,
        .host = mission->host,
        .class = db_rank_row(mission->rank)->class,
        .city = city,
        .serves = serves,
        .limit = 3,
    };

    *ret_found = (struct found){.count = 0};
    return db_mission_list(import->db, &filter, note_found, ret_found, NULL);
}

/* A country has one embassy in another, unless it has several, which the city tells
 * apart.
 */
static enum db_status find_embassy(struct api_import *import,
                                   const struct foreign_search *search,
                                   struct found *ret_found)
{
    const struct db_mission *mission = &import->draft.mission;
    const char *serves = search->serves ? search->serves : mission->host;
    enum db_status status = find_facts(import, NULL, serves, ret_found);

    if (status == DB_OK && ret_found->count > 1 && mission->city)
        status = find_facts(import, mission->city, serves, ret_found);
    return status;
}

/* What stands where nobody would go by mistake is not the same post. */
static bool is_apart(const struct api_import *import, const struct found *found)
{
    const struct db_mission *mission = &import->draft.mission;

    return found->has_point && mission->point_quality != DB_POINT_NONE &&
           db_distance_km(found->point, mission->point) > APART_KM;
}

enum db_status foreign_find(struct api_import *import,
                            const struct foreign_search *search,
                            char ret_id[IMPORT_ID_MAX], bool *ret_several)
{
    const struct db_mission *mission = &import->draft.mission;
    struct found found = {.count = 0};
    bool is_embassy = strcmp(db_rank_row(mission->rank)->class, "embassy") == 0;
    enum db_status status = DB_OK;

    ret_id[0] = '\0';
    *ret_several = false;
    if (search->near_km > 0 && mission->point_quality != DB_POINT_NONE)
        status = find_near(import, search, &found);
    if (status == DB_OK && found.count == 0 && is_embassy)
        status = find_embassy(import, search, &found);
    if (status == DB_OK && found.count == 0 && !is_embassy && mission->city)
        status = find_facts(import, mission->city, NULL, &found);
    if (status != DB_OK || found.count == 0)
        return status;
    *ret_several = found.count > 1 || is_apart(import, &found);
    if (!*ret_several)
        (void)snprintf(ret_id, IMPORT_ID_MAX, "%s", found.id);
    return DB_OK;
}
