#include "buffer.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 1024, SIZE_LIMIT = 64 * 1024 * 1024 };

static bool reserve(struct buffer *buffer, size_t length)
{
    size_t size = buffer->size ? buffer->size : FIRST_SIZE;

    if (length > SIZE_LIMIT - buffer->length)
        return false;
    while (size < buffer->length + length)
        size *= 2;
    if (size == buffer->size)
        return true;

    char *data = realloc(buffer->data, size);
    if (!data)
        return false;
    buffer->data = data;
    buffer->size = size;
    return true;
}

void buffer_fail(struct buffer *buffer)
{
    buffer_release(buffer);
    buffer->failed = true;
}

void buffer_append(struct buffer *buffer, const char *data, size_t length)
{
    if (buffer->failed)
        return;
    if (!reserve(buffer, length)) {
        bool is_full = length > SIZE_LIMIT - buffer->length;

        buffer_fail(buffer);
        buffer->is_full = is_full;
        return;
    }
    if (length > 0)
        memcpy(buffer->data + buffer->length, data, length);
    buffer->length += length;
}

void buffer_append_text(struct buffer *buffer, const char *text)
{
    buffer_append(buffer, text, strlen(text));
}

const char *buffer_text(struct buffer *buffer)
{
    buffer_append(buffer, "", 1);
    if (buffer->failed)
        return NULL;
    buffer->length--;
    return buffer->data;
}

char *buffer_take(struct buffer *buffer, size_t *ret_length)
{
    if (!buffer_text(buffer))
        return NULL;

    char *data = buffer->data;
    *ret_length = buffer->length;
    *buffer = (struct buffer){0};
    return data;
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    buffer->failed = false;
    buffer->is_full = false;
}

void buffer_release(struct buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct buffer){0};
}
