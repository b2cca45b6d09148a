#include "degrees.h"
#include "mission_forms.h"
#include "mission_json.h"
#include "plain.h"

#include <stdio.h>
#include <string.h>

enum { WORDS_MAX = 2 * DB_TEXT_MAX + 200 };

static const char *const labels[] = {
    [DB_CONTACT_EMERGENCY_24H] = "Emergency, 24 h",
    [DB_CONTACT_DUTY] = "Duty, after hours",
    [DB_CONTACT_CONSULAR] = "Consular section",
    [DB_CONTACT_SWITCHBOARD] = "Switchboard",
    [DB_CONTACT_EMAIL] = "E-mail",
    [DB_CONTACT_WEBSITE] = "Website",
    [DB_CONTACT_FORM] = "Contact form",
    [DB_CONTACT_SOCIAL] = "Social media",
    [DB_CONTACT_FAX] = "Fax",
};

static void put_contacts(struct buffer *out, const struct db_mission *mission)
{
    for (int kind = 0; kind < DB_CONTACT__COUNT; kind++) {
        for (size_t i = 0; i < mission->contact_count; i++) {
            const struct db_contact *contact = &mission->contacts[i];

            if ((int)contact->kind == kind)
                plain_labelled(out, labels[kind],
                               contact->display ? contact->display : contact->value);
        }
    }
}

/* As the source writes them, which people read more easily than the grammar. */
static const char *hours_of(const struct db_mission *mission)
{
    return mission->opening_hours_text ? mission->opening_hours_text
                                       : mission->opening_hours;
}

static void put_status(struct buffer *out, const struct db_mission *mission)
{
    char words[WORDS_MAX];
    const char *since = mission->status_since;
    const char *reason = mission->status_reason;

    (void)snprintf(words, sizeof(words), "%s%s%s%s%s", db_status_word(mission->status),
                   since ? " since " : "", since ? since : "", reason ? ": " : "",
                   reason ? reason : "");
    plain_labelled(out, "Status", words);
}

static void put_place(struct buffer *out, const struct db_mission *mission)
{
    char words[WORDS_MAX];
    char latitude[DEGREES_MAX];
    char longitude[DEGREES_MAX];

    (void)snprintf(words, sizeof(words), "%s%s%s%s%s",
                   mission->address ? mission->address : "", mission->address ? ", " : "",
                   mission->city ? mission->city : "", mission->city ? ", " : "",
                   mission->host_name);
    plain_labelled(out, "Address", words);
    if (mission->point_quality == DB_POINT_NONE)
        return;
    degrees_write(mission->point.latitude, latitude);
    degrees_write(mission->point.longitude, longitude);
    (void)snprintf(words, sizeof(words), "%s,%s (%s)", latitude, longitude,
                   db_point_word(mission->point_quality));
    plain_labelled(out, "Position", words);
}

static void put_serves(struct buffer *out, const struct db_mission *mission)
{
    struct buffer list = {0};

    for (size_t i = 0; i < mission->serves_count; i++) {
        const struct db_serves *serves = &mission->serves[i];

        buffer_append_text(&list, i > 0 ? ", " : "");
        buffer_append_text(&list, serves->country ? serves->country : serves->area);
    }
    const char *text = buffer_text(&list);
    if (!text)
        buffer_fail(out);
    plain_labelled(out, "Serves", text);
    buffer_release(&list);
}

static void put_origin(struct buffer *out, const struct db_mission *mission)
{
    const char *as_of = mission->source_as_of;
    char words[WORDS_MAX];

    (void)snprintf(words, sizeof(words), "%s%s%s, %s", mission->source,
                   as_of ? ", as of " : "", as_of ? as_of : "", mission->id);
    plain_labelled(out, "Source", words);
}

void mission_text(struct buffer *out, const struct db_mission *mission)
{
    char words[WORDS_MAX];

    plain_text(out, 0, mission->name);
    (void)snprintf(words, sizeof(words), "%s of %s in %s",
                   db_rank_row(mission->rank)->title, mission->sending_name,
                   mission->host_name);
    plain_text(out, 0, words);
    buffer_append(out, "\n", 1);
    put_status(out, mission);
    put_contacts(out, mission);
    plain_labelled(out, "Hours", hours_of(mission));
    put_place(out, mission);
    put_serves(out, mission);
    put_origin(out, mission);
    buffer_append(out, "\n", 1);
    plain_text(out, 0, "Not official: ask the mission before you rely on it.");
}
