#include "json.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static void separate(struct json *json)
{
    if (json->comma)
        buffer_append(json->out, ",", 1);
    json->comma = true;
}

void json_open(struct json *json, char bracket)
{
    separate(json);
    buffer_append(json->out, &bracket, 1);
    json->comma = false;
}

void json_close(struct json *json, char bracket)
{
    buffer_append(json->out, &bracket, 1);
    json->comma = true;
}

void json_key(struct json *json, const char *key)
{
    separate(json);
    buffer_append(json->out, "\"", 1);
    buffer_append_text(json->out, key);
    buffer_append(json->out, "\":", 2);
    json->comma = false;
}

/* Length of the well-formed UTF-8 sequence at `at` (RFC 3629 §4), 0 when it is none. */
static size_t utf8_length(const unsigned char *at)
{
    static const struct {
        unsigned char first, last, second_first, second_last;
        unsigned char length;
    } forms[] = {
        {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2},
        {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
        {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
        {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4},
        {0xF4, 0xF4, 0x80, 0x8F, 4},
    };

    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (at[0] < forms[i].first || at[0] > forms[i].last)
            continue;
        size_t length = forms[i].length;
        if (length > 1 && (at[1] < forms[i].second_first || at[1] > forms[i].second_last))
            return 0;
        for (size_t k = 2; k < length; k++) {
            if ((at[k] & 0xC0) != 0x80)
                return 0;
        }
        return length;
    }
    return 0;
}

static void put_escape(struct buffer *out, unsigned char c)
{
    static const char letters[] = "btn\0fr"; /* U+0008 to U+000D; U+000B has none */
    char text[8];

    if (c == '"' || c == '\\') {
        (void)snprintf(text, sizeof(text), "\\%c", c);
    } else if (c >= 0x08 && c <= 0x0D && letters[c - 0x08]) {
        (void)snprintf(text, sizeof(text), "\\%c", letters[c - 0x08]);
    } else {
        (void)snprintf(text, sizeof(text), "\\u%04x", c);
    }
    buffer_append_text(out, text);
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

void json_text_part(struct json *json, const char *text, size_t length)
{
    const unsigned char *at = (const unsigned char *)text;
    const unsigned char *end = at + length;

    separate(json);
    buffer_append(json->out, "\"", 1);
    while (at < end) {
        size_t run = 0;

        while (at + run < end && is_plain(at[run]))
            run++;
        buffer_append(json->out, (const char *)at, run);
        at += run;
        if (at == end)
            break;
        size_t letter = utf8_length(at);
        if (letter == 0 || letter > (size_t)(end - at)) {
            buffer_append(json->out, "\xEF\xBF\xBD", 3);
            letter = 1;
        } else if (letter == 1) {
            put_escape(json->out, *at);
        } else {
            buffer_append(json->out, (const char *)at, letter);
        }
        at += letter;
    }
    buffer_append(json->out, "\"", 1);
}

void json_text(struct json *json, const char *text)
{
    if (text)
        json_text_part(json, text, strlen(text));
    else
        json_raw(json, "null");
}

void json_raw_bytes(struct json *json, const char *value, size_t length)
{
    separate(json);
    buffer_append(json->out, value, length);
}

void json_raw(struct json *json, const char *value)
{
    json_raw_bytes(json, value, strlen(value));
}

void json_int(struct json *json, int64_t value)
{
    char text[24];

    (void)snprintf(text, sizeof(text), "%" PRId64, value);
    json_raw(json, text);
}

/* Integers only, so that no locale's decimal comma can slip in. */
void json_degrees(struct json *json, double value)
{
    char text[32];
    int64_t scaled = (int64_t)llround(value * 1e5);
    int64_t whole = scaled < 0 ? -scaled : scaled;
    int length = snprintf(text, sizeof(text), "%s%" PRId64 ".%05" PRId64,
                          scaled < 0 ? "-" : "", whole / 100000, whole % 100000);

    while (length > 0 && text[length - 1] == '0')
        length--;
    if (text[length - 1] == '.')
        length--;
    text[length] = '\0';
    json_raw(json, text);
}

void json_bool(struct json *json, bool value)
{
    json_raw(json, value ? "true" : "false");
}

void json_put_text(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

void json_put_int(struct json *json, const char *key, int64_t value)
{
    json_key(json, key);
    json_int(json, value);
}

void json_put_bool(struct json *json, const char *key, bool value)
{
    json_key(json, key);
    json_bool(json, value);
}

void json_put_open(struct json *json, const char *key, char bracket)
{
    json_key(json, key);
    json_open(json, bracket);
}
