/* replay_put.c - the documents of changes, read and put by the readers and writers of
 * their kinds. */
#include "arrangement_read.h"
#include "article_read.h"
#include "claim_read.h"
#include "country_read.h"
#include "helpline_read.h"
#include "mission_read.h"
#include "notice_read.h"
#include "replay_run.h"

#include <string.h>

typedef bool putter(struct replay *replay, const struct members *members,
                    const struct db_change_row *row, enum db_status *ret_status,
                    bool *ret_changed);

static bool is_faultless(const struct members *members)
{
    return members->call->fault_count == 0;
}

/* The parent may come in a later page: see replay_settle_countries(). */
static bool put_country(struct replay *replay, const struct members *members,
                        const struct db_change_row *row, enum db_status *ret_status,
                        bool *ret_changed)
{
    struct country_reading reading;

    country_read(members, &reading);
    if (strlen(row->id) >= DB_COUNTRY_CODE_MAX)
        member_fault(members, "id", "it is too long for a code");
    if (!is_faultless(members))
        return false;
    reading.country.code = row->id;
    reading.country.parent = NULL;
    replay->names_due = true;
    *ret_status =
        db_country_put(replay->db, &reading.country, row->document, ret_changed);
    return true;
}

static bool put_source(struct replay *replay, const struct members *members,
                       const struct db_change_row *row, enum db_status *ret_status,
                       bool *ret_changed)
{
    struct db_source source;
    int64_t before = db_sequence(replay->db, DB_KIND_SOURCE);

    source_read(members, &source);
    if (!is_faultless(members))
        return false;
    source.id = row->id;
    *ret_status = db_source_put(replay->db, &source, row->document);
    *ret_changed = db_sequence(replay->db, DB_KIND_SOURCE) != before;
    return true;
}

static bool put_mission(struct replay *replay, const struct members *members,
                        const struct db_change_row *row, enum db_status *ret_status,
                        bool *ret_changed)
{
    struct mission_reading reading;
    struct claim_reading claims = {.count = 0};
    enum db_change change = DB_UNCHANGED;

    mission_read(members, &reading);
    claims_read(members, &claims, &reading.mission);
    reading.mission.id = row->id;
    reading.mission.source = member_text(members, "source", DB_TEXT_MAX, MEMBER_REQUIRED);
    reading.mission.source_as_of = member_date(members, "as_of", 0);
    bool fine = is_faultless(members);
    if (fine)
        *ret_status =
            db_mission_put(replay->db, &reading.mission, row->document, &change);
    claims_release(&claims);
    *ret_changed = change != DB_UNCHANGED;
    return fine;
}

static bool put_helplines(struct replay *replay, const struct members *members,
                          const struct db_change_row *row, enum db_status *ret_status,
                          bool *ret_changed)
{
    struct helplines_reading reading;
    enum db_change change = DB_UNCHANGED;

    helplines_read(members, row->id, &reading);
    if (!is_faultless(members))
        return false;
    *ret_status =
        db_helplines_put(replay->db, &reading.helplines, row->document, &change);
    *ret_changed = change != DB_UNCHANGED;
    return true;
}

static bool put_arrangement(struct replay *replay, const struct members *members,
                            const struct db_change_row *row, enum db_status *ret_status,
                            bool *ret_changed)
{
    struct arrangement_reading reading;
    enum db_change change = DB_UNCHANGED;

    arrangement_read(members, row->id, &reading);
    if (!is_faultless(members))
        return false;
    *ret_status =
        db_arrangement_put(replay->db, &reading.arrangement, row->document, &change);
    *ret_changed = change != DB_UNCHANGED;
    return true;
}

static bool put_article(struct replay *replay, const struct members *members,
                        const struct db_change_row *row, enum db_status *ret_status,
                        bool *ret_changed)
{
    struct article_reading reading;
    enum db_change change = DB_UNCHANGED;

    article_read(members, &reading);
    article_publish(&reading);
    reading.article.id = row->id;
    if (!reading.article.slug)
        member_fault(members, "slug", "it is required");
    if (!is_faultless(members))
        return false;
    *ret_status = db_article_put(replay->db, &reading.article, row->document, &change);
    *ret_changed = change != DB_UNCHANGED;
    return true;
}

static bool put_notice(struct replay *replay, const struct members *members,
                       const struct db_change_row *row, enum db_status *ret_status,
                       bool *ret_changed)
{
    struct notice_reading reading;
    enum db_change change = DB_UNCHANGED;

    notice_read(members, &reading);
    notice_publish(&reading);
    reading.notice.id = row->id;
    if (!is_faultless(members))
        return false;
    *ret_status = db_notice_put(replay->db, &reading.notice, row->document, &change);
    *ret_changed = change != DB_UNCHANGED;
    return true;
}

bool replay_put(struct replay *replay, const struct members *members,
                const struct db_change_row *row, enum db_status *ret_status,
                bool *ret_changed)
{
    static putter *const putters[DB_KIND__COUNT] = {
        [DB_KIND_COUNTRY] = put_country,         [DB_KIND_MISSION] = put_mission,
        [DB_KIND_SOURCE] = put_source,           [DB_KIND_ARTICLE] = put_article,
        [DB_KIND_NOTICE] = put_notice,           [DB_KIND_HELPLINE] = put_helplines,
        [DB_KIND_ARRANGEMENT] = put_arrangement,
    };

    return putters[row->kind](replay, members, row, ret_status, ret_changed);
}
