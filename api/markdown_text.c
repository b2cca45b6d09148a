#include "markdown.h"

#include "markdown_reading.h"

#include <string.h>

/* One `end` after what was written, whatever ended it; none at the beginning. */
static void end_with(struct reading *reading, char end)
{
    struct buffer *out = reading->out;

    while (out->length > reading->begin && out->data[out->length - 1] == ' ')
        out->length--;
    if (out->length > reading->begin && out->data[out->length - 1] != '\n')
        buffer_append(out, &end, 1);
}

static int pass_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct reading *reading = context;

    (void)detail;
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
        end_with(reading, ' '); /* cells of a row share its line */
    } else {
        end_with(reading, '\n');
    }
    return reading_goes_on(reading);
}

static int pass_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)type;
    (void)detail;
    return reading_goes_on(context);
}

/* md4c leaves a NUL in code as it is. */
static void put_plain(struct buffer *out, const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        size_t plain = strnlen(text + at, length - at);

        buffer_append(out, text + at, plain);
        at += plain;
        if (at < length)
            buffer_append_text(out, "\xEF\xBF\xBD");
    }
}

static int put_words(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE length, void *context)
{
    struct reading *reading = context;
    char character[READING_CHARACTER_MAX];
    size_t decoded = 0;

    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
        end_with(reading, ' ');
        return reading_goes_on(reading);
    }
    if (type == MD_TEXT_ENTITY || type == MD_TEXT_NULLCHAR)
        decoded = reading_character(type, text, length, character);
    put_plain(reading->out, decoded ? character : text, decoded ? decoded : length);
    return reading_goes_on(reading);
}

void markdown_text(struct buffer *out, const char *markdown, size_t length)
{
    static const MD_PARSER parser = {
        .flags = MARKDOWN_SYNTAX,
        .enter_block = pass_block,
        .leave_block = pass_block,
        .enter_span = pass_span,
        .leave_span = pass_span,
        .text = put_words,
    };
    struct reading reading = {.out = out};

    if (!reading_run(&reading, &parser, markdown, length))
        put_plain(out, markdown, length);
    while (out->length > reading.begin &&
           (out->data[out->length - 1] == '\n' || out->data[out->length - 1] == ' '))
        out->length--;
}
