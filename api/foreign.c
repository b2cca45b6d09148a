#include "foreign.h"

#include "json.h"
#include "merge.h"
#include "reach.h"

#include <stdio.h>
#include <string.h>

enum { DATE_LENGTH = 10, NUMBERS_MAX = 8 };

bool foreign_start(struct api_import *import, const struct import_format *format,
                   const char *date)
{
    if (date) {
        (void)snprintf(import->as_of, sizeof(import->as_of), "%.*s", DATE_LENGTH, date);
        if (!import_is_date(import->as_of) ||
            strncmp(import->as_of, import->options.at, DATE_LENGTH) > 0)
            import->as_of[0] = '\0';
    }
    if (!import_set_format(import, format) || !merge_start(import))
        return false;
    import->merge->is_merge_of_contacts = true;
    return import_begin(import);
}

void foreign_cover(struct api_import *import, const char *country)
{
    bool is_first = import->part[0] == '\0';

    if (is_first || strcmp(import->part, country) != 0)
        (void)snprintf(import->part, sizeof(import->part), "%s",
                       is_first ? country : "*");
}

static void put_some(struct json *json, const char *key, const char *text)
{
    if (text && text[0])
        json_put_text(json, key, text);
}

static void put_location(struct json *json, const struct db_mission *mission)
{
    if (mission->point_quality == DB_POINT_NONE)
        return;
    json_put_open(json, "location", '{');
    json_key(json, "latitude");
    json_degrees(json, mission->point.latitude);
    json_key(json, "longitude");
    json_degrees(json, mission->point.longitude);
    json_put_text(json, "quality", db_point_word(mission->point_quality));
    json_close(json, '}');
}

/* The countries when `areas` is false. */
static void put_serves(struct json *json, const struct db_mission *mission, bool areas)
{
    json_put_open(json, areas ? "areas" : "serves", '[');
    for (size_t i = 0; i < mission->serves_count; i++) {
        const struct db_serves *serves = &mission->serves[i];

        if (areas ? serves->area != NULL : serves->country != NULL)
            json_text(json, areas ? serves->area : serves->country);
    }
    json_close(json, ']');
}

static void put_contacts(struct json *json, const struct db_mission *mission)
{
    if (mission->contact_count == 0)
        return;
    json_put_open(json, "contacts", '[');
    for (size_t i = 0; i < mission->contact_count; i++) {
        const struct db_contact *contact = &mission->contacts[i];

        json_open(json, '{');
        json_put_text(json, "kind", db_contact_word(contact->kind));
        json_put_text(json, "value", contact->value);
        put_some(json, "display", contact->display);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_services(struct json *json, const struct db_mission *mission)
{
    if (mission->service_count == 0)
        return;
    json_put_open(json, "services", '[');
    for (size_t i = 0; i < mission->service_count; i++) {
        json_open(json, '{');
        json_put_text(json, "kind", db_service_word(mission->services[i].kind));
        json_put_text(json, "value", db_offered_word(mission->services[i].value));
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_words(struct json *json, const struct db_mission *mission, unsigned says)
{
    put_some(json, "id", mission->id);
    if (says & FOREIGN_POST) {
        json_put_text(json, "sending", mission->sending);
        json_put_text(json, "host", mission->host);
        json_put_text(json, "rank", db_rank_row(mission->rank)->word);
    }
    if (says & FOREIGN_NAME)
        put_some(json, "name", mission->name);
    if (says & FOREIGN_LAW)
        json_put_text(json, "legal_kind", db_legal_word(mission->legal_kind));
    put_some(json, "city", mission->city);
    put_some(json, "address", mission->address);
    put_some(json, "opened", mission->opened);
    put_some(json, "opening_hours", mission->opening_hours);
    put_some(json, "opening_hours_text", mission->opening_hours_text);
    if (says & FOREIGN_STATUS) {
        json_put_text(json, "status", db_status_word(mission->status));
        json_put_text(json, "status_since", mission->status_since);
        json_put_text(json, "status_reason", mission->status_reason);
    }
}

/* The document's own bytes are not needed any more: it is a tree by now. */
static const char *write_row(struct api_import *import, unsigned says)
{
    const struct db_mission *mission = &import->draft.mission;
    struct json json = {.out = &import->held};

    buffer_clear(&import->held);
    json_open(&json, '{');
    put_words(&json, mission, says);
    put_location(&json, mission);
    if (says & FOREIGN_SERVES) {
        put_serves(&json, mission, false);
        put_serves(&json, mission, true);
    }
    put_contacts(&json, mission);
    put_services(&json, mission);
    json_close(&json, '}');
    return buffer_text(&import->held);
}

bool foreign_merge(struct api_import *import, int64_t number, unsigned says)
{
    if (import->draft.full) {
        return import_quarantine(import, number, import->draft.mission.id,
                                 "more text or lists than a mission can hold");
    }
    const char *text = write_row(import, says);
    if (!text)
        return import_fail(import, API_IMPORT_FAILED, number, "out of memory");
    return merge_text(import, number, text, strlen(text));
}

const char *foreign_member(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));

    return text && text[0] ? text : NULL;
}

const char *foreign_text(struct api_import *import, int64_t number, const char *what,
                         const char *text)
{
    char clean[DB_TEXT_MAX + 8];
    size_t length = 0;
    bool is_blank = false;
    bool is_end = false;

    for (; text && *text && length < DB_TEXT_MAX; text++) {
        is_end |= *text == '\n' || *text == '\r';
        is_blank |= (unsigned char)*text <= ' ' || *text == 0x7f;
        if ((unsigned char)*text <= ' ' || *text == 0x7f)
            continue;
        if (is_end && length > 0 && clean[length - 1] != ',')
            clean[length++] = ',';
        if (is_blank && length > 0)
            clean[length++] = ' ';
        clean[length++] = *text;
        is_blank = is_end = false;
    }
    clean[length] = '\0';
    if (length > 0 && length < DB_TEXT_MAX)
        return draft_text(&import->draft, clean);
    if (length > 0)
        import_warn(import, number, NULL, "%s is too long: left out", what);
    return NULL;
}

/* Puts one of them into the draft; false: it is not of its kind. */
static bool add_contact(struct draft *draft, enum db_contact_kind kind, const char *text)
{
    char phone[REACH_PHONE_MAX];

    if (kind == DB_CONTACT_EMAIL) {
        const char *address = strncmp(text, "mailto:", 7) == 0 ? text + 7 : text;

        if (reach_is_email(address))
            draft_contact(draft, kind, address, NULL);
        return reach_is_email(address);
    }
    if (kind == DB_CONTACT_WEBSITE) {
        if (reach_is_link(text))
            draft_contact(draft, kind, text, NULL);
        return reach_is_link(text);
    }
    if (!reach_phone(text, phone))
        return false;
    draft_contact(draft, kind, phone, text);
    return true;
}

/* Links have commas and slashes of their own. */
static char *next_contact(enum db_contact_kind kind, char **rest)
{
    if (kind != DB_CONTACT_WEBSITE)
        return reach_next(rest);
    char *one = *rest ? *rest + strspn(*rest, " |") : NULL;
    if (!one || !*one)
        return NULL;
    size_t length = strcspn(one, " |");
    *rest = one[length] ? one + length + 1 : NULL;
    one[length] = '\0';
    return one;
}

void foreign_contacts(struct api_import *import, int64_t number,
                      enum db_contact_kind kind, const char *text)
{
    char list[DB_TEXT_MAX];
    char *rest = list;

    if (!text || strlen(text) >= sizeof(list))
        return;
    (void)snprintf(list, sizeof(list), "%s", text);
    for (char *at = list; *at; at++) {
        if (*at == ';' || (unsigned char)*at < ' ')
            *at = '|';
    }
    char *one = next_contact(kind, &rest);
    for (int i = 0; one && i < NUMBERS_MAX; i++, one = next_contact(kind, &rest)) {
        if (!add_contact(&import->draft, kind, one)) {
            import_warn(import, number, NULL, "%s '%.80s' cannot be used: left out",
                        db_contact_word(kind), one);
        }
    }
}
