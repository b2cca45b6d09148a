/* slug.h - a country's name as it stands in the address of a page. */
#ifndef API_SLUG_H
#define API_SLUG_H

enum { COUNTRY_SLUG_MAX = 128 }; /* bytes with the NUL; a longer one is cut */

/* From the English display name: "Côte d’Ivoire" gives "cote-divoire", "Russia" "russia".
 * Small letters of ASCII, digits, and single '-' between them. It is the key under which
 * the name is found (db/fold.h) with '-' for blanks, so that db_country_resolve() leads
 * from a slug back to its country. Empty for a name without Latin letters and digits. */
void country_slug(const char *english_name, char ret_slug[COUNTRY_SLUG_MAX]);

#endif
