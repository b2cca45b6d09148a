/* zone_names.h - the zones of each country, kept because ICU takes long to tell. Private
 * to db/. */
#ifndef DB_ZONE_NAMES_H
#define DB_ZONE_NAMES_H

struct zone_names;

void zone_names_close(struct zone_names *names); /* NULL is fine */

#endif
