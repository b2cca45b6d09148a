/* atlas.h - all countries in memory: who is meant by a Wikidata item or a name, and which
 * country a point lies in. An import asks ten thousand times. */
#ifndef API_ATLAS_H
#define API_ATLAS_H

#include "db/country.h"

#include <stdbool.h>
#include <stddef.h>

enum { ATLAS_NAME_MAX = 160, ATLAS_ITEM_MAX = 16 };

struct atlas_country {
    char code[DB_COUNTRY_CODE_MAX];
    char parent[DB_COUNTRY_CODE_MAX]; /* "": none */
    char name[ATLAS_NAME_MAX];        /* English */
    char capital[ATLAS_NAME_MAX];
    bool territory; /* a part of its parent with a code of its own */
    bool has_capital_point, has_box;
    struct db_point capital_point;
    struct db_box box;
};

/* A part of a country that keeps offices abroad: Quebec. */
struct atlas_substate {
    char country[DB_COUNTRY_CODE_MAX];
    char item[ATLAS_ITEM_MAX];
    char name[64];
};

struct atlas;

/* Reads db_country_list(). NULL: db_error() or out of memory. */
struct atlas *atlas_load(struct db *db);
void atlas_release(struct atlas *atlas);
size_t atlas_count(const struct atlas *atlas);

/* All lend until atlas_release(); NULL: no such country. */
const struct atlas_country *atlas_by_code(const struct atlas *atlas, const char *code);
/* By Wikidata item ("Q142") first, by name second, if it names one country only. */
const struct atlas_country *atlas_resolve(const struct atlas *atlas, const char *item,
                                          const char *name);
const struct atlas_substate *atlas_substate(const struct atlas *atlas, const char *item,
                                            const char *name);

/* The country whose box, widened by `margin_km`, holds the point and whose capital is
 * nearest to it: among `choice`, or among all when `count` is 0; never `except`. */
struct atlas_search {
    const struct atlas_country *const *choice;
    size_t count;
    const struct atlas_country *except;
    double margin_km;
};
const struct atlas_country *atlas_at(const struct atlas *atlas, struct db_point point,
                                     const struct atlas_search *search);
/* The only country but `except` whose box holds the point; NULL: none, or several. */
const struct atlas_country *atlas_only_at(const struct atlas *atlas,
                                          struct db_point point,
                                          const struct atlas_country *except);
/* The territory of `country` that the point lies in, nearer to that territory's capital
 * than to the country's (Nouméa is in New Caledonia); else `country` itself. */
const struct atlas_country *atlas_territory(const struct atlas *atlas,
                                            const struct atlas_country *country,
                                            struct db_point point);
/* The same without a point: the territory that is called like the city, or whose capital
 * is (Hong Kong, Cayenne). */
const struct atlas_country *atlas_territory_of(const struct atlas *atlas,
                                               const struct atlas_country *country,
                                               const char *city);

#endif
