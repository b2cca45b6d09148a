/* rows.h - one row of the table, and what it has to become. */
#ifndef TESTS_IMPORT_ROWS_H
#define TESTS_IMPORT_ROWS_H

#include "fixture.h"

#define ITEM      "http://www.wikidata.org/entity/"
#define EMBASSY   .type = "embassy=Q3917681", .id = ITEM "Q900001"
#define CONSULATE .type = "consulate general=Q372690", .id = ITEM "Q900001"

/* Each part of `expect`, parted by a blank line's '\n', is in the mission's document; or
 * the row is set aside, with `reason`. `warning`: in one of the warnings. */
struct row_case {
    const char *words;
    struct row row;
    const char *expect[6];
    const char *reason, *warning;
};

/* Each in a database of its own. */
void row_cases_run(struct tally *tally, const struct row_case *list, size_t count);

#endif
