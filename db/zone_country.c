/* zone_country.c - has a country one clock? */
#include "zone.h"

#include "country.h"

#include <string.h>
#include <unicode/ucal.h>
#include <unicode/uenum.h>
#include <unicode/ustring.h>

enum { ZONE_NAME_MAX = 64 };

/* The clock of Xinjiang beside that of the law, which is Beijing's everywhere in China.
 */
static const char unofficial[] = "Asia/Urumqi";

/* Is it another time there? A zone that cannot be read is another one. */
static bool differs(const char *name, int64_t utc, int32_t offset)
{
    struct db_zone zone = {0};
    int32_t other = offset + 1;

    if (strcmp(name, unofficial) == 0)
        return false;
    if (!db_zone_open(name, &zone))
        return true;
    bool known = db_zone_offset(&zone, utc, &other);
    db_zone_close(&zone);
    return !known || other != offset;
}

static bool is_same_everywhere(const char *country, int64_t utc, int32_t offset)
{
    UErrorCode error = U_ZERO_ERROR;
    UEnumeration *names = ucal_openTimeZoneIDEnumeration(
        UCAL_ZONE_TYPE_CANONICAL_LOCATION, country, NULL, &error);
    bool same = U_SUCCESS(error);
    int32_t length = 0;
    const char *name = NULL;

    while (same && (name = uenum_next(names, &length, &error)) != NULL)
        same = length < ZONE_NAME_MAX && !differs(name, utc, offset);
    uenum_close(names);
    return same && U_SUCCESS(error);
}

bool db_zone_is_only(const char *country, const char *name, int64_t utc)
{
    struct db_zone zone = {0};
    int32_t offset = 0;

    if (strlen(country) != 2) /* an entity without a code has the clock it is given */
        return true;
    if (!db_zone_open(name, &zone))
        return false;
    bool known = db_zone_offset(&zone, utc, &offset);
    db_zone_close(&zone);
    return known && is_same_everywhere(country, utc, offset);
}
