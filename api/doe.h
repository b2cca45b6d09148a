/* doe.h - one row of the table of database-of-embassies while it is read, and of other
 * data of Wikidata that is like it. Private to doe*.c and wikidata*.c. */
#ifndef API_DOE_H
#define API_DOE_H

#include "import_run.h"
#include "post_type.h"

/* Columns by the names of the header; the needed ones are marked. */
#define DOE_COLUMNS(X)                                                                   \
    X(OPERATOR, "operator", true)                                                        \
    X(OPERATOR_ITEM, "operatorQID", true)                                                \
    X(JURISDICTIONS, "jurisdictions", false)                                             \
    X(JURISDICTION_ITEMS, "jurisdictionQIDs", false)                                     \
    X(COUNTRY, "country", true)                                                          \
    X(COUNTRY_ITEM, "countryQID", true)                                                  \
    X(CITY, "city", false)                                                               \
    X(CITY_ITEM, "cityQID", false)                                                       \
    X(ADDRESS, "address", false)                                                         \
    X(LATITUDE, "latitude", false)                                                       \
    X(LONGITUDE, "longitude", false)                                                     \
    X(PHONE, "phone", false)                                                             \
    X(EMAIL, "email", false)                                                             \
    X(WEBSITE, "website", false)                                                         \
    X(FACEBOOK, "facebook", false)                                                       \
    X(TWITTER, "twitter", false)                                                         \
    X(YOUTUBE, "youtube", false)                                                         \
    X(PICTURE, "picture", false) /* licences differ: none is taken */                    \
    X(PICTURE_AUTHOR, "pictureAuthor", false)                                            \
    X(PICTURE_LICENSE, "pictureLicense", false)                                          \
    X(PICTURE_LICENSE_URL, "pictureLicenseURL", false)                                   \
    X(TYPE, "type", true)                                                                \
    X(TYPE_ITEM, "typeQID", false)                                                       \
    X(CREATION, "creation", false)                                                       \
    X(ITEM, "QID", true)

#define ENUM(id, name, needed) DOE_##id,
enum doe_column { DOE_COLUMNS(ENUM) DOE__COUNT };
#undef ENUM

struct doe_row {
    struct api_import *import;
    int64_t line;
    const char *cell[DOE__COUNT];
    char id[ATLAS_ITEM_MAX];
    struct post_type type;
    bool embassy; /* the class of its rank */
    const struct atlas_country *sending, *host;
    const struct atlas_substate *substate; /* NULL: the country itself sends */
    const struct atlas_country *served[DB_SERVES_MAX]; /* jurisdictions: countries */
    size_t served_count;
    const char *area[DB_SERVES_MAX]; /* and what is not one */
    size_t area_count;
    bool has_point;
    struct db_point point;
};

/* "http://www.wikidata.org/entity/Q142" or "Q142" -> "Q142". False: not an item. */
bool doe_item(const char *cell, char ret_item[ATLAS_ITEM_MAX]);

/* A row whose cells are set into the draft; no cell is NULL. False: it cannot be stored,
 * and ret_reason says why. */
enum { DOE_REASON_MAX = 240 };
bool doe_read(struct doe_row *row, char ret_reason[DOE_REASON_MAX]);

/* Jurisdictions, point and host, and what follows from them, the same way. */
bool doe_place(struct doe_row *row, char ret_reason[DOE_REASON_MAX]);

/* Is this Wikidata's address for a value that exists and is not known? */
bool doe_is_unknown(const char *text);

/* A cell, or NULL: empty, or (with a warning) too long. */
const char *doe_text(struct doe_row *row, enum doe_column column);

/* Adds the contacts of the row to the draft; what cannot be used is a warning. */
void doe_contacts(struct doe_row *row);

#endif
