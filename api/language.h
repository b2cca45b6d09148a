/* language.h - the languages that the pages speak. English addresses have no prefix,
 * those of the others begin with the tag: "/ar/news". */
#ifndef API_LANGUAGE_H
#define API_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

enum language {
    LANGUAGE_EN,
    LANGUAGE_FR,
    LANGUAGE_ES,
    LANGUAGE_DE,
    LANGUAGE_PT,
    LANGUAGE_RU,
    LANGUAGE_UK,
    LANGUAGE_AR,
    LANGUAGE_ZH,
    LANGUAGE_HI,
    LANGUAGE__COUNT
};

const char *language_tag(enum language language);    /* BCP 47: "ar" */
const char *language_locale(enum language language); /* of Open Graph: "ar_AR" */
const char *language_name(enum language language);   /* its own: "العربية" */
bool language_is_rightward(enum language language);  /* written left to right */

/* Takes the tag off a path that begins with one: "/ar/news" -> "/news", "/ar" -> "". What
 * is left is a part of `path`; a path without a tag is returned as it is, in English.
 * "/en/news" has a tag too: *ret_tagged tells. */
const char *language_of_path(const char *path, enum language *ret_language,
                             bool *ret_tagged);

#endif
