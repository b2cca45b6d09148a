/* starter_arrangements.c - the arrangements between states of the starter data. */
#include "arrangement_read.h"
#include "document.h"
#include "starter_records.h"

enum { NAMES_MAX = 32 };

/* What a record may have: what the API takes, and the id. */
static void check_names(const struct members *members)
{
    const char *names[NAMES_MAX] = {"id"};
    size_t count = 1;

    for (size_t i = 0; arrangement_editable[i] && count < NAMES_MAX - 1; i++)
        names[count++] = arrangement_editable[i];
    member_only(members, names);
}

static enum db_status put(const struct members *members)
{
    struct call *call = members->call;
    struct arrangement_reading reading;
    struct buffer document = {0};
    enum db_change change = DB_UNCHANGED;
    const char *id =
        member_text(members, "id", DB_ARRANGEMENT_ID_MAX - 1, MEMBER_REQUIRED);

    if (id && !arrangement_id_is_usable(id))
        member_fault(members, "id", "it has to be a slug such as eu-unrepresented");
    check_names(members);
    arrangement_read(members, id, &reading);
    if (call->fault_count > 0 || call->out_of_memory)
        return DB_OK;
    document_arrangement(&document, &reading.arrangement);
    const char *text = buffer_text(&document);
    call->out_of_memory |= text == NULL;
    enum db_status status =
        text ? db_arrangement_put(call->db, &reading.arrangement, text, &change)
             : DB_FAILED;
    buffer_release(&document);
    return status;
}

bool starter_arrangements_put(struct db *db, const char *const *text,
                              const struct db_write *write,
                              struct starter_records_result *ret_result)
{
    return starter_records_put(db, "arrangements.json", text, write, put, ret_result);
}
