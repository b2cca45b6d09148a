/* raw_cases.h - what is sent byte by byte, and what must come back. */
#ifndef TESTS_SERVE_RAW_CASES_H
#define TESTS_SERVE_RAW_CASES_H

#include <stddef.h>

enum raw_kind {
    RAW_SERVE,  /* exactly these statuses, then the connection still keeps step */
    RAW_LAST,   /* exactly these statuses, then it is closed */
    RAW_REFUSE, /* one of these statuses, nothing obeyed after it, closed */
};

struct raw_case {
    const char *name;
    enum raw_kind kind;
    int status[4]; /* 0 ends */
    char pad;      /* not 0: "@@@" in bytes stands for pad_count of it */
    const char *bytes;
    size_t length; /* 0: strlen */
    size_t pad_count;
};

extern const struct raw_case raw_cases[];
extern const size_t raw_case_count;

#endif
