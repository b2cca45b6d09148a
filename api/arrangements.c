/* arrangements.c - /arrangements: who helps whose citizens where they have no mission of
 * their own, and one of them. */
#include "arrangement_json.h"
#include "arrangement_read.h"
#include "document.h"
#include "page.h"
#include "precondition.h"
#include "routes.h"
#include "write.h"

#include <stdio.h>
#include <string.h>

const struct param arrangement_list_params[] = {
    {.name = "nationality",
     .kind = PARAM_COUNTRY,
     .example = "FR",
     .about = "Those enabled that this country's citizens may benefit from, by its code "
              "or by a membership"},
    PAGE_PARAMS,
    {0},
};

struct listing {
    struct call *call;
    int64_t limit, total, shown;
    char after[DB_ARRANGEMENT_ID_MAX]; /* ids up to this one were on pages before */
    struct page_key last;
};

/* All of them are read: there are some dozens. */
static void add_item(const struct db_arrangement *arrangement, void *context)
{
    struct listing *listing = context;

    listing->total++;
    if (strcmp(arrangement->id, listing->after) <= 0 ||
        listing->shown == listing->limit + 1)
        return;
    if (listing->shown++ == listing->limit)
        return; /* there is a next page */
    arrangement_json(&listing->call->json, arrangement);
    page_item_end(listing->call);
    (void)snprintf(listing->last.text, sizeof(listing->last.text), "%s", arrangement->id);
}

int arrangement_list(struct call *call)
{
    const char *country = call_country(call, "nationality");
    struct listing listing = {.call = call, .limit = page_limit(call)};
    struct page_key key = {.number = 0};
    bool given = false;
    int problem = page_cursor(call, &key, &given);

    if (problem != 0)
        return problem;
    (void)snprintf(listing.after, sizeof(listing.after), "%s", key.text);
    page_open(call);
    enum db_status status =
        country ? db_arrangement_for(call->db, country, add_item, &listing)
                : db_arrangement_list(call->db, add_item, &listing);
    if (status != DB_OK)
        return call_db_failed(call, status);
    return page_close(call, listing.total,
                      listing.shown > listing.limit ? &listing.last : NULL);
}

/* ---- One arrangement ---- */

#define ID_PARAM                                                                         \
    {                                                                                    \
        .name = "id", .kind = PARAM_ID, .required = 1, .in_path = 1,                     \
        .example = "eu-unrepresented", .about = "Id of the arrangement"                  \
    }

const struct param arrangement_get_params[] = {ID_PARAM, {0}};
const struct param arrangement_write_params[] = {ID_PARAM, DRY_RUN_PARAM, {0}};

static void write_one(const struct db_arrangement *arrangement, void *context)
{
    struct call *call = context;

    arrangement_json(&call->json, arrangement);
    call_tag_record(call, arrangement->id, arrangement->rev);
}

static enum db_status show(struct call *call, const char *id)
{
    return db_arrangement_by_id(call->db, id, write_one, call);
}

int arrangement_get(struct call *call)
{
    const char *id = call_text(call, "id");
    enum db_status status = show(call, id);

    if (status == DB_NOT_FOUND)
        return precondition_absent(call, DB_KIND_ARRANGEMENT, id);
    return status == DB_OK ? call_ok(call) : call_db_failed(call, status);
}

static enum db_status put(struct call *call, const struct db_arrangement *arrangement)
{
    struct buffer document = {0};
    enum db_change change = DB_UNCHANGED;

    document_arrangement(&document, arrangement);
    const char *text = buffer_text(&document);
    call->out_of_memory |= text == NULL;
    enum db_status status =
        text ? db_arrangement_put(call->db, arrangement, text, &change) : DB_FAILED;
    buffer_release(&document);
    return status;
}

static int store(struct call *call, const json_t *body, const char *id, bool exists,
                 char *ret_id)
{
    const struct members members = {call, body, ""};
    struct arrangement_reading reading;

    if (!exists && !arrangement_id_is_usable(id)) {
        return call_problem(call, PROBLEM_BAD_PARAMETER, "id",
                            "the id of an arrangement is a slug such as "
                            "eu-unrepresented, of at most %d bytes",
                            DB_ARRANGEMENT_ID_MAX - 1);
    }
    arrangement_read(&members, id, &reading);
    if (call->fault_count > 0)
        return 0;
    enum db_status status = put(call, &reading.arrangement);
    (void)snprintf(ret_id, CALL_CAPTURE_MAX, "%s", id);
    return status == DB_OK ? 0 : call_db_failed(call, status);
}

static enum db_status remove_arrangement(struct call *call, const char *id)
{
    return db_arrangement_delete(call->db, id);
}

static const struct record arrangement_record = {
    .kind = DB_KIND_ARRANGEMENT,
    .editable = arrangement_editable,
    .show = show,
    .store = store,
    .remove = remove_arrangement,
    .collection = "/api/v1/arrangements/",
};

int arrangement_put(struct call *call)
{
    return write_put(call, &arrangement_record, call_text(call, "id"));
}

int arrangement_patch(struct call *call)
{
    return write_patch(call, &arrangement_record, call_text(call, "id"));
}

int arrangement_delete(struct call *call)
{
    return write_delete(call, &arrangement_record, call_text(call, "id"));
}
