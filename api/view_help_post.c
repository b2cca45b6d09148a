/* view_help_post.c - one that may help, as a card: what it is, whether it is open, how it
 * is reached, what to keep in mind, and where that is from. */
#include "degrees.h"
#include "view_contact.h"
#include "view_help.h"
#include "view_hours.h"
#include "view_linked.h"
#include "view_mission.h"

#include <stdio.h>
#include <string.h>

enum { NEXT_DOOR_KM = 60 };

static struct view_way way_of(const struct reach_way *way)
{
    return (struct view_way){way->kind, way->value,
                             way->display[0] ? way->display : way->bare};
}

/* ---- What to keep in mind ---- */

static void put_note(struct view *view, enum text_key key)
{
    view_put(view, "p", "note", key);
}

/* Words of a record, in its language. */
static void put_words(struct view *view, const char *words)
{
    if (words[0])
        view_put_data(view, "p", "note", "en", words);
}

static void put_elsewhere(struct help *help, const struct candidate *row)
{
    const bool is_next_door = row->distance_km >= 0 && row->distance_km < NEXT_DOOR_KM;

    if (row->tier != TIER_ACCREDITED)
        return;
    put_note(help->view, is_next_door ? T_HELP_NEXT_DOOR : T_HELP_ABROAD);
}

static void put_arranged(struct help *help, const struct candidate *row)
{
    struct view *view = help->view;

    if (row->tier != TIER_ARRANGEMENT)
        return;
    if (row->covers_nothing)
        put_note(view, T_HELP_COVERS_NOTHING);
    if (row->cover == DB_COVER_EMERGENCY)
        put_note(view, T_HELP_EMERGENCY_ONLY);
    if (row->cover == DB_COVER_UNKNOWN)
        put_note(view, T_HELP_COVER_UNKNOWN);
    if (help->lookup->arrangement[row->arrangement].discretionary)
        put_note(view, T_HELP_DISCRETIONARY);
    put_words(view, help->lookup->arrangement[row->arrangement].caveat);
    put_words(view, row->note);
}

static void put_hosted(struct help *help, const struct candidate *row)
{
    char name[VIEW_NAME_MAX];

    if (!row->hosted_by[0])
        return;
    view_country_name(help->view->call, row->hosted_by, name);
    view_put_filled(help->view, "p", "note", T_HELP_HOSTED, VALUES({"country", name}));
}

void help_put_caveats(struct help *help, const struct candidate *row)
{
    struct view *view = help->view;

    if (row->status == DB_STATUS_UNKNOWN)
        put_note(view, T_HELP_STATUS_UNKNOWN);
    put_words(view, row->reason);
    put_elsewhere(help, row);
    put_arranged(help, row);
    if (help->lookup->of_residence)
        put_note(view, T_HELP_RESIDENT);
    if (row->fit == FIT_NO)
        put_note(view, T_HELP_NO_SUCH_SERVICE);
    if (row->rank == DB_RANK_HONORARY_CONSUL)
        put_note(view, T_HELP_HONORARY);
    put_hosted(help, row);
}

/* ---- A card ---- */

/* Scripts sort by where a post stands; nothing is known of one whose point is suspect. */
static void open_card(struct help *help, const struct candidate *row)
{
    struct buffer *out = help->view->out;
    char latitude[DEGREES_MAX], longitude[DEGREES_MAX];
    const bool is_best = row == help->lookup->best;

    html_markup(out, is_best                      ? "<article class=\"card best\""
                     : row->tier == TIER_MINISTRY ? "<article class=\"card ministry\""
                                                  : "<article class=\"card\"");
    if (row->tier == TIER_LOCAL && row->has_point) {
        degrees_write(row->point.latitude, latitude);
        degrees_write(row->point.longitude, longitude);
        html_attribute(out, "data-lat", latitude);
        html_attribute(out, "data-lon", longitude);
    }
    html_markup(out, ">\n");
}

static void put_heading(struct help *help, const struct candidate *row, const char *name)
{
    struct view *view = help->view;
    const char *tag = row == help->lookup->best ? "h2" : "h3";
    char path[VIEW_PATH_MAX];

    html_markup(view->out, "<");
    html_markup(view->out, tag);
    html_markup(view->out, row->id[0] ? " lang=\"en\" dir=\"auto\">" : ">");
    (void)snprintf(path, sizeof(path), "/mission/%s", row->id);
    if (row->id[0])
        view_link(view, path, name);
    else
        html_text(view->out, name);
    html_markup(view->out, "</");
    html_markup(view->out, tag);
    html_markup(view->out, ">\n");
}

static void put_badges(struct help *help, const struct candidate *row)
{
    static const enum text_key tiers[] = {
        [TIER_LOCAL] = T_HELP_TIER_LOCAL,
        [TIER_ACCREDITED] = T_HELP_TIER_ACCREDITED,
        [TIER_ARRANGEMENT] = T_HELP_TIER_ARRANGEMENT,
        [TIER_MINISTRY] = T_HELP_TIER_MINISTRY,
        [TIER_EMERGENCY] = T_HELP_TIER_MINISTRY,
    };
    struct view *view = help->view;
    const bool has_status = candidate_is_post(row) && row->status != DB_STATUS_OPEN;

    if (row->tier == TIER_LOCAL && !has_status)
        return; /* nothing but what is expected */
    html_markup(view->out, "<p class=\"badges\">");
    view_put(view, "span", "badge", tiers[row->tier]);
    if (has_status)
        view_put_status(view, row->status);
    html_markup(view->out, "</p>\n");
}

/* "Moscow, Russia", and of one that stands elsewhere whom it serves, and how far it is.
 */
static void put_place(struct help *help, const struct candidate *row)
{
    struct view *view = help->view;
    const struct lookup_place *host = &help->lookup->host;
    char name[VIEW_NAME_MAX], number[24];

    view_country_name(view->call, row->host, name);
    html_markup(view->out, "<p class=\"place\">");
    if (row->city[0]) {
        html_element(view->out, "bdi", NULL, NULL, row->city);
        view_put_comma(view);
    }
    html_element(view->out, "bdi", NULL, NULL, name);
    if (row->tier == TIER_ACCREDITED && row->distance_km >= 0) {
        (void)snprintf(number, sizeof(number), "%lld",
                       (long long)(row->distance_km + 0.5));
        html_markup(view->out, " · ");
        view_say(view, T_HELP_FROM_CAPITAL, VALUES({"km", number}));
    }
    html_markup(view->out, "</p>\n");
    if (row->by_parent) {
        view_country_name(view->call, host->parent, name);
        view_put_filled(view, "p", "soft", T_HELP_SERVES, VALUES({"country", name}));
    }
}

struct filling {
    struct help *help;
    const struct candidate *row;
};

static void put_listed_hours(struct view *view, const struct db_mission *mission)
{
    const char *hours = mission->opening_hours_text ? mission->opening_hours_text
                                                    : mission->opening_hours;

    if (!hours)
        return;
    html_markup(view->out, "<p class=\"soft\">");
    view_say(view, T_HELP_HOURS, VALUES({"hours", hours}));
    html_markup(view->out, "</p>\n");
}

/* What the row kept of the mission is not all: its other contacts, its address. */
static void put_mission(const struct db_mission *mission, void *context)
{
    const struct filling *filling = context;
    struct help *help = filling->help;
    const struct candidate *row = filling->row;
    const struct view_way way =
        row->way ? way_of(row->way) : (struct view_way){.kind = NULL};
    const bool may_work = candidate_is_usable(row) || row->status == DB_STATUS_UNKNOWN;

    if (may_work)
        view_mission_actions(help->view, mission, row->way ? &way : NULL);
    if (row->tier == TIER_LOCAL)
        put_place(help, row);
    if (may_work)
        view_mission_address(help->view, mission);
    if (may_work)
        put_listed_hours(help->view, mission);
    if (row == help->lookup->best)
        linked_mission(help->view, mission);
}

static void put_line(struct help *help, const struct candidate *row)
{
    struct view *view = help->view;
    const struct view_way way = way_of(&row->usual);

    view_line_actions(view, &way);
    if (row->hours_words[0]) {
        html_markup(view->out, "<p class=\"soft\">");
        view_say(view, T_HELP_HOURS, VALUES({"hours", row->hours_words}));
        html_markup(view->out, "</p>\n");
    }
    if (row->note[0])
        view_put_data(view, "p", "soft", "en", row->note);
}

enum db_status help_put_card(struct help *help, const struct candidate *row)
{
    struct view *view = help->view;
    struct filling filling = {help, row};
    char ministry[2 * VIEW_NAME_MAX], country[VIEW_NAME_MAX];
    enum db_status status = DB_OK;

    view_country_name(view->call, row->sending, country);
    view_fill(view, T_HELP_MINISTRY, VALUES({"country", country}), ministry,
              sizeof(ministry));
    open_card(help, row);
    put_badges(help, row);
    put_heading(help, row, candidate_is_post(row) ? row->name : ministry);
    if (candidate_is_post(row)) {
        view_mission_kind(view, row->rank, row->sending);
        if (row->tier != TIER_LOCAL) /* of the others where they are comes last */
            put_place(help, row);
        view_door(help->view, row);
        status = db_mission_by_number(view->call->db, row->number, put_mission, &filling);
        help_put_caveats(help, row);
    } else {
        put_line(help, row);
    }
    help_put_source(help, row);
    html_markup(view->out, "</article>\n");
    return status == DB_NOT_FOUND ? DB_OK : status;
}
