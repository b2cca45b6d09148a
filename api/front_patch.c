#include "front_patch.h"

#include "front_keys.h"
#include "json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

struct comparison {
    json_t *before, *after;
};

static json_t *read_text(enum api_text kind, const char *text,
                         char ret_fault[API_TEXT_FAULT_MAX])
{
    char *json = api_text_to_json(kind, text, strlen(text), ret_fault);
    json_error_t error = {.line = 0};
    json_t *tree = json ? json_loads(json, JSON_REJECT_DUPLICATES, &error) : NULL;

    if (json && !tree)
        (void)snprintf(ret_fault, API_TEXT_FAULT_MAX, "%.150s", error.text);
    free(json);
    return tree;
}

static bool compare(enum api_text kind, const char *before, const char *after,
                    char ret_fault[API_TEXT_FAULT_MAX], struct comparison *ret_comparison)
{
    ret_comparison->before = read_text(kind, before, ret_fault);
    ret_comparison->after =
        ret_comparison->before ? read_text(kind, after, ret_fault) : NULL;
    return ret_comparison->after;
}

static void release(struct comparison *comparison)
{
    json_decref(comparison->before);
    json_decref(comparison->after);
}

static bool differs(const struct comparison *comparison, const char *name)
{
    const json_t *before = json_object_get(comparison->before, name);
    const json_t *after = json_object_get(comparison->after, name);

    return before && after ? !json_equal(before, after) : before != after;
}

/* A text has values of three kinds. */
static void put_value(struct json *json, const json_t *value)
{
    if (json_is_boolean(value)) {
        json_bool(json, json_is_true(value));
        return;
    }
    if (!json_is_array(value)) {
        json_text(json, json_string_value(value));
        return;
    }
    json_open(json, '[');
    for (size_t i = 0; i < json_array_size(value); i++)
        json_text(json, json_string_value(json_array_get(value, i)));
    json_close(json, ']');
}

static char *take(struct buffer *out)
{
    size_t length = 0;
    char *text = buffer_text(out) ? buffer_take(out, &length) : NULL;

    buffer_release(out);
    return text;
}

static void put_member(struct json *json, const struct comparison *comparison,
                       const char *name)
{
    if (!differs(comparison, name))
        return;
    json_key(json, name);
    put_value(json, json_object_get(comparison->after, name));
}

char *api_text_patch(enum api_text kind, const char *before, const char *after,
                     char ret_fault[API_TEXT_FAULT_MAX])
{
    struct comparison comparison;
    struct buffer out = {0};
    struct json json = {.out = &out};

    json_open(&json, '{');
    if (!compare(kind, before, after, ret_fault, &comparison))
        buffer_fail(&out);
    for (const struct front_key *key = front_keys(kind); key->name; key++)
        put_member(&json, &comparison, key->name);
    put_member(&json, &comparison, "body");
    json_close(&json, '}');
    release(&comparison);
    char *patch = take(&out);
    if (!patch && !ret_fault[0])
        (void)snprintf(ret_fault, API_TEXT_FAULT_MAX, "out of memory");
    return patch;
}

static void put_words(struct buffer *out, const json_t *value)
{
    if (json_is_boolean(value))
        buffer_append_text(out, json_is_true(value) ? "true" : "false");
    if (json_is_string(value))
        buffer_append_text(out, json_string_value(value));
    for (size_t i = 0; i < json_array_size(value); i++) {
        buffer_append_text(out, i > 0 ? ", " : "");
        buffer_append_text(out, json_string_value(json_array_get(value, i)));
    }
    buffer_append_text(out, value ? "\n" : "(none)\n");
}

char *api_text_changes(enum api_text kind, const char *before, const char *after)
{
    char fault[API_TEXT_FAULT_MAX];
    struct comparison comparison;
    struct buffer out = {0};

    if (!compare(kind, before, after, fault, &comparison))
        buffer_fail(&out);
    for (const struct front_key *key = front_keys(kind); key->name; key++) {
        if (!differs(&comparison, key->name))
            continue;
        buffer_append_text(&out, key->name);
        buffer_append_text(&out, ": ");
        put_words(&out, json_object_get(comparison.after, key->name));
    }
    if (differs(&comparison, "body"))
        buffer_append_text(&out, "body: it is another one\n");
    release(&comparison);
    return take(&out);
}
