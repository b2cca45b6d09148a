#include "progress.h"

#include "clock.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DRAW_EVERY_US = 100 * 1000, BAR_WIDTH = 30 };

void progress_start(struct progress *ret_progress, int fd)
{
    struct stat file;

    *ret_progress = (struct progress){
        .shown = isatty(STDERR_FILENO) == 1,
        .start_us = clock_us(),
    };
    if (fstat(fd, &file) == 0 && S_ISREG(file.st_mode))
        ret_progress->size = file.st_size;
}

static void draw_bar(int64_t bytes, int64_t size)
{
    char bar[BAR_WIDTH + 1];
    const int64_t done = bytes < size ? bytes : size;
    const int full = (int)(done * BAR_WIDTH / size);

    memset(bar, '.', BAR_WIDTH);
    memset(bar, '#', (size_t)full);
    bar[BAR_WIDTH] = '\0';
    (void)fprintf(stderr, "[%s] %3d %%  ", bar, (int)(done * 100 / size));
}

void progress_draw(void *context, int64_t bytes, int64_t rows)
{
    struct progress *progress = context;
    const int64_t now_us = clock_us();
    const int64_t spent_ms = (now_us - progress->start_us) / 1000 + 1;

    if (!progress->shown || now_us - progress->drawn_us < DRAW_EVERY_US)
        return;
    progress->drawn_us = now_us;
    (void)fputs("\r", stderr);
    if (progress->size > 0)
        draw_bar(bytes, progress->size);
    (void)fprintf(stderr, "%" PRId64 " KiB  ", bytes / 1024);
    if (rows < 0) {
        (void)fprintf(stderr, "%" PRId64 " KiB/s\033[K", bytes / 1024 * 1000 / spent_ms);
    } else {
        (void)fprintf(stderr, "%" PRId64 " rows  %" PRId64 " rows/s\033[K", rows,
                      rows * 1000 / spent_ms);
    }
}

void progress_clear(struct progress *progress)
{
    if (progress->shown && progress->drawn_us > 0)
        (void)fputs("\r\033[K", stderr);
    progress->shown = false;
}
