#include "mission_read.h"

#include "mission_json.h"
#include "opening_hours.h"

#include <math.h>
#include <string.h>

#define RANK(id, word, class, title) word,
static const char *const ranks[] = {MISSION_RANKS(RANK) NULL};
#undef RANK
#define WORD(id, word) word,
static const char *const legal_kinds[] = {MISSION_LEGAL_KINDS(WORD) NULL};
static const char *const statuses[] = {MISSION_STATUSES(WORD) NULL};
static const char *const qualities[] = {POINT_QUALITIES(WORD) NULL};
static const char *const contact_kinds[] = {CONTACT_KINDS(WORD) NULL};
static const char *const service_kinds[] = {SERVICE_KINDS(WORD) NULL};
static const char *const service_values[] = {SERVICE_VALUES(WORD) NULL};
#undef WORD

const char *const mission_editable[] = {"name",          "sending",
                                        "host",          "rank",
                                        "legal_kind",    "city",
                                        "address",       "location",
                                        "serves",        "areas",
                                        "status",        "status_since",
                                        "status_reason", "opened",
                                        "contacts",      "services",
                                        "opening_hours", "opening_hours_text",
                                        "hosted_by",     NULL};

enum { ITEM_DIGITS_MAX = 14, ID_DIGITS = 26 };

bool mission_id_is_usable(const char *id)
{
    size_t digits = id[0] == 'Q' ? strspn(id + 1, "0123456789") : 0;

    if (digits > 0 && id[1 + digits] == '\0')
        return digits <= ITEM_DIGITS_MAX && id[1] != '0';
    return strspn(id, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") == ID_DIGITS &&
           id[ID_DIGITS] == '\0';
}

/* E.164 (ITU-T): a plus sign and at most 15 digits. */
static bool is_phone(const char *text)
{
    size_t digits = strspn(text + 1, "0123456789");

    return text[0] == '+' && digits >= 3 && digits <= 15 && text[1 + digits] == '\0';
}

/* Enough to be written to: something, an @, and a domain with a dot. */
static bool is_address(const char *text)
{
    const char *at = strchr(text, '@');

    return at && at != text && !strchr(at + 1, '@') && strchr(at + 1, '.') &&
           !strpbrk(text, " \"<>()[],;:\\");
}

static const char *contact_fault(enum db_contact_kind kind, const char *value)
{
    switch (kind) {
    case DB_CONTACT_EMERGENCY_24H:
    case DB_CONTACT_DUTY:
    case DB_CONTACT_CONSULAR:
    case DB_CONTACT_SWITCHBOARD:
    case DB_CONTACT_FAX:
        return is_phone(value) ? NULL : "it has to be a number such as +3225550100";
    case DB_CONTACT_EMAIL:
        return is_address(value) ? NULL : "it has to be an e-mail address";
    case DB_CONTACT_WEBSITE:
    case DB_CONTACT_FORM:
        return strncmp(value, "http://", 7) == 0 || strncmp(value, "https://", 8) == 0
                   ? NULL
                   : "it has to be an http or https address";
    case DB_CONTACT_SOCIAL:
    case DB_CONTACT__COUNT:
        break;
    }
    return NULL;
}

static void read_contact(const struct members *members, size_t index, void *context)
{
    static const char *const names[] = {"kind", "value", "display", NULL};
    struct mission_reading *reading = context;
    const char *word = member_word(members, "kind", contact_kinds, MEMBER_REQUIRED);
    const char *value = member_text(members, "value", DB_TEXT_MAX, MEMBER_REQUIRED);
    const char *display = member_text(members, "display", DB_TEXT_MAX, 0);
    enum db_contact_kind kind = DB_CONTACT_SWITCHBOARD;
    char bare[DB_TEXT_MAX + 1]; /* what our answers show when there is no display */

    (void)index;
    member_only(members, names);
    if (!word || !value || !db_contact_from_word(word, &kind))
        return;
    contact_bare(kind, value, bare);
    const char *fault = contact_fault(kind, value);
    if (fault)
        member_fault(members, "value", "%s", fault);
    reading->contacts[reading->mission.contact_count++] = (struct db_contact){
        .kind = kind,
        .value = value,
        .display = display && strcmp(display, bare) != 0 ? display : NULL,
    };
}

static void read_service(const struct members *members, size_t index, void *context)
{
    static const char *const names[] = {"kind", "value", NULL};
    struct mission_reading *reading = context;
    struct db_mission *mission = &reading->mission;
    const char *kind = member_word(members, "kind", service_kinds, MEMBER_REQUIRED);
    const char *value = member_word(members, "value", service_values, MEMBER_REQUIRED);
    struct db_service service = {.value = DB_OFFERED_YES};

    (void)index;
    member_only(members, names);
    if (!kind || !value || !db_service_from_word(kind, &service.kind))
        return;
    (void)db_offered_from_word(value, &service.value);
    for (size_t i = 0; i < mission->service_count; i++) {
        if (reading->services[i].kind == service.kind) {
            member_fault(members, "kind", "it is there twice");
            return;
        }
    }
    reading->services[mission->service_count++] = service;
}

static void read_location(const struct members *members, struct db_mission *mission)
{
    static const char *const names[] = {"latitude", "longitude", "quality", NULL};
    const json_t *object = member_find(members, "location", 0);
    const struct members inner = {members->call, object, "/location"};

    mission->point_quality = DB_POINT_NONE;
    if (!object)
        return;
    if (!json_is_object(object)) {
        member_fault(members, "location", "it has to be an object, or null");
        return;
    }
    double latitude = member_real(&inner, "latitude", -90, 90);
    double longitude = member_real(&inner, "longitude", -180, 180);
    const char *quality = member_word(&inner, "quality", qualities, 0);

    member_only(&inner, names);
    if (isnan(latitude) || isnan(longitude)) {
        member_fault(members, "location", "latitude and longitude are required");
        return;
    }
    mission->point = (struct db_point){latitude, longitude};
    mission->point_quality = DB_POINT_BUILDING;
    if (quality)
        (void)db_point_from_word(quality, &mission->point_quality);
}

static void read_serves(const struct members *members, struct mission_reading *reading)
{
    const char *text[DB_SERVES_MAX];
    struct db_mission *mission = &reading->mission;
    size_t countries = member_countries(members, "serves", DB_SERVES_MAX, text);

    for (size_t i = 0; i < countries; i++)
        reading->serves[i] = (struct db_serves){.country = text[i]};
    size_t areas =
        member_texts(members, "areas", DB_TEXT_MAX, DB_SERVES_MAX - countries, text);
    for (size_t i = 0; i < areas; i++)
        reading->serves[countries + i] = (struct db_serves){.area = text[i]};
    mission->serves_count = countries + areas;
    if (mission->serves_count == 0 && mission->host)
        reading->serves[mission->serves_count++] =
            (struct db_serves){.country = mission->host};
}

static void read_words(const struct members *members, struct db_mission *mission)
{
    const char *rank = member_word(members, "rank", ranks, MEMBER_REQUIRED);
    const char *legal = member_word(members, "legal_kind", legal_kinds, 0);
    const char *status = member_word(members, "status", statuses, 0);

    if (rank && db_rank_from_word(rank, &mission->rank)) {
        bool is_embassy = strcmp(db_rank_row(mission->rank)->class, "embassy") == 0;
        mission->legal_kind = is_embassy ? DB_LEGAL_DIPLOMATIC : DB_LEGAL_CONSULAR;
    }
    if (legal)
        (void)db_legal_from_word(legal, &mission->legal_kind);
    mission->status = DB_STATUS_OPEN;
    if (status)
        (void)db_status_from_word(status, &mission->status);
}

static const char *read_hours(const struct members *members)
{
    const char *text = member_text(members, "opening_hours", HOURS_TEXT_MAX, 0);
    struct opening_hours hours;
    struct hours_fault fault;

    if (text && !opening_hours_parse(text, &hours, &fault)) {
        member_fault(members, "opening_hours",
                     "at byte %zu: expected %s (free text goes into opening_hours_text)",
                     fault.at, fault.expected);
    }
    return text;
}

void mission_read(const struct members *members, struct mission_reading *ret_reading)
{
    struct db_mission *mission = &ret_reading->mission;

    *ret_reading = (struct mission_reading){.mission = {.id = NULL}};
    mission->serves = ret_reading->serves;
    mission->contacts = ret_reading->contacts;
    mission->services = ret_reading->services;
    mission->name = member_text(members, "name", DB_TEXT_MAX, MEMBER_REQUIRED);
    mission->sending = member_country(members, "sending", MEMBER_REQUIRED);
    mission->host = member_country(members, "host", MEMBER_REQUIRED);
    mission->city = member_text(members, "city", DB_TEXT_MAX, 0);
    mission->address = member_text(members, "address", DB_TEXT_MAX, 0);
    mission->opened = member_text(members, "opened", 10, 0);
    mission->status_since = member_date(members, "status_since", 0);
    mission->status_reason = member_text(members, "status_reason", DB_TEXT_MAX, 0);
    mission->opening_hours = read_hours(members);
    mission->opening_hours_text =
        member_text(members, "opening_hours_text", DB_TEXT_MAX, 0);
    mission->hosted_by = member_country(members, "hosted_by", 0);
    read_words(members, mission);
    read_location(members, mission);
    read_serves(members, ret_reading);
    member_objects(members, "contacts", DB_CONTACTS_MAX, read_contact, ret_reading);
    member_objects(members, "services", DB_SERVICE__COUNT, read_service, ret_reading);
}
