/* replay.c - `embassyd replay`: pages of another server's /changes into a copy of its
 * database, which is created when it is not there. */
#include "commands.h"
#include "database.h"
#include "log.h"
#include "options.h"
#include "writer.h"

#include "api/replay.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

enum { FIRST_SIZE = 1024 * 1024 };

/* Every byte of the stream; the caller frees. NULL: the reason is said. */
static char *read_all(FILE *stream, size_t *ret_length)
{
    size_t size = FIRST_SIZE;
    size_t length = 0;
    char *bytes = malloc(size);

    while (bytes && length <= API_REPLAY_MAX) {
        length += fread(bytes + length, 1, size - length, stream);
        if (length < size)
            break;
        char *grown = realloc(bytes, size *= 2);
        if (!grown)
            free(bytes);
        bytes = grown;
    }
    *ret_length = length;
    if (bytes && !ferror(stream) && length <= API_REPLAY_MAX)
        return bytes;
    log_error("cannot read the pages: %s", !bytes           ? "out of memory"
                                           : ferror(stream) ? strerrordesc_np(errno)
                                                            : "more than 256 MiB");
    free(bytes);
    return NULL;
}

static char *read_operand(const char *operand, size_t *ret_length)
{
    FILE *stream = strcmp(operand, "-") == 0 ? stdin : fopen(operand, "rbe");

    if (!stream) {
        log_error("cannot open '%s': %s", operand, strerrordesc_np(errno));
        return NULL;
    }
    char *bytes = read_all(stream, ret_length);
    if (stream != stdin)
        (void)fclose(stream);
    return bytes;
}

static int exit_code(enum api_replay_result result)
{
    switch (result) {
    case API_REPLAY_DONE:
        return EX_OK;
    case API_REPLAY_BAD:
    case API_REPLAY_GAP:
        return EX_DATAERR;
    case API_REPLAY_BUSY:
        return EX_TEMPFAIL;
    case API_REPLAY_FULL:
    case API_REPLAY_FAILED:
        break;
    }
    return EX_IOERR;
}

static void say(const struct api_replay_report *total, int pages)
{
    (void)printf("%d pages: %" PRId64 " put, %" PRId64 " deleted, %" PRId64
                 " renamed, %" PRId64 " noted; last change %" PRId64 "%s\n",
                 pages, total->put, total->deleted, total->renamed, total->noted,
                 total->last_sequence, total->more ? ", there are more" : "");
}

/* Page after page; what was taken before a bad one stays. */
static int take_pages(struct db *db, const char *bytes, size_t length)
{
    struct api_replay_report total = {.last_sequence = 0};
    enum api_replay_result result = API_REPLAY_DONE;
    int pages = 0;

    for (size_t at = 0; at < length && result == API_REPLAY_DONE; pages++) {
        struct api_replay_report report;

        result = api_replay(db, bytes + at, length - at, &report);
        at += report.used;
        if (result != API_REPLAY_DONE) {
            log_error("page %d: %s", pages + 1, report.error);
            break;
        }
        total.put += report.put;
        total.deleted += report.deleted;
        total.renamed += report.renamed;
        total.noted += report.noted;
        total.last_sequence = report.last_sequence;
        total.more = report.more;
    }
    if (pages > 0)
        say(&total, pages);
    return exit_code(result);
}

int replay_command(const struct options *options)
{
    struct writer writer;
    size_t length = 0;

    if (!options->operand) {
        log_error("replay wants a file of pages of /api/v1/changes, or '-'");
        return EX_USAGE;
    }
    char *bytes = read_operand(options->operand, &length);
    if (!bytes)
        return EX_NOINPUT;
    bool is_new = access(options->database, F_OK) != 0;
    int code =
        writer_open(&writer, options->database, is_new ? DB_CREATE : DB_WRITE, false);

    if (code == EX_OK) {
        code = take_pages(writer.db, bytes, length);
        writer_close(&writer);
    }
    free(bytes);
    return code;
}
