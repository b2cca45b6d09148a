/* imports.c - POST /imports: a file of missions through the API. The same engine and the
 * same report as `embassyd import`; the transaction is that of the request. */
#include "import_run.h"
#include "retry.h"
#include "routes.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

const struct param import_post_params[] = {
    {.name = "as_of",
     .kind = PARAM_ID,
     .example = "2026-01-31",
     .about = "Release date of the data; absent: of today, and nothing that was deleted "
              "here comes back"},
    {.name = "source",
     .kind = PARAM_ID,
     .example = "our-ministry",
     .about = "Whose missions these are: small letters, digits and '-' (default import)"},
    {.name = "force",
     .kind = PARAM_INT,
     .max = 1,
     .example = "1",
     .about = "1: take a release with fewer than 80 % of the rows of the last one"},
    DRY_RUN_PARAM,
    {0},
};

static int answer_report(struct call *call, const struct api_import_report *report)
{
    char *json = api_import_report_json(report);

    call->out_of_memory |= json == NULL;
    buffer_append_text(&call->body, json ? json : "");
    free(json);
    int status = call_answer(call, 200, NULL);
    return call->dry_run || call->out_of_memory ? status : retry_keep(call);
}

static void note_row(struct call *call, const char *unit, int64_t line,
                     const char *detail)
{
    char pointer[40] = "#";

    if (line > 0)
        (void)snprintf(pointer, sizeof(pointer), "#/%s/%" PRId64, unit, line);
    call_fault(call, pointer, "%s", detail);
}

/* What is wrong with the file, and with which rows of it. */
static int refuse(struct call *call, const struct api_import_report *report)
{
    if (report->quarantined_count == 0 || report->error_line > 0)
        note_row(call, report->unit, report->error_line, report->error);
    for (size_t i = 0; i < report->quarantined_listed; i++) {
        const struct api_import_note *note = &report->quarantined[i];

        note_row(call, report->unit, note->line, note->reason);
    }
    return call_refuse(call, PROBLEM_INVALID, "nothing was stored: %.240s",
                       report->error);
}

static int answer_failed(struct call *call, const struct api_import_report *report)
{
    (void)snprintf(call->response->cause, sizeof(call->response->cause), "%.255s",
                   report->error);
    return call_problem(call, PROBLEM_INTERNAL, NULL, "see the server's log");
}

static int answer(struct call *call, enum api_import_result result,
                  const struct api_import_report *report)
{
    switch (result) {
    case API_IMPORT_DONE:
        return answer_report(call, report);
    case API_IMPORT_BAD:
    case API_IMPORT_REFUSED:
        return refuse(call, report);
    case API_IMPORT_BUSY:
        return call_db_failed(call, DB_BUSY);
    case API_IMPORT_FULL:
        return call_db_failed(call, DB_FULL);
    case API_IMPORT_FAILED:
        break;
    }
    return answer_failed(call, report);
}

static int run(struct call *call)
{
    const struct api_request *request = call->request;
    const struct api_import_options options = {
        .as_of = call_text(call, "as_of"),
        .at = call->now,
        .actor = call->access.actor,
        .force = call_int(call, "force") != 0,
        .dry_run = call->dry_run,
        .source = call_text(call, "source"),
        .every_row = true,
    };
    struct api_import *import = api_import_start(call->db, &options);
    struct api_import_report report;

    if (!import) {
        call->out_of_memory = true;
        return 500;
    }
    if (request->body_length > 0)
        (void)api_import_feed(import, request->body, request->body_length);
    enum api_import_result result = api_import_finish(import, true, &report);
    int status = answer(call, result, &report);
    api_import_report_release(&report);
    return status;
}

int import_post(struct call *call)
{
    const char *as_of = call_text(call, "as_of");
    bool is_replayed = false;

    if (as_of && !import_is_date(as_of)) {
        return call_problem(call, PROBLEM_BAD_PARAMETER, "as_of",
                            "as_of has to be a date such as 2026-01-31");
    }
    int status = retry_find(call, &is_replayed);
    if (status != 0 || is_replayed)
        return is_replayed ? call->response->status : status;
    return run(call);
}
