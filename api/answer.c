#include "answer.h"

#include "json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static char *take(struct buffer *out)
{
    size_t length = 0;
    char *text = NULL;

    if (buffer_text(out))
        text = buffer_take(out, &length);
    buffer_release(out);
    return text;
}

static const char *text_of(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

char *api_answer_text(const char *json, size_t length, const char *name)
{
    json_t *object = json_loadb(json, length, JSON_REJECT_DUPLICATES, NULL);
    const char *text = text_of(object, name);
    char *copy = text ? strdup(text) : NULL;

    json_decref(object);
    return copy;
}

char *api_answer_next(const char *json, size_t length)
{
    json_t *object = json_loadb(json, length, JSON_REJECT_DUPLICATES, NULL);
    const char *next = text_of(json_object_get(object, "links"), "next");
    char *copy = next ? strdup(next) : NULL;

    json_decref(object);
    return copy;
}

/* A value is one field of one line, whatever is in it. */
static void put_field(struct buffer *out, const char *text)
{
    for (; *text; text++)
        buffer_append(out, (unsigned char)*text < ' ' ? " " : text, 1);
}

char *api_answer_lines(const char *json, size_t length, const char *const *names)
{
    json_t *object = json_loadb(json, length, JSON_REJECT_DUPLICATES, NULL);
    const json_t *items = json_object_get(object, "items");
    struct buffer out = {0};

    if (!json_is_array(items))
        buffer_fail(&out);
    for (size_t i = 0; i < json_array_size(items); i++) {
        for (size_t column = 0; names[column]; column++) {
            const char *text = text_of(json_array_get(items, i), names[column]);

            buffer_append_text(&out, column > 0 ? "\t" : "");
            put_field(&out, text ? text : "-");
        }
        buffer_append_text(&out, "\n");
    }
    json_decref(object);
    return take(&out);
}

/* "#/countries/2" is the third item of the field countries. */
static void put_place(struct buffer *out, const char *pointer)
{
    size_t start = strncmp(pointer, "#/", 2) == 0 ? 2 : 0;
    size_t length = strcspn(pointer + start, "/");
    const char *rest = pointer + start + length;

    buffer_append(out, pointer + start, length);
    if (rest[0] == '/') {
        struct json number = {.out = out};

        buffer_append_text(out, " ");
        json_int(&number, strtol(rest + 1, NULL, 10) + 1);
    }
    buffer_append_text(out, ": ");
}

/* `said` is what its problem says: nothing is told twice. */
static void put_fault(struct buffer *out, const json_t *fault, const char *said)
{
    static const char *const kinds[] = {"pointer", "header", "parameter"};
    const char *detail = text_of(fault, "detail");

    if (detail && strcmp(detail, said) == 0)
        return;
    buffer_append_text(out, "\n");
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        const char *place = text_of(fault, kinds[i]);

        if (place)
            put_place(out, place);
    }
    put_field(out, detail ? detail : "");
}

char *api_answer_faults(const char *json, size_t length)
{
    json_t *problem = json_loadb(json, length, JSON_REJECT_DUPLICATES, NULL);
    const json_t *faults = json_object_get(problem, "errors");
    const char *detail = text_of(problem, "detail");
    struct buffer out = {0};

    if (!problem)
        return NULL;
    if (!detail)
        detail = text_of(problem, "title");
    if (!detail)
        detail = "refused";
    put_field(&out, detail);
    for (size_t i = 0; i < json_array_size(faults); i++)
        put_fault(&out, json_array_get(faults, i), detail);
    json_decref(problem);
    return take(&out);
}

char *api_body_of(const struct api_member *members)
{
    struct buffer out = {0};
    struct json json = {.out = &out};

    json_open(&json, '{');
    for (; members->name; members++)
        json_put_text(&json, members->name, members->value);
    json_close(&json, '}');
    return take(&out);
}
