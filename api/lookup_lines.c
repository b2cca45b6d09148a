/* lookup_lines.c - the last two tiers: the foreign ministry's lines, for its citizens
 * wherever they are, and the host's emergency numbers, for whoever is there. */
#include "lookup_words.h"

#include <stdio.h>
#include <string.h>

struct lines {
    struct lookup *lookup;
    const char *begins; /* kinds that are wanted begin so */
    const char *name;   /* whose they are, in words */
    bool found;
};

static void take_lines(const struct db_helplines *record, void *context)
{
    struct lines *lines = context;

    for (size_t i = 0; i < record->line_count; i++) {
        const struct db_helpline *line = &record->lines[i];

        if (strncmp(line->kind, lines->begins, strlen(lines->begins)) != 0)
            continue;
        lines->found = true;
        candidates_take_line(&lines->lookup->candidates, line, record->country,
                             lines->name);
    }
}

static enum db_status read_lines(struct lines *lines, const char *country)
{
    enum db_status status =
        db_helplines_of(lines->lookup->call->db, country, take_lines, lines);

    return status == DB_NOT_FOUND ? DB_OK : status;
}

static enum db_status gather_ministry(struct lookup *lookup, size_t index)
{
    struct lookup_place *person = &lookup->person[index];
    char name[LOOKUP_NAME_MAX + 32];
    struct lines lines = {.lookup = lookup, .begins = "mfa_", .name = name};

    (void)snprintf(name, sizeof(name), "Foreign ministry of %s",
                   person->territory ? person->parent_phrase : person->phrase);
    lookup->candidates.tier = TIER_MINISTRY;
    lookup->candidates.person = index;
    enum db_status status = read_lines(&lines, lookup_sovereign(person));
    person->has_line = lines.found;
    return status;
}

/* The number that the country's own record has, where nobody keeps lines of it. */
static void take_general_number(struct lookup *lookup, const char *name)
{
    const struct db_helpline line = {
        .kind = "local_general",
        .number = lookup->host.emergency,
        .source_name = "country record",
    };

    if (!lookup->host.emergency[0])
        return;
    candidates_take_line(&lookup->candidates, &line, lookup->host.code, name);
}

static enum db_status gather_emergency(struct lookup *lookup)
{
    char name[LOOKUP_NAME_MAX + 32];
    struct lines lines = {.lookup = lookup, .begins = "local_", .name = name};

    (void)snprintf(name, sizeof(name), "Emergency services in %s", lookup->host.phrase);
    lookup->candidates.tier = TIER_EMERGENCY;
    lookup->candidates.person = 0;
    enum db_status status = read_lines(&lines, lookup->host.code);
    if (status == DB_OK && !lines.found)
        take_general_number(lookup, name);
    return status;
}

enum db_status lookup_lines(struct lookup *lookup)
{
    enum db_status status = DB_OK;

    for (size_t i = 0; i < lookup->person_count && status == DB_OK; i++)
        status = gather_ministry(lookup, i);
    return status == DB_OK ? gather_emergency(lookup) : status;
}

/* ---- In words ---- */

/* Whom a number calls; the general one calls everybody. */
static const char *service_of(const struct candidate *row)
{
    static const char *const services[][2] = {{"local_police", "police"},
                                              {"local_ambulance", "ambulance"},
                                              {"local_fire", "fire"}};

    for (size_t i = 0; i < sizeof(services) / sizeof(services[0]); i++) {
        if (strcmp(row->usual.kind, services[i][0]) == 0)
            return services[i][1];
    }
    return NULL;
}

static void add(char text[LOOKUP_PLACE_MAX], const char *before, const char *words)
{
    size_t length = strlen(text);

    (void)snprintf(text + length, LOOKUP_PLACE_MAX - length, "%s%s", before, words);
}

/* " (ambulance, fire)": all that have this number. */
static void add_services(const struct candidates *candidates, const char *number,
                         char text[LOOKUP_PLACE_MAX])
{
    const char *before = " (";

    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *row = &candidates->row[i];

        if (!candidate_is_emergency(row, number))
            continue;
        const char *service = service_of(row);
        if (service)
            add(text, before, service);
        before = service ? ", " : before;
    }
    if (before[0] == ',')
        add(text, ")", "");
}

void words_emergency(const struct lookup *lookup, char ret_text[LOOKUP_PLACE_MAX])
{
    const struct candidates *candidates = &lookup->candidates;

    ret_text[0] = '\0';
    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *row = &candidates->row[i];

        if (row->tier != TIER_EMERGENCY ||
            candidates_have_emergency(candidates, i, row->usual.value))
            continue;
        add(ret_text, ret_text[0] ? ", " : "", row->usual.value);
        add_services(candidates, row->usual.value, ret_text);
    }
}
