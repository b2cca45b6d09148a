/* buffer.h - a growing run of bytes. The first failed append empties it and every later
 * one fails too, so a writer checks once, at the end, and can never send half a body. */
#ifndef API_BUFFER_H
#define API_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

struct buffer {
    char *data; /* not NUL-terminated until buffer_text() */
    size_t length;
    size_t size;
    bool failed;
    bool is_full; /* it failed because it would have had more than 64 MiB */
};

void buffer_append(struct buffer *buffer, const char *data, size_t length);
void buffer_append_text(struct buffer *buffer, const char *text);
void buffer_fail(struct buffer *buffer); /* as if an append had failed */
/* Terminates with a NUL that does not count in length; NULL when anything failed. */
const char *buffer_text(struct buffer *buffer);
/* Hands the bytes to the caller, who frees them; NULL when anything failed. */
char *buffer_take(struct buffer *buffer, size_t *ret_length);
void buffer_clear(struct buffer *buffer); /* keeps the memory for the next use */
void buffer_release(struct buffer *buffer);

#endif
