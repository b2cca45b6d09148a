/* progress.h - how far an import is, on a terminal and nowhere else. */
#ifndef SERVER_PROGRESS_H
#define SERVER_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
    bool shown;   /* stderr is a terminal */
    int64_t size; /* bytes in all; 0: unknown */
    int64_t start_us, drawn_us;
};

/* `fd`: what will be read, for its size. */
void progress_start(struct progress *ret_progress, int fd);
/* Redraws, ten times a second at most. `context` is a struct progress; rows -1: none are
 * read yet. */
void progress_draw(void *context, int64_t bytes, int64_t rows);
void progress_clear(struct progress *progress);

#endif
