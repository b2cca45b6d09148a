#include "lines.h"

#include <string.h>

/* Well-formed UTF-8 (Unicode table 3-7): lead bytes, and the range of the second byte,
 * which keeps out overlong forms, surrogates and what lies beyond U+10FFFF. */
struct form {
    unsigned char first, last, low, high;
    size_t length;
};

static const struct form forms[] = {
    {0x00, 0x7f, 0x00, 0x00, 1}, {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
    {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
    {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
};

static bool matches(const struct form *form, const unsigned char *at, size_t left)
{
    if (at[0] < form->first || at[0] > form->last || form->length > left)
        return false;
    if (form->length > 1 && (at[1] < form->low || at[1] > form->high))
        return false;
    for (size_t i = 2; i < form->length; i++) {
        if ((at[i] & 0xc0) != 0x80)
            return false;
    }
    return true;
}

/* Bytes of the UTF-8 sequence at `at`, 0 when it is not one. */
static size_t sequence_length(const unsigned char *at, size_t left)
{
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (matches(&forms[i], at, left))
            return forms[i].length;
    }
    return 0;
}

/* C0, DEL and C1, the last of which are two bytes in UTF-8. */
static bool is_control(const unsigned char *at, size_t length)
{
    if (length == 1)
        return at[0] < 0x20 || at[0] == 0x7f;
    return length == 2 && at[0] == 0xc2 && at[1] < 0xa0;
}

static enum line_fault check(const char *text, size_t length)
{
    const unsigned char *at = (const unsigned char *)text;
    const unsigned char *end = at + length;

    while (at < end) {
        size_t step = sequence_length(at, (size_t)(end - at));

        if (step == 0)
            return LINE_NOT_UTF8;
        if (is_control(at, step))
            return LINE_CONTROL;
        at += step;
    }
    return LINE_FINE;
}

static bool hand_out(struct lines *lines, bool ended, line_taker *take, void *context)
{
    static const char mark[] = "\xef\xbb\xbf"; /* a byte order mark may open the file */
    struct line line = {.text = lines->text, .length = lines->length, .ended = ended};

    if (ended && line.length > 0 && line.text[line.length - 1] == '\r')
        line.length--;
    line.number = ++lines->number;
    line.text[line.length] = '\0';
    if (line.number == 1 && line.length >= 3 && memcmp(line.text, mark, 3) == 0) {
        line.text += 3;
        line.length -= 3;
    }
    line.fault =
        line.length > API_IMPORT_LINE_MAX ? LINE_TOO_LONG : check(line.text, line.length);
    lines->length = 0;
    return take(&line, context);
}

bool lines_feed(struct lines *lines, const char *bytes, size_t length, line_taker *take,
                void *context)
{
    while (length > 0) {
        const char *newline = memchr(bytes, '\n', length);
        size_t part = newline ? (size_t)(newline - bytes) : length;
        size_t room = API_IMPORT_LINE_MAX + 1 - lines->length;
        bool fits = part <= room;

        memcpy(lines->text + lines->length, bytes, fits ? part : room);
        lines->length += fits ? part : room;
        if (!fits) { /* one byte too many, and no CR at that */
            lines->text[API_IMPORT_LINE_MAX] = '?';
            return hand_out(lines, true, take, context);
        }
        if (!newline)
            return true;
        if (!hand_out(lines, true, take, context))
            return false;
        bytes += part + 1;
        length -= part + 1;
    }
    return true;
}

bool lines_end(struct lines *lines, line_taker *take, void *context)
{
    return lines->length == 0 || hand_out(lines, false, take, context);
}
