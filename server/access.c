#include "access.h"

#include "clock.h"
#include "line.h"
#include "log.h"

#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    BUFFER_SIZE = 64 * 1024,
    ENTRY_MAX = 8 * 1024, /* one line, escapes included */
    METHOD_MAX = 32,      /* bytes of a method that are worth a log line */
    TAIL_MAX = 2 * 1024,  /* of ENTRY_MAX, kept for what follows the target */
    STAMP_SIZE = sizeof("2026-01-31T23:59:59"),
};

struct access_log {
    pthread_mutex_t lock;
    size_t used;
    int fd;
    bool failed; /* said once that the log cannot be written */
    int64_t second;
    char stamp[STAMP_SIZE]; /* of `second`: formatted once per second */
    char buffer[BUFFER_SIZE];
};

struct access_log *access_open(int fd)
{
    struct access_log *log = malloc(sizeof(*log));

    if (!log)
        return NULL;
    log->used = 0;
    log->fd = fd;
    log->failed = false;
    log->second = -1;
    pthread_mutex_init(&log->lock, NULL);
    return log;
}

void access_close(struct access_log *log)
{
    if (!log)
        return;
    (void)access_flush(log);
    pthread_mutex_destroy(&log->lock);
    free(log);
}

/* A log that cannot be written must not stop the service: say so once, go on. */
static void write_out(struct access_log *log)
{
    size_t done = 0;

    while (done < log->used) {
        const ssize_t n = write(log->fd, log->buffer + done, log->used - done);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            if (!log->failed)
                log_error("cannot write the access log: %s", strerrordesc_np(errno));
            log->failed = true;
            break;
        }
        done += (size_t)n;
    }
    log->used = 0;
}

static void put_time(struct line *line, struct access_log *log)
{
    const int64_t now = clock_unix_ms();

    if (now / 1000 != log->second) {
        char text[CLOCK_TEXT_SIZE];

        log->second = now / 1000;
        clock_text(text, log->second);
        memcpy(log->stamp, text, STAMP_SIZE - 1);
        log->stamp[STAMP_SIZE - 1] = '\0';
    }
    line_put(line, log->stamp);
    line_put_number(line, ".", (uint64_t)(now % 1000), 3);
}

static void put_entry(struct line *line, const struct access_entry *entry)
{
    line_put(line, "Z\",\"method\":\"");
    line_put_escaped(line, entry->method, strnlen(entry->method, METHOD_MAX));
    line_put(line, "\",\"target\":\"");
    line->end -= TAIL_MAX;
    line_put_target(line, entry->target);
    line->end += TAIL_MAX;
    line_put(line, "\",\"route\":\"");
    line_put(line, entry->route ? entry->route : "-");
    line_put_number(line, "\",\"status\":", (uint64_t)entry->status, 1);
    line_put_number(line, ",\"bytes\":", entry->bytes, 1);
    line_put_number(line, ",\"dur_us\":", (uint64_t)entry->duration_us, 1);
    line_put(line, ",\"client\":\"");
    line_put_escaped(line, entry->peer, strlen(entry->peer));
    if (entry->actor && entry->actor[0]) {
        line_put(line, "\",\"actor\":\"");
        line_put_escaped(line, entry->actor, strlen(entry->actor));
    }
    if (entry->cause && entry->cause[0]) {
        line_put(line, "\",\"cause\":\"");
        line_put_escaped(line, entry->cause, strlen(entry->cause));
    }
    line_put(line, "\"}\n");
}

void access_add(struct access_log *log, const struct access_entry *entry)
{
    pthread_mutex_lock(&log->lock);
    if (BUFFER_SIZE - log->used < ENTRY_MAX)
        write_out(log);

    char *start = log->buffer + log->used;
    struct line line = {.at = start, .end = start + ENTRY_MAX};

    line_put(&line, "{\"ts\":\"");
    put_time(&line, log);
    put_entry(&line, entry);
    log->used += (size_t)(line.at - start);
    pthread_mutex_unlock(&log->lock);
}

bool access_flush(struct access_log *log)
{
    pthread_mutex_lock(&log->lock);
    const bool any = log->used > 0;
    if (any)
        write_out(log);
    pthread_mutex_unlock(&log->lock);
    return any;
}

void access_quote(FILE *stream, const char *text)
{
    char buffer[ENTRY_MAX];
    struct line line = {.at = buffer, .end = buffer + sizeof(buffer)};

    line_put_escaped(&line, text, strlen(text));
    (void)fprintf(stream, "\"%.*s\"", (int)(line.at - buffer), buffer);
}
