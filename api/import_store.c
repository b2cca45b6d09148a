/* import_store.c - what becomes of a row: new, changed, the same, or a post that another
 * source knows already. */
#include "merge.h"
#include "starter.h"

#include <stdio.h>
#include <string.h>

static void copy_base(const struct db_mission *mission, void *context)
{
    draft_copy(context, mission);
}

static enum db_status find(struct api_import *import, const char *id)
{
    enum db_status status = import_find(import, id);

    return status == DB_NOT_FOUND ? DB_OK : status;
}

/* The second row of one item: the first stays, and both are told. */
static bool set_aside_second(struct api_import *import, int64_t line)
{
    const struct db_mission *mission = &import->draft.mission;
    enum db_status status = find(import, mission->id);

    if (status != DB_OK)
        return import_fail_db(import, status, line);
    const char *first = import->base.mission.sending;
    if (!import->format->strict) {
        import_warn(import, line, mission->id,
                    "two rows for one item: sent by %s (kept) and by %s (set aside)",
                    first, mission->sending);
    }
    return import_quarantine(import, line, mission->id,
                             "listed twice: the row sent by %s came first", first);
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

static bool is_edited(const struct api_import *import)
{
    return strcmp(import->base.mission.source, DB_SOURCE_EDITOR) == 0;
}

/* ---- A post that no other source knows ---- */

static const char *website_of(const struct db_mission *mission)
{
    for (size_t i = 0; i < mission->contact_count; i++) {
        if (mission->contacts[i].kind == DB_CONTACT_WEBSITE)
            return mission->contacts[i].value;
    }
    return NULL;
}

static void copy_id(const struct db_mission *mission, void *context)
{
    (void)snprintf(context, IMPORT_ID_MAX, "%s", mission->id);
}

/* Before there were claims, a row that took over one of the starter data kept its
 * website; the former id, which is made of facts (starter_id), still leads to it. */
static enum db_status keep_taken_over(struct api_import *import)
{
    struct draft *draft = &import->draft;
    const char *website = website_of(&import->base.mission);
    char former[STARTER_ID_MAX];
    char now[IMPORT_ID_MAX] = "";

    if (!website || draft_has_contact(draft, DB_CONTACT_WEBSITE) || !may_have_twin(draft))
        return DB_OK;
    starter_id(&draft->mission, former);
    enum db_status status = db_mission_by_id(import->db, former, copy_id, now);
    if (strcmp(now, draft->mission.id) == 0)
        draft_contact(draft, DB_CONTACT_WEBSITE, website, NULL);
    return status == DB_NOT_FOUND ? DB_OK : status;
}

/* An older release only adds what newer ones have no more. `since` and `reason`: how it
 * was marked as gone, or NULL. */
static void settle_older(struct api_import *import, const char *since, const char *reason)
{
    struct draft *draft = &import->draft;

    if (!since) {
        import_mark_gone(import, import->newest);
        return;
    }
    draft->mission.status = DB_STATUS_UNKNOWN;
    draft->mission.status_since = draft_text(draft, since);
    draft->mission.status_reason = draft_text(draft, reason);
}

/* ---- A post that others know too ---- */

static const struct db_claim *claim_of_row(const struct api_import *import)
{
    const struct db_mission *base = &import->base.mission;

    for (size_t i = 0; i < base->claim_count; i++) {
        if (strcmp(base->claims[i].source, import->source.id) == 0)
            return &base->claims[i];
    }
    return NULL;
}

/* Was its post marked as gone when a release had it no more, it stays so since then. */
static bool settle_older_claim(struct api_import *import, const struct db_claim *claim)
{
    json_error_t error = {.line = 0};
    json_t *facts = claim ? json_loads(claim->facts, 0, &error) : json_object();

    settle_older(import, json_string_value(json_object_get(facts, "status_since")),
                 json_string_value(json_object_get(facts, "status_reason")));
    json_decref(facts);
    return facts != NULL;
}

/* What the row says is the claim of its source. `rename`: the post gets the row's id. */
static bool take_claim(struct api_import *import, int64_t line, bool rename)
{
    const struct db_claim *before = claim_of_row(import);
    const char *id = import->draft.mission.id;
    struct db_claim claim = {
        .source = import->source.id, .as_of = import->as_of, .is_dated = import->older};

    if (!import->merge && !merge_start(import))
        return false;
    if (import->older && before &&
        (!before->is_dated || strcmp(before->as_of, import->as_of) >= 0))
        return import_count_unchanged(import);
    if (import->older && !settle_older_claim(import, before))
        return import_fail(import, API_IMPORT_FAILED, line, "out of memory");
    struct merge *merge = import->merge;
    (void)snprintf(merge->id, sizeof(merge->id), "%s", id);
    merge->rename = rename ? import->base.mission.id : NULL;
    buffer_clear(&merge->facts);
    claim_facts(&merge->facts, &import->draft.mission, NULL);
    claim.facts = buffer_text(&merge->facts);
    if (!claim.facts)
        return import_fail(import, API_IMPORT_FAILED, line, "out of memory");
    return import_claim(import, line, &claim);
}

/* The row means a post of another id, which must not vanish in the end. */
static bool take_other(struct api_import *import, int64_t line)
{
    enum db_status status = db_mission_seen(import->db, import->base.mission.id);

    if (status == DB_CONFLICT) /* an earlier row means it too */
        return import_count_unchanged(import);
    return status == DB_OK ? take_claim(import, line, false)
                           : import_fail_db(import, status, line);
}

/* Is the post of this row, which has no item, here already under an item? */
struct other {
    struct api_import *import;
    int count;
};

static void match_other(const struct db_mission *mission, void *context)
{
    struct other *other = context;
    const char *source = other->import->source.id;

    if ((mission->claim_count > 0 || strcmp(mission->source, source) != 0) &&
        other->count++ == 0)
        draft_copy(&other->import->base, mission);
}

static enum db_status find_other(struct api_import *import, int *ret_count)
{
    const struct db_mission *mission = &import->draft.mission;
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
    struct other other = {.import = import};
    enum db_status status =
        db_mission_list(import->db, &filter, match_other, &other, NULL);

    *ret_count = other.count;
    return status;
}

/* ---- Rows ---- */

static bool take_alone(struct api_import *import, int64_t line)
{
    const struct db_mission *base = &import->base.mission;
    enum db_status status = DB_OK;

    if (import->older && base->id &&
        (base->status != DB_STATUS_UNKNOWN ||
         strcmp(base->source_as_of, import->as_of) >= 0))
        return import_count_unchanged(import);
    if (base->id)
        status = keep_taken_over(import);
    if (status != DB_OK)
        return import_fail_db(import, status, line);
    if (import->older)
        settle_older(import, base->status_since, base->status_reason);
    return import_store(import, line);
}

/* A row without an item: its post may have got one from another source. Of several that
 * it may be, it says nothing. */
static bool take_without_item(struct api_import *import, int64_t line)
{
    int count = 0;
    enum db_status status = find_other(import, &count);

    if (status != DB_OK)
        return import_fail_db(import, status, line);
    if (count == 0)
        return take_alone(import, line);
    return count == 1 ? take_other(import, line) : import_count_unchanged(import);
}

/* The post is not here under its id. Is it under another one? */
static bool take_new(struct api_import *import, int64_t line)
{
    struct draft *draft = &import->draft;
    enum db_status status = DB_NOT_FOUND;

    if (draft->mission.id[0] != 'Q')
        return take_without_item(import, line);
    if (may_have_twin(draft))
        status = db_mission_twin(import->db, &draft->mission, copy_base, &import->base);
    if (status == DB_NOT_FOUND)
        return take_alone(import, line);
    if (status != DB_OK)
        return import_fail_db(import, status, line);
    return is_edited(import) ? take_other(import, line) : take_claim(import, line, true);
}

static bool take_known(struct api_import *import, int64_t line)
{
    if (strcmp(import->base.mission.id, import->draft.mission.id) != 0)
        return take_other(import, line); /* another source has taken it over */
    return import_is_alone(import, import->source.id) ? take_alone(import, line)
                                                      : take_claim(import, line, false);
}

bool import_take(struct api_import *import, int64_t line)
{
    struct draft *draft = &import->draft;
    const char *id = draft->mission.id;
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
        status = find(import, id);
    if (status == DB_OK && !import->base.mission.id)
        status = import_is_deleted(import, id, &is_deleted);
    if (status != DB_OK)
        return import_fail_db(import, status, line);
    if (is_deleted)
        return import_keep(import, line, id, "deleted here, kept out");
    return import->base.mission.id ? take_known(import, line) : take_new(import, line);
}
