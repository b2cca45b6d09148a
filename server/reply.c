#include "reply.h"

#include "options.h"
#include "site.h"

#include <microhttpd.h>
#include <string.h>

struct field {
    const char *name, *value;
};

static const struct field every_field[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
};

/* The API is for everyone's pages; what it never answers to is a cookie. */
static const struct field open_field[] = {
    {"Access-Control-Allow-Origin", "*"},
    {"Access-Control-Expose-Headers",
     "Content-Disposition, Content-Location, Content-Range, ETag, Idempotency-Replayed, "
     "Link, Location, Repr-Digest, Retry-After"},
};

/* What any page may do, and what those of the sites that the operator named. */
static const struct field reading_field[] = {
    {"Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"},
    {"Access-Control-Allow-Headers", "If-Modified-Since, If-None-Match, If-Range, Range"},
    {"Access-Control-Max-Age", "3600"},
    {"Vary", "Origin"},
};
static const struct field writing_field[] = {
    {"Access-Control-Allow-Methods", "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE"},
    {"Access-Control-Allow-Headers",
     "Authorization, Content-Type, Idempotency-Key, If-Match, If-Modified-Since, "
     "If-None-Match, If-Range, Prefer, Range"},
    {"Access-Control-Max-Age", "3600"},
    {"Vary", "Origin"},
};

static const struct field page_field[] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
     "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
     "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
     "trusted-types embassyd"}, /* that one policy lets the service worker in: keep.js */
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Permissions-Policy", "geolocation=(self)"},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool add(struct MHD_Response *message, const struct field *field, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (MHD_add_response_header(message, field[i].name, field[i].value) != MHD_YES)
            return false;
    }
    return true;
}

static bool add_own(struct MHD_Response *message, const struct api_response *response)
{
    for (size_t i = 0; i < response->header_count; i++) {
        const struct field field = {response->header[i].name, response->header[i].value};

        if (!add(message, &field, 1))
            return false;
    }
    return true;
}

static bool may_write(const struct reply *reply)
{
    for (size_t i = 0; i < reply->writers->count; i++) {
        if (strcmp(reply->writers->item[i], reply->origin) == 0)
            return true;
    }
    return false;
}

static bool add_fields(struct MHD_Response *message, const struct reply *reply)
{
    const struct api_response *response = &reply->answer->response;
    const struct field type = {"Content-Type", response->type};
    const struct field close = {"Connection", "close"};

    if (response->type && !add(message, &type, 1))
        return false;
    if (response->type && strncmp(response->type, "text/html", 9) == 0 &&
        !add(message, page_field, COUNT(page_field)))
        return false;
    if (reply->open && !add(message, open_field, COUNT(open_field)))
        return false;
    if (reply->origin && !add(message, may_write(reply) ? writing_field : reading_field,
                              COUNT(reading_field)))
        return false;
    if (reply->close && !add(message, &close, 1))
        return false;
    return add_own(message, response) && add(message, every_field, COUNT(every_field));
}

/* Takes the body out of the answer. */
static struct MHD_Response *create_message(struct answer *answer)
{
    struct MHD_Response *message = NULL;
    union {
        const unsigned char *lent;
        void *bytes;
    } file = {.lent = answer->file}; /* libmicrohttpd does not write to a lent body */

    if (answer->file) {
        return MHD_create_response_from_buffer(answer->response.length, file.bytes,
                                               MHD_RESPMEM_PERSISTENT);
    }
    message = MHD_create_response_from_buffer(
        answer->response.body ? answer->response.length : 0, answer->response.body,
        MHD_RESPMEM_MUST_FREE);
    if (message)
        answer->response.body = NULL;
    return message;
}

bool reply_send(struct MHD_Connection *connection, const struct reply *reply)
{
    struct MHD_Response *message = create_message(reply->answer);
    bool sent = false;

    if (!message)
        return false;
    if (add_fields(message, reply)) {
        sent = MHD_queue_response(connection, (unsigned)reply->answer->response.status,
                                  message) == MHD_YES;
    }
    MHD_destroy_response(message);
    return sent;
}
