/* amt.h - addresses of missions as the Auswärtiges Amt lists them. Private to amt*.c. */
#ifndef API_AMT_H
#define API_AMT_H

#include "foreign.h"
#include "gather.h"

/* What a list is of: German missions in the world, or missions of the world in Germany.
 */
enum amt_direction { AMT_UNKNOWN, AMT_ABROAD, AMT_IN_GERMANY };

/* The country of a German name; NULL: not known, or the import has failed. */
const struct atlas_country *amt_country(struct api_import *import, const char *name);
/* The kind of post that German words mean; false: none that receives anybody for a
 * country. */
bool amt_rank(const char *words, enum db_rank *ret_rank);
/* A city as it is called in English, where that differs: "Kairo" is "Cairo". */
const char *amt_city(const char *name);

/* Direction of a list, by the countries of its addresses and of their groups. */
enum amt_direction amt_direction(struct api_import *import, const struct gather *rows);
/* One address, in all the groups that list it, merged or set aside. False: the import has
 * failed. */
bool amt_take_address(struct api_import *import, enum amt_direction direction,
                      const struct gather_row *rows, size_t count);

#endif
