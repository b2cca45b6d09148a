/* helpline_read.h - the lines of a country from JSON. */
#ifndef API_HELPLINE_READ_H
#define API_HELPLINE_READ_H

#include "db/helpline.h"
#include "member.h"

/* Points into the JSON that it was read from. */
struct helplines_reading {
    struct db_helplines helplines;
    struct db_helpline lines[DB_HELPLINES_MAX];
};

/* Faults are noted (call_fault). At least one line. */
void helplines_read(const struct members *members, const char *country,
                    struct helplines_reading *ret_reading);

#endif
