#include "markdown_entity.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    REPLACEMENT = 0xFFFD,
    LATIN_FIRST = 0xA0,
    DIGITS_MAX = 10, /* CommonMark §2.5 has 7 */
};

/* U+00A0 to U+00FF in order. */
static const char *const latin[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",
    "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",
    "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",  "para",   "middot",
    "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest",
    "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil",
    "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",
    "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",
    "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
    "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
};

static const struct {
    const char *name;
    uint32_t character;
} others[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},
    {"apos", '\''},     {"colon", ':'},     {"sol", '/'},       {"Tab", '\t'},
    {"NewLine", '\n'},  {"OElig", 0x152},   {"oelig", 0x153},   {"Scaron", 0x160},
    {"scaron", 0x161},  {"ensp", 0x2002},   {"emsp", 0x2003},   {"thinsp", 0x2009},
    {"zwnj", 0x200C},   {"zwj", 0x200D},    {"lrm", 0x200E},    {"rlm", 0x200F},
    {"ndash", 0x2013},  {"mdash", 0x2014},  {"lsquo", 0x2018},  {"rsquo", 0x2019},
    {"sbquo", 0x201A},  {"ldquo", 0x201C},  {"rdquo", 0x201D},  {"bdquo", 0x201E},
    {"dagger", 0x2020}, {"bull", 0x2022},   {"hellip", 0x2026}, {"permil", 0x2030},
    {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"euro", 0x20AC},   {"trade", 0x2122},
    {"larr", 0x2190},   {"rarr", 0x2192},   {"minus", 0x2212},  {"ne", 0x2260},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* RFC 3629 §3 */
static size_t put_utf8(uint32_t character, char ret_text[MARKDOWN_ENTITY_MAX])
{
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t length = character < 0x80      ? 1
                    : character < 0x800   ? 2
                    : character < 0x10000 ? 3
                                          : 4;

    for (size_t i = length; i-- > 1;) {
        ret_text[i] = (char)(0x80 | (character & 0x3F));
        character >>= 6;
    }
    ret_text[0] = (char)(lead[length] | character);
    return length;
}

static uint32_t by_number(const char *entity)
{
    bool hexadecimal = entity[2] == 'x' || entity[2] == 'X';
    unsigned long number =
        strtoul(entity + (hexadecimal ? 3 : 2), NULL, hexadecimal ? 16 : 10);
    bool control = (number < 0x20 && number != '\t' && number != '\n') ||
                   (number >= 0x7F && number < LATIN_FIRST);

    if (control || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF))
        return REPLACEMENT;
    return (uint32_t)number;
}

static uint32_t by_name(const char *name)
{
    for (size_t i = 0; i < COUNT(latin); i++) {
        if (strcmp(latin[i], name) == 0)
            return (uint32_t)(LATIN_FIRST + i);
    }
    for (size_t i = 0; i < COUNT(others); i++) {
        if (strcmp(others[i].name, name) == 0)
            return others[i].character;
    }
    return 0;
}

size_t markdown_entity(const char *entity, size_t length,
                       char ret_text[MARKDOWN_ENTITY_MAX])
{
    char text[DIGITS_MAX + 4] = ""; /* NUL-terminated, without the ';' */

    if (length < 3 || length > sizeof(text))
        return 0;
    memcpy(text, entity, length - 1);
    uint32_t character = text[1] == '#' ? by_number(text) : by_name(text + 1);
    return character ? put_utf8(character, ret_text) : 0;
}
