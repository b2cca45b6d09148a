#include "parcel.h"

#include <stdlib.h>
#include <string.h>

/* A number is 4 bytes as this machine has them; a text its length and one more (0: there
 * is none), its bytes, and a NUL. */

static void put(struct parcel *parcel, const void *bytes, size_t length)
{
    if (!parcel->failed && parcel->size - parcel->length < length) {
        const size_t size = (parcel->length + length) * 2;
        char *grown = realloc(parcel->bytes, size);

        parcel->failed = !grown;
        parcel->bytes = grown ? grown : parcel->bytes;
        parcel->size = grown ? size : parcel->size;
    }
    if (parcel->failed || length == 0)
        return;
    memcpy(parcel->bytes + parcel->length, bytes, length);
    parcel->length += length;
}

static void put_number(struct parcel *parcel, uint32_t number)
{
    put(parcel, &number, sizeof(number));
}

static void put_bytes(struct parcel *parcel, const char *bytes, size_t length, size_t max)
{
    if (bytes && length > max)
        parcel->failed = true;
    put_number(parcel, bytes ? (uint32_t)length + 1 : 0);
    if (!bytes)
        return;
    put(parcel, bytes, length);
    put(parcel, "", 1);
}

static void put_text(struct parcel *parcel, const char *text)
{
    put_bytes(parcel, text, text ? strlen(text) : 0, PARCEL_FIELD_MAX);
}

void parcel_put_request(struct parcel *parcel, const struct api_request *request)
{
    put_number(parcel, (uint32_t)request->method);
    put_text(parcel, request->target);
    put_text(parcel, request->accept);
    put_text(parcel, request->if_none_match);
    put_text(parcel, request->if_modified_since);
    put_text(parcel, request->if_match);
    put_text(parcel, request->authorization);
    put_text(parcel, request->content_type);
    put_text(parcel, request->content_encoding);
    put_text(parcel, request->idempotency_key);
    put_text(parcel, request->prefer);
    put_text(parcel, request->local);
    put_bytes(parcel, request->body, request->body_length, API_IMPORT_MAX);
}

void parcel_put_response(struct parcel *parcel, const struct api_response *response)
{
    put_number(parcel, (uint32_t)response->status);
    put_number(parcel, response->wrote);
    put_text(parcel, response->type);
    put_text(parcel, response->actor);
    put_text(parcel, response->cause);
    put_number(parcel, (uint32_t)response->header_count);
    for (size_t i = 0; i < response->header_count; i++) {
        put_text(parcel, response->header[i].name);
        put_text(parcel, response->header[i].value);
    }
    put_bytes(parcel, response->body, response->length, PARCEL_RESPONSE_MAX / 2);
}

void parcel_release(struct parcel *parcel)
{
    free(parcel->bytes);
    *parcel = (struct parcel){.bytes = NULL};
}

/* ---- Reading ---- */

struct reader {
    const char *at, *end;
    bool bad;
};

static uint32_t get_number(struct reader *reader)
{
    uint32_t number = 0;

    if ((size_t)(reader->end - reader->at) < sizeof(number))
        reader->bad = true;
    if (reader->bad)
        return 0;
    memcpy(&number, reader->at, sizeof(number));
    reader->at += sizeof(number);
    return number;
}

static const char *get_bytes(struct reader *reader, size_t *ret_length)
{
    const uint32_t size = get_number(reader);
    const char *bytes = reader->at;

    *ret_length = 0;
    if (size == 0 || reader->bad)
        return NULL;
    if ((size_t)(reader->end - reader->at) < size || bytes[size - 1] != '\0') {
        reader->bad = true;
        return NULL;
    }
    reader->at += size;
    *ret_length = size - 1;
    return bytes;
}

static const char *get_text(struct reader *reader)
{
    size_t length = 0;
    const char *text = get_bytes(reader, &length);

    if (text && (length > PARCEL_FIELD_MAX || strlen(text) != length))
        reader->bad = true;
    return text;
}

static bool is_read(const struct reader *reader)
{
    return !reader->bad && reader->at == reader->end;
}

bool parcel_request(const char *bytes, size_t length, struct api_request *ret_request)
{
    struct reader reader = {.at = bytes, .end = bytes + length};
    const uint32_t method = get_number(&reader);
    struct api_request request = {.method = (enum api_method)method};

    request.target = get_text(&reader);
    request.accept = get_text(&reader);
    request.if_none_match = get_text(&reader);
    request.if_modified_since = get_text(&reader);
    request.if_match = get_text(&reader);
    request.authorization = get_text(&reader);
    request.content_type = get_text(&reader);
    request.content_encoding = get_text(&reader);
    request.idempotency_key = get_text(&reader);
    request.prefer = get_text(&reader);
    request.local = get_text(&reader);
    request.body = get_bytes(&reader, &request.body_length);
    if (!is_read(&reader) || method > API_DELETE || !request.target)
        return false;
    *ret_request = request;
    return true;
}

/* Value and name of a field in one block, which api_response_release() frees by the
 * value. */
static void get_header(struct reader *reader, struct api_response *response)
{
    const char *name = get_text(reader);
    const char *value = get_text(reader);
    const size_t size = value ? strlen(value) + 1 : 0;
    char *block = NULL;

    if (!reader->bad && name && value && response->header_count < API_HEADERS_MAX)
        block = malloc(size + strlen(name) + 1);
    if (!block) {
        reader->bad = true;
        return;
    }
    memcpy(block, value, size);
    memcpy(block + size, name, strlen(name) + 1);
    response->header[response->header_count++] =
        (struct api_header){.name = block + size, .value = block};
}

/* The media type follows the body, in one block likewise. */
static void get_body(struct reader *reader, const char *type,
                     struct api_response *response)
{
    const char *body = get_bytes(reader, &response->length);
    const size_t type_size = type ? strlen(type) + 1 : 0;
    char *block = reader->bad ? NULL : malloc(response->length + 1 + type_size);

    if (!block) {
        reader->bad = true;
        return;
    }
    if (body)
        memcpy(block, body, response->length);
    block[response->length] = '\0';
    if (type)
        memcpy(block + response->length + 1, type, type_size);
    response->body = block;
    response->type = type ? block + response->length + 1 : NULL;
}

static void get_into(struct reader *reader, char *ret_text, size_t size)
{
    const char *text = get_text(reader);

    if (text && strlen(text) < size)
        memcpy(ret_text, text, strlen(text) + 1);
}

bool parcel_response(const char *bytes, size_t length, struct api_response *ret_response)
{
    struct reader reader = {.at = bytes, .end = bytes + length};
    struct api_response response = {.status = (int)get_number(&reader)};
    const char *type = NULL;
    uint32_t headers = 0;

    response.wrote = get_number(&reader) != 0;
    type = get_text(&reader);
    get_into(&reader, response.actor, sizeof(response.actor));
    get_into(&reader, response.cause, sizeof(response.cause));
    headers = get_number(&reader);
    for (uint32_t i = 0; i < headers && !reader.bad; i++)
        get_header(&reader, &response);
    get_body(&reader, type, &response);
    if (is_read(&reader)) {
        *ret_response = response;
        return true;
    }
    api_response_release(&response);
    return false;
}
