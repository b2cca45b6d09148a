/* lookup_place.c - the countries of a lookup: what is asked of them, once. */
#include "lookup.h"
#include "the.h"

#include <stdio.h>
#include <string.h>

static void copy(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%s", text ? text : "");
}

static void add_memberships(struct lookup_place *place, const struct db_country *country)
{
    for (size_t i = 0; i < country->membership_count; i++) {
        if (place->membership_count == LOOKUP_MEMBERSHIPS_MAX)
            return;
        copy(place->membership[place->membership_count++], sizeof(place->membership[0]),
             country->memberships[i]);
    }
}

static void take_place(const struct db_country *country, void *context)
{
    struct lookup_place *place = context;

    copy(place->code, sizeof(place->code), country->code);
    copy(place->name, sizeof(place->name), country->name);
    the_before(country->name, place->phrase, sizeof(place->phrase));
    copy(place->parent, sizeof(place->parent), country->parent);
    copy(place->emergency, sizeof(place->emergency), country->emergency);
    copy(place->time_zone, sizeof(place->time_zone), country->time_zone);
    copy(place->note, sizeof(place->note), country->note);
    place->territory = strcmp(country->kind, "territory") == 0;
    place->other = strcmp(country->kind, "other") == 0;
    place->has_capital = country->has_capital_point;
    place->capital = country->capital_point;
    add_memberships(place, country);
}

static void take_parent(const struct db_country *country, void *context)
{
    struct lookup_place *place = context;

    the_before(country->name, place->parent_phrase, sizeof(place->parent_phrase));
    if (place->territory)
        add_memberships(place, country);
}

enum db_status lookup_read_place(struct db *db, const char *code,
                                 struct lookup_place *place)
{
    enum db_status status = db_country_by_code(db, code, take_place, place);

    if (status != DB_OK || !place->parent[0])
        return status;
    return db_country_by_code(db, place->parent, take_parent, place);
}

const char *lookup_sovereign(const struct lookup_place *place)
{
    return place->territory ? place->parent : place->code;
}

static bool has_party(const struct lookup_place *place, const char *party)
{
    if (strcmp(lookup_sovereign(place), party) == 0)
        return true;
    for (size_t i = 0; i < place->membership_count; i++) {
        if (strcmp(place->membership[i], party) == 0)
            return true;
    }
    return false;
}

bool lookup_is_party(const struct lookup_place *place, const char *const *parties,
                     size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (has_party(place, parties[i]))
            return true;
    }
    return false;
}
