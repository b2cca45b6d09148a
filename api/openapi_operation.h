#ifndef API_OPENAPI_OPERATION_H
#define API_OPENAPI_OPERATION_H

#include "call.h"

/* Writes the member "get", "put", ... of a path item (OpenAPI 3.1 §4.8.9). */
void openapi_operation(struct json *json, const struct route *route);

#endif
