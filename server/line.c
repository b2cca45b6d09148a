#include "line.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { ESCAPE_MAX = sizeof("\\u00ff") - 1, NAME_MAX_SIZE = 16 };

void line_put(struct line *line, const char *text)
{
    const size_t length = strlen(text);

    if ((size_t)(line->end - line->at) < length)
        return;
    memcpy(line->at, text, length);
    line->at += length;
}

void line_put_number(struct line *line, const char *before, uint64_t number, int digits)
{
    char reversed[24];
    int count = 0;

    line_put(line, before);
    do {
        reversed[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0 || count < digits);
    if (line->end - line->at < count)
        return;
    while (count > 0)
        *line->at++ = reversed[--count];
}

/* False when the line is full. */
static bool put_byte(struct line *line, unsigned char byte)
{
    static const char hex[] = "0123456789abcdef";

    if (line->end - line->at < ESCAPE_MAX)
        return false;
    if (byte >= 0x20 && byte < 0x7f) {
        if (byte == '"' || byte == '\\')
            *line->at++ = '\\';
        *line->at++ = (char)byte;
        return true;
    }
    memcpy(line->at, "\\u00", 4);
    line->at[4] = hex[byte >> 4];
    line->at[5] = hex[byte & 15];
    line->at += ESCAPE_MAX;
    return true;
}

void line_put_escaped(struct line *line, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!put_byte(line, (unsigned char)bytes[i]))
            return;
    }
}

static int hex_digit(char digit)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = digit ? strchr(digits, tolower((unsigned char)digit)) : NULL;

    return found ? (int)(found - digits) : -1;
}

/* The next byte of a parameter, with its escape undone; *ret_length bytes of text. */
static char decoded(const char *text, size_t *ret_length)
{
    *ret_length = 1;
    if (text[0] != '%' || hex_digit(text[1]) < 0 || hex_digit(text[2]) < 0)
        return text[0];
    *ret_length = 3;
    return (char)(hex_digit(text[1]) * 16 + hex_digit(text[2]));
}

/* Whether a parameter begins with a private word, however it is escaped: also
 * "ne%61r=..." and "near%3D...", which the API refuses, name a place. */
static const char *private_name(const char *parameter, size_t length)
{
    static const char *const names[] = {"access_token", "bbox", "city", "near",
                                        "nationality",  "q",    "token"};
    char name[NAME_MAX_SIZE] = "";
    size_t size = 0;

    for (size_t at = 0, step = 0; at < length && size + 1 < sizeof(name); at += step) {
        const char byte = decoded(parameter + at, &step);

        if (!isalnum((unsigned char)byte) && byte != '_')
            break;
        name[size++] = byte;
    }
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcasecmp(name, names[i]) == 0)
            return names[i];
    }
    return NULL;
}

/* Is this part of a path the word, however it is escaped? */
static bool is_part(const char *part, size_t length, const char *word)
{
    size_t step = 0;

    for (size_t at = 0; at < length; at += step, word++) {
        if (*word == '\0' || decoded(part + at, &step) != *word)
            return false;
    }
    return *word == '\0';
}

/* "/help/serbia/russia": what follows "help", first or after a language, is the
 * nationality. */
static void put_path(struct line *line, const char *path, size_t length)
{
    bool is_private = false;

    for (int part = 0; length > 0; part++) {
        const size_t size = 1 + strcspn(path + 1, "/?");

        line_put_escaped(line, path, is_private && size > 1 ? 1 : size);
        line_put(line, is_private && size > 1 ? "-" : "");
        is_private = part < 2 && is_part(path + 1, size - 1, "help");
        path += size;
        length -= size;
    }
}

void line_put_target(struct line *line, const char *target)
{
    const size_t path = strcspn(target, "?");
    size_t length = 0;

    put_path(line, target, path);
    target += path;
    while (*target) { /* at the '?' or the '&' before a parameter */
        length = strcspn(target + 1, "&");

        const char *name = private_name(target + 1, length);

        line_put_escaped(line, target, 1);
        if (name) {
            line_put(line, name);
            line_put(line, "=-");
        } else {
            line_put_escaped(line, target + 1, length);
        }
        target += 1 + length;
    }
}
