/* claim_compose.c - what is displayed of a mission, of what its sources say. */
#include "claim.h"

#include "db/source.h"

#include <string.h>

/* What was taken so far; `failed`: memory. */
struct display {
    json_t *taken;
    bool failed;
};

static void set(struct display *display, const char *name, json_t *value)
{
    if (value && json_object_set(display->taken, name, value) != 0)
        display->failed = true;
}

static bool is_taken(const struct display *display, const char *name)
{
    return json_object_get(display->taken, name) != NULL;
}

static void take_single(struct display *display, const json_t *facts, const char *name)
{
    if (!is_taken(display, name))
        set(display, name, json_object_get(facts, name));
}

static void take_singles(struct display *display, const json_t *facts)
{
    static const char *const names[] = {"name",    "sending", "host",     "city",
                                        "address", "opened",  "hosted_by"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        take_single(display, facts, names[i]);
}

/* What a post is in law depends on its rank: whoever is less trusted than the one that
 * says the rank says nothing of it. */
static void take_rank(struct display *display, const json_t *facts)
{
    if (is_taken(display, "rank"))
        return;
    take_single(display, facts, "rank");
    take_single(display, facts, "legal_kind");
}

/* Two members that say one thing together come from one claim. */
static void take_pair(struct display *display, const json_t *facts, const char *first,
                      const char *second)
{
    if (is_taken(display, first) || is_taken(display, second))
        return;
    set(display, first, json_object_get(facts, first));
    set(display, second, json_object_get(facts, second));
}

static bool is_word(const json_t *object, const char *name, const char *word)
{
    const char *text = json_string_value(json_object_get(object, name));

    return text && strcmp(text, word) == 0;
}

/* A status comes with its date and reason. One that is unknown says nothing against
 * another. */
static void take_status(struct display *display, const json_t *facts)
{
    static const char *const names[] = {"status", "status_since", "status_reason"};
    bool is_better = is_word(display->taken, "status", "unknown") &&
                     !is_word(facts, "status", "unknown");

    if (!json_object_get(facts, "status") || (is_taken(display, "status") && !is_better))
        return;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        (void)json_object_del(display->taken, names[i]);
        set(display, names[i], json_object_get(facts, names[i]));
    }
}

static void take_location(struct display *display, const json_t *facts)
{
    json_t *point = json_object_get(facts, "location");
    const json_t *taken = json_object_get(display->taken, "location");

    if (!taken ||
        (is_word(taken, "quality", "suspect") && !is_word(point, "quality", "suspect")))
        set(display, "location", point);
}

static bool has_kind(const json_t *list, const char *kind)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (is_word(json_array_get(list, i), "kind", kind))
            return true;
    }
    return false;
}

/* Entries of the kinds that no claim before this one had, at the end of the list of the
 * first, which nobody else reads. */
static void take_kinds(struct display *display, const json_t *facts, const char *name,
                       size_t max)
{
    json_t *taken = json_object_get(display->taken, name);

    if (!taken) {
        take_single(display, facts, name);
        return;
    }
    json_t *list = json_deep_copy(json_object_get(facts, name));
    for (size_t i = json_array_size(list); i > 0; i--) {
        const json_t *entry = json_array_get(list, i - 1);
        const char *kind = json_string_value(json_object_get(entry, "kind"));

        if (!kind || has_kind(taken, kind))
            (void)json_array_remove(list, i - 1);
    }
    if (json_object_get(facts, name) && json_array_extend(taken, list) != 0)
        display->failed = true;
    while (json_array_size(taken) > max)
        (void)json_array_remove(taken, json_array_size(taken) - 1);
    json_decref(list);
}

/* `is_first`: no other one is more trusted. */
static void take(struct display *display, const struct db_claim *claim, bool is_first)
{
    json_error_t error = {.line = 0};
    json_t *facts = json_loads(claim->facts, 0, &error);

    display->failed |= facts == NULL;
    take_singles(display, facts);
    take_rank(display, facts);
    take_pair(display, facts, "serves", "areas");
    take_pair(display, facts, "opening_hours", "opening_hours_text");
    if (is_first || !claim->is_dated)
        take_status(display, facts);
    take_location(display, facts);
    take_kinds(display, facts, "contacts", DB_CONTACTS_MAX);
    take_kinds(display, facts, "services", DB_SERVICE__COUNT);
    json_decref(facts);
}

/* Those apart are the last: they count where there are no others. */
json_t *claim_compose(const struct db_claim *claims, size_t count)
{
    struct display display = {.taken = json_object()};
    bool is_apart = count > 0 && claim_source_is_apart(claims[0].source);

    for (size_t i = 0; display.taken && i < count; i++) {
        if (claim_source_is_apart(claims[i].source) == is_apart)
            take(&display, &claims[i], i == 0);
        if (strcmp(claims[i].source, DB_SOURCE_EDITOR) == 0)
            break;
    }
    if (display.failed) {
        json_decref(display.taken);
        return NULL;
    }
    return display.taken;
}
