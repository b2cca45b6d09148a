/* merge_find.c - which mission does a row mean? By its id; else by its facts. */
#include "merge.h"
#include "starter.h"

#include <stdio.h>
#include <string.h>

static void copy_base(const struct db_mission *mission, void *context)
{
    draft_copy(context, mission);
}

/* The post gets the row's id, unless it is an editor's, or the row is of a source that is
 * kept apart: then the row means the id that the post has. */
static void settle_id(struct api_import *import)
{
    struct merge *merge = import->merge;
    const struct db_mission *base = &import->base.mission;

    if (strcmp(base->source, DB_SOURCE_EDITOR) == 0 ||
        claim_source_is_apart(merge_source(import)))
        (void)snprintf(merge->id, sizeof(merge->id), "%s", base->id);
    else
        merge->rename = base->id;
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
    struct db_mission *mission = &import->draft.mission;

    if (mission->id[0] != 'Q' || !is_like_others(&import->draft))
        return DB_OK;
    mission->source = "";
    enum db_status status =
        db_mission_twin(import->db, mission, copy_base, &import->base);
    if (status == DB_OK)
        settle_id(import);
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
    struct likes likes = {.base = &import->base};
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
    draft_clear(&import->base);
    return status;
}

enum db_status merge_find(struct api_import *import, bool *ret_several)
{
    struct merge *merge = import->merge;

    *ret_several = false;
    if (merge->id[0])
        return find_twin(import);
    starter_id(&import->draft.mission, merge->id);
    enum db_status status = import_find(import, merge->id);
    if (status == DB_NOT_FOUND)
        status = find_like(import, ret_several);
    if (status == DB_OK && import->base.mission.id)
        (void)snprintf(merge->id, sizeof(merge->id), "%s", import->base.mission.id);
    return status;
}
