#include "front_matter.h"

#include "front_keys.h"
#include "json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 4096 };

static const struct front_key *find_key(const struct front_key *keys, const char *name,
                                        size_t length)
{
    for (; keys->name; keys++) {
        if (strlen(keys->name) == length && memcmp(keys->name, name, length) == 0)
            return keys;
    }
    return NULL;
}

/* ---- Text to JSON ---- */

struct reading {
    const char *at, *end;
    const struct front_key *keys;
    int line;
    unsigned seen; /* bit i: key i */
    struct json json;
    char *fault;
};

static bool fail(struct reading *reading, const char *words, const char *about)
{
    (void)snprintf(reading->fault, API_TEXT_FAULT_MAX, "line %d: %s%.80s", reading->line,
                   words, about);
    return false;
}

/* The next line without its end; false: there is none. */
static bool next_line(struct reading *reading, char ret_line[LINE_MAX_BYTES])
{
    const char *from = reading->at;
    size_t left = (size_t)(reading->end - from);

    if (left == 0)
        return false;
    const char *stop = memchr(from, '\n', left);
    size_t length = stop ? (size_t)(stop - from) : left;
    reading->at = stop ? stop + 1 : reading->end;
    reading->line++;
    if (length > 0 && from[length - 1] == '\r')
        length--;
    (void)snprintf(ret_line, LINE_MAX_BYTES, "%.*s", (int)length, from);
    return length < LINE_MAX_BYTES || !fail(reading, "too long", "");
}

/* Blanks at both ends go, and a pair of quotes around the rest. */
static char *trim(char *text)
{
    text += strspn(text, " \t");
    size_t length = strlen(text);

    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        text[--length] = '\0';
    if (length >= 2 && text[0] == '"' && text[length - 1] == '"') {
        text[length - 1] = '\0';
        text++;
    }
    return text;
}

static void put_list(struct json *json, char *value)
{
    size_t length = strlen(value);
    char *rest = NULL;

    if (length >= 2 && value[0] == '[' && value[length - 1] == ']') {
        value[length - 1] = '\0';
        value++;
    }
    json_open(json, '[');
    for (char *part = strtok_r(value, ",", &rest); part;
         part = strtok_r(NULL, ",", &rest)) {
        part = trim(part);
        if (*part)
            json_text(json, part);
    }
    json_close(json, ']');
}

static bool put_flag(struct reading *reading, const char *value)
{
    bool is_true = strcmp(value, "true") == 0 || strcmp(value, "yes") == 0;

    if (!is_true && strcmp(value, "false") != 0 && strcmp(value, "no") != 0)
        return fail(reading, "true or false is wanted, not ", value);
    json_bool(&reading->json, is_true);
    return true;
}

static bool put_value(struct reading *reading, const struct front_key *key, char *value)
{
    if (!*value)
        return true; /* left empty: not there */
    json_key(&reading->json, key->name);
    if (key->kind == KEY_FLAG)
        return put_flag(reading, value);
    if (key->kind == KEY_LIST) {
        put_list(&reading->json, value);
    } else {
        json_text(&reading->json, value);
    }
    return true;
}

static bool read_field(struct reading *reading, char *line)
{
    char *colon = strchr(line, ':');
    size_t length = colon ? (size_t)(colon - line) : 0;

    while (length > 0 && line[length - 1] == ' ')
        length--;
    const struct front_key *key = colon ? find_key(reading->keys, line, length) : NULL;
    if (!key)
        return fail(reading, "no such field: ", line);
    unsigned bit = 1U << (key - reading->keys);
    if (reading->seen & bit)
        return fail(reading, "given twice: ", key->name);
    reading->seen |= bit;
    return put_value(reading, key, trim(colon + 1));
}

static bool read_fields(struct reading *reading)
{
    char line[LINE_MAX_BYTES];

    if (!next_line(reading, line) || strcmp(trim(line), "---") != 0)
        return fail(reading, "the text has to begin with a line ---", "");
    while (next_line(reading, line)) {
        if (strcmp(line, "---") == 0)
            return true;
        if (line[0] == '#' || line[strspn(line, " \t")] == '\0')
            continue;
        if (!read_field(reading, line))
            return false;
    }
    return reading->fault[0] ? false
                             : fail(reading, "the second line --- is missing", "");
}

/* The body is all that follows, without blank lines around it. */
static void put_body(struct reading *reading)
{
    const char *from = reading->at;
    const char *end = reading->end;

    while (from < end && strchr("\r\n", *from))
        from++;
    while (end > from && strchr(" \t\r\n", end[-1]))
        end--;
    char *body = strndup(from, (size_t)(end - from));
    char *to = body;
    for (const char *at = body; at && *at; at++) {
        if (at[0] != '\r' || at[1] != '\n')
            *to++ = *at;
    }
    if (to)
        *to = '\0';
    if (!body)
        buffer_fail(reading->json.out);
    if (body && *body)
        json_put_text(&reading->json, "body", body);
    free(body);
}

char *api_text_to_json(enum api_text kind, const char *text, size_t length,
                       char ret_fault[API_TEXT_FAULT_MAX])
{
    struct buffer out = {0};
    struct reading reading = {.at = text,
                              .end = text + length,
                              .keys = front_keys(kind),
                              .json = {.out = &out},
                              .fault = ret_fault};
    size_t size = 0;

    ret_fault[0] = '\0';
    if (length > API_TEXT_MAX || memchr(text, '\0', length)) {
        (void)snprintf(ret_fault, API_TEXT_FAULT_MAX, "not a text of at most %d bytes",
                       API_TEXT_MAX);
        return NULL;
    }
    json_open(&reading.json, '{');
    if (read_fields(&reading)) {
        put_body(&reading);
        json_close(&reading.json, '}');
        char *json = buffer_take(&out, &size);
        if (json)
            return json;
        (void)snprintf(ret_fault, API_TEXT_FAULT_MAX, "out of memory");
    }
    buffer_release(&out);
    return NULL;
}

/* ---- JSON to text ---- */

/* The body comes last, and as it is. */
static void put_body_of(struct buffer *out, const json_t *record)
{
    const char *body = json_string_value(json_object_get(record, "body"));

    if (body)
        buffer_append_text(out, body);
    buffer_append_text(out, "\n");
}

/* A field is one line: what has more is shown as one. */
static void put_line(struct buffer *out, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\r\n\t");

        buffer_append(out, text, length);
        text += length;
        if (*text)
            buffer_append_text(out, " ");
        text += strspn(text, "\r\n\t");
    }
}

static void put_text(struct buffer *out, const json_t *value)
{
    const char *text = json_string_value(value);
    bool quoted = text && text[0] == '"' && text[strlen(text) - 1] == '"';

    if (quoted) /* reading takes one pair away */
        buffer_append_text(out, "\"");
    if (text)
        put_line(out, text);
    if (quoted)
        buffer_append_text(out, "\"");
}

static void put_any(struct buffer *out, const json_t *value)
{
    put_text(out, value);
    if (json_is_boolean(value))
        buffer_append_text(out, json_is_true(value) ? "true" : "false");
    for (size_t i = 0; i < json_array_size(value); i++) {
        if (i > 0)
            buffer_append_text(out, ", ");
        put_text(out, json_array_get(value, i));
    }
}

char *api_text_from_json(enum api_text kind, const char *json, size_t length)
{
    struct buffer out = {0};
    size_t size = 0;
    json_t *record = json ? json_loadb(json, length, JSON_REJECT_DUPLICATES, NULL) : NULL;

    if (json && !record)
        return NULL;
    buffer_append_text(&out, "---\n");
    for (const struct front_key *key = front_keys(kind); key->name; key++) {
        buffer_append_text(&out, "# ");
        buffer_append_text(&out, key->about);
        buffer_append_text(&out, "\n");
        buffer_append_text(&out, key->name);
        buffer_append_text(&out, ": ");
        put_any(&out, json_object_get(record, key->name));
        buffer_append_text(&out, "\n");
    }
    buffer_append_text(&out, "---\n");
    put_body_of(&out, record);
    json_decref(record);
    return buffer_take(&out, &size);
}
