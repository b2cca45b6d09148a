#include "language.h"

#include <string.h>

static const struct {
    const char *tag, *locale, *name;
} row[LANGUAGE__COUNT] = {
    [LANGUAGE_EN] = {"en", "en_GB", "English"},
    [LANGUAGE_FR] = {"fr", "fr_FR", "Français"},
    [LANGUAGE_ES] = {"es", "es_ES", "Español"},
    [LANGUAGE_DE] = {"de", "de_DE", "Deutsch"},
    [LANGUAGE_PT] = {"pt", "pt_PT", "Português"},
    [LANGUAGE_RU] = {"ru", "ru_RU", "Русский"},
    [LANGUAGE_UK] = {"uk", "uk_UA", "Українська"},
    [LANGUAGE_AR] = {"ar", "ar_AR", "العربية"},
    [LANGUAGE_ZH] = {"zh", "zh_CN", "中文"},
    [LANGUAGE_HI] = {"hi", "hi_IN", "हिन्दी"},
};

const char *language_tag(enum language language)
{
    return row[language].tag;
}

const char *language_locale(enum language language)
{
    return row[language].locale;
}

const char *language_name(enum language language)
{
    return row[language].name;
}

bool language_is_rightward(enum language language)
{
    return language != LANGUAGE_AR;
}

const char *language_of_path(const char *path, enum language *ret_language,
                             bool *ret_tagged)
{
    *ret_language = LANGUAGE_EN;
    *ret_tagged = false;
    for (int i = 0; i < LANGUAGE__COUNT; i++) {
        const size_t length = strlen(row[i].tag);

        if (path[0] == '/' && strncmp(path + 1, row[i].tag, length) == 0 &&
            strchr("/?", path[1 + length])) { /* the NUL at the end too */
            *ret_language = (enum language)i;
            *ret_tagged = true;
            return path + 1 + length;
        }
    }
    return path;
}
