/* merge_find.c - which mission does a row mean? By its id; else by its facts. */
#include "merge.h"
#include "starter.h"

#include <stdio.h>
#include <string.h>

static void copy_base(const struct db_mission *mission, void *context)
{
    draft_copy(context, mission);
}

enum db_status merge_find_id(struct api_import *import, const char *id)
{
    struct draft *base = &import->merge->base;

    draft_clear(base);
    return db_mission_by_id(import->db, id, copy_base, base);
}

static bool is_embassy_class(const struct draft *draft)
{
    return strcmp(db_rank_row(draft->mission.rank)->class, "embassy") == 0;
}

/* An embassy to another country than the one it stands in is a post of its own. */
static bool is_like_others(const struct draft *draft)
{
    const struct db_mission *mission = &draft->mission;

    if (mission->legal_kind == DB_LEGAL_SUBSTATE ||
        mission->legal_kind == DB_LEGAL_NON_STATE)
        return false;
    return is_embassy_class(draft) ? draft_serves(draft, mission->host)
                                   : mission->city != NULL;
}

/* A row with an item means a post that has none yet, if there is one of these facts. */
static enum db_status find_twin(struct api_import *import)
{
    struct merge *merge = import->merge;
    struct db_mission *mission = &import->draft.mission;

    if (mission->id[0] != 'Q' || !is_like_others(&import->draft))
        return DB_OK;
    mission->source = "";
    enum db_status status = db_mission_twin(import->db, mission, copy_base, &merge->base);
    if (status == DB_OK)
        merge->rename = merge->base.mission.id;
    return status == DB_NOT_FOUND ? DB_OK : status;
}

struct likes {
    struct draft *base;
    int count;
};

static void count_like(const struct db_mission *mission, void *context)
{
    struct likes *likes = context;

    if (likes->count++ == 0)
        draft_copy(likes->base, mission);
}

/* How many posts have the facts of the row; the first of them is copied. */
static enum db_status count_likes(struct api_import *import, const char *city,
                                  int *ret_count)
{
    const struct db_mission *mission = &import->draft.mission;
    const char *class = db_rank_row(mission->rank)->class;
    const struct db_mission_filter filter = {
        .sending = mission->sending,
        .host = mission->host,
        .class = class,
        .city = city,
        .serves = is_embassy_class(&import->draft) ? mission->host : NULL,
        .limit = 2,
    };
    struct likes likes = {.base = &import->merge->base};
    enum db_status status =
        db_mission_list(import->db, &filter, count_like, &likes, NULL);

    *ret_count = likes.count;
    return status;
}

/* A row without an id means the one post of its facts. An embassy that is known in
 * another city may be the same one or not: that is not for us to say. */
static enum db_status find_like(struct api_import *import, bool *ret_several)
{
    const char *city = import->draft.mission.city;
    int count = 0;

    if (!is_like_others(&import->draft))
        return DB_OK;
    enum db_status status = count_likes(import, city, &count);
    *ret_several = count > 1;
    if (status != DB_OK || count > 0 || !city)
        return status;
    status = count_likes(import, NULL, &count);
    *ret_several = count > 0 && is_embassy_class(&import->draft);
    draft_clear(&import->merge->base);
    return status;
}

enum db_status merge_find(struct api_import *import, bool *ret_several)
{
    struct merge *merge = import->merge;

    *ret_several = false;
    if (merge->id[0])
        return find_twin(import);
    starter_id(&import->draft.mission, merge->id);
    enum db_status status = merge_find_id(import, merge->id);
    if (status == DB_NOT_FOUND)
        status = find_like(import, ret_several);
    if (status == DB_OK && merge->base.mission.id)
        (void)snprintf(merge->id, sizeof(merge->id), "%s", merge->base.mission.id);
    return status;
}
