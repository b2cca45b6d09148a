/* import_store.c - what becomes of a row: new, changed, the same, or a post that another
 * source knows already. */
#include "import_run.h"
#include "starter.h"

#include <stdio.h>
#include <string.h>

/* What the store has under an id, copied: rows are only lent. */
struct known {
    bool found;
    char id[IMPORT_ID_MAX]; /* another one, when the post has got a new id since */
    char sending[DB_COUNTRY_CODE_MAX];
    enum db_mission_status status;
    char as_of[IMPORT_DATE_MAX], since[IMPORT_DATE_MAX];
    char source[IMPORT_ID_MAX];
    char reason[DB_TEXT_MAX];
    char website[DB_TEXT_MAX];
};

static void copy(size_t size, char *ret_text, const char *text)
{
    (void)snprintf(ret_text, size, "%s", text ? text : "");
}

static void copy_known(const struct db_mission *mission, void *context)
{
    struct known *known = context;

    known->found = true;
    known->status = mission->status;
    copy(sizeof(known->id), known->id, mission->id);
    copy(sizeof(known->sending), known->sending, mission->sending);
    copy(sizeof(known->source), known->source, mission->source);
    copy(sizeof(known->as_of), known->as_of, mission->source_as_of);
    copy(sizeof(known->since), known->since, mission->status_since);
    copy(sizeof(known->reason), known->reason, mission->status_reason);
    known->website[0] = '\0';
    for (size_t i = 0; i < mission->contact_count; i++) {
        if (mission->contacts[i].kind == DB_CONTACT_WEBSITE)
            copy(sizeof(known->website), known->website, mission->contacts[i].value);
    }
}

static enum db_status find(struct db *db, const char *id, struct known *ret_known)
{
    ret_known->found = false;

    enum db_status status = db_mission_by_id(db, id, copy_known, ret_known);
    return status == DB_NOT_FOUND ? DB_OK : status;
}

/* The second row of one item: the first stays, and both are told. */
static bool set_aside_second(struct api_import *import, int64_t line)
{
    const struct db_mission *mission = &import->draft.mission;
    struct known first = {.found = false};
    enum db_status status = find(import->db, mission->id, &first);

    if (status != DB_OK)
        return import_fail_db(import, status, line);
    if (!import->format->strict) {
        import_warn(import, line, mission->id,
                    "two rows for one item: sent by %s (kept) and by %s (set aside)",
                    first.sending, mission->sending);
    }
    return import_quarantine(import, line, mission->id,
                             "listed twice: the row sent by %s came first",
                             first.sending);
}

/* Is an embassy-class post that does not serve its host (an embassy to the Holy See in
 * Rome) the same post as one that does? No. */
static bool may_have_twin(const struct draft *draft)
{
    const struct db_mission *mission = &draft->mission;

    return mission->legal_kind != DB_LEGAL_SUBSTATE &&
           mission->legal_kind != DB_LEGAL_NON_STATE &&
           (strcmp(db_rank_row(mission->rank)->class, "embassy") != 0 ||
            draft_serves(draft, mission->host));
}

/* Starter data has a website for many posts; it stays where the new row has none. */
static void keep_website(struct draft *draft, const struct known *known)
{
    if (known->website[0] && !draft_has_contact(draft, DB_CONTACT_WEBSITE))
        draft_contact(draft, DB_CONTACT_WEBSITE, known->website, NULL);
}

static bool is_edited(const struct known *known)
{
    return strcmp(known->source, DB_SOURCE_EDITOR) == 0;
}

static enum db_status take_over_twin(struct api_import *import, struct known *known)
{
    struct draft *draft = &import->draft;
    enum db_status status = DB_NOT_FOUND;

    if (may_have_twin(draft))
        status = db_mission_twin(import->db, &draft->mission, copy_known, known);
    if (status == DB_NOT_FOUND)
        return DB_OK;
    if (status != DB_OK)
        return status;
    if (is_edited(known))
        return DB_OK;
    keep_website(draft, known);
    return db_mission_rename(import->db, known->id, draft->mission.id);
}

/* A row that was taken over earlier keeps what it kept then: its former id, which is made
 * of facts (starter_id), still leads to it. */
static enum db_status keep_taken_over(struct api_import *import,
                                      const struct known *known)
{
    struct draft *draft = &import->draft;
    struct known former = {.found = false};
    char id[STARTER_ID_MAX];

    if (!known->website[0] || draft_has_contact(draft, DB_CONTACT_WEBSITE) ||
        !may_have_twin(draft))
        return DB_OK;
    starter_id(&draft->mission, id);
    enum db_status status = find(import->db, id, &former);
    if (status == DB_OK && former.found && strcmp(former.id, draft->mission.id) == 0)
        keep_website(draft, known);
    return status;
}

/* Is the post of this row, which has no item, here already under an item? */
struct other {
    struct draft *draft;
    bool found;
};

static void match_other(const struct db_mission *mission, void *context)
{
    struct other *other = context;

    if (strcmp(mission->source, other->draft->mission.source) != 0)
        other->found = true;
}

static enum db_status find_other(struct api_import *import, bool *ret_found)
{
    struct draft *draft = &import->draft;
    const struct db_mission *mission = &draft->mission;
    const char *class = db_rank_row(mission->rank)->class;
    bool embassy = strcmp(class, "embassy") == 0;
    const struct db_mission_filter filter = {
        .sending = mission->sending,
        .host = mission->host,
        .class = class,
        .city = embassy ? NULL : mission->city,
        .serves = embassy ? mission->host : NULL,
        .limit = 10,
    };
    struct other other = {.draft = draft};
    int64_t total = 0;

    enum db_status status =
        db_mission_list(import->db, &filter, match_other, &other, &total);
    *ret_found = other.found;
    return status;
}

/* An older release only adds what newer ones have no more. */
static void settle_older(struct api_import *import, const struct known *known)
{
    struct draft *draft = &import->draft;

    if (!known->found || known->status != DB_STATUS_UNKNOWN || known->since[0] == '\0') {
        import_mark_gone(import, import->newest);
        return;
    }
    draft->mission.status = DB_STATUS_UNKNOWN;
    draft->mission.status_since = draft_text(draft, known->since);
    draft->mission.status_reason = draft_text(draft, known->reason);
}

static bool is_known_better(const struct api_import *import, const struct known *known)
{
    return import->older && known->found &&
           (known->status != DB_STATUS_UNKNOWN ||
            strcmp(known->as_of, import->as_of) >= 0);
}

static bool store(struct api_import *import, int64_t line, const struct known *known)
{
    if (import->older)
        settle_older(import, known);
    return import_store(import, line);
}

/* The post is not here under its id. Is it under another one? */
static bool take_new(struct api_import *import, int64_t line)
{
    const char *id = import->draft.mission.id;
    struct known known = {.found = false};
    bool is_elsewhere = false;
    enum db_status status =
        id[0] == 'Q' ? take_over_twin(import, &known) : find_other(import, &is_elsewhere);

    if (status != DB_OK)
        return import_fail_db(import, status, line);
    if (known.found && is_edited(&known))
        return import_keep(import, line, id, "edited here as %s, kept", known.id);
    return is_elsewhere ? import_count_unchanged(import) : store(import, line, &known);
}

static bool take_known(struct api_import *import, int64_t line, const struct known *known)
{
    const char *id = import->draft.mission.id;

    if (strcmp(known->id, id) != 0)
        return import_count_unchanged(import); /* another source has taken it over */
    if (is_edited(known))
        return import_keep(import, line, id, "edited here, kept");
    if (is_known_better(import, known))
        return import_count_unchanged(import);
    enum db_status status = keep_taken_over(import, known);
    return status == DB_OK ? store(import, line, known)
                           : import_fail_db(import, status, line);
}

bool import_take(struct api_import *import, int64_t line)
{
    struct draft *draft = &import->draft;
    const char *id = draft->mission.id;
    struct known known = {.found = false};
    bool is_deleted = false;

    if (draft->full) {
        return import_quarantine(import, line, id,
                                 "more text or lists than a mission can hold");
    }
    draft->mission.source = import->source.id;
    draft->mission.source_as_of = import->as_of;
    enum db_status status = db_mission_seen(import->db, id);
    if (status == DB_CONFLICT)
        return set_aside_second(import, line);
    if (status == DB_OK)
        status = find(import->db, id, &known);
    if (status == DB_OK && !known.found)
        status = import_is_deleted(import, id, &is_deleted);
    if (status != DB_OK)
        return import_fail_db(import, status, line);
    if (is_deleted)
        return import_keep(import, line, id, "deleted here, kept out");
    return known.found ? take_known(import, line, &known) : take_new(import, line);
}
