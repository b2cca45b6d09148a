/* tap.h - one line per check (Test Anything Protocol); the exit code is what counts. */
#ifndef TESTS_TAP_H
#define TESTS_TAP_H

#include <stdbool.h>

struct tap {
    int checks, failures;
};

/* Says "ok" or "not ok" with the words of the check; returns `good`. */
bool tap_check(struct tap *tap, bool good, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A line that explains the checks around it. */
void tap_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Ends the list; the exit code: 0 when there were checks and all were good. */
int tap_end(const struct tap *tap);

enum { TAP_SKIPPED = 77 }; /* exit code of a test whose input is not there */

#endif
