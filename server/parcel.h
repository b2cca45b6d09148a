/* parcel.h - a request and a response of the API as bytes, for the control socket. Both
 * ends are on one machine and of one version; the bytes are checked all the same. */
#ifndef SERVER_PARCEL_H
#define SERVER_PARCEL_H

#include "api/api.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PARCEL_FIELD_MAX = 8 * 1024,
    PARCEL_REQUEST_MAX = API_IMPORT_MAX + 128 * 1024,
    PARCEL_RESPONSE_MAX = 64 * 1024 * 1024,
};

struct parcel {
    char *bytes; /* malloc'ed */
    size_t length, size;
    bool failed; /* out of memory, or a part is too long: then it is of no use */
};

/* All of the request but `now`, `entropy` and `settings`, which are the receiver's. */
void parcel_put_request(struct parcel *parcel, const struct api_request *request);
void parcel_put_response(struct parcel *parcel, const struct api_response *response);
void parcel_release(struct parcel *parcel);

/* False: these bytes are no request. Its texts and body lie in `bytes`. */
bool parcel_request(const char *bytes, size_t length, struct api_request *ret_request);
/* False: no response, or out of memory. All of it but `route` and `valid_until`; the
 * caller releases it. */
bool parcel_response(const char *bytes, size_t length, struct api_response *ret_response);

#endif
