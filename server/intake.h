/* intake.h - carries a file, a pipe or a socket into an import: blocks of 64 KiB in,
 * one transaction, a report out. Used by `embassyd import` and by the daemon alike. */
#ifndef SERVER_INTAKE_H
#define SERVER_INTAKE_H

#include "api/import.h"

#include <stdbool.h>
#include <stdint.h>

struct intake {
    int fd;         /* what is read */
    int stop_fd[2]; /* when one becomes readable or ends, so does the import; -1: none */
    int stall_ms;   /* longest wait for the next byte; -1: no limit */
    bool json;      /* how the report is written */
    void (*progress)(void *context, int64_t bytes, int64_t rows); /* NULL: none */
    void *context;
};

struct intake_result {
    int code;         /* of <sysexits.h> */
    char *report;     /* malloc'ed text; NULL when there is none */
    char reason[480]; /* one line unless code is EX_OK */
};

void intake_run(const struct intake *intake, struct db *db,
                const struct api_import_options *options,
                struct intake_result *ret_result);
void intake_release(struct intake_result *result);

#endif
