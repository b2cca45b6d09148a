/* view_linked_mission.c - a mission in words of schema.org. */
#include "view_linked.h"

#include "address.h"
#include "hours_week.h"
#include "opening_hours.h"
#include "reach.h"

#include <stdio.h>
#include <string.h>

static void put_known(struct json *json, const char *key, const char *value)
{
    if (value)
        json_put_text(json, key, value);
}

static const char *value_of(const struct db_mission *mission, enum db_contact_kind kind)
{
    for (size_t i = 0; i < mission->contact_count; i++) {
        if (mission->contacts[i].kind == kind)
            return mission->contacts[i].value;
    }
    return NULL;
}

/* The number that an office answers, else the one for emergencies. */
static void put_telephone(struct json *json, const struct db_mission *mission)
{
    static const enum db_contact_kind kinds[] = {
        DB_CONTACT_SWITCHBOARD, DB_CONTACT_CONSULAR, DB_CONTACT_EMERGENCY_24H,
        DB_CONTACT_DUTY};
    char number[REACH_PHONE_MAX];

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        const char *value = value_of(mission, kinds[i]);

        if (value && reach_phone(value, number)) {
            json_put_text(json, "telephone", number);
            return;
        }
    }
}

static void put_web(struct json *json, const struct db_mission *mission)
{
    const char *email = value_of(mission, DB_CONTACT_EMAIL);
    const char *website = value_of(mission, DB_CONTACT_WEBSITE);

    put_known(json, "email", email && reach_is_email(email) ? email : NULL);
    put_known(json, "url", website && reach_is_link(website) ? website : NULL);
}

static void put_place(struct json *json, const struct db_mission *mission)
{
    json_put_open(json, "address", '{');
    json_put_text(json, "@type", "PostalAddress");
    put_known(json, "streetAddress", mission->address);
    put_known(json, "addressLocality", mission->city);
    if (strlen(mission->host) == 2) /* of ISO 3166 */
        json_put_text(json, "addressCountry", mission->host);
    json_close(json, '}');
    if (mission->point_quality != DB_POINT_BUILDING)
        return;
    json_put_open(json, "geo", '{');
    json_put_text(json, "@type", "GeoCoordinates");
    json_key(json, "latitude");
    json_degrees(json, mission->point.latitude);
    json_key(json, "longitude");
    json_degrees(json, mission->point.longitude);
    json_close(json, '}');
}

static void put_hours(struct json *json, const char *text)
{
    struct opening_hours hours;
    struct hours_fault fault;
    struct hours_week week;

    if (!text || !opening_hours_parse(text, &hours, &fault) ||
        !hours_week_of(&hours, &week))
        return;
    json_key(json, "openingHours");
    hours_week_json(json, &week);
}

static void put_area(struct view *view, const struct db_mission *mission)
{
    struct json *json = &view->linked;
    char name[VIEW_NAME_MAX];

    json_put_open(json, "areaServed", '[');
    for (size_t i = 0; i < mission->serves_count; i++) {
        if (!mission->serves[i].country)
            continue;
        view_country_name(view->call, mission->serves[i].country, name);
        json_open(json, '{');
        json_put_text(json, "@type", "Country");
        json_put_text(json, "name", name);
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* Missions taken from Wikidata carry its item as their id. */
static void put_item(struct json *json, const char *id)
{
    char address[96];

    if (id[0] != 'Q' || id[1] < '0' || id[1] > '9')
        return;
    (void)snprintf(address, sizeof(address), "http://www.wikidata.org/entity/%s", id);
    json_put_text(json, "sameAs", address);
}

static void put_page(struct view *view, const char *id)
{
    char path[96], own[VIEW_PATH_MAX], address[ADDRESS_MAX];

    if (!address_is_absolute(view->call))
        return;
    (void)snprintf(path, sizeof(path), "/mission/%s", id);
    view_path(view->call, path, own);
    address_of_path(view->call, own, address);
    json_put_text(&view->linked, "mainEntityOfPage", address);
}

void linked_mission(struct view *view, const struct db_mission *mission)
{
    struct json *json = &view->linked;
    const bool is_embassy = strcmp(db_rank_row(mission->rank)->class, "embassy") == 0;

    json_open(json, '{');
    json_put_text(json, "@type", is_embassy ? "Embassy" : "GovernmentOffice");
    json_put_text(json, "name", mission->name);
    put_telephone(json, mission);
    put_web(json, mission);
    put_place(json, mission);
    put_hours(json, mission->opening_hours);
    put_area(view, mission);
    put_item(json, mission->id);
    put_page(view, mission->id);
    json_close(json, '}');
}
