/* view_mission_origin.c - where the facts of a mission are from, and where to tell that
 * one of them is wrong. */
#include "db/source.h"
#include "page.h"
#include "view_contact.h"
#include "view_mission.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* ---- Sources ---- */

struct origin {
    struct view *view;
    const char *as_of;
};

static void put_source(const struct db_source *source, void *context)
{
    const struct origin *origin = context;
    struct view *view = origin->view;
    struct buffer *out = view->out;

    html_markup(out, "<bdi>");
    html_link(out, source->url, source->name);
    html_markup(out, "</bdi>");
    if (origin->as_of) {
        view_put_comma(view);
        view_time(view, origin->as_of);
    }
    if (source->licence) {
        view_put_comma(view);
        html_element(out, "bdi", NULL, NULL, source->licence);
    }
    if (source->attribution) {
        view_put_comma(view);
        html_element(out, "bdi", NULL, NULL, source->attribution);
    }
}

enum db_status view_source(struct view *view, const char *id, const char *as_of)
{
    struct origin origin = {view, as_of};
    enum db_status status = db_source_by_id(view->call->db, id, put_source, &origin);

    return status == DB_NOT_FOUND ? DB_OK : status;
}

/* ---- What each of them says ---- */

static void put_fact(struct view *view, enum text_key label, const json_t *value)
{
    const char *text = json_string_value(value);

    if (!text)
        return;
    html_markup(view->out, "<dt>");
    html_text(view->out, view_text(view, label));
    html_markup(view->out, "</dt>\n");
    view_put_data(view, "dd", NULL, NULL, text);
}

static void put_contacts(struct view *view, const json_t *contacts)
{
    for (size_t i = 0; i < json_array_size(contacts); i++) {
        const json_t *contact = json_array_get(contacts, i);
        const struct view_way way = {
            json_string_value(json_object_get(contact, "kind")),
            json_string_value(json_object_get(contact, "value")),
            json_string_value(json_object_get(contact, "display"))};

        if (!way.kind || !way.value)
            continue;
        html_markup(view->out, i == 0 ? "<dt>" : "");
        html_text(view->out, i == 0 ? view_text(view, T_MISSION_CONTACTS) : "");
        html_markup(view->out, i == 0 ? "</dt>\n<dd>" : "<dd>");
        view_put_way(view, &way, NULL);
        html_markup(view->out, "</dd>\n");
    }
}

static void put_facts(struct view *view, const char *text)
{
    static const struct {
        const char *name;
        enum text_key label;
    } shown[] = {
        {"name", T_MISSION_NAME},           {"city", T_MISSION_CITY},
        {"address", T_MISSION_ADDRESS},     {"status", T_MISSION_STATUS},
        {"opening_hours", T_MISSION_HOURS}, {"opening_hours_text", T_MISSION_HOURS},
    };
    json_t *facts = json_loads(text, 0, NULL);

    view->out->failed |= facts == NULL; /* we wrote it: memory is short */
    html_markup(view->out, "<dl class=\"facts\">\n");
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
        put_fact(view, shown[i].label, json_object_get(facts, shown[i].name));
    put_contacts(view, json_object_get(facts, "contacts"));
    html_markup(view->out, "</dl>\n");
    json_decref(facts);
}

/* Do two sources that both say something of it say the same? */
static bool agree_on(const json_t *a, const json_t *b, const char *name)
{
    const json_t *first = json_object_get(a, name);
    const json_t *second = json_object_get(b, name);

    return !first || !second || json_equal(first, second);
}

static bool agree(struct view *view, const char *a, const char *b)
{
    static const char *const names[] = {"name",
                                        "city",
                                        "address",
                                        "status",
                                        "rank",
                                        "opening_hours",
                                        "opening_hours_text",
                                        "contacts"};
    json_t *first = json_loads(a, 0, NULL);
    json_t *second = json_loads(b, 0, NULL);
    bool same = first && second;
    view->out->failed |= !same; /* we wrote them: memory is short */

    for (size_t i = 0; same && i < sizeof(names) / sizeof(names[0]); i++)
        same = agree_on(first, second, names[i]);
    json_decref(first);
    json_decref(second);
    return same;
}

static bool all_agree(struct view *view, const struct db_mission *mission)
{
    for (size_t i = 0; i < mission->claim_count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (!agree(view, mission->claims[i].facts, mission->claims[j].facts))
                return false;
        }
    }
    return true;
}

static enum db_status put_claims(struct view *view, const struct db_mission *mission)
{
    enum db_status status = DB_OK;

    html_markup(view->out, "<details>\n");
    view_put(view, "summary", NULL, T_MISSION_CLAIMS);
    for (size_t i = 0; i < mission->claim_count && status == DB_OK; i++) {
        const struct db_claim *claim = &mission->claims[i];

        html_markup(view->out, "<section class=\"card\">\n<p>");
        status = view_source(view, claim->source, claim->as_of);
        html_markup(view->out, "</p>\n");
        put_facts(view, claim->facts);
        html_markup(view->out, "</section>\n");
    }
    html_markup(view->out, "</details>\n");
    return status;
}

static enum db_status put_origin(struct view *view, const char *source, const char *as_of)
{
    html_markup(view->out, "<p class=\"soft\">");
    html_text(view->out, view_text(view, T_MISSION_SOURCE));
    html_markup(view->out, " ");
    enum db_status status = view_source(view, source, as_of);
    html_markup(view->out, "</p>\n");
    return status;
}

enum db_status view_mission_origin(struct view *view, const struct db_mission *mission)
{
    enum db_status status = DB_OK;

    if (mission->claim_count == 0)
        status = put_origin(view, mission->source, mission->source_as_of);
    for (size_t i = 0; i < mission->claim_count && status == DB_OK; i++)
        status = put_origin(view, mission->claims[i].source, mission->claims[i].as_of);
    if (status == DB_OK && !all_agree(view, mission))
        status = put_claims(view, mission);
    view_put(view, "p", "soft", T_MISSION_CAUTION);
    return status;
}

/* ---- Errors ---- */

/* Of an address for letters the subject names the mission; of a page "{id}" is filled. */
static bool write_report(const char *url, const struct db_mission *mission,
                         struct buffer *out)
{
    const char *mark = strstr(url, "{id}");

    buffer_append(out, url, mark ? (size_t)(mark - url) : strlen(url));
    if (strncmp(url, "mailto:", strlen("mailto:")) == 0) {
        buffer_append_text(out, "?subject=");
        page_append_escaped(out, mission->id);
        buffer_append_text(out, "%20");
        page_append_escaped(out, mission->name);
    } else if (mark) {
        page_append_escaped(out, mission->id);
        buffer_append_text(out, mark + strlen("{id}"));
    }
    return buffer_text(out) != NULL;
}

void view_mission_links(struct view *view, const struct db_mission *mission)
{
    const struct api_settings *settings = view->call->request->settings;
    struct buffer address = {0};
    char json[96];

    (void)snprintf(json, sizeof(json), "/api/v1/missions/%s", mission->id);
    html_markup(view->out, "<p>");
    if (settings && settings->report_url) {
        view->out->failed |= !write_report(settings->report_url, mission, &address);
        html_link(view->out, buffer_text(&address), view_text(view, T_MISSION_REPORT));
        html_markup(view->out, " · ");
    }
    html_link(view->out, json, view_text(view, T_MISSION_JSON));
    html_markup(view->out, "</p>\n");
    buffer_release(&address);
}
