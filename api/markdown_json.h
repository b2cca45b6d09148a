/* markdown_json.h - Markdown as a JSON string of HTML. */
#ifndef API_MARKDOWN_JSON_H
#define API_MARKDOWN_JSON_H

#include "json.h"

/* `markdown` NULL: null. */
void markdown_json(struct json *json, const char *markdown);

#endif
