/* osm_fill.c - what the tags of an object say of the post, into the draft. */
#include "opening_hours.h"
#include "osm.h"

#include <stdio.h>

enum { BOX_MARGIN_KM = 50 };

/* "Street 1, 12345 City", from addr:full or its parts. */
static void read_address(struct api_import *import, const struct osm_record *record)
{
    const char *full = osm_tag(record, "addr:full");
    const char *street = osm_tag_or(record, "addr:street", "addr:place");
    const char *number = osm_tag(record, "addr:housenumber");
    const char *postcode = osm_tag(record, "addr:postcode");
    const char *city = osm_tag(record, "addr:city");
    char text[DB_TEXT_MAX] = "";

    if (!full && street) {
        (void)snprintf(text, sizeof(text), "%.300s%s%.40s%s%.20s%s%.200s", street,
                       number ? " " : "", number ? number : "",
                       postcode || city ? ", " : "", postcode ? postcode : "",
                       postcode && city ? " " : "", city ? city : "");
        report_whole_text(text);
        full = text;
    }
    import->draft.mission.address =
        foreign_text(import, record->number, "addr:full", full);
    import->draft.mission.city = foreign_text(import, record->number, "addr:city", city);
}

static void read_contacts(struct api_import *import, const struct osm_record *record)
{
    static const struct {
        enum db_contact_kind kind;
        const char *name, *other;
    } rows[] = {
        {DB_CONTACT_SWITCHBOARD, "contact:phone", "phone"},
        {DB_CONTACT_EMAIL, "contact:email", "email"},
        {DB_CONTACT_WEBSITE, "contact:website", "website"},
        {DB_CONTACT_FAX, "contact:fax", "fax"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        foreign_contacts(import, record->number, rows[i].kind,
                         osm_tag_or(record, rows[i].name, rows[i].other));
    }
}

/* As it is written; and where that is of the grammar, as hours that can be told. */
static void read_hours(struct api_import *import, const struct osm_record *record)
{
    struct db_mission *mission = &import->draft.mission;
    struct opening_hours hours;
    struct hours_fault fault;

    mission->opening_hours_text = foreign_text(import, record->number, "opening_hours",
                                               osm_tag(record, "opening_hours"));
    if (!mission->opening_hours_text)
        return;
    if (opening_hours_parse(mission->opening_hours_text, &hours, &fault)) {
        mission->opening_hours = mission->opening_hours_text;
    } else {
        import_warn(import, record->number, record->name,
                    "opening_hours '%.80s' is kept as it is: %s expected at byte %zu",
                    mission->opening_hours_text, fault.expected, fault.at);
    }
}

/* diplomatic:services:*=yes|no, of the three kinds that OpenStreetMap has. */
static void read_services(struct api_import *import, const struct osm_record *record)
{
    static const struct {
        const char *name;
        enum db_service_kind kind;
    } rows[] = {
        {"diplomatic:services:citizen_services", DB_SERVICE_CITIZEN_SERVICES},
        {"diplomatic:services:immigrant_visas", DB_SERVICE_IMMIGRANT_VISAS},
        {"diplomatic:services:non-immigrant_visas", DB_SERVICE_NON_IMMIGRANT_VISAS},
    };
    struct draft *draft = &import->draft;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const char *text = osm_tag(record, rows[i].name);
        enum db_service_value value = DB_OFFERED_NO;

        if (text && db_offered_from_word(text, &value))
            draft->services[draft->mission.service_count++] =
                (struct db_service){.kind = rows[i].kind, .value = value};
    }
}

static void read_point(struct api_import *import, const struct osm_record *record,
                       const struct atlas_country *host)
{
    struct db_mission *mission = &import->draft.mission;

    mission->point = record->point;
    mission->point_quality = DB_POINT_BUILDING;
    if (!host->has_box || db_box_contains(&host->box, record->point, BOX_MARGIN_KM))
        return;
    mission->point_quality = DB_POINT_SUSPECT;
    import_warn(import, record->number, record->name, "the point is not in %s",
                host->name);
}

void osm_fill(struct api_import *import, const struct osm_record *record,
              const struct osm_place *place)
{
    struct draft *draft = &import->draft;
    struct db_mission *mission = &draft->mission;

    mission->sending = record->sending->code;
    mission->host = place->host->code;
    mission->rank = record->rank;
    mission->name =
        foreign_text(import, record->number, "name:en", osm_tag(record, "name:en"));
    for (size_t i = 0; i < place->target_count; i++)
        draft_serve_country(draft, place->target[i]->code);
    read_point(import, record, place->host);
    read_address(import, record);
    read_contacts(import, record);
    read_hours(import, record);
    read_services(import, record);
}
