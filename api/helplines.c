/* helplines.c - /countries/{id}/helplines: the lines of a country's foreign ministry, for
 * its citizens abroad, and its local emergency numbers, for whoever is there. */
#include "document.h"
#include "helpline_json.h"
#include "helpline_read.h"
#include "routes.h"
#include "write.h"

#include <stdio.h>
#include <string.h>

const struct param helplines_get_params[] = {
    {.name = "id",
     .kind = PARAM_COUNTRY,
     .required = 1,
     .in_path = 1,
     .example = "FR",
     .about = "Any spelling of the country"},
    {0},
};

const struct param helplines_write_params[] = {
    {.name = "id",
     .kind = PARAM_COUNTRY,
     .required = 1,
     .in_path = 1,
     .example = "FR",
     .about = "Any spelling of the country"},
    DRY_RUN_PARAM,
    {0},
};

static void write_lines(const struct db_helplines *helplines, void *context)
{
    struct call *call = context;

    helplines_json(&call->json, helplines);
    call_tag_record(call, helplines->country, helplines->rev);
}

static enum db_status show(struct call *call, const char *country)
{
    return db_helplines_of(call->db, country, write_lines, call);
}

int helplines_get(struct call *call)
{
    const char *country = call_country(call, "id");
    enum db_status status = show(call, country);

    if (status == DB_NOT_FOUND) {
        return call_problem(call, PROBLEM_NOT_FOUND, NULL,
                            "no lines of %s are known here; that does not mean that "
                            "there are none",
                            country);
    }
    return status == DB_OK ? call_ok(call) : call_db_failed(call, status);
}

static enum db_status put(struct call *call, const struct db_helplines *helplines)
{
    struct buffer document = {0};
    enum db_change change = DB_UNCHANGED;

    document_helplines(&document, helplines);
    const char *text = buffer_text(&document);
    call->out_of_memory |= text == NULL;
    enum db_status status =
        text ? db_helplines_put(call->db, helplines, text, &change) : DB_FAILED;
    buffer_release(&document);
    return status;
}

static int store(struct call *call, const json_t *body, const char *id, bool exists,
                 char *ret_id)
{
    const struct members members = {call, body, ""};
    struct helplines_reading reading;

    (void)exists;
    helplines_read(&members, id, &reading);
    if (call->fault_count > 0)
        return 0;
    enum db_status status = put(call, &reading.helplines);
    (void)snprintf(ret_id, CALL_CAPTURE_MAX, "%s", id);
    return status == DB_OK ? 0 : call_db_failed(call, status);
}

static enum db_status remove_lines(struct call *call, const char *country)
{
    return db_helplines_delete(call->db, country);
}

static const char *const editable[] = {"lines", NULL};

static const struct record helplines_record = {
    .kind = DB_KIND_HELPLINE,
    .editable = editable,
    .show = show,
    .store = store,
    .remove = remove_lines,
    .collection = "/api/v1/countries/",
    .tail = "/helplines",
};

int helplines_put(struct call *call)
{
    return write_put(call, &helplines_record, call_country(call, "id"));
}

int helplines_patch(struct call *call)
{
    return write_patch(call, &helplines_record, call_country(call, "id"));
}

int helplines_delete(struct call *call)
{
    return write_delete(call, &helplines_record, call_country(call, "id"));
}
