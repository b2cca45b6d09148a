/* starter_helplines.c - the telephone lines of the starter data. */
#include "document.h"
#include "helpline_read.h"
#include "starter_records.h"

static enum db_status put(const struct members *members)
{
    static const char *const names[] = {"country", "lines", NULL};
    struct call *call = members->call;
    struct helplines_reading reading;
    struct buffer document = {0};
    enum db_change change = DB_UNCHANGED;

    member_only(members, names);
    helplines_read(members, member_country(members, "country", MEMBER_REQUIRED),
                   &reading);
    if (call->fault_count > 0 || call->out_of_memory)
        return DB_OK;
    document_helplines(&document, &reading.helplines);
    const char *text = buffer_text(&document);
    call->out_of_memory |= text == NULL;
    enum db_status status =
        text ? db_helplines_put(call->db, &reading.helplines, text, &change) : DB_FAILED;
    buffer_release(&document);
    return status;
}

bool starter_helplines_put(struct db *db, const char *const *text,
                           const struct db_write *write,
                           struct starter_records_result *ret_result)
{
    return starter_records_put(db, "helplines.json", text, write, put, ret_result);
}
