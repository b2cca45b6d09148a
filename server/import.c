/* import.c - `embassyd import`: a file or what a URL has into the database, by our own
 * hand or, when a daemon holds it, by the daemon's. The report and the exit code are the
 * same. */
#include "clock.h"
#include "commands.h"
#include "handover.h"
#include "input.h"
#include "intake.h"
#include "log.h"
#include "options.h"
#include "progress.h"
#include "writer.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sysexits.h>
#include <unistd.h>

struct job {
    const struct options *options;
    const char *as_of; /* NULL: unknown */
    struct input input;
};

/* Readable once SIGINT or SIGTERM came. */
static int open_signals(void)
{
    sigset_t stop;

    (void)sigemptyset(&stop);
    (void)sigaddset(&stop, SIGINT);
    (void)sigaddset(&stop, SIGTERM);
    (void)pthread_sigmask(SIG_BLOCK, &stop, NULL);
    return signalfd(-1, &stop, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void import_here(const struct job *job, struct db *db, struct intake *intake,
                        struct intake_result *ret_result)
{
    const struct options *options = job->options;
    char at[CLOCK_TEXT_SIZE];
    struct progress progress;

    clock_text(at, clock_unix());
    const struct api_import_options import_options = {
        .as_of = job->as_of,
        .at = at,
        .actor = "import",
        .force = options->force,
        .dry_run = options->dry_run,
        .source = options->source,
        .origin = job->input.fetched ? &job->input.origin : NULL,
    };
    progress_start(&progress, intake->fd);
    intake->progress = progress_draw;
    intake->context = &progress;
    intake_run(intake, db, &import_options, ret_result);
    progress_clear(&progress);
}

static void copy(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%s", text ? text : "");
}

static void import_there(const struct job *job, const struct intake *intake,
                         struct intake_result *ret_result)
{
    const struct options *options = job->options;
    const struct api_import_origin *origin = &job->input.origin;
    struct control_import wanted = {
        .dry_run = options->dry_run,
        .force = options->force,
        .json = options->json,
    };

    copy(wanted.as_of, sizeof(wanted.as_of), job->as_of);
    copy(wanted.source, sizeof(wanted.source), options->source);
    copy(wanted.url, sizeof(wanted.url), origin->url);
    copy(wanted.etag, sizeof(wanted.etag), origin->etag);
    copy(wanted.last_modified, sizeof(wanted.last_modified), origin->last_modified);
    handover_import(options->database, intake->fd, intake->stop_fd[0], &wanted,
                    ret_result);
}

static int run(const struct job *job, struct intake *intake)
{
    const struct options *options = job->options;
    struct writer writer;
    struct intake_result result = {.code = EX_SOFTWARE};
    int code = writer_open(&writer, options->database, DB_WRITE, true);

    if (code == EX_OK) {
        import_here(job, writer.db, intake, &result);
    } else if (code == EX_TEMPFAIL) {
        import_there(job, intake, &result);
    } else {
        return code;
    }
    writer_close(&writer);

    if (result.report)
        (void)fputs(result.report, stdout);
    if (result.report && options->json)
        (void)fputc('\n', stdout);
    if (result.code != EX_OK)
        log_error("cannot import '%s': %s", options->operand, result.reason);
    code = result.code;
    intake_release(&result);
    return code;
}

/* NULL in *ret_as_of: nobody says. False: what was said is no date. */
static bool find_date(const struct options *options,
                      char date[static INPUT_DATE_LENGTH + 1], const char **ret_as_of)
{
    const char *as_of = options->as_of;

    if (as_of && (strlen(as_of) != INPUT_DATE_LENGTH || !input_is_date(as_of))) {
        log_error("--as-of wants a date as 2026-01-31, not '%s'", as_of);
        return false;
    }
    if (!as_of && input_date(options->operand, date))
        as_of = date;
    *ret_as_of = as_of;
    return true;
}

int import_command(const struct options *options)
{
    char date[INPUT_DATE_LENGTH + 1] = "";
    struct job job = {.options = options, .input.fd = -1};

    if (!options->operand) {
        log_error("import wants a file, a URL, or '-' for standard input");
        return EX_USAGE;
    }
    if (!find_date(options, date, &job.as_of))
        return EX_USAGE;

    const int stop_fd = open_signals();
    int code = input_open(options, job.as_of, stop_fd, &job.input);
    if (code == EX_OK && job.input.fd >= 0) {
        struct intake intake = {.fd = job.input.fd,
                                .stop_fd = {stop_fd, -1},
                                .stall_ms = -1,
                                .json = options->json};

        code = run(&job, &intake);
    }
    input_close(&job.input);
    (void)close(stop_fd);
    return code;
}
