/* replay_take.c - one change of another store, made here by the same writers that made it
 * there, under the same number, time and author. */
#include "replay_run.h"
#include "slice.h"

#include "db/arrangement.h"
#include "db/article.h"
#include "db/helpline.h"
#include "db/notice.h"

#include <stdio.h>
#include <string.h>

static bool fail_reading(struct replay *replay, const struct db_change_row *row)
{
    const struct fault *fault = &replay->call.fault[0];

    return replay_fail(replay, API_REPLAY_BAD,
                       "change %lld: %s %s cannot be read: %s: %s", (long long)row->seq,
                       db_kind_word(row->kind), row->id, fault->where, fault->detail);
}

static bool fail_storing(struct replay *replay, const struct db_change_row *row,
                         enum db_status status)
{
    char words[200];

    (void)snprintf(words, sizeof(words), "%s", db_error(replay->db));
    (void)replay_fail_db(replay, status);
    return replay_fail(replay, replay->result, "change %lld: %s %s: %s",
                       (long long)row->seq, db_kind_word(row->kind), row->id, words);
}

static bool note(struct replay *replay, const struct db_change_row *row)
{
    enum db_status status = db_change_note(replay->db, row);

    replay->report->noted++;
    return status == DB_OK || fail_storing(replay, row, status);
}

static bool put(struct replay *replay, const struct replay_item *item)
{
    const struct db_change_row *row = &item->row;
    const struct members members = {&replay->call, item->document, ""};
    enum db_status status = DB_OK;
    bool changed = false;

    replay->call.fault_count = 0;
    if (!replay_put(replay, &members, row, &status, &changed))
        return fail_reading(replay, row);
    if (status != DB_OK)
        return fail_storing(replay, row, status);
    if (!changed)
        return note(replay, row);
    replay->report->put++;
    return true;
}

static enum db_status delete_record(struct db *db, const struct db_change_row *row)
{
    switch (row->kind) {
    case DB_KIND_MISSION:
        return row->successor ? db_mission_rename(db, row->id, row->successor)
                              : db_mission_delete(db, row->id);
    case DB_KIND_ARTICLE:
        return db_article_delete(db, row->id);
    case DB_KIND_NOTICE:
        return db_notice_delete(db, row->id);
    case DB_KIND_HELPLINE:
        return db_helplines_delete(db, row->id);
    case DB_KIND_ARRANGEMENT:
        return db_arrangement_delete(db, row->id);
    case DB_KIND_COUNTRY:
    case DB_KIND_SOURCE:
    case DB_KIND__COUNT:
        break;
    }
    return DB_NOT_FOUND; /* these are never deleted */
}

static bool delete_or_note(struct replay *replay, const struct db_change_row *row)
{
    enum db_status status = delete_record(replay->db, row);

    if (status == DB_NOT_FOUND)
        return note(replay, row);
    if (status != DB_OK)
        return fail_storing(replay, row, status);
    if (row->successor)
        replay->report->renamed++;
    else
        replay->report->deleted++;
    return true;
}

struct newest {
    int64_t seq, rev;
};

static void note_newest(const struct db_change_row *row, void *context)
{
    *(struct newest *)context = (struct newest){row->seq, row->rev};
}

/* Two stores with one past give a change the same revision. */
static bool check_revision(struct replay *replay, const struct db_change_row *row)
{
    struct newest newest = {0};
    enum db_status status =
        db_change_last(replay->db, row->kind, row->id, note_newest, &newest);

    if (status != DB_OK)
        return fail_storing(replay, row, status);
    if (newest.seq == row->seq && newest.rev == row->rev)
        return true;
    return replay_fail(replay, API_REPLAY_GAP,
                       "change %lld makes revision %lld of %s %s, here it would be %lld: "
                       "this store has another past",
                       (long long)row->seq, (long long)row->rev, db_kind_word(row->kind),
                       row->id, (long long)newest.rev);
}

bool replay_take(struct replay *replay, const struct replay_item *item)
{
    const struct db_change_row *row = &item->row;

    if (row->kind != DB_KIND_COUNTRY && !replay_settle_countries(replay))
        return false;
    enum db_status status = db_write_stamp(replay->db, row->seq, row->at, row->actor);
    if (status != DB_OK)
        return replay_fail(replay, API_REPLAY_GAP, "%s: a page of some kinds only?",
                           db_error(replay->db));
    bool is_made = item->document ? put(replay, item) : delete_or_note(replay, row);
    return is_made && check_revision(replay, row);
}

/* ---- Countries together ---- */

struct parents {
    struct replay *replay;
    enum db_status status;
};

/* The log is read from its beginning: the last word on a country counts. */
static void set_parent(const struct db_change_row *row, void *context)
{
    struct parents *parents = context;
    struct slice parent = {NULL, 0};
    char code[DB_COUNTRY_CODE_MAX] = "";

    if (parents->status != DB_OK || !row->document)
        return;
    if (slice_find(slice_of(row->document), "parent", &parent) && parent.length > 2 &&
        parent.text[0] == '"')
        (void)snprintf(code, sizeof(code), "%.*s", (int)parent.length - 2,
                       parent.text + 1);
    parents->status = db_country_parent_set(parents->replay->db, row->id, code);
}

bool replay_settle_countries(struct replay *replay)
{
    struct parents parents = {.replay = replay};

    if (!replay->names_due)
        return true;
    replay->names_due = false;
    enum db_status status =
        db_change_list(replay->db, 0, ON_COUNTRY, INT64_MAX, set_parent, &parents);
    if (status == DB_OK)
        status = parents.status;
    if (status == DB_OK)
        status = db_country_names_build(replay->db);
    return status == DB_OK || replay_fail_db(replay, status);
}
