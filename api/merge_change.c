/* merge_change.c - a row laid over the mission that it means (RFC 7396). */
#include "merge.h"

#include "document.h"
#include "merge_patch.h"

#include <string.h>

/* The nth of a kind; NULL: there are not as many. */
static const json_t *nth_of(const json_t *contacts, enum db_contact_kind kind, size_t n)
{
    for (size_t i = 0; i < json_array_size(contacts); i++) {
        const json_t *contact = json_array_get(contacts, i);
        const char *word = json_string_value(json_object_get(contact, "kind"));

        if (word && strcmp(word, db_contact_word(kind)) == 0 && n-- == 0)
            return contact;
    }
    return NULL;
}

/* A row that has the value alone says nothing of how it is shown. */
static bool is_same(const json_t *base, const json_t *named)
{
    const json_t *value = json_object_get(named, "value");
    const json_t *display = json_object_get(named, "display");

    return json_equal(json_object_get(base, "value"), value) &&
           (!display || json_equal(display, value) ||
            json_equal(display, json_object_get(base, "display")));
}

static bool has_same(const json_t *base, const json_t *named, enum db_contact_kind kind)
{
    for (size_t n = 0;; n++) {
        const json_t *a = nth_of(base, kind, n);
        const json_t *b = nth_of(named, kind, n);

        if (!a || !b)
            return a == b;
        if (!is_same(a, b))
            return false;
    }
}

static void remove_kind(json_t *contacts, enum db_contact_kind kind)
{
    for (size_t i = json_array_size(contacts); i > 0; i--) {
        const json_t *contact = json_array_get(contacts, i - 1);
        const char *word = json_string_value(json_object_get(contact, "kind"));

        if (word && strcmp(word, db_contact_word(kind)) == 0)
            (void)json_array_remove(contacts, i - 1);
    }
}

/* Contacts of kinds that the row has none of stay, before the row's own; so do those of
 * which it says nothing new, where they are. */
static bool keep_contacts(const json_t *base, json_t *row)
{
    json_t *named = json_object_get(row, "contacts");
    const json_t *old = json_object_get(base, "contacts");
    json_t *kept = json_deep_copy(old);
    bool fine = kept != NULL;

    if (!old)
        return true;
    for (int i = 0; i < DB_CONTACT__COUNT; i++) {
        enum db_contact_kind kind = (enum db_contact_kind)i;

        if (has_same(kept, named, kind))
            remove_kind(named, kind);
        else if (nth_of(named, kind, 0))
            remove_kind(kept, kind);
    }
    fine = fine && json_array_extend(kept, named) == 0 &&
           json_object_set(row, "contacts", kept) == 0;
    json_decref(kept);
    return fine;
}

/* A point is replaced as a whole: how exact the old one was says nothing of the new. */
static void forget_point(json_t *base, const json_t *row)
{
    if (json_is_object(json_object_get(row, "location")))
        (void)json_object_del(base, "location");
}

/* What the mission is to be, as a tree; NULL: memory. *ret_before: its document now. */
static json_t *lay_over(struct api_import *import, json_t *row, const char **ret_before)
{
    json_error_t error = {.line = 0};

    buffer_clear(&import->merge->before);
    document_mission(&import->merge->before, &import->base.mission);
    *ret_before = buffer_text(&import->merge->before);
    json_t *base = *ret_before ? json_loads(*ret_before, 0, &error) : NULL;
    bool fine = base && (!import->merge->is_merge_of_contacts ||
                         !json_object_get(row, "contacts") || keep_contacts(base, row));
    forget_point(base, row);
    json_t *merged = fine ? merge_patch(base, row) : NULL;
    json_decref(base);
    return merged;
}

/* Does the row say nothing that is not known, whoever says it? */
static bool is_unchanged(struct api_import *import, const char *before, bool *ret_same)
{
    struct merge *merge = import->merge;
    struct db_mission *mission = &import->draft.mission;

    mission->source = import->base.mission.source;
    mission->source_as_of = import->base.mission.source_as_of;
    buffer_clear(&import->document);
    document_mission(&import->document, mission);
    const char *after = buffer_text(&import->document);
    bool is_same_source =
        merge->source[0] == '\0' || strcmp(merge->source, mission->source) == 0;
    *ret_same = after && is_same_source && !merge->rename && strcmp(before, after) == 0;
    return after != NULL;
}

/* No other source speaks of the mission: the row changes the mission itself. */
static bool change_mission(struct api_import *import, int64_t line, json_t *row)
{
    struct merge *merge = import->merge;
    const char *before = NULL;
    bool is_same = false;
    json_t *merged = lay_over(import, row, &before);
    bool fine = merged && merge_read_object(import, merged);

    if (fine && merge->call.fault_count == 0) {
        import->draft.mission.id = merge->id;
        fine = is_unchanged(import, before, &is_same);
    }
    json_decref(merged); /* the draft has copies */
    if (!fine)
        return import_fail(import, API_IMPORT_FAILED, line, "out of memory");
    if (merge->call.fault_count > 0)
        return merge_set_aside(import, line);
    if (import->draft.full)
        return merge_set_aside_full(import, line);
    return is_same ? import_count_unchanged(import) : merge_put(import, line);
}

/* What its source has said of the mission so far; a release says all of it again. NULL:
 * memory. */
static json_t *claimed(const struct api_import *import)
{
    const struct db_mission *base = &import->base.mission;
    json_error_t error = {.line = 0};
    bool is_whole = import_is_release(import->format);

    for (size_t i = 0; i < base->claim_count && !is_whole; i++) {
        if (strcmp(base->claims[i].source, merge_source(import)) == 0)
            return json_loads(base->claims[i].facts, 0, &error);
    }
    return json_object();
}

/* What its source says now, as an object; NULL: memory. */
static json_t *claim_anew(struct api_import *import, json_t *row)
{
    json_t *before = claimed(import);
    bool fine =
        before && (!import->merge->is_merge_of_contacts ||
                   !json_object_get(row, "contacts") || keep_contacts(before, row));

    (void)json_object_del(row, "id");
    (void)json_object_del(row, "source");
    forget_point(before, row);
    json_t *facts = fine ? merge_patch(before, row) : NULL;
    json_decref(before);
    return facts;
}

static bool change_claim(struct api_import *import, int64_t line, json_t *row)
{
    struct merge *merge = import->merge;
    struct db_claim claim = {
        .source = merge_source(import),
        .as_of = import->as_of,
        .is_dated = import->older && merge->source[0] == '\0',
    };
    json_t *facts = claim_anew(import, row);

    if (facts)
        claim.facts = import_facts(import, facts);
    json_decref(facts);
    if (claim.facts)
        return import_claim(import, line, &claim);
    return facts && !merge->call.out_of_memory
               ? merge_set_aside(import, line)
               : import_fail(import, API_IMPORT_FAILED, line, "out of memory");
}

/* Is it the answer that we gave of this mission, as its own source's row? */
static bool is_ours(struct api_import *import, json_t *row, bool *ret_ours)
{
    struct merge *merge = import->merge;
    const char *before = NULL;

    *ret_ours = false;
    if (strcmp(merge->source, import->base.mission.source) != 0 || merge->rename)
        return true;
    json_t *copy = json_deep_copy(row);
    json_t *merged = copy ? lay_over(import, copy, &before) : NULL;
    bool fine = merged && merge_read_object(import, merged);
    if (fine && merge->call.fault_count == 0) {
        import->draft.mission.id = merge->id;
        import->draft.mission.claims = import->base.mission.claims;
        import->draft.mission.claim_count = import->base.mission.claim_count;
        fine = is_unchanged(import, before, ret_ours);
    }
    merge->call.fault_count = 0;
    json_decref(merged);
    json_decref(copy);
    return fine;
}

bool merge_change(struct api_import *import, int64_t line, json_t *row)
{
    bool is_known = false;

    if (import_is_alone(import, merge_source(import)))
        return change_mission(import, line, row);
    if (!is_ours(import, row, &is_known))
        return import_fail(import, API_IMPORT_FAILED, line, "out of memory");
    return is_known ? import_count_unchanged(import) : change_claim(import, line, row);
}
