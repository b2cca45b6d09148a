#include "plain.h"

#include "utf8.h"

#include <stdint.h>
#include <string.h>

enum { LABEL_COLUMNS = 20 };

struct paragraph {
    struct buffer *out;
    size_t indent, column;
};

static uint32_t letter_at(const unsigned char *at, size_t length)
{
    static const unsigned char first_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t letter = at[0] & first_bits[length];

    for (size_t i = 1; i < length; i++)
        letter = letter << 6 | (at[i] & 0x3FU);
    return letter;
}

/* Lines, paragraphs, embeddings, overrides and isolates of directions; controls. */
static bool is_unseen(uint32_t letter)
{
    return letter < 0x20 || (letter >= 0x7F && letter <= 0x9F) ||
           (letter >= 0x2028 && letter <= 0x202E) ||
           (letter >= 0x2066 && letter <= 0x2069);
}

/* Columns of a terminal: none of a combining mark, two of an East Asian letter. */
static size_t width_of(uint32_t letter)
{
    if ((letter >= 0x300 && letter <= 0x36F) || letter == 0x200B)
        return 0;
    bool is_wide = (letter >= 0x1100 && letter <= 0x115F) ||
                   (letter >= 0x2E80 && letter <= 0xA4CF) ||
                   (letter >= 0xAC00 && letter <= 0xD7A3) ||
                   (letter >= 0xF900 && letter <= 0xFAFF) ||
                   (letter >= 0xFE30 && letter <= 0xFE6F) ||
                   (letter >= 0xFF00 && letter <= 0xFF60) ||
                   (letter >= 0x1F300 && letter <= 0x1FAFF) || letter >= 0x20000;
    return is_wide ? 2 : 1;
}

struct letter {
    size_t length, width;
    bool is_blank;
};

static struct letter read_letter(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t length = utf8_length(at);
    uint32_t letter = length > 0 ? letter_at(at, length) : 0;

    if (length == 0 || letter == ' ' || is_unseen(letter))
        return (struct letter){length > 0 ? length : 1, 1, true};
    return (struct letter){length, width_of(letter), false};
}

static void begin_line(struct paragraph *paragraph)
{
    if (paragraph->column > 0)
        buffer_append(paragraph->out, "\n", 1);
    for (size_t i = 0; i < paragraph->indent; i++)
        buffer_append(paragraph->out, " ", 1);
    paragraph->column = paragraph->indent;
}

/* A word that is longer than a line goes on in the next. */
static void put_word(struct paragraph *paragraph, const char *word, size_t length)
{
    const char *mark = strstr(word, "://");
    bool is_link = mark && mark < word + length;

    for (size_t i = 0; i < length;) {
        struct letter letter = read_letter(word + i);

        if (!is_link && paragraph->column + letter.width > PLAIN_COLUMNS)
            begin_line(paragraph);
        buffer_append(paragraph->out, word + i, letter.length);
        paragraph->column += letter.width;
        i += letter.length;
    }
}

/* Writes from paragraph->column on, which is not more than its indent, if it is new. */
static void put_words(struct paragraph *paragraph, const char *text)
{
    bool is_first = true;

    while (*text) {
        size_t length = 0;
        size_t width = 0;
        struct letter letter = read_letter(text);

        if (letter.is_blank) {
            text += letter.length;
            continue;
        }
        for (; text[length] && !(letter = read_letter(text + length)).is_blank;) {
            length += letter.length;
            width += letter.width;
        }
        if (!is_first && paragraph->column + 1 + width > PLAIN_COLUMNS) {
            begin_line(paragraph);
        } else if (!is_first) {
            buffer_append(paragraph->out, " ", 1);
            paragraph->column++;
        }
        put_word(paragraph, text, length);
        is_first = false;
        text += length;
    }
    buffer_append(paragraph->out, "\n", 1);
}

void plain_text(struct buffer *out, size_t indent, const char *text)
{
    struct paragraph paragraph = {.out = out, .indent = indent};

    if (!text)
        return;
    begin_line(&paragraph);
    put_words(&paragraph, text);
}

void plain_labelled(struct buffer *out, const char *label, const char *text)
{
    struct paragraph paragraph = {
        .out = out, .indent = LABEL_COLUMNS, .column = LABEL_COLUMNS};

    if (!text)
        return;
    buffer_append_text(out, label);
    for (size_t i = strlen(label); i < LABEL_COLUMNS; i++)
        buffer_append(out, " ", 1);
    put_words(&paragraph, text);
}
