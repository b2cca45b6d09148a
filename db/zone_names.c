#include "zone_names.h"

#include "statement.h"
#include "zone.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/uenum.h>

enum { LETTERS = 26, LIST_SIZE = 4096 };

/* By the two letters of a code: names that end in NUL, and an empty one after the last.
 * NULL: not asked for yet. */
struct zone_names {
    char *list[LETTERS * LETTERS];
};

void zone_names_close(struct zone_names *names)
{
    if (!names)
        return;
    for (size_t i = 0; i < LETTERS * LETTERS; i++)
        free(names->list[i]);
    free(names);
}

/* Those of one state, and of none, have names of a later day in an area of the world. */
static bool is_of_an_area(const char *name)
{
    static const char *const others[] = {"Brazil/", "Canada/",  "Chile/", "Etc/",
                                         "Mexico/", "SystemV/", "US/"};

    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (strncmp(name, others[i], strlen(others[i])) == 0)
            return false;
    }
    return strchr(name, '/') != NULL;
}

/* A name that does not fit is left out. NULL: ICU failed, or no memory. */
static char *read_list(const char *country)
{
    char list[LIST_SIZE];
    size_t used = 0;
    int32_t length = 0;
    const char *name = NULL;
    UErrorCode error = U_ZERO_ERROR;
    UEnumeration *names =
        ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, country, NULL, &error);

    while (U_SUCCESS(error) && (name = uenum_next(names, &length, &error)) != NULL) {
        size_t size = (size_t)length + 1;

        if (!is_of_an_area(name) || used + size >= LIST_SIZE)
            continue;
        memcpy(list + used, name, size);
        used += size;
    }
    uenum_close(names);
    list[used++] = '\0';
    char *copy = U_SUCCESS(error) ? malloc(used) : NULL;
    return copy ? memcpy(copy, list, used) : NULL;
}

static bool is_letter(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool db_zone_names(struct db *db, const char *country, db_zone_visitor *visit,
                   void *context)
{
    if (!is_letter(country[0]) || !is_letter(country[1]) || country[2])
        return true;
    if (!db->zone_names)
        db->zone_names = calloc(1, sizeof(*db->zone_names));
    if (!db->zone_names)
        return false;

    char **list = &db->zone_names->list[(country[0] - 'A') * LETTERS + country[1] - 'A'];
    if (!*list)
        *list = read_list(country);
    for (const char *name = *list; name && *name; name += strlen(name) + 1)
        visit(name, context);
    return *list != NULL;
}
