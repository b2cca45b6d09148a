/* icu.h - country names of CLDR, as ICU has them. Private to db/. */
#ifndef DB_ICU_H
#define DB_ICU_H

#include <stdbool.h>

enum { ICU_NAME_MAX = 256 };

struct icu_language;

/* Locales of ICU; only those that are a language (with or without a script), not a
 * language of one region, open: the others say nothing of their own about most names. */
int icu_language_count(void);
struct icu_language *icu_language_open(int index);      /* NULL: not such a locale */
void icu_language_close(struct icu_language *language); /* NULL is fine */
const char *icu_language_tag(const struct icu_language *language); /* BCP 47 */

/* Display name of a region (ISO 3166-1, XK, EU); false: this language has none. */
bool icu_language_name(const struct icu_language *language, const char *code,
                       char ret_name[ICU_NAME_MAX]);
/* Is it the language most spoken in that region (CLDR likely subtags)? */
bool icu_language_is_of(const struct icu_language *language, const char *code);

/* That language itself, as a BCP 47 tag of two or three letters; false: not known. */
enum { ICU_LANGUAGE_MAX = 12 };
bool icu_region_language(const char *code, char ret_tag[ICU_LANGUAGE_MAX]);

/* English, without opening anything. */
bool icu_english_name(const char *code, char ret_name[ICU_NAME_MAX]);

#endif
