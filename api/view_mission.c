/* view_mission.c - /mission/{id}: one embassy, consulate or office. */
#include "view_mission.h"

#include "lookup.h"
#include "precondition.h"
#include "routes.h"
#include "view_contact.h"
#include "view_hours.h"
#include "view_linked.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { ID_MAX = 64, ABOUT_MAX = DB_TEXT_MAX + 256 };

const struct param view_mission_params[] = {
    {.name = "id",
     .kind = PARAM_ID,
     .required = 1,
     .in_path = 1,
     .example = "Q4374060",
     .about = "Id of the mission, or one that it had before"},
    {0},
};

/* What is asked for after the row was lent. */
struct reading {
    struct view *view;
    const char *asked;
    enum db_status status;
    char id[ID_MAX], title[DB_TEXT_MAX + 1], about[ABOUT_MAX];
    struct candidate post; /* of it the hours, and whose clock they are in */
    struct buffer rest;    /* what stands below whether it is open */
};

/* ---- What it begins with ---- */

static void put_head(struct view *view, const struct db_mission *mission)
{
    char host[VIEW_NAME_MAX], path[VIEW_PATH_MAX];
    const struct view_step steps[] = {{path, host}, {NULL, mission->name}};

    view_country_name(view->call, mission->host, host);
    view_country_path(view->call, mission->host, path);
    view_trail(view, steps, 2);
    view_put_data(view, "h1", NULL, "en", mission->name);
    view_mission_kind(view, mission->rank, mission->sending);
}

/* What keeps it from helping stands above the ways to reach it. */
static void put_state(struct view *view, const struct db_mission *mission)
{
    struct buffer *out = view->out;

    if (mission->status != DB_STATUS_OPEN) {
        html_markup(out, "<p class=\"note\">");
        view_put_status(view, mission->status);
        if (mission->status_since) {
            html_markup(out, " ");
            view_time(view, mission->status_since);
        }
        if (mission->status_reason) {
            html_markup(out, " ");
            html_element(out, "bdi", NULL, NULL, mission->status_reason);
        }
        html_markup(out, "</p>\n");
    }
    if (mission->legal_kind == DB_LEGAL_SUBSTATE ||
        mission->legal_kind == DB_LEGAL_NON_STATE)
        view_put(view, "p", "note", T_MISSION_NO_STATE);
}

/* Who else helps those whom it is there for. */
static void put_help(struct view *view, const struct db_mission *mission)
{
    char path[VIEW_PATH_MAX], name[VIEW_NAME_MAX];

    view_help_path(view->call, mission->sending, mission->host, path);
    view_country_name(view->call, mission->sending, name);
    html_markup(view->out, "<p class=\"way\">");
    view_link_filled(view, path, T_MISSION_HELP, VALUES({"country", name}));
    html_markup(view->out, "</p>\n");
}

/* ---- Where it is on a map ---- */

static void put_map(struct view *view, const struct db_mission *mission)
{
    if (mission->point_quality == DB_POINT_BUILDING ||
        mission->point_quality == DB_POINT_CITY)
        html_markup(view->out,
                    "<figure class=\"map\" data-map=\".facts\" data-width=\"50\" hidden>"
                    "</figure>\n");
}

/* ---- The page ---- */

static void put_mission(struct reading *reading, const struct db_mission *mission)
{
    struct view *view = reading->view;

    put_head(view, mission);
    linked_mission(view, mission);
    view->out = &reading->rest;
    html_markup(view->out, "<div class=\"columns\">\n<div>\n");
    put_state(view, mission);
    view_mission_actions(view, mission, NULL);
    put_help(view, mission);
    view_mission_facts(view, mission);
    html_markup(view->out, "</div>\n<div class=\"aside\">\n");
    put_map(view, mission);
    html_markup(view->out, "<section class=\"card origin\">\n");
    reading->status = view_mission_origin(view, mission);
    view_mission_links(view, mission);
    html_markup(view->out, "</section>\n</div>\n</div>\n");
    view->out = &view->main;
}

static void read_post(struct candidate *post, const struct db_mission *mission)
{
    const char *hours = mission->opening_hours;

    post->tier = TIER_LOCAL;
    post->status = mission->status;
    post->has_point = mission->point_quality == DB_POINT_BUILDING ||
                      mission->point_quality == DB_POINT_CITY;
    post->point = mission->point;
    (void)snprintf(post->host, sizeof(post->host), "%s", mission->host);
    if (hours && strlen(hours) < sizeof(post->hours))
        (void)snprintf(post->hours, sizeof(post->hours), "%s", hours);
}

static void read_mission(const struct db_mission *mission, void *context)
{
    struct reading *reading = context;

    (void)snprintf(reading->id, sizeof(reading->id), "%s", mission->id);
    if (strcmp(mission->id, reading->asked) != 0)
        return;
    (void)snprintf(reading->title, sizeof(reading->title), "%s", mission->name);
    view_fill(reading->view, T_MISSION_ABOUT, VALUES({"name", mission->name}),
              reading->about, sizeof(reading->about));
    read_post(&reading->post, mission);
    put_mission(reading, mission);
}

/* Open now, and until when: as the lookup has it. */
static enum db_status put_door(struct reading *reading)
{
    struct call *call = reading->view->call;
    struct lookup lookup = {.call = call,
                            .at_seconds = call->request->now,
                            .is_now = true,
                            .candidates = {.row = &reading->post, .count = 1}};
    enum db_status status = lookup_doors(&lookup);

    if (status == DB_OK)
        view_door(reading->view, &reading->post);
    reading->view->main.failed |= lookup.candidates.failed;
    return status;
}

static int answer(struct call *call, struct reading *reading)
{
    struct view *view = reading->view;
    char path[ID_MAX + 16];

    (void)snprintf(path, sizeof(path), "/mission/%s", reading->id);
    if (strcmp(reading->id, reading->asked) != 0)
        return view_moved(call, path);
    view->title = reading->title;
    view->description = reading->about;
    view->path = path;
    if (reading->status == DB_OK)
        reading->status = put_door(reading);
    view->main.failed |= reading->rest.failed;
    buffer_append(&view->main, reading->rest.data, reading->rest.length);
    return view_end(view, reading->status);
}

/* Ids have capital letters; addresses that were typed may not. */
static enum db_status find(struct call *call, struct reading *reading)
{
    char id[ID_MAX];
    size_t length = 0;
    enum db_status status =
        db_mission_by_id(call->db, reading->asked, read_mission, reading);

    if (status != DB_NOT_FOUND)
        return status;
    for (; reading->asked[length] && length + 1 < sizeof(id); length++)
        id[length] = (char)toupper((unsigned char)reading->asked[length]);
    id[length] = '\0';
    return strcmp(id, reading->asked) == 0
               ? DB_NOT_FOUND
               : db_mission_by_id(call->db, id, read_mission, reading);
}

int view_mission(struct call *call)
{
    struct view view;
    struct reading reading = {.view = &view, .asked = call_text(call, "id")};

    view_begin(&view, call, "mission");
    enum db_status status = find(call, &reading);
    int answered = 0;

    if (status == DB_NOT_FOUND)
        answered = precondition_absent(call, DB_KIND_MISSION, reading.asked);
    else
        answered =
            status == DB_OK ? answer(call, &reading) : call_db_failed(call, status);
    buffer_release(&reading.rest);
    view_release(&view);
    return answered;
}
