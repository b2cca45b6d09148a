/* foreign.h - what the readers of foreign documents share: from a draft that a record
 * filled to a row of a merge, and finding the mission that a record without an id of ours
 * means. Private to the import. */
#ifndef API_FOREIGN_H
#define API_FOREIGN_H

#include "import_run.h"

#include <jansson.h>

/* A document of a format of its own. The tree is borrowed. */
struct foreign {
    bool (*is)(const json_t *tree);
    bool (*take)(struct api_import *import, json_t *tree);
};
extern const struct foreign foreign_feed, foreign_wikidata, foreign_overpass,
    foreign_osm_geojson, foreign_geojson, foreign_amt;

/* Is the tree a document of any of these? */
bool foreign_is_document(const json_t *tree);

/* Which members of the draft the record says; the others are said when they are there. */
enum {
    FOREIGN_POST = 1,   /* sending, host and rank: those of a new mission have to be */
    FOREIGN_LAW = 2,    /* legal_kind */
    FOREIGN_SERVES = 4, /* serves and areas */
    FOREIGN_STATUS = 8,
    FOREIGN_NAME = 16,
};
/* Merges the mission in import->draft, whose id may be "": a row that names these members
 * and no other. What a source does not say stays as it is. */
bool foreign_merge(struct api_import *import, int64_t number, unsigned says);

/* Opens a release of this format. `date` is that of the data, as its first ten characters
 * say; NULL, or not a date of the past: unknown. */
bool foreign_start(struct api_import *import, const struct import_format *format,
                   const char *date);
/* Which part of its source a file covers is told by its rows: the one country that all of
 * them have in common, or "*". */
void foreign_cover(struct api_import *import, const char *country);

/* The mission that is meant by the draft, by its facts; its id goes to ret_id, "" when
 * none is known. *ret_several: facts that fit more than one. */
struct foreign_search {
    double near_km;     /* 0: the place says nothing */
    const char *serves; /* NULL: any */
};
enum db_status foreign_find(struct api_import *import,
                            const struct foreign_search *search,
                            char ret_id[IMPORT_ID_MAX], bool *ret_several);
/* Is there a mission of this id, or that had it? Then its id now, and where it stands. */
enum db_status foreign_find_id(struct api_import *import, const char *id,
                               char ret_id[IMPORT_ID_MAX],
                               char ret_host[DB_COUNTRY_CODE_MAX]);

/* Text for a member: line ends become commas, other control characters and runs of blanks
 * one blank. NULL: nothing is left, or (with a warning that names `what`) it is too long.
 */
const char *foreign_text(struct api_import *import, int64_t number, const char *what,
                         const char *text);
/* Adds phone numbers, e-mail addresses and links of a text to the draft, parted by `;` or
 * as reach_next() has it; what cannot be used is a warning. */
void foreign_contacts(struct api_import *import, int64_t number,
                      enum db_contact_kind kind, const char *text);

/* A member that is a text and not empty, or NULL. */
const char *foreign_member(const json_t *object, const char *name);

#endif
