/* candidate_layer.c - what a source that is kept apart (OpenStreetMap's licence wants it)
 * knows of a post beyond its record: hours, and a way to reach it. It is used where the
 * record has none, and named. */
#include "candidate.h"
#include "claim.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static const char *text_of(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));

    return text ? text : "";
}

static bool take_hours(struct candidate *row, const json_t *facts)
{
    const char *hours = text_of(facts, "opening_hours");

    if (row->hours[0] || !hours[0] || strlen(hours) >= sizeof(row->hours))
        return false;
    (void)snprintf(row->hours, sizeof(row->hours), "%s", hours);
    return true;
}

static bool take_contacts(struct candidate *row, const json_t *facts)
{
    const json_t *list = json_object_get(facts, "contacts");
    struct db_contact contacts[DB_CONTACTS_MAX];
    size_t count = 0;

    for (size_t i = 0; i < json_array_size(list) && count < DB_CONTACTS_MAX; i++) {
        const json_t *item = json_array_get(list, i);
        const char *display = text_of(item, "display");

        contacts[count] = (struct db_contact){.value = text_of(item, "value"),
                                              .display = display[0] ? display : NULL};
        if (db_contact_from_word(text_of(item, "kind"), &contacts[count].kind) &&
            contacts[count].value[0])
            count++;
    }
    candidate_take_contacts(row, contacts, count);
    return row->usual.kind || row->duty.kind;
}

bool candidate_take_layer(struct candidate *row, const struct db_mission *mission)
{
    for (size_t i = 0; i < mission->claim_count; i++) {
        const struct db_claim *claim = &mission->claims[i];
        bool is_reachable = row->usual.kind || row->duty.kind;

        if (!claim_source_is_apart(claim->source) || (row->hours[0] && is_reachable))
            continue;
        json_t *facts = json_loads(claim->facts, JSON_REJECT_DUPLICATES, NULL);
        if (!facts)
            return false;
        bool used = take_hours(row, facts);
        used |= !is_reachable && take_contacts(row, facts);
        if (used) {
            (void)snprintf(row->layer, sizeof(row->layer), "%s", claim->source);
            (void)snprintf(row->attribution, sizeof(row->attribution), "%s",
                           claim->attribution ? claim->attribution : claim->source);
        }
        json_decref(facts);
    }
    return true;
}
