#include "coding.h"

#include "accept.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { LEVEL = 6, WINDOW_BITS = 15 + 16 /* with the head of gzip */, MEMORY_LEVEL = 8 };

static bool is_text(const char *type)
{
    return strncmp(type, "text/", 5) == 0 || strstr(type, "json") || strstr(type, "xml");
}

bool coding_is_possible(const struct call *call)
{
    const struct api_response *response = call->response;

    return response->length >= CODING_MIN && response->length <= CODING_MAX &&
           !call->file_name && is_text(response->type);
}

bool coding_is_taken(const struct call *call)
{
    return accept_takes_gzip(call->request->accept_encoding);
}

void coding_tag(const char *tag, char ret_tag[CALL_TAG_MAX])
{
    size_t length = strlen(tag);

    (void)snprintf(ret_tag, CALL_TAG_MAX, "%.*s.gz\"", (int)(length > 0 ? length - 1 : 0),
                   tag);
}

/* All of it at once; false: out of memory. */
static bool deflate_all(z_stream *stream, const struct api_response *response,
                        unsigned char **ret_bytes)
{
    uLong most = deflateBound(stream, response->length);
    unsigned char *bytes = malloc(most);
    union {
        const char *lent;
        Bytef *bytes;
    } body = {.lent = response->body}; /* zlib does not write to what it reads */

    if (!bytes)
        return false;
    stream->next_in = body.bytes;
    stream->avail_in = (uInt)response->length;
    stream->next_out = bytes;
    stream->avail_out = (uInt)most;
    if (deflate(stream, Z_FINISH) != Z_STREAM_END) {
        free(bytes);
        return false;
    }
    *ret_bytes = bytes;
    return true;
}

void coding_apply(struct call *call)
{
    struct api_response *response = call->response;
    unsigned char *bytes = NULL;
    z_stream stream = {.zalloc = Z_NULL};

    if (deflateInit2(&stream, LEVEL, Z_DEFLATED, WINDOW_BITS, MEMORY_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
        call->out_of_memory = true;
        return;
    }
    if (deflate_all(&stream, response, &bytes)) {
        free(response->body);
        response->body = (char *)bytes;
        response->length = stream.total_out;
        call_header(call, "Content-Encoding", "gzip");
    } else {
        call->out_of_memory = true;
    }
    (void)deflateEnd(&stream);
}
