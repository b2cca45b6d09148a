#include "view_contact.h"

#include "degrees.h"
#include "mission_json.h"
#include "reach.h"

#include <stdio.h>
#include <string.h>

enum { LOCAL_MIN = 2, LOCAL_MAX = 6 }; /* digits of an emergency number, as 15 or 112 */

/* ---- What a way opens ---- */

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static bool is_local_number(const char *text)
{
    const size_t length = strlen(text);

    return length >= LOCAL_MIN && length <= LOCAL_MAX &&
           strspn(text, "0123456789") == length;
}

static bool is_web(const char *kind)
{
    return strcmp(kind, "website") == 0 || strcmp(kind, "form") == 0 ||
           strcmp(kind, "social") == 0;
}

static bool is_spoken(const char *kind)
{
    return !is_web(kind) && strcmp(kind, "email") != 0 && strcmp(kind, "fax") != 0;
}

bool view_way_address(const struct view_way *way, char ret_address[VIEW_WAY_MAX])
{
    const char *scheme = "";
    const char *value = way->value;
    char number[REACH_PHONE_MAX];

    if (strcmp(way->kind, "fax") == 0 || strlen(value) >= VIEW_WAY_MAX - 8)
        return false;
    if (strcmp(way->kind, "email") == 0) {
        /* what would name more than one address, or fill in a letter */
        if (!reach_is_email(value) || strpbrk(value, "%/"))
            return false;
        scheme = "mailto:";
    } else if (is_web(way->kind)) {
        if (!reach_is_link(value))
            return false;
    } else {
        /* without the country's code a number calls others from elsewhere */
        const bool is_local = begins(way->kind, "local_") && is_local_number(value);

        if (!is_local && !reach_phone(value, number))
            return false;
        scheme = "tel:";
        value = is_local ? value : number;
    }
    (void)snprintf(ret_address, VIEW_WAY_MAX, "%s%s", scheme, value);
    return true;
}

static const struct {
    const char *kind;
    enum text_key label;
} labels[] = {
    {"emergency_24h", T_CONTACT_EMERGENCY_24H},
    {"duty_after_hours", T_CONTACT_DUTY_AFTER_HOURS},
    {"consular", T_CONTACT_CONSULAR},
    {"switchboard", T_CONTACT_SWITCHBOARD},
    {"email", T_CONTACT_EMAIL},
    {"website", T_CONTACT_WEBSITE},
    {"form", T_CONTACT_FORM},
    {"social", T_CONTACT_SOCIAL},
    {"fax", T_CONTACT_FAX},
    {"mfa_24h", T_CONTACT_MFA_24H},
    {"mfa_office", T_CONTACT_MFA_OFFICE},
    {"local_general", T_CONTACT_LOCAL_GENERAL},
    {"local_police", T_CONTACT_LOCAL_POLICE},
    {"local_ambulance", T_CONTACT_LOCAL_AMBULANCE},
    {"local_fire", T_CONTACT_LOCAL_FIRE},
};

const char *view_way_label(const struct view *view, const char *kind)
{
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
        if (strcmp(labels[i].kind, kind) == 0)
            return view_text(view, labels[i].label);
    }
    return view_text(view, T_CONTACT_OTHER);
}

/* ---- One way ---- */

/* A website is read without its scheme. */
static const char *words_of(const struct view_way *way, char bare[DB_TEXT_MAX + 1])
{
    if (way->display && way->display[0])
        return way->display;
    contact_bare(strcmp(way->kind, "website") == 0 ? DB_CONTACT_WEBSITE
                                                   : DB_CONTACT_SWITCHBOARD,
                 way->value, bare);
    return bare;
}

/* On a narrow button an address breaks where a part of it ends. */
static void put_parts(struct buffer *out, const char *address)
{
    for (size_t length; *address; address += length) {
        length = 1 + strcspn(address + 1, "./@");
        html_bytes(out, address, length);
        html_markup(out, address[length] ? "<wbr>" : "");
    }
}

static void put_label(struct view *view, const struct view_way *way)
{
    char bare[DB_TEXT_MAX + 1];

    html_element(view->out, "span", NULL, NULL, view_way_label(view, way->kind));
    html_markup(view->out, " <bdi dir=\"ltr\">");
    if (is_spoken(way->kind))
        html_text(view->out, words_of(way, bare));
    else
        put_parts(view->out, words_of(way, bare));
    html_markup(view->out, "</bdi>");
}

void view_put_way(struct view *view, const struct view_way *way, const char *class)
{
    struct buffer *out = view->out;
    char address[VIEW_WAY_MAX];
    const bool opens = view_way_address(way, address);

    html_markup(out, opens ? "<a" : "<p class=\"unlinked\"");
    if (opens) {
        html_attribute(out, "class", class);
        html_attribute(out, "href", address);
        html_markup(out,
                    is_web(way->kind) ? " rel=\"nofollow noopener noreferrer\"" : "");
    }
    html_markup(out, ">");
    put_label(view, way);
    html_markup(out, opens ? "</a>\n" : "</p>\n");
}

void view_put_copy(struct view *view, const char *copied, enum text_key label)
{
    html_markup(view->out,
                "<button class=\"copy\" type=\"button\" hidden data-script=\"copy\"");
    html_attribute(view->out, "data-copy", copied);
    html_markup(view->out, ">");
    html_text(view->out, view_text(view, label));
    html_markup(view->out, "</button>\n");
}

static void put_number_copy(struct view *view, const struct view_way *way)
{
    char bare[DB_TEXT_MAX + 1];

    if (way && is_spoken(way->kind))
        view_put_copy(view, words_of(way, bare), T_CONTACT_COPY_NUMBER);
}

void view_line_actions(struct view *view, const struct view_way *line)
{
    html_markup(view->out, "<div class=\"actions\">\n");
    view_put_way(view, line, "button call");
    put_number_copy(view, line);
    html_markup(view->out, "</div>\n");
}

/* ---- A mission ---- */

static struct view_way way_of(const struct db_contact *contact)
{
    return (struct view_way){db_contact_word(contact->kind), contact->value,
                             contact->display};
}

/* Kinds are declared in the order in which they help; social media and fax reach nobody
 * in time. */
static bool find_best(const struct db_mission *mission, struct view_way *ret_way)
{
    const struct db_contact *best = NULL;

    for (size_t i = 0; i < mission->contact_count; i++) {
        const struct db_contact *contact = &mission->contacts[i];

        if (contact->kind < DB_CONTACT_SOCIAL && (!best || contact->kind < best->kind))
            best = contact;
    }
    if (best)
        *ret_way = way_of(best);
    return best != NULL;
}

/* Once each, in the order in which they help. */
static void put_others(struct view *view, const struct db_mission *mission,
                       const struct view_way *first)
{
    for (int kind = 0; kind < DB_CONTACT__COUNT; kind++) {
        for (size_t i = 0; i < mission->contact_count; i++) {
            const struct view_way way = way_of(&mission->contacts[i]);

            if ((int)mission->contacts[i].kind == kind &&
                !(first && strcmp(first->value, way.value) == 0))
                view_put_way(view, &way, "button");
        }
    }
}

/* The middle of a city would lead nowhere. */
static void put_map(struct view *view, const struct db_mission *mission)
{
    char latitude[DEGREES_MAX], longitude[DEGREES_MAX];
    char address[192];

    if (mission->point_quality != DB_POINT_BUILDING)
        return;
    degrees_write(mission->point.latitude, latitude);
    degrees_write(mission->point.longitude, longitude);
    (void)snprintf(address, sizeof(address),
                   "https://www.openstreetmap.org/?mlat=%s&mlon=%s#map=17/%s/%s",
                   latitude, longitude, latitude, longitude);
    html_markup(view->out, "<a class=\"button\"");
    html_attribute(view->out, "href", address);
    html_markup(view->out, " rel=\"nofollow noopener noreferrer\">");
    html_text(view->out, view_text(view, T_CONTACT_MAP));
    html_markup(view->out, "</a>\n");
}

static void put_card(struct view *view, const struct db_mission *mission)
{
    char address[96];

    (void)snprintf(address, sizeof(address), "/api/v1/missions/%s.vcf", mission->id);
    html_markup(view->out, "<a class=\"button\"");
    html_attribute(view->out, "href", address);
    html_markup(view->out, " download>");
    html_text(view->out, view_text(view, T_CONTACT_SAVE));
    html_markup(view->out, "</a>\n");
}

void view_mission_actions(struct view *view, const struct db_mission *mission,
                          const struct view_way *first)
{
    struct view_way best;

    if (!first && find_best(mission, &best))
        first = &best;
    html_markup(view->out, "<div class=\"actions\">\n");
    if (first)
        view_put_way(view, first, "button call");
    else
        view_put(view, "p", "note", T_CONTACT_NONE);
    put_number_copy(view, first);
    put_others(view, mission, first);
    put_map(view, mission);
    if (first)
        put_card(view, mission);
    html_markup(view->out, "</div>\n");
}

void view_mission_address(struct view *view, const struct db_mission *mission)
{
    if (!mission->address)
        return;
    html_markup(view->out, "<address>");
    html_markup(view->out, "<span dir=\"auto\">");
    html_text(view->out, mission->address);
    html_markup(view->out, "</span>\n");
    view_put_copy(view, mission->address, T_CONTACT_COPY_ADDRESS);
    html_markup(view->out, "</address>\n");
}

/* ---- Status ---- */

void view_put_status(struct view *view, enum db_mission_status status)
{
    static const struct {
        const char *class;
        enum text_key words;
    } badges[DB_STATUS__COUNT] = {
        [DB_STATUS_LIMITED] = {"badge warn", T_STATUS_LIMITED},
        [DB_STATUS_RELOCATED] = {"badge warn", T_STATUS_RELOCATED},
        [DB_STATUS_UNKNOWN] = {"badge warn", T_STATUS_UNKNOWN},
        [DB_STATUS_SUSPENDED] = {"badge bad", T_STATUS_SUSPENDED},
        [DB_STATUS_CLOSED] = {"badge bad", T_STATUS_CLOSED},
    };

    if (badges[status].class)
        view_put(view, "span", badges[status].class, badges[status].words);
}
