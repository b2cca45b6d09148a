/* schema.h - does a tree fit its JSON Schema, as far as our OpenAPI document uses it:
 * type, enum, properties, additionalProperties, items, oneOf, $ref. */
#ifndef TESTS_SCHEMA_H
#define TESTS_SCHEMA_H

#include <jansson.h>
#include <stdbool.h>

struct schema_check {
    const json_t *document; /* that "#/components/schemas/..." points into */
    json_t *seen;           /* object: "Mission.city" of every declared member met */
    json_t *reference;      /* of the caller: the last one it made */
    char fault[512];        /* the first one: where, and what */
};

/* `where` is a JSON path for the fault. Members that are not declared are a fault. */
bool schema_fits(struct schema_check *check, const json_t *schema, const json_t *value,
                 const char *where);

#endif
