/* packs.h - what a device keeps to answer without a connection: small, in columns,
 * because a column of like values is short when it is compressed. */
#ifndef API_PACKS_H
#define API_PACKS_H

#include "call.h"
#include "db/helpline.h"

/* "missions": those that stand in `country` or serve it, a value a mission in each
 * column.
 *
 * `here`: so many of the first ones stand there; `host` is where each of the others does.
 * `rank`: its place in `ranks` and `titles`. `city`: 0 is the city before.
 * `point`: latitude and longitude to 2 decimals, or null. Contacts have a column a kind:
 * a text, several, or null; a website without its https://.
 * Columns of what is rare are objects by the place of the mission: `name` where it is not
 * "TITLE of SENDER in CITY", `status` where it is not open, `hours`. */
enum db_status pack_put_missions(struct call *call, const char *country);

/* "arrangements": those that are confirmed, as rules. */
enum db_status pack_put_arrangements(struct call *call);
/* "members": the countries of each word that is a party of them, territories too. */
enum db_status pack_put_members(struct call *call);

/* One of "lines": kind, number, and hours where they are known. */
void pack_put_line(struct json *json, const struct db_helpline *line);

/* Schemas of the packs. */
void openapi_pack_schemas(struct json *json);

#endif
