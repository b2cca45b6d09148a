/* country_json.h - a country as the API shows it. */
#ifndef API_COUNTRY_JSON_H
#define API_COUNTRY_JSON_H

#include "db/country.h"
#include "json.h"

typedef void country_writer(struct json *json, const struct db_country *country);

struct country_member {
    const char *name;
    country_writer *write;
    const char *schema; /* OpenAPI 3.1 schema of the member, as JSON */
};

extern const struct country_member country_members[]; /* ends with a NULL name */
extern const char *const country_fields[];            /* their names, ends with NULL */

/* Members of `country` within an object that is open already; `fields` as in
 * mission_json(). */
void country_json_members(struct json *json, const struct db_country *country,
                          uint64_t fields);
/* The facts alone, for the change log. */
void country_json_facts(struct json *json, const struct db_country *country);

#endif
