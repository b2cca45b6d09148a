/* doe_place.c - where a post of the table stands and whom it serves. The table's country
 * is sometimes the sender's own, a region, or the sovereign of the territory meant; the
 * point and the jurisdictions tell better. */
#include "doe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BOX_MARGIN_KM = 50, NUMBER_MAX = 24, CITY_DECIMALS = 2 };

/* "-33.8688" and nothing else that strtod() takes. */
static bool read_number(const char *text, double limit, double *ret_number)
{
    size_t sign = text[0] == '-' || text[0] == '+';
    size_t whole = strspn(text + sign, "0123456789");
    size_t point = text[sign + whole] == '.';
    size_t part = point ? strspn(text + sign + whole + 1, "0123456789") : 0;
    size_t length = sign + whole + point + part;

    if (whole == 0 || length > NUMBER_MAX || text[length])
        return false;
    double number = strtod(text, NULL);
    if (number < -limit || number > limit)
        return false;
    *ret_number = number;
    return true;
}

static size_t decimals(const char *text)
{
    const char *point = strchr(text, '.');

    return point ? strlen(point + 1) : 0;
}

static void read_point(struct doe_row *row)
{
    const char *latitude = row->cell[DOE_LATITUDE];
    const char *longitude = row->cell[DOE_LONGITUDE];

    if (latitude[0] == '\0' && longitude[0] == '\0')
        return;
    row->has_point = read_number(latitude, 90, &row->point.latitude) &&
                     read_number(longitude, 180, &row->point.longitude);
    if (!row->has_point) {
        import_warn(row->import, row->line, row->id,
                    "'%.30s', '%.30s' is no point on Earth: left out", latitude,
                    longitude);
    }
}

/* Cuts the next of a `|`-separated list off; a part that is too long is cut short. */
static bool next_part(const char **rest, char ret_part[DB_TEXT_MAX])
{
    const char *end = *rest ? *rest + strcspn(*rest, "|") : NULL;

    ret_part[0] = '\0';
    if (!end)
        return false;
    (void)snprintf(ret_part, DB_TEXT_MAX, "%.*s", (int)(end - *rest), *rest);
    report_whole_text(ret_part);
    *rest = *end ? end + 1 : NULL;
    return true;
}

static size_t count_parts(const char *list)
{
    size_t count = 1;

    for (; *list; list++)
        count += *list == '|';
    return count;
}

static void add_jurisdiction(struct doe_row *row, const char *item, const char *name)
{
    struct draft *draft = &row->import->draft;
    const struct atlas_country *country = atlas_resolve(row->import->atlas, item, name);

    if (country && country == row->sending) {
        import_warn(row->import, row->line, row->id,
                    "%s as its own jurisdiction: left out", country->name);
        return;
    }
    if (country && row->served_count < DB_SERVES_MAX) {
        row->served[row->served_count++] = country;
    } else if (!country && row->area_count < DB_SERVES_MAX && name[0]) {
        row->area[row->area_count++] = draft_text(draft, name);
    } else if (country || name[0]) {
        draft->full = true;
    }
}

static void read_jurisdictions(struct doe_row *row)
{
    const char *names = row->cell[DOE_JURISDICTIONS];
    const char *items = row->cell[DOE_JURISDICTION_ITEMS];
    char name[DB_TEXT_MAX];
    char cell[DB_TEXT_MAX];
    bool paired = count_parts(names) == count_parts(items);

    if (!paired) {
        import_warn(row->import, row->line, row->id,
                    "jurisdictions and their items differ in number: names are used");
    }
    if (names[0] == '\0')
        names = NULL;
    while (next_part(&names, name)) {
        char item[ATLAS_ITEM_MAX] = "";

        if (paired && next_part(&items, cell))
            (void)doe_item(cell, item);
        add_jurisdiction(row, item, name);
    }
}

/* Not the sender's own country: by the point, among the jurisdictions or, without any,
 * everywhere; else the only jurisdiction there is. */
static const struct atlas_country *elsewhere(const struct doe_row *row)
{
    const struct atlas_search search = {
        .choice = row->served,
        .count = row->served_count,
        .except = row->sending,
        .margin_km = row->served_count > 0 ? BOX_MARGIN_KM : 0,
    };
    const struct atlas_country *host =
        row->has_point ? atlas_at(row->import->atlas, row->point, &search) : NULL;

    if (!host && row->served_count == 1 && row->served[0] != row->sending)
        host = row->served[0];
    return host;
}

static const struct atlas_country *find_host(const struct doe_row *row)
{
    const struct atlas *atlas = row->import->atlas;
    char item[ATLAS_ITEM_MAX];

    (void)doe_item(row->cell[DOE_COUNTRY_ITEM], item);
    const struct atlas_country *host = atlas_resolve(atlas, item, row->cell[DOE_COUNTRY]);
    if (!host || host == row->sending)
        return elsewhere(row);
    const struct atlas_country *part = host;
    if (row->has_point) {
        part = atlas_territory(atlas, host, row->point);
    } else if (!row->embassy) { /* embassies stand where the sovereign is */
        part = atlas_territory_of(atlas, host, row->cell[DOE_CITY]);
    }
    return part == row->sending ? host : part;
}

static void settle_point(struct doe_row *row)
{
    struct db_mission *mission = &row->import->draft.mission;
    const struct atlas_country *host = row->host;

    if (!row->has_point)
        return;
    mission->point = row->point;
    mission->point_quality = DB_POINT_BUILDING;
    if (decimals(row->cell[DOE_LATITUDE]) <= CITY_DECIMALS &&
        decimals(row->cell[DOE_LONGITUDE]) <= CITY_DECIMALS)
        mission->point_quality = DB_POINT_CITY;
    if (!host->has_box || db_box_contains(&host->box, row->point, BOX_MARGIN_KM))
        return;
    mission->point_quality = DB_POINT_SUSPECT;
    import_warn(row->import, row->line, row->id, "the point %s, %s is not in %s",
                row->cell[DOE_LATITUDE], row->cell[DOE_LONGITUDE], host->name);
}

/* Countries of the jurisdictions, else the host; then the areas. */
static void settle_serves(struct doe_row *row)
{
    struct draft *draft = &row->import->draft;

    for (size_t i = 0; i < row->served_count; i++)
        draft_serve_country(draft, row->served[i]->code);
    if (row->served_count == 0)
        draft_serve_country(draft, row->host->code);
    for (size_t i = 0; i < row->area_count; i++) {
        if (row->area[i])
            draft_serve_area(draft, row->area[i]);
    }
}

bool doe_place(struct doe_row *row, char ret_reason[DOE_REASON_MAX])
{
    ret_reason[0] = '\0';
    row->embassy = strcmp(db_rank_row(row->type.rank)->class, "embassy") == 0;
    read_point(row);
    read_jurisdictions(row);
    if (row->embassy && row->served_count == 0 && row->area_count > 0) {
        (void)snprintf(ret_reason, DOE_REASON_MAX, "serves no country known: %s",
                       row->cell[DOE_JURISDICTIONS]);
        report_whole_text(ret_reason);
        return false;
    }
    row->host = find_host(row);
    if (!row->host) {
        (void)snprintf(ret_reason, DOE_REASON_MAX,
                       "sent by %.60s, and where it stands cannot be told from '%.80s'",
                       row->sending->name, row->cell[DOE_COUNTRY]);
        report_whole_text(ret_reason);
        return false;
    }
    settle_point(row);
    settle_serves(row);
    return true;
}
