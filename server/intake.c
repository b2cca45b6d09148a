#include "intake.h"

#include "db/db.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

enum { BLOCK_SIZE = 64 * 1024 };

/* How the reading ended. */
struct ending {
    bool whole;
    int code;
    const char *reason;
};

/* Waits for the next byte. False: *ret_ending says why none will come. */
static bool wait_ready(const struct intake *intake, struct ending *ret_ending)
{
    struct pollfd polled[3] = {{.fd = intake->fd, .events = POLLIN},
                               {.fd = intake->stop_fd[0], .events = POLLIN},
                               {.fd = intake->stop_fd[1], .events = POLLIN}};
    int ready = 0;

    do {
        ready = poll(polled, 3, intake->stall_ms);
    } while (ready < 0 && errno == EINTR);
    if (ready < 0) {
        *ret_ending = (struct ending){.code = EX_OSERR, .reason = strerrordesc_np(errno)};
    } else if (ready == 0) {
        *ret_ending = (struct ending){.code = EX_TEMPFAIL,
                                      .reason = "the input stalled for too long"};
    } else if (polled[1].revents || polled[2].revents) {
        *ret_ending = (struct ending){.code = EX_TEMPFAIL, .reason = "interrupted"};
    } else {
        return true;
    }
    return false;
}

static void feed_all(const struct intake *intake, struct api_import *import, char *block,
                     struct ending *ret_ending)
{
    int64_t bytes = 0;

    while (wait_ready(intake, ret_ending)) {
        const ssize_t n = read(intake->fd, block, BLOCK_SIZE);

        if (n < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (n < 0) {
            *ret_ending =
                (struct ending){.code = EX_IOERR, .reason = strerrordesc_np(errno)};
        }
        if (n == 0)
            *ret_ending = (struct ending){.whole = true};
        if (n <= 0)
            return;
        bytes += n;
        if (!api_import_feed(import, block, (size_t)n)) {
            *ret_ending = (struct ending){.whole = true}; /* finish has the words */
            return;
        }
        if (intake->progress)
            intake->progress(intake->context, bytes, api_import_rows(import));
    }
}

static int exit_code(enum api_import_result result)
{
    switch (result) {
    case API_IMPORT_DONE:
        return EX_OK;
    case API_IMPORT_BAD:
    case API_IMPORT_REFUSED:
        return EX_DATAERR;
    case API_IMPORT_BUSY:
        return EX_TEMPFAIL;
    case API_IMPORT_FULL:
    case API_IMPORT_FAILED:
        return EX_IOERR;
    }
    return EX_SOFTWARE;
}

static void write_result(struct intake_result *result, enum api_import_result imported,
                         const struct ending *ending,
                         const struct api_import_report *report, bool json)
{
    if (!ending->whole) { /* the report would blame the input for our giving up */
        result->code = ending->code;
        (void)snprintf(result->reason, sizeof(result->reason), "%s; nothing was stored",
                       ending->reason);
        return;
    }
    result->code = exit_code(imported);
    (void)snprintf(result->reason, sizeof(result->reason), "%s", report->error);
    result->report =
        json ? api_import_report_json(report) : api_import_report_text(report);
}

void intake_run(const struct intake *intake, struct db *db,
                const struct api_import_options *options,
                struct intake_result *ret_result)
{
    char *block = malloc(BLOCK_SIZE);
    struct api_import *import = block ? api_import_start(db, options) : NULL;
    struct api_import_report report = {.read = 0};
    struct ending ending = {.whole = false};

    *ret_result = (struct intake_result){.code = EX_OSERR};
    if (!import) {
        free(block);
        (void)snprintf(ret_result->reason, sizeof(ret_result->reason), "out of memory");
        return;
    }
    feed_all(intake, import, block, &ending);
    free(block);

    const enum api_import_result imported =
        api_import_finish(import, ending.whole, &report);
    write_result(ret_result, imported, &ending, &report, intake->json);
    api_import_report_release(&report);
    if (ret_result->code == EX_OK && !options->dry_run)
        (void)db_checkpoint(db); /* when readers are in the way: after the next import */
}

void intake_release(struct intake_result *result)
{
    free(result->report);
    result->report = NULL;
}
