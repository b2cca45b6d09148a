#include "schema.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char reference_prefix[] = "#/components/schemas/";

static bool fault(struct schema_check *check, const char *where, const char *words)
{
    if (!check->fault[0])
        (void)snprintf(check->fault, sizeof(check->fault), "%s: %s", where, words);
    return false;
}

static const json_t *member(const json_t *object, const char *name)
{
    return json_object_get(object, name);
}

static bool is_of_type(const char *type, const json_t *value)
{
    return (strcmp(type, "string") == 0 && json_is_string(value)) ||
           (strcmp(type, "integer") == 0 && json_is_integer(value)) ||
           (strcmp(type, "number") == 0 && json_is_number(value)) ||
           (strcmp(type, "boolean") == 0 && json_is_boolean(value)) ||
           (strcmp(type, "object") == 0 && json_is_object(value)) ||
           (strcmp(type, "array") == 0 && json_is_array(value)) ||
           (strcmp(type, "null") == 0 && json_is_null(value));
}

/* `type` is a word or a list of them. */
static bool fits_type(const json_t *type, const json_t *value)
{
    size_t i = 0;
    const json_t *word = NULL;

    if (!type || json_is_string(type))
        return !type || is_of_type(json_string_value(type), value);
    json_array_foreach(type, i, word)
    {
        if (is_of_type(json_string_value(word), value))
            return true;
    }
    return false;
}

static bool fits_enum(const json_t *words, const json_t *value)
{
    size_t i = 0;
    const json_t *word = NULL;

    json_array_foreach(words, i, word)
    {
        if (json_equal(word, value))
            return true;
    }
    return words == NULL;
}

/* What follows is a walk over a tree as deep as our own schemas. */
/* NOLINTBEGIN(misc-no-recursion) */

static bool fits_members(struct schema_check *check, const json_t *schema,
                         const json_t *value, const char *where)
{
    const json_t *properties = member(schema, "properties");
    const json_t *additional = member(schema, "additionalProperties");
    const char *name = NULL;
    json_t *child = NULL;
    char path[256];

    if (json_object_size(properties) == 0 && !additional)
        return true; /* any object */
    json_object_foreach((json_t *)(uintptr_t)value, name, child)
    {
        const json_t *declared = member(properties, name);

        (void)snprintf(path, sizeof(path), "%.150s.%.80s", where, name);
        if (!declared && !additional)
            return fault(check, path, "is not declared");
        json_object_set_new(check->seen, path, json_true());
        if (!schema_fits(check, declared ? declared : additional, child, path))
            return false;
    }
    return true;
}

static bool fits_items(struct schema_check *check, const json_t *schema,
                       const json_t *value, const char *where)
{
    const json_t *items = member(schema, "items");
    size_t i = 0;
    const json_t *child = NULL;

    if (!items && json_array_size(value) > 0)
        return fault(check, where, "has items that are not declared");
    json_array_foreach(value, i, child)
    {
        if (!schema_fits(check, items, child, where))
            return false;
    }
    return true;
}

/* Exactly one of them. */
static bool fits_one(struct schema_check *check, const json_t *choices,
                     const json_t *value, const char *where)
{
    size_t i = 0;
    int fitting = 0;
    const json_t *choice = NULL;
    char kept[sizeof(check->fault)];

    json_array_foreach(choices, i, choice)
    {
        memcpy(kept, check->fault, sizeof(kept));
        fitting += schema_fits(check, choice, value, where);
        memcpy(check->fault, kept, sizeof(kept));
    }
    return fitting == 1 || fault(check, where, "does not fit exactly one of oneOf");
}

bool schema_fits(struct schema_check *check, const json_t *schema, const json_t *value,
                 const char *where)
{
    const char *reference = json_string_value(member(schema, "$ref"));

    if (schema && json_object_size(schema) == 0)
        return true; /* {}: anything (JSON Schema §4.3.1) */
    if (reference) {
        const char *name = reference + strlen(reference_prefix);
        const json_t *schemas = member(member(check->document, "components"), "schemas");

        if (strncmp(reference, reference_prefix, strlen(reference_prefix)) != 0 ||
            !member(schemas, name))
            return fault(check, where, "refers to a schema that is not there");
        return schema_fits(check, member(schemas, name), value, name);
    }
    if (member(schema, "oneOf"))
        return fits_one(check, member(schema, "oneOf"), value, where);
    if (!fits_type(member(schema, "type"), value))
        return fault(check, where, "has another type");
    if (!fits_enum(member(schema, "enum"), value))
        return fault(check, where, "is none of the words");
    if (json_is_object(value))
        return fits_members(check, schema, value, where);
    return !json_is_array(value) || fits_items(check, schema, value, where);
}

/* NOLINTEND(misc-no-recursion) */
