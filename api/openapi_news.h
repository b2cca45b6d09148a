#ifndef API_OPENAPI_NEWS_H
#define API_OPENAPI_NEWS_H

#include "json.h"

/* Writes the schemas of articles and notices among components.schemas. */
void openapi_news(struct json *json);

#endif
