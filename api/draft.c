#include "draft.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void draft_clear(struct draft *draft)
{
    draft->mission = (struct db_mission){
        .serves = draft->serves,
        .contacts = draft->contacts,
        .services = draft->services,
        .claims = draft->claims,
        .status = DB_STATUS_OPEN,
        .distance_km = -1,
    };
    draft->full = false;
    draft->used = 0;
}

static const char *copy_text(struct draft *draft, const char *text, size_t max)
{
    char *copy = draft->text + draft->used;

    if (!text)
        return NULL;
    size_t size = strlen(text) + 1;
    if (size > max || size > DRAFT_TEXT_MAX - draft->used) {
        draft->full = true;
        return NULL;
    }
    memcpy(copy, text, size);
    draft->used += size;
    return copy;
}

const char *draft_text(struct draft *draft, const char *text)
{
    return copy_text(draft, text, DB_TEXT_MAX);
}

const char *draft_format(struct draft *draft, const char *format, ...)
{
    char text[DB_TEXT_MAX + 1];
    va_list arguments;

    va_start(arguments, format);
    int length = vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    if (length < 0 || length >= DB_TEXT_MAX) {
        draft->full = true;
        return NULL;
    }
    return draft_text(draft, text);
}

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static void serve(struct draft *draft, const char *country, const char *area)
{
    size_t count = draft->mission.serves_count;

    for (size_t i = 0; i < count; i++) {
        if (same(draft->serves[i].country, country) && same(draft->serves[i].area, area))
            return;
    }
    if (count == DB_SERVES_MAX) {
        draft->full = true;
        return;
    }
    draft->serves[count] =
        (struct db_serves){draft_text(draft, country), draft_text(draft, area)};
    if (draft->serves[count].country || draft->serves[count].area)
        draft->mission.serves_count++;
}

void draft_serve_country(struct draft *draft, const char *code)
{
    serve(draft, code, NULL);
}

void draft_serve_area(struct draft *draft, const char *area)
{
    serve(draft, NULL, area);
}

bool draft_serves(const struct draft *draft, const char *code)
{
    for (size_t i = 0; i < draft->mission.serves_count; i++) {
        if (same(draft->serves[i].country, code))
            return true;
    }
    return false;
}

void draft_contact(struct draft *draft, enum db_contact_kind kind, const char *value,
                   const char *display)
{
    size_t count = draft->mission.contact_count;

    for (size_t i = 0; i < count; i++) {
        if (draft->contacts[i].kind == kind && same(draft->contacts[i].value, value))
            return;
    }
    if (count == DB_CONTACTS_MAX) {
        draft->full = true;
        return;
    }
    draft->contacts[count] = (struct db_contact){
        .kind = kind,
        .value = draft_text(draft, value),
        .display = same(value, display) ? NULL : draft_text(draft, display),
    };
    if (draft->contacts[count].value)
        draft->mission.contact_count++;
}

bool draft_has_contact(const struct draft *draft, enum db_contact_kind kind)
{
    for (size_t i = 0; i < draft->mission.contact_count; i++) {
        if (draft->contacts[i].kind == kind)
            return true;
    }
    return false;
}

static void copy_claims(struct draft *draft, const struct db_mission *mission)
{
    draft->mission.claims = draft->claims;
    for (size_t i = 0; i < mission->claim_count; i++) {
        const struct db_claim *claim = &mission->claims[i];

        draft->claims[i] = (struct db_claim){
            .source = draft_text(draft, claim->source),
            .as_of = draft_text(draft, claim->as_of),
            .is_dated = claim->is_dated,
            .facts = copy_text(draft, claim->facts, DB_FACTS_MAX + 1),
        };
    }
}

void draft_copy(struct draft *draft, const struct db_mission *mission)
{
    draft_clear(draft);
    draft->mission = *mission;
    draft->mission.sending_name =
        NULL; /* lent with the row, and not part of the record */
    draft->mission.host_name = NULL;
    draft->mission.attribution = NULL;
    draft->mission.serves = draft->serves;
    draft->mission.serves_count = 0;
    draft->mission.contacts = draft->contacts;
    draft->mission.contact_count = 0;
    draft->mission.services = draft->services;
    if (mission->service_count > 0)
        memcpy(draft->services, mission->services,
               mission->service_count * sizeof(draft->services[0]));
    draft->mission.id = draft_text(draft, mission->id);
    draft->mission.sending = draft_text(draft, mission->sending);
    draft->mission.host = draft_text(draft, mission->host);
    draft->mission.name = draft_text(draft, mission->name);
    draft->mission.city = draft_text(draft, mission->city);
    draft->mission.address = draft_text(draft, mission->address);
    draft->mission.opened = draft_text(draft, mission->opened);
    draft->mission.status_since = draft_text(draft, mission->status_since);
    draft->mission.status_reason = draft_text(draft, mission->status_reason);
    draft->mission.opening_hours = draft_text(draft, mission->opening_hours);
    draft->mission.opening_hours_text = draft_text(draft, mission->opening_hours_text);
    draft->mission.hosted_by = draft_text(draft, mission->hosted_by);
    draft->mission.source = draft_text(draft, mission->source);
    draft->mission.source_as_of = draft_text(draft, mission->source_as_of);
    draft->mission.updated_at = draft_text(draft, mission->updated_at);
    for (size_t i = 0; i < mission->serves_count; i++)
        serve(draft, mission->serves[i].country, mission->serves[i].area);
    for (size_t i = 0; i < mission->contact_count; i++) {
        const struct db_contact *contact = &mission->contacts[i];

        draft_contact(draft, contact->kind, contact->value, contact->display);
    }
    copy_claims(draft, mission);
}
