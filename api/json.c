#include "json.h"

#include "degrees.h"
#include "utf8.h"

#include <inttypes.h>
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

void json_degrees(struct json *json, double value)
{
    char text[DEGREES_MAX];

    degrees_write(value, text);
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
