/* country_read.h - a country, and a source, from a document of the change log. */
#ifndef API_COUNTRY_READ_H
#define API_COUNTRY_READ_H

#include "db/mission.h" /* DB_TEXT_MAX */
#include "db/source.h"
#include "member.h"

/* Points into the JSON that it was read from, and into itself: it is not to be copied. */
struct country_reading {
    struct db_country country; /* code NULL */
    const char *items[DB_COUNTRY_LIST_MAX];
    const char *memberships[DB_COUNTRY_LIST_MAX];
    struct db_name names[DB_COUNTRY_LIST_MAX];
};

/* All members of the document but the id; faults are noted. */
void country_read(const struct members *members, struct country_reading *ret_reading);
void source_read(const struct members *members, struct db_source *ret_source);

#endif
