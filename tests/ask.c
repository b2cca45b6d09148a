#include "ask.h"

#include "tap.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

json_t *ask_parse(const struct api_response *response)
{
    json_error_t error;

    if (!response->body)
        return NULL;
    json_t *tree =
        json_loadb(response->body, response->length, JSON_REJECT_DUPLICATES, &error);
    if (!tree)
        tap_note("%s at byte %d of %.*s", error.text, error.position,
                 (int)response->length, response->body);
    return tree;
}

json_t *ask(struct db *db, const char *target)
{
    struct api_response response;

    sample_get(db, target, &response);
    json_t *tree = ask_parse(&response);
    if (response.status != 200) {
        tap_note("GET %s answers %d: %.*s", target, response.status, (int)response.length,
                 response.body ? response.body : "");
        json_decref(tree);
        tree = NULL;
    }
    api_response_release(&response);
    return tree;
}

json_t *ask_format(struct db *db, const char *format, ...)
{
    char target[API_TARGET_MAX + 1];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(target, sizeof(target), format, arguments);
    va_end(arguments);
    return ask(db, target);
}

const json_t *ask_at(const json_t *tree, const char *path)
{
    while (tree && *path) {
        char name[64];
        size_t length = strcspn(path, ".");

        (void)snprintf(name, sizeof(name), "%.*s", (int)length, path);
        tree = json_is_array(tree) ? json_array_get(tree, (size_t)strtoul(name, NULL, 10))
                                   : json_object_get(tree, name);
        path += length;
        path += *path == '.';
    }
    return tree;
}

const char *ask_text(const json_t *tree, const char *path)
{
    const char *text = json_string_value(ask_at(tree, path));

    return text ? text : "";
}
