#include "claim_read.h"

#include "mission_read.h"

#include <string.h>

enum { SOURCE_MAX = 39 };

/* The whole mission as this source would have it; NULL: memory. */
static json_t *lay_over(const json_t *document, const json_t *facts)
{
    json_t *whole = json_deep_copy(document);
    json_t *copy = json_deep_copy(facts);
    bool fine = json_object_update(whole, copy) == 0;

    json_decref(copy);
    if (fine)
        return whole;
    json_decref(whole);
    return NULL;
}

/* Facts are read as a part of the whole mission, and written as claim_facts() does. */
static void read_facts(const struct members *members, const json_t *facts,
                       struct claim_reading *reading)
{
    struct mission_reading whole;
    json_t *tree = lay_over(reading->document, facts);
    const struct members inner = {members->call, tree, members->at};
    size_t before = reading->facts.length;

    if (!tree) {
        buffer_fail(&reading->facts);
        return;
    }
    mission_read(&inner, &whole);
    claim_facts(&reading->facts, &whole.mission, facts);
    if (reading->facts.length - before > DB_FACTS_MAX)
        member_fault(members, "facts", "it is too long");
    buffer_append(&reading->facts, "", 1);
    json_decref(tree);
}

static bool is_there(const struct claim_reading *reading, const char *source)
{
    for (size_t i = 0; i < reading->count; i++) {
        if (strcmp(reading->claim[i].source, source) == 0)
            return true;
    }
    return false;
}

static void read_claim(const struct members *members, size_t index, void *context)
{
    struct claim_reading *reading = context;
    const char *source = member_text(members, "source", SOURCE_MAX, MEMBER_REQUIRED);
    const char *as_of = member_date(members, "as_of", 0);
    const json_t *facts = member_find(members, "facts", MEMBER_REQUIRED);

    (void)index;
    if (!source || !facts)
        return;
    if (!json_is_object(facts)) {
        member_fault(members, "facts", "it has to be an object");
        return;
    }
    if (is_there(reading, source)) {
        member_fault(members, "source", "it is there twice");
        return;
    }
    reading->fact[reading->count] = reading->facts.length;
    reading->claim[reading->count++] =
        (struct db_claim){.source = source, .as_of = as_of, .is_dated = as_of != NULL};
    read_facts(members, facts, reading);
}

void claims_read(const struct members *members, struct claim_reading *reading,
                 struct db_mission *mission)
{
    reading->document = members->object;
    member_objects(members, "claims", DB_CLAIMS_MAX, read_claim, reading);

    const char *facts = buffer_text(&reading->facts);
    for (size_t i = 0; facts && i < reading->count; i++)
        reading->claim[i].facts = facts + reading->fact[i];
    mission->claims = reading->claim;
    mission->claim_count = reading->count;
}

void claims_release(struct claim_reading *reading)
{
    buffer_release(&reading->facts);
}
