/* wikidata_row.c - the rows of one item as the cells of a row of database-of-embassies:
 * that table is made from the same statements, and its rules hold for them. */
#include "foreign.h"
#include "wikidata.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DATE_LENGTH = 10, BOX_MARGIN_KM = 50 };

static bool set_aside(struct wikidata *item, const char *what, const char *first,
                      const char *second)
{
    (void)snprintf(item->reason, sizeof(item->reason),
                   "%s both %.60s and %.60s: which is not for us to say", what, first,
                   second);
    return false;
}

static const struct atlas_country *resolve(const struct wikidata *item,
                                           const struct wikidata_value *value)
{
    const struct atlas *atlas = item->row.import->atlas;
    char number[ATLAS_ITEM_MAX];

    (void)doe_item(value->text, number);
    const struct atlas_substate *substate =
        atlas_substate(atlas, number, number[0] ? "" : value->label);
    return substate ? atlas_by_code(atlas, substate->country)
                    : atlas_resolve(atlas, number, value->label);
}

/* Of the operators the first that is a country, or works for one; a ministry may stand
 * beside its country, two countries may not. */
static bool read_operator(struct wikidata *item, const struct wikidata_values *values)
{
    const struct atlas_country *sending = NULL;

    for (size_t i = 0; i < values->count; i++) {
        const struct atlas_country *country = resolve(item, &values->value[i]);

        if (country && sending && country != sending)
            return set_aside(item, "sent by", sending->name, country->name);
        if (i == 0 || (country && !sending))
            wikidata_set_item(item, DOE_OPERATOR, DOE_OPERATOR_ITEM, &values->value[i]);
        if (country)
            sending = country;
    }
    return true;
}

/* The different countries among the values, and the first value of each. */
struct hosts {
    const struct atlas_country *country[WIKIDATA_VALUES_MAX];
    const struct wikidata_value *value[WIKIDATA_VALUES_MAX];
    size_t count;
};

static void add_host(struct wikidata *item, struct hosts *hosts,
                     const struct wikidata_value *value)
{
    const struct atlas_country *country = resolve(item, value);

    for (size_t i = 0; i < hosts->count; i++) {
        if (hosts->country[i] == country)
            return;
    }
    if (!country)
        return;
    hosts->country[hosts->count] = country;
    hosts->value[hosts->count++] = value;
}

/* Of several countries (Jerusalem has two) the one that the point lies in. */
static const struct wikidata_value *choose_host(const struct wikidata *item,
                                                const struct hosts *hosts)
{
    const struct atlas_search search = {
        .choice = hosts->country, .count = hosts->count, .margin_km = BOX_MARGIN_KM};
    const struct db_point point = {strtod(item->latitude, NULL),
                                   strtod(item->longitude, NULL)};
    const struct atlas_country *host =
        item->latitude[0] ? atlas_at(item->row.import->atlas, point, &search) : NULL;

    for (size_t i = 0; host && i < hosts->count; i++) {
        if (hosts->country[i] == host)
            return hosts->value[i];
    }
    return NULL;
}

static bool read_host(struct wikidata *item, const struct wikidata_values *values)
{
    struct hosts hosts = {.count = 0};

    for (size_t i = 0; i < values->count; i++)
        add_host(item, &hosts, &values->value[i]);
    const struct wikidata_value *value = hosts.count > 0     ? hosts.value[0]
                                         : values->count > 0 ? &values->value[0]
                                                             : NULL;
    if (hosts.count > 1)
        value = choose_host(item, &hosts);
    if (hosts.count > 1 && !value)
        return set_aside(item, "stands in", hosts.country[0]->name,
                         hosts.country[1]->name);
    if (value)
        wikidata_set_item(item, DOE_COUNTRY, DOE_COUNTRY_ITEM, value);
    return true;
}

/* The best of the types that are known, and its office in fact before the one in law. */
static void read_type(struct wikidata *item, const struct wikidata_values *values)
{
    struct post_type best = {.rank = DB_RANK__COUNT};

    for (size_t i = 0; i < values->count; i++) {
        const struct wikidata_value *value = &values->value[i];
        char number[ATLAS_ITEM_MAX];
        struct post_type type = {.rank = DB_RANK_OFFICE};

        (void)doe_item(value->text, number);
        bool is_known = post_type_find(number, value->label, &type);
        bool is_better = best.rank == DB_RANK__COUNT ||
                         (is_known && (type.rank < best.rank ||
                                       (type.rank == best.rank && type.de_facto)));
        if (!is_better)
            continue;
        best = type;
        wikidata_set_item(item, DOE_TYPE, DOE_TYPE_ITEM, value);
    }
}

static void read_jurisdictions(struct wikidata *item,
                               const struct wikidata_values *values)
{
    item->has_jurisdiction = values->count > 0;
    for (size_t i = 0; i < values->count; i++) {
        const struct wikidata_value *value = &values->value[i];

        wikidata_add_part(item, DOE_JURISDICTION_ITEMS, value->text);
        wikidata_add_part(item, DOE_JURISDICTIONS,
                          value->label[0] ? value->label : value->text);
    }
}

/* The first by name; a city may come as an item with a label, or as the label alone. */
static void read_city(struct wikidata *item, const struct wikidata_values *values)
{
    const char *first = NULL;
    char number[ATLAS_ITEM_MAX];

    for (size_t i = 0; i < values->count; i++) {
        const struct wikidata_value *value = &values->value[i];
        const char *name = doe_item(value->text, number) ? value->label : value->text;

        if (name[0] && (!first || strcmp(name, first) < 0))
            first = name;
    }
    wikidata_set_cell(item, DOE_CITY, first ? first : "");
}

/* The last end of several; one that is not over yet is none. */
static void read_end(struct wikidata *item, const struct wikidata_values *values)
{
    const char *today = item->row.import->options.at;

    item->is_ended = values->unknown && values->count == 0;
    for (size_t i = 0; i < values->count; i++) {
        const char *end = values->value[i].text;

        if (strncmp(end, today, DATE_LENGTH) > 0) {
            item->is_ended = false;
            return;
        }
        item->is_ended = true;
        (void)snprintf(item->ended, sizeof(item->ended), "%.*s", DATE_LENGTH, end);
        if (!import_is_date(item->ended))
            item->ended[0] = '\0';
    }
}

/* All of one kind in the cell, parted by `|`. */
static void read_contacts(struct wikidata *item, const struct gather_row *rows,
                          size_t count)
{
    static const struct {
        const char *names[2];
        enum doe_column column;
    } kinds[] = {{{"phone"}, DOE_PHONE}, {{"email"}, DOE_EMAIL}};

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        const struct wikidata_values *values =
            wikidata_collect(item, rows, count, kinds[i].names);

        for (size_t k = 0; k < values->count; k++)
            wikidata_add_part(item, kinds[i].column, values->value[k].text);
    }
}

/* What the item says, variable by variable, into the cells. */
static bool read_cells(struct wikidata *item, const struct gather_row *rows, size_t count)
{
    static const char *const sender[] = {"operator", "sending"};
    static const char *const host[] = {"country", "host"};
    static const char *const point[] = {"point", NULL};
    static const char *const type[] = {"type", NULL};
    static const char *const jurisdiction[] = {"jurisdiction", NULL};
    static const char *const city[] = {"city", "cityLabel"};
    static const char *const end[] = {"end", NULL};

    wikidata_set_point(item, wikidata_collect(item, rows, count, point));
    if (!read_operator(item, wikidata_collect(item, rows, count, sender)) ||
        !read_host(item, wikidata_collect(item, rows, count, host)))
        return false;
    read_type(item, wikidata_collect(item, rows, count, type));
    read_jurisdictions(item, wikidata_collect(item, rows, count, jurisdiction));
    read_city(item, wikidata_collect(item, rows, count, city));
    read_end(item, wikidata_collect(item, rows, count, end));
    read_contacts(item, rows, count);
    wikidata_set_first(item, rows, count, "address", DOE_ADDRESS);
    wikidata_set_first(item, rows, count, "website", DOE_WEBSITE);
    wikidata_set_first(item, rows, count, "inception", DOE_CREATION);
    wikidata_set_first(item, rows, count, "item", DOE_ITEM);
    return true;
}

/* Places without a name are no areas that anybody could read. */
static void drop_numbers(struct draft *draft)
{
    struct db_mission *mission = &draft->mission;
    char item[ATLAS_ITEM_MAX];
    size_t kept = 0;

    for (size_t i = 0; i < mission->serves_count; i++) {
        const char *area = draft->serves[i].area;

        if (!area || !doe_item(area, item))
            draft->serves[kept++] = draft->serves[i];
    }
    mission->serves_count = kept;
    if (kept == 0)
        draft_serve_country(draft, mission->host);
}

static void settle_end(struct wikidata *item)
{
    struct draft *draft = &item->row.import->draft;

    if (!item->is_ended)
        return;
    draft->mission.status = DB_STATUS_CLOSED;
    draft->mission.status_reason = "ended, as Wikidata says";
    if (item->ended[0])
        draft->mission.status_since = draft_text(draft, item->ended);
}

bool wikidata_read(struct wikidata *item, const struct gather_row *rows, size_t count)
{
    static const char *const website[] = {"website", NULL};
    struct api_import *import = item->row.import;

    wikidata_clear(item);
    (void)doe_item(rows[0].key, item->row.id);
    draft_clear(&import->draft);
    if (!read_cells(item, rows, count) || !doe_read(&item->row, item->reason))
        return false;
    if (item->is_full) {
        (void)snprintf(item->reason, sizeof(item->reason),
                       "more values than a mission can hold");
        return false;
    }
    drop_numbers(&import->draft);
    settle_end(item);
    const struct wikidata_values *values = wikidata_collect(item, rows, count, website);
    for (size_t i = 1; i < values->count; i++) {
        foreign_contacts(import, item->row.line, DB_CONTACT_WEBSITE,
                         values->value[i].text);
    }
    return true;
}
