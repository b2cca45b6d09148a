#include "csv_put.h"
#include "degrees.h"
#include "mission_forms.h"
#include "reach.h"

#include <string.h>

/* Releases the buffer. */
static void put_buffer(struct csv_record *record, struct buffer *cell)
{
    const char *text = buffer_text(cell);

    csv_put(record, text);
    if (!text)
        buffer_fail(record->out);
    buffer_release(cell);
}

/* The import takes an apostrophe before a sign for a spreadsheet's, and off. */
static void put_text(struct csv_record *record, const char *text)
{
    size_t quotes = text ? strspn(text, "'") : 0;
    struct buffer cell = {0};

    if (quotes == 0 || !text[quotes] || !strchr("=+-@", text[quotes])) {
        csv_put(record, text);
        return;
    }
    buffer_append_text(&cell, "'");
    buffer_append_text(&cell, text);
    put_buffer(record, &cell);
}

static void put_degrees(struct csv_record *record, const struct db_mission *mission,
                        double value)
{
    char text[DEGREES_MAX];

    degrees_write(value, text);
    csv_put(record, mission->point_quality == DB_POINT_NONE ? NULL : text);
}

static void put_quality(struct csv_record *record, const struct db_mission *mission)
{
    bool is_none = mission->point_quality == DB_POINT_NONE;

    csv_put(record, is_none ? NULL : db_point_word(mission->point_quality));
}

/* ---- Cells that are lists ---- */

static void put_list(struct csv_record *record, struct buffer *list)
{
    const char *text = buffer_text(list);

    put_text(record, text);
    if (!text)
        buffer_fail(record->out);
    buffer_release(list);
}

static void put_serves(struct csv_record *record, const struct db_mission *mission)
{
    struct buffer list = {0};

    for (size_t i = 0; i < mission->serves_count; i++) {
        if (!mission->serves[i].country)
            continue;
        buffer_append_text(&list, list.length > 0 ? " " : "");
        buffer_append_text(&list, mission->serves[i].country);
    }
    put_list(record, &list);
}

/* Texts are parted by '|'; one that is part of a text is doubled. */
static void add_text(struct buffer *list, const char *text)
{
    buffer_append_text(list, list->length > 0 ? "|" : "");
    for (; *text; text++) {
        buffer_append(list, text, 1);
        if (*text == '|')
            buffer_append(list, text, 1);
    }
}

static void put_areas(struct csv_record *record, const struct db_mission *mission)
{
    struct buffer list = {0};

    for (size_t i = 0; i < mission->serves_count; i++) {
        if (mission->serves[i].area)
            add_text(&list, mission->serves[i].area);
    }
    put_list(record, &list);
}

/* "passport notarial=limited": without a word it is offered. */
static void put_services(struct csv_record *record, const struct db_mission *mission)
{
    struct buffer list = {0};

    for (size_t i = 0; i < mission->service_count; i++) {
        const struct db_service *service = &mission->services[i];

        buffer_append_text(&list, i > 0 ? " " : "");
        buffer_append_text(&list, db_service_word(service->kind));
        if (service->value == DB_OFFERED_YES)
            continue;
        buffer_append_text(&list, "=");
        buffer_append_text(&list, db_offered_word(service->value));
    }
    put_list(record, &list);
}

/* As people write it, if the import reads that as the same number. */
static const char *phone_of(const struct db_contact *contact)
{
    const char *display = contact->display;
    char value[REACH_PHONE_MAX];
    bool is_one = display && display[0] == '+' && !strpbrk(display, ",/|") &&
                  !strstr(display, " or ");

    return is_one && reach_phone(display, value) && strcmp(value, contact->value) == 0
               ? display
               : contact->value;
}

static bool is_phone(enum db_contact_kind kind)
{
    return kind == DB_CONTACT_EMERGENCY_24H || kind == DB_CONTACT_DUTY ||
           kind == DB_CONTACT_CONSULAR || kind == DB_CONTACT_SWITCHBOARD ||
           kind == DB_CONTACT_FAX;
}

static void put_contacts(struct csv_record *record, const struct db_mission *mission,
                         enum db_contact_kind kind)
{
    struct buffer list = {0};

    for (size_t i = 0; i < mission->contact_count; i++) {
        const struct db_contact *contact = &mission->contacts[i];

        if (contact->kind == kind)
            add_text(&list, is_phone(kind) ? phone_of(contact) : contact->value);
    }
    put_list(record, &list);
}

/* ---- The columns ---- */

#define COLUMNS(X)                                                                       \
    X("id", csv_put(&record, mission->id))                                               \
    X("sending", csv_put(&record, mission->sending))                                     \
    X("sending_name", put_text(&record, mission->sending_name))                          \
    X("host", csv_put(&record, mission->host))                                           \
    X("host_name", put_text(&record, mission->host_name))                                \
    X("class", csv_put(&record, db_rank_row(mission->rank)->class))                      \
    X("rank", csv_put(&record, db_rank_row(mission->rank)->word))                        \
    X("legal_kind", csv_put(&record, db_legal_word(mission->legal_kind)))                \
    X("name", put_text(&record, mission->name))                                          \
    X("city", put_text(&record, mission->city))                                          \
    X("address", put_text(&record, mission->address))                                    \
    X("latitude", put_degrees(&record, mission, mission->point.latitude))                \
    X("longitude", put_degrees(&record, mission, mission->point.longitude))              \
    X("quality", put_quality(&record, mission))                                          \
    X("serves", put_serves(&record, mission))                                            \
    X("areas", put_areas(&record, mission))                                              \
    X("status", csv_put(&record, db_status_word(mission->status)))                       \
    X("status_since", csv_put(&record, mission->status_since))                           \
    X("status_reason", put_text(&record, mission->status_reason))                        \
    X("opened", put_text(&record, mission->opened))                                      \
    X("emergency_24h", put_contacts(&record, mission, DB_CONTACT_EMERGENCY_24H))         \
    X("duty_after_hours", put_contacts(&record, mission, DB_CONTACT_DUTY))               \
    X("consular", put_contacts(&record, mission, DB_CONTACT_CONSULAR))                   \
    X("switchboard", put_contacts(&record, mission, DB_CONTACT_SWITCHBOARD))             \
    X("email", put_contacts(&record, mission, DB_CONTACT_EMAIL))                         \
    X("website", put_contacts(&record, mission, DB_CONTACT_WEBSITE))                     \
    X("form", put_contacts(&record, mission, DB_CONTACT_FORM))                           \
    X("social", put_contacts(&record, mission, DB_CONTACT_SOCIAL))                       \
    X("fax", put_contacts(&record, mission, DB_CONTACT_FAX))                             \
    X("opening_hours", put_text(&record, mission->opening_hours))                        \
    X("opening_hours_text", put_text(&record, mission->opening_hours_text))              \
    X("services", put_services(&record, mission))                                        \
    X("hosted_by", csv_put(&record, mission->hosted_by))                                 \
    X("source", csv_put(&record, mission->source))                                       \
    X("as_of", csv_put(&record, mission->source_as_of))                                  \
    X("updated_at", csv_put(&record, mission->updated_at))

const char *const mission_csv_columns[] = {
#define NAME(name, write) name,
    COLUMNS(NAME)
#undef NAME
        NULL,
};

void mission_csv(struct buffer *out, const struct db_mission *mission)
{
    struct csv_record record = {.out = out};

#define WRITE(name, write) write;
    COLUMNS(WRITE)
#undef WRITE
    csv_end(&record);
}
