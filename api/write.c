#include "write.h"

#include "body.h"
#include "merge_patch.h"
#include "precondition.h"
#include "retry.h"
#include "tag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- The record as it is ---- */

static enum db_status read_current(struct call *call, const struct record *record,
                                   const char *id, struct current *ret_current)
{
    size_t length = 0;
    enum db_status status = record->show(call, id);

    *ret_current = (struct current){.exists = status == DB_OK};
    if (status == DB_OK) {
        ret_current->record = call->record;
        ret_current->text = buffer_take(&call->body, &length);
        call->json = (struct json){.out = &call->body};
        call->out_of_memory |= ret_current->text == NULL;
    }
    if (ret_current->text) {
        json_error_t error = {.line = 0};

        ret_current->tree =
            json_loadb(ret_current->text, length, JSON_REJECT_DUPLICATES, &error);
        call->out_of_memory |= ret_current->tree == NULL;
        tag_of_record(&call->record, ret_current->text, length, format_suffix(call),
                      call->tag);
    }
    buffer_clear(&call->body);
    if (call->out_of_memory)
        return DB_FAILED;
    return status == DB_NOT_FOUND ? DB_OK : status;
}

static void release_current(struct current *current)
{
    free(current->text);
    json_decref(current->tree);
}

/* ---- Members ---- */

static bool is_in(const char *const *names, const char *name)
{
    for (size_t i = 0; names[i]; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

/* What a client sends back unchanged is no fault: it got the whole record, edited a part
 * of it, and returns all. `current` NULL: a new record. */
static void check_members(struct call *call, const struct record *record, json_t *sent,
                          const json_t *current)
{
    const char *name = NULL;
    const json_t *value = NULL;
    void *at = json_object_iter(sent);

    for (; at; at = json_object_iter_next(sent, at)) {
        char pointer[80];

        name = json_object_iter_key(at);
        value = json_object_iter_value(at);
        if (is_in(record->editable, name))
            continue;
        const json_t *known = json_object_get(current, name);
        if (known && json_equal(known, value))
            continue;
        (void)snprintf(pointer, sizeof(pointer), "#/%.70s", name);
        call_fault(call, pointer, "%s",
                   known ? "it is read only" : "there is no such member");
    }
}

/* ---- Answers ---- */

static bool wants_minimal(const struct call *call)
{
    return call->request->prefer && strstr(call->request->prefer, "return=minimal");
}

static void put_location(struct call *call, const struct record *record, const char *id)
{
    char path[256];

    (void)snprintf(path, sizeof(path), "%s%s%s", record->collection, id,
                   record->tail ? record->tail : "");
    call_header(call, "Location", path);
}

/* The record as it is now, read back. */
static int answer_record(struct call *call, const struct record *record, const char *id,
                         int http_status)
{
    enum db_status status = record->show(call, id);

    if (status != DB_OK)
        return call_db_failed(call, status);
    if (buffer_text(&call->body))
        tag_of_record(&call->record, call->body.data, call->body.length,
                      format_suffix(call), call->tag);
    if (http_status == 201 && !call->dry_run)
        put_location(call, record, id);
    if (call->dry_run || !wants_minimal(call))
        return call_answer(call, call->dry_run ? 200 : http_status, NULL);
    call_header(call, "Preference-Applied", "return=minimal");
    buffer_clear(&call->body);
    return call_answer(call, http_status == 201 ? 201 : 204, NULL);
}

static int refuse_members(struct call *call)
{
    return call_refuse(call, PROBLEM_INVALID,
                       call->fault_count == 1 ? "one member is not usable"
                                              : "%zu members are not usable",
                       call->fault_count);
}

/* Stores `body`; 0 and the id, or the status of the problem answered. */
static int store(struct call *call, const struct record *record, const json_t *body,
                 const char *id, bool exists, char *ret_id)
{
    if (call->fault_count > 0)
        return refuse_members(call);
    int status = record->store(call, body, id, exists, ret_id);
    if (status == 0 && call->fault_count > 0)
        return refuse_members(call);
    return status;
}

/* ---- Methods ---- */

/* Has every member of the body a place in the record? */
static bool is_all_known(json_t *body, const json_t *current)
{
    for (void *at = json_object_iter(body); at; at = json_object_iter_next(body, at)) {
        if (!json_object_get(current, json_object_iter_key(at)))
            return false;
    }
    return true;
}

/* Does this PUT ask for what there is? Then a retry of it is no lost update. */
static bool is_applied(const struct record *record, json_t *body, const json_t *current)
{
    if (!is_all_known(body, current))
        return false;
    for (size_t i = 0; record->editable[i]; i++) {
        const json_t *wanted = json_object_get(body, record->editable[i]);
        const json_t *there = json_object_get(current, record->editable[i]);
        bool none = !wanted || json_is_null(wanted);

        if (none ? there && !json_is_null(there) : !there || !json_equal(wanted, there))
            return false;
    }
    return true;
}

static int put(struct call *call, const struct record *record, const char *id,
               const struct current *current)
{
    char stored[CALL_CAPTURE_MAX];
    bool is_known = current->exists && is_applied(record, call->body_json, current->tree);
    int status = is_known ? 0 : precondition_check(call, current);

    if (status != 0)
        return status;
    if (is_known)
        return answer_record(call, record, id, 200);
    check_members(call, record, call->body_json, current->tree);
    status = store(call, record, call->body_json, id, current->exists, stored);
    if (status != 0)
        return status;
    return answer_record(call, record, stored, current->exists ? 200 : 201);
}

int write_put(struct call *call, const struct record *record, const char *id)
{
    struct current current;
    int status = body_parse(call);

    if (status != 0)
        return status;
    enum db_status found = read_current(call, record, id, &current);
    call->current = current.text;
    status =
        found == DB_OK ? put(call, record, id, &current) : call_db_failed(call, found);
    call->current = NULL;
    release_current(&current);
    return status;
}

static int patch(struct call *call, const struct record *record, const char *id,
                 const struct current *current)
{
    char stored[CALL_CAPTURE_MAX];
    int status = precondition_check(call, current);

    if (status != 0)
        return status;
    check_members(call, record, call->body_json, current->tree);
    json_t *merged = merge_patch(current->tree, call->body_json);
    if (!merged) {
        call->out_of_memory = true;
        return 500;
    }
    status = store(call, record, merged, id, true, stored);
    json_decref(merged);
    return status == 0 ? answer_record(call, record, stored, 200) : status;
}

int write_patch(struct call *call, const struct record *record, const char *id)
{
    struct current current;
    int status = body_parse(call);

    if (status != 0)
        return status;
    enum db_status found = read_current(call, record, id, &current);
    call->current = current.text;
    if (found != DB_OK)
        status = call_db_failed(call, found);
    else if (!current.exists)
        status = precondition_absent(call, record->kind, id);
    else
        status = patch(call, record, id, &current);
    call->current = NULL;
    release_current(&current);
    return status;
}

static int remove_record(struct call *call, const struct record *record, const char *id,
                         const struct current *current)
{
    int status = precondition_check(call, current);

    if (status != 0)
        return status;
    enum db_status removed = record->remove(call, id);
    if (removed != DB_OK)
        return call_db_failed(call, removed);
    call->record = (struct tag_record){.rev = 0};
    call->tag[0] = '\0';
    return call_answer(call, 204, NULL);
}

int write_delete(struct call *call, const struct record *record, const char *id)
{
    struct current current;
    int status = 0;
    enum db_status found = read_current(call, record, id, &current);

    call->current = current.text;
    if (found != DB_OK)
        status = call_db_failed(call, found);
    else if (!current.exists)
        status = precondition_absent(call, record->kind, id);
    else
        status = remove_record(call, record, id, &current);
    call->current = NULL;
    release_current(&current);
    return status;
}

int write_post(struct call *call, const struct record *record)
{
    char stored[CALL_CAPTURE_MAX];
    bool is_replayed = false;
    int status = retry_find(call, &is_replayed);

    if (status != 0 || is_replayed)
        return is_replayed ? call->response->status : status;
    status = body_parse(call);
    if (status != 0)
        return status;
    check_members(call, record, call->body_json, NULL);
    status = store(call, record, call->body_json, NULL, false, stored);
    if (status != 0)
        return status;
    status = answer_record(call, record, stored, 201);
    return status == 201 ? retry_keep(call) : status;
}
