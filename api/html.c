#include "html.h"

#include "text.h"
#include "utf8.h"

#include <string.h>

void html_markup(struct buffer *out, const char *markup)
{
    buffer_append_text(out, markup);
}

static const char *escape(char c)
{
    switch (c) {
    case '\0':
        return "\xEF\xBF\xBD"; /* U+FFFD; a parser of HTML may drop a NUL */
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html_bytes(struct buffer *out, const char *text, size_t length)
{
    size_t begin = 0; /* of what needs no escape */
    size_t step = 1;

    for (size_t at = 0; at < length; at += step) {
        const char *escaped = escape(text[at]);

        step = utf8_length((const unsigned char *)text + at);
        if (step == 0 || step > length - at) { /* cut within a letter */
            escaped = "\xEF\xBF\xBD";
            step = 1;
        }
        if (!escaped)
            continue;
        buffer_append(out, text + begin, at - begin);
        buffer_append_text(out, escaped);
        begin = at + step;
    }
    buffer_append(out, text + begin, length - begin);
}

void html_text(struct buffer *out, const char *text)
{
    if (text)
        html_bytes(out, text, strlen(text));
}

void html_attribute(struct buffer *out, const char *name, const char *value)
{
    if (!value)
        return;
    buffer_append_text(out, " ");
    buffer_append_text(out, name);
    buffer_append_text(out, "=\"");
    html_text(out, value);
    buffer_append_text(out, "\"");
}

void html_element(struct buffer *out, const char *tag, const char *attribute,
                  const char *value, const char *text)
{
    buffer_append_text(out, "<");
    buffer_append_text(out, tag);
    if (attribute)
        html_attribute(out, attribute, value);
    buffer_append_text(out, ">");
    html_text(out, text);
    buffer_append_text(out, "</");
    buffer_append_text(out, tag);
    buffer_append_text(out, ">");
}

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* Browsers read a backslash as a slash, and "//" begins another host. */
static bool is_path(const char *address)
{
    return address[0] == '/' && address[1] != '/' && address[1] != '\\';
}

void html_link(struct buffer *out, const char *address, const char *text)
{
    bool outside = address && (begins(address, "https://") || begins(address, "http://"));

    if (!address || !(outside || is_path(address) || begins(address, "mailto:") ||
                      begins(address, "tel:"))) {
        html_text(out, text);
        return;
    }
    html_markup(out, "<a");
    html_attribute(out, "href", address);
    if (outside)
        html_markup(out, " rel=\"nofollow noopener noreferrer\"");
    html_markup(out, ">");
    html_text(out, text);
    html_markup(out, "</a>");
}

static void put_value(struct buffer *out, const struct text_value *value)
{
    if (value->value && value->value[0])
        html_element(out, "bdi", NULL, NULL, value->value);
}

void html_filled(struct buffer *out, const char *text, const struct text_value *values)
{
    while (*text) {
        const size_t plain = strcspn(text, "{");
        const struct text_value *value = values;
        size_t length = 0;

        html_bytes(out, text, plain);
        text += plain;
        if (*text == '\0')
            return;
        for (; value && value->name; value++) {
            length = strlen(value->name);
            if (strncmp(text + 1, value->name, length) == 0 && text[1 + length] == '}')
                break;
        }
        if (value && value->name) {
            put_value(out, value);
            text += length + 2;
        } else {
            html_markup(out, "{");
            text++;
        }
    }
}
