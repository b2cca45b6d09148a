#include "zone.h"

#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

/* No clock is further from UTC, and none changes twice within two days. */
enum { NAME_MAX_UNITS = 64, DAY = 86400, MILLISECONDS = 1000 };

/* Zones that ICU makes up itself ("GMT+3:07", "Etc/Unknown") are none of IANA's. */
static bool is_zone(const UChar *name, int32_t length)
{
    UChar canonical[NAME_MAX_UNITS];
    UBool is_known = false;
    UErrorCode error = U_ZERO_ERROR;

    ucal_getCanonicalTimeZoneID(name, length, canonical, NAME_MAX_UNITS, &is_known,
                                &error);
    return U_SUCCESS(error) && is_known;
}

bool db_zone_open(const char *name, struct db_zone *ret_zone)
{
    UChar units[NAME_MAX_UNITS];
    int32_t length = (int32_t)strnlen(name, NAME_MAX_UNITS);
    UErrorCode error = U_ZERO_ERROR;

    if (length == 0 || length >= NAME_MAX_UNITS || strcmp(name, "Etc/Unknown") == 0)
        return false;
    for (int32_t i = 0; i < length; i++) {
        if ((unsigned char)name[i] >= 0x80)
            return false;
        units[i] = (UChar)name[i];
    }
    if (!is_zone(units, length))
        return false;
    UCalendar *calendar = ucal_open(units, length, "en", UCAL_GREGORIAN, &error);
    if (U_FAILURE(error)) {
        ucal_close(calendar);
        return false;
    }
    ret_zone->calendar = calendar;
    return true;
}

void db_zone_close(struct db_zone *zone)
{
    ucal_close(zone->calendar);
    zone->calendar = NULL;
}

bool db_zone_offset(const struct db_zone *zone, int64_t utc, int32_t *ret_offset)
{
    UErrorCode error = U_ZERO_ERROR;

    ucal_setMillis(zone->calendar, (double)utc * MILLISECONDS, &error);
    int32_t standard = ucal_get(zone->calendar, UCAL_ZONE_OFFSET, &error);
    int32_t summer = ucal_get(zone->calendar, UCAL_DST_OFFSET, &error);
    if (U_FAILURE(error))
        return false;
    *ret_offset = (standard + summer) / MILLISECONDS;
    return true;
}

/* The last change of the clocks at or before an instant, and the offset it ended. */
static bool find_change(const struct db_zone *zone, int64_t utc, int64_t *ret_change,
                        int32_t *ret_before)
{
    UErrorCode error = U_ZERO_ERROR;
    UDate change = 0;

    ucal_setMillis(zone->calendar, (double)utc * MILLISECONDS, &error);
    if (!ucal_getTimeZoneTransitionDate(
            zone->calendar, UCAL_TZ_TRANSITION_PREVIOUS_INCLUSIVE, &change, &error) ||
        U_FAILURE(error))
        return false;
    *ret_change = (int64_t)(change / MILLISECONDS);
    return db_zone_offset(zone, *ret_change - 1, ret_before);
}

bool db_zone_wall(const struct db_zone *zone, int64_t utc, int64_t *ret_wall)
{
    int32_t yesterday = 0;
    int32_t now = 0;
    int32_t before = 0;
    int64_t change = 0;

    if (!db_zone_offset(zone, utc - DAY, &yesterday) || !db_zone_offset(zone, utc, &now))
        return false;
    *ret_wall = utc + now;
    if (yesterday <= now) /* the clocks did not go back */
        return true;
    if (!find_change(zone, utc, &change, &before))
        return false;
    int64_t shown = change - 1 + before;
    if (*ret_wall < shown)
        *ret_wall = shown;
    return true;
}

bool db_zone_utc(const struct db_zone *zone, int64_t wall, int64_t *ret_utc)
{
    int32_t before = 0;
    int32_t after = 0;
    int64_t change = 0;

    if (!db_zone_offset(zone, wall - DAY, &before) ||
        !db_zone_offset(zone, wall + DAY, &after))
        return false;
    if (before != after && !find_change(zone, wall + DAY, &change, &before))
        return false;
    *ret_utc = wall - before;
    if (before != after && *ret_utc >= change)
        *ret_utc = wall - after > change ? wall - after : change;
    return true;
}
