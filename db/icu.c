#include "icu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

enum { TAG_MAX = 40 };

struct icu_language {
    ULocaleDisplayNames *names;
    char locale[TAG_MAX];
    char tag[TAG_MAX];
};

int icu_language_count(void)
{
    return uloc_countAvailable();
}

static bool names_a_region(const char *locale)
{
    char region[TAG_MAX];
    UErrorCode error = U_ZERO_ERROR;

    return uloc_getCountry(locale, region, TAG_MAX, &error) > 0;
}

struct icu_language *icu_language_open(int index)
{
    const char *locale = uloc_getAvailable(index);
    UErrorCode error = U_ZERO_ERROR;

    if (names_a_region(locale) || strlen(locale) >= TAG_MAX)
        return NULL;

    struct icu_language *language = calloc(1, sizeof(*language));
    if (!language)
        return NULL;
    (void)snprintf(language->locale, sizeof(language->locale), "%s", locale);
    uloc_toLanguageTag(locale, language->tag, TAG_MAX, true, &error);
    language->names = uldn_open(locale, ULDN_STANDARD_NAMES, &error);
    if (U_FAILURE(error)) {
        icu_language_close(language);
        return NULL;
    }
    return language;
}

void icu_language_close(struct icu_language *language)
{
    if (!language)
        return;
    uldn_close(language->names);
    free(language);
}

const char *icu_language_tag(const struct icu_language *language)
{
    return language->tag;
}

/* ICU takes two letters, or three digits; "x-smom" is ours alone. */
static bool is_region(const char *code)
{
    return strlen(code) == 2;
}

bool icu_language_name(const struct icu_language *language, const char *code,
                       char ret_name[ICU_NAME_MAX])
{
    UChar units[ICU_NAME_MAX];
    int32_t bytes = 0;
    UErrorCode error = U_ZERO_ERROR;

    if (!is_region(code))
        return false;
    int32_t count =
        uldn_regionDisplayName(language->names, code, units, ICU_NAME_MAX, &error);
    u_strToUTF8(ret_name, ICU_NAME_MAX - 1, &bytes, units, count, &error);
    if (U_FAILURE(error) || bytes >= ICU_NAME_MAX)
        return false;
    ret_name[bytes] = '\0';
    return bytes > 0 && strcmp(ret_name, code) != 0; /* the code itself: no name known */
}

bool icu_region_language(const char *code, char ret_tag[ICU_LANGUAGE_MAX])
{
    char undetermined[TAG_MAX];
    char likely[TAG_MAX * 2];
    char spoken[ICU_LANGUAGE_MAX];
    UErrorCode error = U_ZERO_ERROR;

    if (!is_region(code))
        return false;
    (void)snprintf(undetermined, sizeof(undetermined), "und_%s", code);
    uloc_addLikelySubtags(undetermined, likely, (int32_t)sizeof(likely), &error);
    uloc_getLanguage(likely, spoken, ICU_LANGUAGE_MAX, &error);
    if (U_FAILURE(error) || strcmp(spoken, "und") == 0)
        return false;
    memcpy(ret_tag, spoken, sizeof(spoken));
    return true;
}

bool icu_language_is_of(const struct icu_language *language, const char *code)
{
    char spoken[ICU_LANGUAGE_MAX];

    return icu_region_language(code, spoken) && strcmp(spoken, language->locale) == 0;
}

bool icu_english_name(const char *code, char ret_name[ICU_NAME_MAX])
{
    UErrorCode error = U_ZERO_ERROR;
    struct icu_language english = {.names = uldn_open("en", ULDN_STANDARD_NAMES, &error)};
    bool found = U_SUCCESS(error) && icu_language_name(&english, code, ret_name);

    uldn_close(english.names);
    return found;
}
