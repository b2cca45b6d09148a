/* osm.h - one object of OpenStreetMap that is a diplomatic post. Private to osm*.c. */
#ifndef API_OSM_H
#define API_OSM_H

#include "foreign.h"

enum { OSM_NAME_MAX = 40 };

struct osm_record {
    int64_t number;          /* of the element or feature, from 1 */
    char name[OSM_NAME_MAX]; /* "way/1234" */
    const json_t *tags;
    struct db_point point;
    const struct atlas_country *sending;
    enum db_rank rank;
    struct osm_record
        *also; /* another object of the same post, whose tags add to these */
    struct osm_record *head; /* the record whose `also` this is; NULL: it is a post */
    int joined;              /* how many are in its `also` */
};

struct osm_records {
    struct osm_record *record;
    size_t count;
};

/* The value of a tag, of the record or of those that are the same post; NULL: none. */
const char *osm_tag(const struct osm_record *record, const char *name);
/* One of two keys for the same. */
const char *osm_tag_or(const struct osm_record *record, const char *name,
                       const char *other);
/* Cuts the next of a `;` list off, without blanks; false: there is none left. */
bool osm_next(const char **rest, char ret_part[DB_TEXT_MAX]);

/* Is an object with these tags a post, by any way that it has been tagged? */
bool osm_is_post(const json_t *tags);
/* Rank and sender by the tags of the record. Returns why it cannot be told, or NULL. */
const char *osm_classify(const struct atlas *atlas, struct osm_record *record);

/* Elements or features into records, which have room for all of them; what is none is set
 * aside. False: the import has failed. */
bool osm_read_elements(struct api_import *import, const json_t *elements,
                       struct osm_records *ret_records);
bool osm_read_features(struct api_import *import, const json_t *features,
                       struct osm_records *ret_records);

/* Objects of one sender and class within 50 m of each other are one post: a building and
 * a point in it. False: the import has failed. */
bool osm_join(struct api_import *import, struct osm_records *records);

/* Where the post stands, and the countries that it is accredited to. Returns why it
 * cannot be told, or NULL; *ret_host is borrowed from the atlas. */
struct osm_place {
    const struct atlas_country *host;
    const struct atlas_country *target[DB_SERVES_MAX];
    size_t target_count;
};
const char *osm_place(struct api_import *import, const struct osm_record *record,
                      const char *known_host, struct osm_place *ret_place);

/* Everything else into import->draft. */
void osm_fill(struct api_import *import, const struct osm_record *record,
              const struct osm_place *place);

#endif
