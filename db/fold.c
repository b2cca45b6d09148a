#include "fold.h"

#include <stdint.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

enum { UNITS_MAX = 1024, VIRAMA = 9 };

/* Letters that no decomposition takes apart but that people type as these. */
static const struct {
    UChar32 letter;
    const char *ascii;
} spelt_out[] = {
    {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"},  {0x00F8, "o"},  {0x00FE, "th"},
    {0x0111, "d"},  {0x0127, "h"},  {0x0131, "i"},  {0x0142, "l"},  {0x0153, "oe"},
    {0x0259, "e"},  {0x026B, "l"},  {'&', " and "}, {0x1E9E, "ss"},
};

struct key {
    char *text;
    size_t length;
    bool full;
};

static void put_ascii(struct key *key, const char *text)
{
    size_t length = strlen(text);

    if (key->full || key->length + length >= FOLD_MAX) {
        key->full = true;
        return;
    }
    memcpy(key->text + key->length, text, length);
    key->length += length;
}

static void put_letter(struct key *key, UChar32 letter)
{
    uint8_t bytes[U8_MAX_LENGTH + 1] = {0};
    int32_t length = 0;
    UBool failed = 0;

    U8_APPEND(bytes, length, U8_MAX_LENGTH, (uint32_t)letter, failed);
    if (!failed)
        put_ascii(key, (const char *)bytes);
}

static void put_space(struct key *key)
{
    if (key->length > 0 && key->text[key->length - 1] != ' ')
        put_ascii(key, " ");
}

static bool is_apostrophe(UChar32 c)
{
    return c == '\'' || c == '`' || c == 0x00B4 || (c >= 0x2018 && c <= 0x201B) ||
           (c >= 0x02B9 && c <= 0x02BF) || c == 0x2032 || c == 0x00B7;
}

/* Accents go; vowel signs and viramas of Indic and other scripts are part of the word. */
static bool is_dropped(UChar32 c)
{
    uint8_t combining = u_getCombiningClass(c);

    return is_apostrophe(c) || (combining != 0 && combining != VIRAMA) ||
           u_charType(c) == U_FORMAT_CHAR;
}

static bool is_word_part(UChar32 c)
{
    int8_t type = u_charType(c);

    return u_isalnum(c) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

static void put_folded(struct key *key, UChar32 c)
{
    UChar32 letter = u_foldCase(c, U_FOLD_CASE_DEFAULT);

    if (is_dropped(letter))
        return;
    for (size_t i = 0; i < sizeof(spelt_out) / sizeof(spelt_out[0]); i++) {
        if (spelt_out[i].letter == letter) {
            for (const char *at = spelt_out[i].ascii; *at; at++)
                *at == ' ' ? put_space(key) : put_letter(key, *at);
            return;
        }
    }
    if (is_word_part(letter)) {
        put_letter(key, letter);
    } else {
        put_space(key);
    }
}

/* "st" as a word of its own is "saint", in names of places as in names of states. */
static void spell_saint(struct key *key)
{
    for (size_t i = 0; i + 2 <= key->length; i++) {
        bool starts = i == 0 || key->text[i - 1] == ' ';
        bool ends = key->text[i + 2] == ' ' || key->text[i + 2] == '\0';

        if (!starts || !ends || strncmp(key->text + i, "st", 2) != 0 ||
            key->length + 3 >= FOLD_MAX)
            continue;
        memmove(key->text + i + 5, key->text + i + 2, key->length - i - 1);
        memcpy(key->text + i, "saint", 5);
        key->length += 3;
    }
}

static void finish(struct key *key)
{
    while (key->length > 0 && key->text[key->length - 1] == ' ')
        key->length--;
    key->text[key->length] = '\0';
    if (strncmp(key->text, "the ", 4) == 0) {
        key->length -= 4;
        memmove(key->text, key->text + 4, key->length + 1);
    }
    spell_saint(key);
}

static int32_t decompose(const char *text, UChar ret_units[UNITS_MAX])
{
    UChar units[UNITS_MAX / 2];
    int32_t length = 0;
    UErrorCode error = U_ZERO_ERROR;
    size_t bytes = strnlen(text, FOLD_MAX);

    u_strFromUTF8WithSub(units, UNITS_MAX / 2, &length, text, (int32_t)bytes, 0xFFFD,
                         NULL, &error);
    const UNormalizer2 *normalizer = unorm2_getNFKDInstance(&error);
    int32_t count =
        unorm2_normalize(normalizer, units, length, ret_units, UNITS_MAX, &error);
    return U_SUCCESS(error) ? count : 0;
}

/* A surrogate pair is one letter (U16_NEXT, without its mix of signs). */
static UChar32 next_letter(const UChar *units, int32_t *at, int32_t count)
{
    UChar unit = units[(*at)++];

    if (!U16_IS_LEAD(unit) || *at == count || !U16_IS_TRAIL(units[*at]))
        return unit;
    return (UChar32)U16_GET_SUPPLEMENTARY(unit, units[(*at)++]);
}

size_t fold(const char *text, char ret_key[FOLD_MAX])
{
    UChar units[UNITS_MAX];
    struct key key = {.text = ret_key};
    int32_t count = decompose(text, units);

    for (int32_t at = 0; at < count;)
        put_folded(&key, next_letter(units, &at, count));
    finish(&key);
    return key.length;
}

static size_t letter_size(const char *at)
{
    size_t size = 1;

    while (((unsigned char)at[size] & 0xC0) == 0x80)
        size++;
    return size;
}

void fold_cut(char *key, size_t size)
{
    size_t length = strlen(key);

    if (length < size)
        return;
    for (length = size - 1; length > 0 && ((unsigned char)key[length] & 0xC0) == 0x80;)
        length--;
    key[length] = '\0';
}

int32_t fold_letter(const char **at)
{
    static const unsigned char lead[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const unsigned char *bytes = (const unsigned char *)*at;
    size_t size = letter_size(*at);
    int32_t letter = size < sizeof(lead) ? bytes[0] & lead[size] : 0xFFFD;

    *at += size;
    for (size_t i = 1; i < size && size < sizeof(lead); i++)
        letter = letter << 6 | (bytes[i] & 0x3F);
    return letter;
}

bool fold_next_word(const char *text, const char **ret_begin, size_t *ret_length)
{
    const char *at = text;
    const char *begin = NULL;
    const char *end = NULL;

    while (*at) {
        const char *letter = at;
        int32_t c = fold_letter(&at);

        if (is_word_part(c) && !is_apostrophe(c)) {
            begin = begin ? begin : letter;
            end = at;
        } else if (begin && !is_dropped(c)) {
            break;
        }
    }
    if (!begin)
        return false;
    *ret_begin = begin;
    *ret_length = (size_t)(end - begin);
    return true;
}

size_t fold_length(const char *key)
{
    size_t count = 0;

    for (; *key; key += letter_size(key))
        count++;
    return count;
}

void fold_without(const char *key, size_t index, char ret_key[FOLD_MAX])
{
    const char *at = key;

    for (; index > 0 && *at; index--)
        at += letter_size(at);
    size_t before = (size_t)(at - key);
    const char *rest = *at ? at + letter_size(at) : at;
    memcpy(ret_key, key, before);
    memmove(ret_key + before, rest, strlen(rest) + 1);
}

static bool rest_equal(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

bool fold_is_near(const char *a, const char *b)
{
    while (*a && *b && letter_size(a) == letter_size(b) &&
           memcmp(a, b, letter_size(a)) == 0) {
        a += letter_size(a);
        b += letter_size(b);
    }
    if (!*a || !*b) /* equal so far: at most one letter may follow */
        return fold_length(*a ? a : b) <= 1;

    const char *a_next = a + letter_size(a);
    const char *b_next = b + letter_size(b);
    if (rest_equal(a_next, b_next) || rest_equal(a_next, b) || rest_equal(a, b_next))
        return true;
    return *a_next && *b_next && letter_size(a) == letter_size(b_next) &&
           letter_size(b) == letter_size(a_next) &&
           memcmp(a, b_next, letter_size(a)) == 0 &&
           memcmp(b, a_next, letter_size(b)) == 0 &&
           rest_equal(a_next + letter_size(a_next), b_next + letter_size(b_next));
}
