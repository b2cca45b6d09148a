/* page_case.h - pages asked for without a socket: what has to stand in them, and what
 * must not. */
#ifndef TESTS_PAGE_CASE_H
#define TESTS_PAGE_CASE_H

#include "sample.h"
#include "tap.h"

struct page_case {
    const char *target;
    int status;
    const char *location;             /* where it leads; NULL: it is a page */
    const char *shown[6], *hidden[3]; /* fewer end with NULL */
};

/* GET at SAMPLE_NOW; returns the status. `settings` may be NULL. The caller releases. */
int page_get(struct db *db, const char *target, const struct api_settings *settings,
             struct api_response *ret_response);
bool page_has(const struct api_response *response, const char *words);

/* Asks, and compares all that the case names; what is wrong is noted. */
void page_check(struct tap *tap, struct db *db, const struct page_case *page,
                const struct api_settings *settings);

/* Writes a record a minute before SAMPLE_NOW, as the operator on the machine: PUT of a
 * new one, PATCH of any, or DELETE (no body). Ends the test where it is refused. */
void page_write(struct db *db, enum api_method method, const char *target,
                const char *body);

#endif
