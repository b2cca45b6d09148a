#include "collation.h"

#include "statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

enum { LANGUAGES_MAX = 16, TAG_MAX = 12, UNITS_MAX = 128 };

struct collation {
    struct {
        char tag[TAG_MAX];
        UCollator *collator;
    } language[LANGUAGES_MAX];
    int count;
};

void collation_close(struct collation *collation)
{
    for (int i = 0; collation && i < collation->count; i++)
        ucol_close(collation->language[i].collator);
    free(collation);
}

/* NULL: ICU failed. A language too many takes the place of the last one. */
static UCollator *open_language(struct collation *collation, const char *tag)
{
    UErrorCode error = U_ZERO_ERROR;
    UCollator *collator = ucol_open(tag, &error);

    if (U_FAILURE(error)) {
        ucol_close(collator);
        return NULL;
    }
    if (collation->count == LANGUAGES_MAX)
        ucol_close(collation->language[--collation->count].collator);
    (void)snprintf(collation->language[collation->count].tag, TAG_MAX, "%s", tag);
    collation->language[collation->count++].collator = collator;
    return collator;
}

static UCollator *collator_of(struct db *db, const char *tag)
{
    if (!db->collation)
        db->collation = calloc(1, sizeof(*db->collation));
    if (!db->collation || strlen(tag) >= TAG_MAX)
        return NULL;
    for (int i = 0; i < db->collation->count; i++) {
        if (strcmp(db->collation->language[i].tag, tag) == 0)
            return db->collation->language[i].collator;
    }
    return open_language(db->collation, tag);
}

bool db_sort_key(struct db *db, const char *language, const char *text,
                 char ret_key[DB_SORT_KEY_MAX])
{
    UCollator *collator = collator_of(db, language);
    UErrorCode error = U_ZERO_ERROR;
    UChar units[UNITS_MAX];
    int32_t length = 0;

    ret_key[0] = '\0';
    if (!collator)
        return false;
    u_strFromUTF8Lenient(units, UNITS_MAX, &length, text, -1, &error);
    if (length > UNITS_MAX)
        length = UNITS_MAX;
    (void)ucol_getSortKey(collator, units, length, (uint8_t *)ret_key, DB_SORT_KEY_MAX);
    ret_key[DB_SORT_KEY_MAX - 1] = '\0';
    return true;
}
