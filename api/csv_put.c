#include "csv_put.h"

#include <string.h>

static bool needs_quotes(const char *text)
{
    size_t length = strlen(text);

    return text[strcspn(text, "\",\r\n")] != '\0' ||
           (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));
}

static void put_quoted(struct buffer *out, const char *text)
{
    buffer_append(out, "\"", 1);
    while (*text) {
        size_t run = strcspn(text, "\"");

        buffer_append(out, text, run);
        text += run;
        if (*text == '"') {
            buffer_append(out, "\"\"", 2);
            text++;
        }
    }
    buffer_append(out, "\"", 1);
}

void csv_put(struct csv_record *record, const char *text)
{
    if (record->comma)
        buffer_append(record->out, ",", 1);
    record->comma = true;
    if (!text)
        return;
    if (needs_quotes(text))
        put_quoted(record->out, text);
    else
        buffer_append_text(record->out, text);
}

void csv_end(struct csv_record *record)
{
    buffer_append(record->out, "\r\n", 2);
    record->comma = false;
}

void csv_put_header(struct buffer *out, const char *const *names)
{
    struct csv_record record = {.out = out};

    for (; *names; names++)
        csv_put(&record, *names);
    csv_end(&record);
}
