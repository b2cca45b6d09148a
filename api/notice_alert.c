/* notice_alert.c - /notices/{id}.cap: a notice for those who consume alerts. What they
 * have been told they must be told to forget, so a withdrawn notice is answered with a
 * Cancel, where a reader of the notice itself gets a 410. */
#include "db/history.h"
#include "notice_cap.h"
#include "routes.h"

#include <stdio.h>
#include <string.h>

enum { LOOK_BACK = 16 }; /* revisions, for the last that everyone could read */

const struct param notice_cap_params[] = {
    {.name = "id",
     .kind = PARAM_ID,
     .required = 1,
     .in_path = 1,
     .example = "01KJQK0V80ZZZZZZZZZZZZZZZ1",
     .about = "Id of the notice"},
    {0},
};

struct look_back {
    struct call *call;
    int64_t rev;               /* look at those before it */
    char until[CALL_TIME_MAX]; /* when the next one took its place */
    struct cap_reference found;
};

/* Could everyone read this version before the next one came? */
static bool was_public(const struct look_back *look, const json_t *document,
                       const char **ret_published_at)
{
    const char *word = json_string_value(json_object_get(document, "state"));
    const char *published = json_string_value(json_object_get(document, "published_at"));
    enum db_state state = DB_STATE_DRAFT;

    *ret_published_at = published;
    return word && db_state_from_word(word, &state) &&
           db_state_at(state, published, look->until) == DB_STATE_PUBLISHED;
}

static void look_at(const struct db_change_row *change, void *context)
{
    struct look_back *look = context;
    const char *published = NULL;
    json_error_t error = {.line = 0};

    if (look->found.rev > 0)
        return;
    if (change->rev < look->rev && change->document) {
        json_auto_t *document = json_loads(change->document, 0, &error);

        if (!document && json_error_code(&error) == json_error_out_of_memory)
            look->call->out_of_memory = true;
        if (was_public(look, document, &published)) {
            bool by_schedule = published && strcmp(published, change->at) > 0;

            look->found.rev = change->rev;
            (void)snprintf(look->found.sent, sizeof(look->found.sent), "%s",
                           by_schedule ? published : change->at);
        }
    }
    (void)snprintf(look->until, sizeof(look->until), "%s", change->at);
}

struct answer {
    struct call *call;
    int status;
};

static void write_alert(const struct db_notice *notice, void *context)
{
    struct answer *answer = context;
    struct call *call = answer->call;
    struct look_back look = {.call = call, .rev = notice->rev};
    enum db_state state = db_state_at(notice->state, notice->published_at, call->now);

    if (state != DB_STATE_PUBLISHED && state != DB_STATE_WITHDRAWN)
        return; /* not there for anyone */
    enum db_status status = db_change_history(call->db, DB_KIND_NOTICE, notice->id, 0,
                                              LOOK_BACK, look_at, &look);
    if (status == DB_OK)
        status = notice_cap_write(call, notice, &look.found);
    call_tag_record(call, notice->id, notice->rev);
    answer->status = status == DB_OK ? call_ok(call) : call_db_failed(call, status);
}

int notice_cap_get(struct call *call)
{
    const char *id = call_text(call, "id");
    struct answer answer = {.call = call, .status = 0};
    enum db_status status = db_notice_by_id(call->db, id, write_alert, &answer);

    if (status == DB_OK && answer.status != 0)
        return answer.status;
    if (status == DB_OK || status == DB_NOT_FOUND)
        return call_problem(call, PROBLEM_NOT_FOUND, "id", "no notice '%s'", id);
    return call_db_failed(call, status);
}
