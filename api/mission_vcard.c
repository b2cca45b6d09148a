#include "degrees.h"
#include "mission_forms.h"
#include "reach.h"
#include "vcard.h"

#include <stdio.h>
#include <string.h>

enum { PROPERTY_MAX = 64, VALUE_MAX = 128 };

/* What the telephone shows beside a number; in this order they are preferred. */
struct line {
    enum db_contact_kind kind;
    const char *property;
    const char *label;
};
static const struct line lines[] = {
    {DB_CONTACT_EMERGENCY_24H, "TEL;VALUE=uri;TYPE=work,voice", "Emergency, 24 hours"},
    {DB_CONTACT_DUTY, "TEL;VALUE=uri;TYPE=work,voice", "Duty, after hours"},
    {DB_CONTACT_CONSULAR, "TEL;VALUE=uri;TYPE=work,voice", "Consular section"},
    {DB_CONTACT_SWITCHBOARD, "TEL;VALUE=uri;TYPE=work,voice", "Switchboard"},
    {DB_CONTACT_FAX, "TEL;VALUE=uri;TYPE=work,fax", "Fax"},
    {DB_CONTACT_EMAIL, "EMAIL;TYPE=work", NULL},
    {DB_CONTACT_WEBSITE, "URL;TYPE=work", NULL},
    {DB_CONTACT_FORM, "URL", "Contact form"},
    {DB_CONTACT_SOCIAL, "URL", "Social media"},
};
enum { LINE_COUNT = sizeof(lines) / sizeof(lines[0]) };

static bool is_of(const struct line *line, const char *property)
{
    return strncmp(line->property, property, strlen(property)) == 0;
}

/* A label is a line of its own, of the same group (§3.3). */
static void put_contact(struct vcard *card, const struct line *line,
                        const struct db_contact *contact, int place)
{
    const char *property = line->property;
    char name[PROPERTY_MAX];
    char label[PROPERTY_MAX];

    if (is_of(line, "URL") && !reach_is_link(contact->value))
        property = "X-SOCIALPROFILE;VALUE=text";
    if (line->label)
        (void)snprintf(name, sizeof(name), "c%d.%s;PREF=%d", place, property, place);
    else
        (void)snprintf(name, sizeof(name), "%s;PREF=%d", property, place);
    vcard_begin(card, name);
    vcard_raw(card, is_of(line, "TEL") ? "tel:" : "");
    if (is_of(line, "EMAIL") || property != line->property)
        vcard_text(card, contact->value);
    else
        vcard_raw(card, contact->value);
    vcard_end(card);
    (void)snprintf(label, sizeof(label), "c%d.X-ABLABEL", place);
    vcard_put_text(card, label, line->label);
}

static void put_contacts(struct vcard *card, const struct db_mission *mission)
{
    int place = 1;

    for (size_t i = 0; i < LINE_COUNT; i++) {
        for (size_t k = 0; k < mission->contact_count; k++) {
            if (mission->contacts[k].kind == lines[i].kind)
                put_contact(card, &lines[i], &mission->contacts[k], place++);
        }
    }
}

/* Post office box, extended address, street, locality, region, code, country (§6.3.1). */
static void put_address(struct vcard *card, const struct db_mission *mission)
{
    vcard_begin(card, "ADR;TYPE=work");
    vcard_raw(card, ";;");
    vcard_part(card, mission->address ? mission->address : "");
    vcard_raw(card, ";");
    vcard_part(card, mission->city ? mission->city : "");
    vcard_raw(card, ";;;");
    vcard_part(card, mission->host_name);
    vcard_end(card);
}

static void put_point(struct vcard *card, const struct db_mission *mission)
{
    char latitude[DEGREES_MAX];
    char longitude[DEGREES_MAX];
    char value[VALUE_MAX];

    if (mission->point_quality == DB_POINT_NONE ||
        mission->point_quality == DB_POINT_SUSPECT)
        return;
    degrees_write(mission->point.latitude, latitude);
    degrees_write(mission->point.longitude, longitude);
    (void)snprintf(value, sizeof(value), "geo:%s,%s", latitude, longitude);
    vcard_put_raw(card, "GEO;TYPE=work", value);
}

/* "2026-02-01T12:00:00Z" -> "20260201T120000Z" (§4.3.5). */
static void put_revision(struct vcard *card, const char *time)
{
    char value[VALUE_MAX];
    size_t length = 0;

    for (; *time && length + 1 < sizeof(value); time++) {
        if (*time != '-' && *time != ':')
            value[length++] = *time;
    }
    value[length] = '\0';
    vcard_put_raw(card, "REV", value);
}

static void put_uid(struct vcard *card, const struct db_mission *mission)
{
    char value[VALUE_MAX];

    if (mission->id[0] != 'Q') {
        vcard_put_text(card, "UID;VALUE=text", mission->id);
        return;
    }
    (void)snprintf(value, sizeof(value), "http://www.wikidata.org/entity/%s",
                   mission->id);
    vcard_put_raw(card, "UID", value);
}

static void say_status(struct vcard *card, const struct db_mission *mission)
{
    vcard_text(card, "Status: ");
    vcard_text(card, db_status_word(mission->status));
    if (mission->status_since) {
        vcard_text(card, " since ");
        vcard_text(card, mission->status_since);
    }
    if (mission->status_reason) {
        vcard_text(card, ", ");
        vcard_text(card, mission->status_reason);
    }
    vcard_text(card, ".\n");
}

static void say_hours(struct vcard *card, const struct db_mission *mission)
{
    const char *hours = mission->opening_hours_text ? mission->opening_hours_text
                                                    : mission->opening_hours;

    if (!hours)
        return;
    vcard_text(card, "Hours: ");
    vcard_text(card, hours);
    vcard_text(card, "\n");
}

static void put_note(struct vcard *card, const struct db_mission *mission)
{
    vcard_begin(card, "NOTE");
    say_status(card, mission);
    say_hours(card, mission);
    if (mission->point_quality == DB_POINT_CITY)
        vcard_text(card, "The position is that of the city.\n");
    vcard_text(card, "Source: ");
    vcard_text(card, mission->source);
    if (mission->attribution) {
        vcard_text(card, ", ");
        vcard_text(card, mission->attribution);
    }
    if (mission->source_as_of) {
        vcard_text(card, ", as of ");
        vcard_text(card, mission->source_as_of);
    }
    vcard_text(card, ". Not official: ask the mission before you rely on it.");
    vcard_end(card);
}

void mission_vcard(struct buffer *out, const struct db_mission *mission)
{
    struct vcard card = {.out = out};

    vcard_put_raw(&card, "BEGIN", "VCARD");
    vcard_put_raw(&card, "VERSION", "4.0");
    vcard_put_raw(&card, "KIND", "org");
    vcard_put_text(&card, "FN", mission->name);
    vcard_begin(&card, "ORG");
    vcard_part(&card, mission->name);
    vcard_end(&card);
    put_address(&card, mission);
    put_contacts(&card, mission);
    put_point(&card, mission);
    put_note(&card, mission);
    put_uid(&card, mission);
    put_revision(&card, mission->updated_at);
    vcard_put_raw(&card, "END", "VCARD");
}
