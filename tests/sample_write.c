/* sample_write.c - records of the sample, written by the API itself at a fixed time. */
#include "sample.h"

#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WRITTEN = 1772366400 }; /* 2026-03-01T12:00:00Z */

void sample_write(struct sample *sample, const struct sample_record *record, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        unsigned char entropy[API_ENTROPY] = {0};
        bool is_new = record[i].method == API_PUT;
        const struct api_request request = {
            .method = record[i].method,
            .target = record[i].target,
            .body = record[i].body,
            .body_length = strlen(record[i].body),
            .content_type = is_new ? "application/json" : "application/merge-patch+json",
            .if_none_match = is_new ? "*" : NULL,
            .if_match = is_new ? NULL : "*",
            .now = WRITTEN,
            .entropy = entropy,
            .local = "sample",
        };
        struct api_response response;

        entropy[9] = (unsigned char)i;
        api_handle(&request, sample->db, &response);
        if (response.status / 100 != 2) {
            tap_note("%s: %d %.*s %s", record[i].target, response.status,
                     (int)response.length, response.body ? response.body : "",
                     response.cause);
            exit(1);
        }
        api_response_release(&response);
    }
}
