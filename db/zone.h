/* zone.h - clocks of IANA time zones, as ICU knows them.
 *
 * A wall clock is counted in seconds since 1970-01-01 00:00 as the people there write it.
 * It is made monotone, so that a wall time is reached once: where clocks go back, the
 * second showing of the same hours counts as their last second (RFC 5545 §3.3.5 means the
 * first showing too); where they go forward, the times left out are all reached in the
 * instant of the change. */
#ifndef DB_ZONE_H
#define DB_ZONE_H

#include "db/db.h"

#include <stdbool.h>
#include <stdint.h>

/* One per evaluation, by the thread that opened it. */
struct db_zone {
    void *calendar; /* private */
};

/* False: no such zone, or no memory; then nothing has to be closed. Some 5 µs. */
bool db_zone_open(const char *name, struct db_zone *ret_zone);
void db_zone_close(struct db_zone *zone); /* a zone that is zero is fine */

/* Seconds that clocks are ahead of UTC at an instant. False: ICU failed. Below 1 µs. */
bool db_zone_offset(const struct db_zone *zone, int64_t utc, int32_t *ret_offset);
/* What the wall clock shows, made monotone as above. */
bool db_zone_wall(const struct db_zone *zone, int64_t utc, int64_t *ret_wall);
/* The first instant at which the clock shows `wall` or later. */
bool db_zone_utc(const struct db_zone *zone, int64_t wall, int64_t *ret_utc);

/* Does `country` (ISO 3166-1 alpha-2) show one time everywhere at an instant, that of the
 * zone `name`? A code that is none of ISO's has the zone it was given. At most some
 * 100 µs; false where it is not known. */
bool db_zone_is_only(const char *country, const char *name, int64_t utc);

/* Visits the names of a country's zones (ISO 3166-1), also those that are spelt otherwise
 * today: a clock may call itself "Europe/Kiev" or "Europe/Kyiv". Only names with an area,
 * which is what devices say; not "US/Pacific", "Etc/GMT", "EST". None for a code that is
 * none of ISO's. False: ICU failed, or no memory. Some 600 µs a country; `db` keeps them,
 * and the next time costs nothing. */
typedef void db_zone_visitor(const char *name, void *context);
bool db_zone_names(struct db *db, const char *country, db_zone_visitor *visit,
                   void *context);

#endif
