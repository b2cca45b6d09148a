/* view_mission_facts.c - what is known of a mission, each fact under its name. */
#include "degrees.h"
#include "view_contact.h"
#include "view_hours.h"
#include "view_mission.h"

#include <stdio.h>
#include <string.h>

static void open_fact(struct view *view, enum text_key label)
{
    html_markup(view->out, "<dt>");
    html_text(view->out, view_text(view, label));
    html_markup(view->out, "</dt>\n<dd>");
}

static void close_fact(struct view *view)
{
    html_markup(view->out, "</dd>\n");
}

/* Text of a record; nothing where there is none. */
static void put_data(struct view *view, enum text_key label, const char *lang,
                     const char *value)
{
    if (!value)
        return;
    open_fact(view, label);
    html_element(view->out, "bdi", "lang", lang, value);
    close_fact(view);
}

static void put_country(struct view *view, const char *code)
{
    char name[VIEW_NAME_MAX], path[VIEW_PATH_MAX];

    view_country_name(view->call, code, name);
    view_country_path(view->call, code, path);
    html_markup(view->out, "<bdi>");
    view_link(view, path, name);
    html_markup(view->out, "</bdi>");
}

/* ---- Where ---- */

/* For the map. What may be wrong by a country is no place. */
static void put_point(struct view *view, const struct db_mission *mission)
{
    char latitude[DEGREES_MAX], longitude[DEGREES_MAX];

    if (mission->point_quality != DB_POINT_BUILDING &&
        mission->point_quality != DB_POINT_CITY)
        return;
    degrees_write(mission->point.latitude, latitude);
    degrees_write(mission->point.longitude, longitude);
    html_attribute(view->out, "data-lat", latitude);
    html_attribute(view->out, "data-lon", longitude);
}

static void put_place(struct view *view, const struct db_mission *mission)
{
    if (mission->address) {
        open_fact(view, T_MISSION_ADDRESS);
        view_mission_address(view, mission);
        close_fact(view);
    }
    html_markup(view->out, "<dt>");
    html_text(view->out, view_text(view, T_MISSION_PLACE));
    html_markup(view->out, "</dt>\n<dd");
    put_point(view, mission);
    html_markup(view->out, ">");
    if (mission->city) {
        html_element(view->out, "bdi", NULL, NULL, mission->city);
        view_put_comma(view);
    }
    put_country(view, mission->host);
    close_fact(view);
}

/* ---- When ---- */

static void put_hours(struct view *view, const struct db_mission *mission)
{
    if (!mission->opening_hours && !mission->opening_hours_text)
        return;
    open_fact(view, T_MISSION_HOURS);
    if (mission->opening_hours)
        view_hours(view, mission->opening_hours);
    if (mission->opening_hours_text)
        view_put_data(view, "p", mission->opening_hours ? "soft" : NULL, NULL,
                      mission->opening_hours_text);
    close_fact(view);
}

/* ---- For whom ---- */

static void put_served(struct view *view, const struct db_mission *mission,
                       const struct db_serves *serves)
{
    char name[VIEW_NAME_MAX], path[VIEW_PATH_MAX];

    if (!serves->country) {
        html_element(view->out, "bdi", NULL, NULL, serves->area);
        return;
    }
    view_country_name(view->call, serves->country, name);
    view_help_path(view->call, mission->sending, serves->country, path);
    html_markup(view->out, "<bdi>");
    view_link(view, path, name);
    html_markup(view->out, "</bdi>");
}

static void put_serves(struct view *view, const struct db_mission *mission)
{
    open_fact(view, T_MISSION_SERVES);
    for (size_t i = 0; i < mission->serves_count; i++) {
        if (i > 0)
            view_put_comma(view);
        put_served(view, mission, &mission->serves[i]);
    }
    close_fact(view);
}

static void put_services(struct view *view, const struct db_mission *mission)
{
    static const enum text_key names[DB_SERVICE__COUNT] = {
        [DB_SERVICE_CITIZEN_SERVICES] = T_SERVICE_CITIZEN_SERVICES,
        [DB_SERVICE_EMERGENCY_TRAVEL_DOCUMENT] = T_SERVICE_EMERGENCY_TRAVEL_DOCUMENT,
        [DB_SERVICE_PASSPORT] = T_SERVICE_PASSPORT,
        [DB_SERVICE_NOTARIAL] = T_SERVICE_NOTARIAL,
        [DB_SERVICE_DETAINED_VISITS] = T_SERVICE_DETAINED_VISITS,
        [DB_SERVICE_IMMIGRANT_VISAS] = T_SERVICE_IMMIGRANT_VISAS,
        [DB_SERVICE_NON_IMMIGRANT_VISAS] = T_SERVICE_NON_IMMIGRANT_VISAS,
        [DB_SERVICE_OTHER] = T_SERVICE_OTHER,
    };
    static const enum text_key values[DB_OFFERED__COUNT] = {
        [DB_OFFERED_YES] = T_OFFERED_YES,
        [DB_OFFERED_NO] = T_OFFERED_NO,
        [DB_OFFERED_LIMITED] = T_OFFERED_LIMITED,
    };

    if (mission->service_count == 0)
        return;
    open_fact(view, T_MISSION_SERVICES);
    html_markup(view->out, "<ul class=\"services\">\n");
    for (size_t i = 0; i < mission->service_count; i++) {
        html_markup(view->out, "<li>");
        html_text(view->out, view_text(view, names[mission->services[i].kind]));
        html_markup(view->out, ": ");
        html_text(view->out, view_text(view, values[mission->services[i].value]));
        html_markup(view->out, "</li>\n");
    }
    html_markup(view->out, "</ul>");
    close_fact(view);
}

/* ---- What ---- */

static const char *kind_of(const struct view *view, enum db_rank rank)
{
    static const enum text_key names[DB_RANK__COUNT] = {
#define NAME(id, word, class, title) [DB_RANK_##id] = T_RANK_##id,
        MISSION_RANKS(NAME)
#undef NAME
    };

    return view_text(view, names[rank]);
}

void view_mission_kind(struct view *view, enum db_rank rank, const char *sending)
{
    char country[VIEW_NAME_MAX];

    if (view->call->language == LANGUAGE_EN)
        return;
    view_country_name(view->call, sending, country);
    view_put_filled(view, "p", "kind", T_RANK_OF,
                    VALUES({"kind", kind_of(view, rank)}, {"country", country}));
}

static void put_kind(struct view *view, const struct db_mission *mission)
{
    open_fact(view, T_MISSION_KIND);
    html_text(view->out, kind_of(view, mission->rank));
    close_fact(view);
    open_fact(view, T_MISSION_SENT_BY);
    put_country(view, mission->sending);
    close_fact(view);
    if (mission->hosted_by) {
        open_fact(view, T_MISSION_HOSTED_BY);
        put_country(view, mission->hosted_by);
        close_fact(view);
    }
    if (mission->opened) {
        open_fact(view, T_MISSION_OPENED);
        view_time(view, mission->opened);
        close_fact(view);
    }
}

void view_mission_facts(struct view *view, const struct db_mission *mission)
{
    html_markup(view->out, "<dl class=\"facts\">\n");
    put_place(view, mission);
    put_hours(view, mission);
    put_serves(view, mission);
    put_services(view, mission);
    put_kind(view, mission);
    put_data(view, T_MISSION_ID, NULL, mission->id);
    html_markup(view->out, "</dl>\n");
}
