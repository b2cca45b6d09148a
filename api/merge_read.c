/* merge_read.c - what a row may say: ids, sources, members; and its text. */
#include "merge.h"

#include "body.h"

#include <stdio.h>
#include <string.h>

/* Members that our answers have and nobody sets. */
static const char *const read_only[] = {
    "rev",   "self",       "sending_name", "host_name", "class",      "wikidata",
    "as_of", "updated_at", "distance_km",  "claims",    "attribution"};

static void leave_out_read_only(json_t *row)
{
    for (size_t i = 0; i < sizeof(read_only) / sizeof(read_only[0]); i++)
        (void)json_object_del(row, read_only[i]);
}

static void note_source(const struct db_source *source, void *context)
{
    struct merge *merge = context;

    (void)snprintf(merge->source, sizeof(merge->source), "%s", source->id);
}

/* A row may come with its source, if that is known here; what was edited elsewhere was
 * not edited here. */
static enum db_status read_source(struct api_import *import,
                                  const struct members *members)
{
    struct merge *merge = import->merge;
    const char *source = member_text(members, "source", sizeof(merge->source) - 1, 0);

    merge->source[0] = '\0';
    if (!source || strcmp(source, DB_SOURCE_EDITOR) == 0)
        return DB_OK;
    enum db_status status = db_source_by_id(import->db, source, note_source, merge);
    if (status != DB_NOT_FOUND)
        return status;
    member_fault(members, "source", "no source is known here as '%.40s'", source);
    return DB_OK;
}

static void read_id(struct merge *merge, const struct members *members)
{
    const char *id = member_text(members, "id", IMPORT_ID_MAX - 1, 0);

    merge->id[0] = '\0';
    if (id && mission_id_is_usable(id))
        (void)snprintf(merge->id, sizeof(merge->id), "%s", id);
    else if (id)
        member_fault(members, "id", "it has to be a Wikidata item or an id of ours");
}

static void check_names(const struct members *members)
{
    const char *names[32] = {"id", "source"};
    size_t count = 2;

    for (size_t i = 0; mission_editable[i] && count < 31; i++)
        names[count++] = mission_editable[i];
    names[count] = NULL;
    member_only(members, names);
}

/* A mission without a name gets the usual one, if its other facts are there. */
static bool add_name(struct api_import *import, json_t *object)
{
    struct draft *draft = &import->draft;
    const char *rank = json_string_value(json_object_get(object, "rank"));
    const char *sending = json_string_value(json_object_get(object, "sending"));
    const char *host = json_string_value(json_object_get(object, "host"));
    const char *city = json_string_value(json_object_get(object, "city"));
    const char *legal = json_string_value(json_object_get(object, "legal_kind"));
    const struct atlas_country *from =
        sending ? atlas_by_code(import->atlas, sending) : NULL;
    const struct atlas_country *in = host ? atlas_by_code(import->atlas, host) : NULL;
    json_error_t error = {.line = 0};

    draft_clear(draft);
    if (!rank || !from || !in || !db_rank_from_word(rank, &draft->mission.rank))
        return true;
    if (legal)
        (void)db_legal_from_word(legal, &draft->mission.legal_kind);
    draft->mission.sending = from->code;
    draft->mission.city = draft_text(draft, city);
    draft_name(draft, from, in, NULL);
    buffer_clear(&import->document);
    struct json json = {.out = &import->document};
    json_open(&json, '[');
    json_text(&json, draft->mission.name);
    json_close(&json, ']');
    const char *text = buffer_text(&import->document);
    json_t *list = text ? json_loads(text, 0, &error) : NULL;
    bool fine = json_object_set(object, "name", json_array_get(list, 0)) == 0;
    json_decref(list);
    return fine;
}

bool merge_read_object(struct api_import *import, json_t *object)
{
    struct merge *merge = import->merge;
    const struct members members = {&merge->call, object, ""};
    const json_t *name = json_object_get(object, "name");

    if ((!name || json_is_null(name)) && !add_name(import, object))
        return false;
    mission_read(&members, &merge->reading);
    draft_copy(&import->draft, &merge->reading.mission);
    return !merge->call.out_of_memory;
}

enum db_status merge_read_head(struct api_import *import, json_t *row)
{
    struct merge *merge = import->merge;
    const struct members members = {&merge->call, row, ""};

    merge->call.fault_count = 0;
    leave_out_read_only(row);
    check_names(&members);
    read_id(merge, &members);
    return read_source(import, &members);
}

json_t *merge_parse(struct api_import *import, int64_t line, const char *text,
                    size_t length, bool *ret_fine)
{
    json_error_t error = {.line = 0};

    *ret_fine = true;
    if (body_is_deep(text, length)) {
        *ret_fine = import_quarantine(import, line, NULL, "nested more than %d deep",
                                      BODY_DEPTH_MAX);
        return NULL;
    }
    json_t *tree = json_loadb(text, length, JSON_REJECT_DUPLICATES, &error);
    if (tree)
        return tree;
    if (json_error_code(&error) == json_error_out_of_memory) {
        *ret_fine = import_fail(import, API_IMPORT_FAILED, line, "out of memory");
        return NULL;
    }
    bool is_twice = json_error_code(&error) == json_error_duplicate_key;
    *ret_fine = import_quarantine(import, line, NULL, "not usable JSON: %s at byte %d",
                                  is_twice ? "a member is given twice" : "a syntax error",
                                  error.position);
    return NULL;
}
