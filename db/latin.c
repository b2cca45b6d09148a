#include "latin.h"

#include "fold.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { UNITS_MAX = 1024, BYTES_MAX = 3 * UNITS_MAX };

struct latin {
    UTransliterator *rules;
};

struct latin *latin_open(void)
{
    static const UChar id[] = u"Any-Latin; Latin-ASCII";
    struct latin *latin = malloc(sizeof(*latin));
    UErrorCode error = U_ZERO_ERROR;

    if (!latin)
        return NULL;
    latin->rules = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    if (U_SUCCESS(error))
        return latin;
    latin_close(latin);
    return NULL;
}

void latin_close(struct latin *latin)
{
    if (!latin)
        return;
    utrans_close(latin->rules);
    free(latin);
}

static bool transliterate(const struct latin *latin, const char *text,
                          char ret_text[BYTES_MAX + 1])
{
    UChar units[UNITS_MAX];
    int32_t length = 0;
    int32_t bytes = 0;
    UErrorCode error = U_ZERO_ERROR;

    u_strFromUTF8WithSub(units, UNITS_MAX / 2, &length, text, -1, 0xFFFD, NULL, &error);
    int32_t limit = length;
    if (U_SUCCESS(error))
        utrans_transUChars(latin->rules, units, &length, UNITS_MAX, 0, &limit, &error);
    if (U_SUCCESS(error))
        u_strToUTF8WithSub(ret_text, BYTES_MAX, &bytes, units, length, 0xFFFD, NULL,
                           &error);
    ret_text[U_SUCCESS(error) ? bytes : 0] = '\0';
    return U_SUCCESS(error) || error == U_BUFFER_OVERFLOW_ERROR;
}

static void drop_blanks(char *text)
{
    char *out = text;

    for (const char *at = text; *at; at++) {
        if (*at != ' ')
            *out++ = *at;
    }
    *out = '\0';
}

bool latin_word(struct latin *latin, const char *word, size_t size, char *ret_word)
{
    char text[BYTES_MAX + 1];
    char key[FOLD_MAX];

    if (!transliterate(latin, word, text))
        return false;
    (void)fold(text, key);
    drop_blanks(key);
    fold_cut(key, size);
    memcpy(ret_word, key, strlen(key) + 1);
    return true;
}

bool latin_is_needed(const char *word)
{
    for (const char *at = word; *at; at++) {
        if ((unsigned char)*at >= 0x80)
            return true;
    }
    return false;
}

bool latin_is_ideographic(const char *word)
{
    for (const char *at = word; *at;) {
        if (u_hasBinaryProperty(fold_letter(&at), UCHAR_IDEOGRAPHIC))
            return true;
    }
    return false;
}
