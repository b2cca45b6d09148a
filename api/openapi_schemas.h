#ifndef API_OPENAPI_SCHEMAS_H
#define API_OPENAPI_SCHEMAS_H

#include "json.h"

/* Writes the members of components.schemas: those of missions and countries from their
 * own tables, the others from openapi_schemas.c. */
void openapi_schemas(struct json *json);

/* Those of /search and /suggest. */
void openapi_search_schemas(struct json *json);
/* Those of /lookup. */
void openapi_lookup_schemas(struct json *json);
/* Those of /feeds. */
void openapi_feed_schemas(struct json *json);
/* Those of helplines and arrangements. */
void openapi_help_schemas(struct json *json);
/* Those of /changes and of the histories. */
void openapi_change_schemas(struct json *json);

#endif
