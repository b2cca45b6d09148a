/* tap.h - one line per check: "ok 1 - name" or "not ok 1 - name: what was seen". */
#ifndef TESTS_SERVE_TAP_H
#define TESTS_SERVE_TAP_H

#include <stdbool.h>

struct tap {
    int checks, failures;
};

void tap_check(struct tap *tap, bool good, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
int tap_end(const struct tap *tap); /* exit code: 0 when all were good */

#endif
