/* json.h - writes JSON straight into a buffer. jansson parses what comes in; building a
 * tree of it to answer costs ten times as much, and its printer can drop a failed append.
 *
 * The writer puts commas, escapes text (RFC 8259 §7) and replaces invalid UTF-8 by
 * U+FFFD, so what it wrote is always well formed. Text is the only way to a string. */
#ifndef API_JSON_H
#define API_JSON_H

#include "buffer.h"

#include <stdint.h>

struct json {
    struct buffer *out;
    bool comma; /* the next value needs one before it */
};

void json_open(struct json *json, char bracket);   /* '{' or '[' */
void json_close(struct json *json, char bracket);  /* '}' or ']' */
void json_key(struct json *json, const char *key); /* our own ASCII words only */

void json_text(struct json *json, const char *text); /* NULL: null */
/* `length` bytes of a NUL-terminated text. */
void json_text_part(struct json *json, const char *text, size_t length);
void json_int(struct json *json, int64_t value);
void json_degrees(struct json *json, double value); /* at most 5 decimals, about 1 m */
void json_bool(struct json *json, bool value);
void json_raw(struct json *json, const char *value); /* already JSON */
void json_raw_bytes(struct json *json, const char *value, size_t length);

/* Key and value at once. */
void json_put_text(struct json *json, const char *key, const char *text);
void json_put_int(struct json *json, const char *key, int64_t value);
void json_put_bool(struct json *json, const char *key, bool value);
void json_put_open(struct json *json, const char *key, char bracket);

#endif
