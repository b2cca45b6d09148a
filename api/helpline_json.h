/* helpline_json.h - the lines of a country as JSON. */
#ifndef API_HELPLINE_JSON_H
#define API_HELPLINE_JSON_H

#include "db/helpline.h"
#include "json.h"

void helplines_json(struct json *json, const struct db_helplines *helplines);
/* Only "lines", as an array: for the change log and for other answers. */
void helpline_list_json(struct json *json, const struct db_helplines *helplines);

/* What each line has; ends with NULL. */
extern const char *const helpline_members[];

#endif
