/* import.c - `embassyd import`: a file into the database, by our own hand or, when a
 * daemon holds it, by the daemon's. The report and the exit code are the same. */
#include "clock.h"
#include "commands.h"
#include "handover.h"
#include "intake.h"
#include "log.h"
#include "options.h"
#include "progress.h"
#include "writer.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sysexits.h>
#include <unistd.h>

enum { DATE_LENGTH = sizeof("2026-01-31") - 1 };

static bool is_date(const char *text)
{
    static const char pattern[] = "dddd-dd-dd";

    for (size_t i = 0; i < DATE_LENGTH; i++) {
        if (pattern[i] == 'd' ? !isdigit((unsigned char)text[i]) : text[i] != pattern[i])
            return false;
    }
    return !isdigit((unsigned char)text[DATE_LENGTH]);
}

/* "data/embassies-2022-06-23.csv" -> "2022-06-23". False: the name has no date. */
static bool date_in_name(const char *path, char ret_date[static DATE_LENGTH + 1])
{
    const char *slash = strrchr(path, '/');

    for (const char *at = slash ? slash + 1 : path; *at; at++) {
        if (is_date(at)) {
            memcpy(ret_date, at, DATE_LENGTH);
            ret_date[DATE_LENGTH] = '\0';
            return true;
        }
        while (isdigit((unsigned char)at[0]) && isdigit((unsigned char)at[1]) &&
               !is_date(at + 1))
            at++;
    }
    return false;
}

static int open_input(const char *operand)
{
    int fd = -1;

    if (!operand) {
        log_error("import wants a file, or '-' for standard input");
        return -1;
    }
    if (strcmp(operand, "-") == 0)
        return STDIN_FILENO;
    fd = open(operand, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        log_error("cannot open '%s': %s", operand, strerrordesc_np(errno));
    return fd;
}

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

static void import_here(const struct options *options, struct db *db,
                        struct intake *intake, const char *as_of,
                        struct intake_result *ret_result)
{
    char at[CLOCK_TEXT_SIZE];
    struct progress progress;

    clock_text(at, clock_unix());
    const struct api_import_options import_options = {
        .as_of = as_of,
        .at = at,
        .actor = "import",
        .force = options->force,
        .dry_run = options->dry_run,
        .source = options->source,
    };
    progress_start(&progress, intake->fd);
    intake->progress = progress_draw;
    intake->context = &progress;
    intake_run(intake, db, &import_options, ret_result);
    progress_clear(&progress);
}

static void import_there(const struct options *options, const struct intake *intake,
                         const char *as_of, struct intake_result *ret_result)
{
    struct control_import wanted = {
        .dry_run = options->dry_run,
        .force = options->force,
        .json = options->json,
    };

    (void)snprintf(wanted.as_of, sizeof(wanted.as_of), "%s", as_of ? as_of : "");
    (void)snprintf(wanted.source, sizeof(wanted.source), "%s",
                   options->source ? options->source : "");
    handover_import(options->database, intake->fd, intake->stop_fd[0], &wanted,
                    ret_result);
}

static int run(const struct options *options, struct intake *intake, const char *as_of)
{
    struct writer writer;
    struct intake_result result = {.code = EX_SOFTWARE};
    int code = writer_open(&writer, options->database, DB_WRITE, true);

    if (code == EX_OK) {
        import_here(options, writer.db, intake, as_of, &result);
    } else if (code == EX_TEMPFAIL) {
        import_there(options, intake, as_of, &result);
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

int import_command(const struct options *options)
{
    char date[DATE_LENGTH + 1] = "";
    const char *as_of = options->as_of;
    const int fd = open_input(options->operand);
    struct intake intake = {.fd = fd, .stall_ms = -1, .json = options->json};

    if (fd < 0)
        return options->operand ? EX_NOINPUT : EX_USAGE;
    if (as_of && (strlen(as_of) != DATE_LENGTH || !is_date(as_of))) {
        log_error("--as-of wants a date as 2026-01-31, not '%s'", as_of);
        return EX_USAGE;
    }
    if (!as_of && date_in_name(options->operand, date))
        as_of = date;
    intake.stop_fd[0] = open_signals();
    intake.stop_fd[1] = -1;

    const int code = run(options, &intake, as_of);
    (void)close(intake.stop_fd[0]);
    if (fd != STDIN_FILENO)
        (void)close(fd);
    return code;
}
