/* lookup_forms.h - the lookup's answer in forms that are not JSON of ours. */
#ifndef API_LOOKUP_FORMS_H
#define API_LOOKUP_FORMS_H

#include "lookup.h"

enum { LOOKUP_TEXT_BYTES = 1200 }; /* one packet of a bad line */

/* Plain text of at most LOOKUP_TEXT_BYTES: the host's emergency number, whom to turn to
 * first and when they are there, the ministry's line, what to keep in mind, the source.
 * What is less important is left out first, never cut within a line. */
void lookup_text(struct lookup *lookup);

/* Cards (vCard 4.0): of whom to turn to first, then of others that can be reached. */
enum db_status lookup_vcard(struct lookup *lookup);

/* A feature for each candidate in its order; lines have no geometry. */
void lookup_geojson(struct lookup *lookup);

#endif
