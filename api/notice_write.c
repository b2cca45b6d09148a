/* notice_write.c - POST /notices; PUT, PATCH and DELETE of /notices/{id}. */
#include "document.h"
#include "news.h"
#include "notice_read.h"
#include "routes.h"
#include "ulid.h"
#include "write.h"

#include <stdio.h>

struct stored {
    struct publication_before before;
    const char *now;
};

static void note_stored(const struct db_notice *notice, void *context)
{
    struct stored *stored = context;

    stored->before.exists = true;
    stored->before.state = db_state_at(notice->state, notice->published_at, stored->now);
    (void)snprintf(stored->before.published_at, sizeof(stored->before.published_at), "%s",
                   notice->published_at ? notice->published_at : "");
}

static enum db_status read_stored(struct call *call, const char *id,
                                  struct stored *ret_stored)
{
    *ret_stored = (struct stored){.now = call->now};
    return db_notice_by_id(call->db, id, note_stored, ret_stored);
}

static void write_notice(const struct db_notice *notice, void *context)
{
    news_notice(context, notice);
}

static enum db_status show(struct call *call, const char *id)
{
    return db_notice_by_id(call->db, id, write_notice, call);
}

static enum db_status put(struct call *call, const struct db_notice *notice)
{
    struct buffer document = {0};
    enum db_change change = DB_UNCHANGED;

    document_notice(&document, notice);
    const char *text = buffer_text(&document);
    call->out_of_memory |= text == NULL;
    enum db_status status =
        text ? db_notice_put(call->db, notice, text, &change) : DB_FAILED;
    buffer_release(&document);
    return status;
}

/* From the address, or a new one. 0, or the status of the problem answered. */
static int choose_id(struct call *call, const char *address, char ret_id[ULID_SIZE])
{
    if (!address) {
        ulid_make(call->request->now, call->request->entropy, ret_id);
        return 0;
    }
    if (!ulid_is_valid(address))
        return call_problem(call, PROBLEM_BAD_PARAMETER, "id",
                            "the id of a notice is a ULID, 26 digits and capital letters "
                            "(Crockford); POST makes one");
    (void)snprintf(ret_id, ULID_SIZE, "%s", address);
    return 0;
}

static int store(struct call *call, const json_t *body, const char *address, bool exists,
                 char *ret_id)
{
    const struct members members = {call, body, ""};
    struct notice_reading reading;
    struct stored stored = {.now = call->now};
    char id[ULID_SIZE];
    enum db_status status = exists ? read_stored(call, address, &stored) : DB_OK;
    int problem =
        status == DB_OK ? choose_id(call, address, id) : call_db_failed(call, status);

    if (problem != 0)
        return problem;
    notice_read(&members, &reading);
    problem = publication_check(&members, &stored.before, &reading.publication);
    if (problem != 0 || call->fault_count > 0)
        return problem;
    notice_publish(&reading);
    reading.notice.id = id;
    status = put(call, &reading.notice);
    (void)snprintf(ret_id, CALL_CAPTURE_MAX, "%s", id);
    return status == DB_OK ? 0 : call_db_failed(call, status);
}

static enum db_status remove_notice(struct call *call, const char *id)
{
    return db_notice_delete(call->db, id);
}

static const struct record notice_record = {
    .kind = DB_KIND_NOTICE,
    .editable = notice_editable,
    .show = show,
    .store = store,
    .remove = remove_notice,
    .collection = "/api/v1/notices/",
};

const struct param notice_create_params[] = {DRY_RUN_PARAM, {0}};

const struct param notice_write_params[] = {
    {.name = "id",
     .kind = PARAM_ID,
     .required = 1,
     .in_path = 1,
     .example = "01J9ZC3R5W8Q2M4N6P7S9T0VXY",
     .about = "Id of the notice"},
    DRY_RUN_PARAM,
    {0},
};

int notice_post(struct call *call)
{
    return write_post(call, &notice_record);
}

int notice_put(struct call *call)
{
    return write_put(call, &notice_record, call_text(call, "id"));
}

int notice_patch(struct call *call)
{
    return write_patch(call, &notice_record, call_text(call, "id"));
}

int notice_delete(struct call *call)
{
    const char *id = call_text(call, "id");
    struct stored stored;
    enum db_status status = read_stored(call, id, &stored);
    int problem = status == DB_OK ? publication_may_change(call, stored.before.state) : 0;

    return problem != 0 ? problem : write_delete(call, &notice_record, id);
}
