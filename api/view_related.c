/* view_related.c - the missions of an article's countries in each other, each on a line
 * with what reaches it, and the way to all who can help. */
#include "db/mission.h"
#include "view.h"
#include "view_contact.h"

#include <stdio.h>
#include <string.h>

enum { PAIRS_MAX = 12, ID_MAX = 40 };

/* Which contact stands on the line: kinds in the order of use. */
static const enum db_contact_kind wanted[] = {DB_CONTACT_CONSULAR, DB_CONTACT_SWITCHBOARD,
                                              DB_CONTACT_EMERGENCY_24H, DB_CONTACT_DUTY,
                                              DB_CONTACT_WEBSITE};
enum { WANTED_COUNT = sizeof(wanted) / sizeof(wanted[0]) };

struct pair {
    const char *host;
    bool found;
    char id[ID_MAX], name[DB_TEXT_MAX + 1], city[VIEW_NAME_MAX];
    size_t way; /* of `wanted`; WANTED_COUNT: there is none */
    char value[DB_TEXT_MAX + 1], display[DB_TEXT_MAX + 1];
};

static void note_contact(struct pair *pair, const struct db_contact *contact)
{
    size_t way = 0;

    while (way < WANTED_COUNT && wanted[way] != contact->kind)
        way++;
    if (way >= pair->way)
        return;
    pair->way = way;
    (void)snprintf(pair->value, sizeof(pair->value), "%s", contact->value);
    (void)snprintf(pair->display, sizeof(pair->display), "%s",
                   contact->display ? contact->display : "");
}

/* The best of those that stand in the host: they come best rank first. */
static void note_mission(const struct db_mission *mission, void *context)
{
    struct pair *pair = context;

    if (pair->found || strcmp(mission->host, pair->host) != 0 ||
        mission->status == DB_STATUS_CLOSED)
        return;
    pair->found = true;
    (void)snprintf(pair->id, sizeof(pair->id), "%s", mission->id);
    (void)snprintf(pair->name, sizeof(pair->name), "%s", mission->name);
    (void)snprintf(pair->city, sizeof(pair->city), "%s",
                   mission->city ? mission->city : "");
    for (size_t i = 0; i < mission->contact_count; i++)
        note_contact(pair, &mission->contacts[i]);
}

static void put_way(struct view *view, const struct pair *pair)
{
    if (pair->way == WANTED_COUNT)
        return;
    const struct view_way way = {.kind = db_contact_word(wanted[pair->way]),
                                 .value = pair->value,
                                 .display = pair->display};

    html_markup(view->out, "<div class=\"reach\">");
    view_put_way(view, &way, NULL);
    html_markup(view->out, "</div>");
}

/* "Citizen of: France · In: Russia" */
static void put_help(struct view *view, const char *sending, const char *host)
{
    char from[VIEW_NAME_MAX], in[VIEW_NAME_MAX];
    char path[VIEW_PATH_MAX], address[VIEW_PATH_MAX];

    view_country_name(view->call, sending, from);
    view_country_name(view->call, host, in);
    view_help_path(view->call, sending, host, path);
    view_path(view->call, path, address);
    html_markup(view->out, "<p class=\"soft\"><a");
    html_attribute(view->out, "href", address);
    html_markup(view->out, ">");
    view_say(view, T_ARTICLE_HELP, VALUES({"nationality", from}, {"host", in}));
    html_markup(view->out, "</a></p>");
}

static enum db_status put_pair(struct view *view, const char *sending, const char *host)
{
    struct pair pair = {.host = host, .way = WANTED_COUNT};
    char path[VIEW_PATH_MAX];
    enum db_status status =
        db_mission_for(view->call->db, sending, host, note_mission, &pair);

    if (status != DB_OK || !pair.found)
        return status;
    (void)snprintf(path, sizeof(path), "/mission/%s", pair.id);
    html_markup(view->out, "<li>");
    html_markup(view->out, "<bdi lang=\"en\">");
    view_link(view, path, pair.name);
    if (pair.city[0] && !strstr(pair.name, pair.city)) {
        view_put_comma(view);
        html_text(view->out, pair.city);
    }
    html_markup(view->out, "</bdi>");
    put_way(view, &pair);
    put_help(view, sending, host);
    html_markup(view->out, "</li>\n");
    return DB_OK;
}

enum db_status view_related(struct view *view, const char *const *countries, size_t count)
{
    struct buffer list = {0};
    struct buffer *out = view->out;
    enum db_status status = DB_OK;
    size_t pairs = 0;

    view->out = &list;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count && status == DB_OK; j++) {
            if (i == j || pairs++ >= PAIRS_MAX)
                continue;
            status = put_pair(view, countries[i], countries[j]);
        }
    }
    view->out = out;
    if (list.length > 0) {
        html_markup(out, "<section class=\"related\">\n");
        view_put(view, "h2", NULL, T_ARTICLE_RELATED);
        html_markup(out, "<ul>\n");
        buffer_append(out, list.data, list.length);
        html_markup(out, "</ul>\n</section>\n");
    }
    out->failed |= list.failed;
    buffer_release(&list);
    return status;
}
