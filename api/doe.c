/* doe.c - the table of github.com/database-of-embassies: `;` between cells, nothing
 * quoted, a row a post, made from Wikidata (CC0). */
#include "doe.h"

#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    NUMBERS_MAX = 8,
    CREATION_LENGTH = 20,
    DATE_LENGTH = 10,
    YEAR_LENGTH = 4,
    CAPITAL_KM = 25
};

static const struct table_column columns[DOE__COUNT] = {
#define ROW(id, name, needed) [DOE_##id] = {name, needed},
    DOE_COLUMNS(ROW)
#undef ROW
};

bool doe_item(const char *cell, char ret_item[ATLAS_ITEM_MAX])
{
    const char *slash = strrchr(cell, '/');
    const char *item = slash ? slash + 1 : cell;
    size_t digits = item[0] == 'Q' ? strspn(item + 1, "0123456789") : 0;

    ret_item[0] = '\0';
    if (digits == 0 || digits > ATLAS_ITEM_MAX - 2 || item[1] == '0' || item[digits + 1])
        return false;
    memcpy(ret_item, item, digits + 2);
    return true;
}

bool doe_is_unknown(const char *text)
{
    return strstr(text, "/.well-known/genid/") != NULL;
}

/* A text that is kept when it fits: "", NULL and (with a warning) too long give NULL. */
const char *doe_text(struct doe_row *row, enum doe_column column)
{
    const char *text = row->cell[column];

    if (text[0] == '\0')
        return NULL;
    if (strlen(text) < DB_TEXT_MAX)
        return draft_text(&row->import->draft, text);
    import_warn(row->import, row->line, row->id, "%s is too long: left out",
                columns[column].name);
    return NULL;
}

/* "1973-05-14T00:00:00Z"; the first of January stands for a year alone. */
static void read_creation(struct doe_row *row)
{
    static const char shape[] = "0000-00-00T00:00:00Z";
    const char *text = row->cell[DOE_CREATION];
    bool fits = strlen(text) == CREATION_LENGTH;

    for (size_t i = 0; fits && i < CREATION_LENGTH; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';

        fits = shape[i] == '0' ? digit : text[i] == shape[i];
    }
    if (text[0] && !fits) {
        import_warn(row->import, row->line, row->id,
                    "creation '%.40s' is no date: left out", text);
    }
    if (!fits)
        return;
    bool year = strncmp(text + YEAR_LENGTH, "-01-01", 6) == 0;
    row->import->draft.mission.opened =
        draft_format(&row->import->draft, "%.*s", year ? YEAR_LENGTH : DATE_LENGTH, text);
}

/* Whose post it is; a part of a country sends in its country's place. */
static bool read_sending(struct doe_row *row)
{
    const struct atlas *atlas = row->import->atlas;
    const char *name = row->cell[DOE_OPERATOR];
    char item[ATLAS_ITEM_MAX];

    (void)doe_item(row->cell[DOE_OPERATOR_ITEM], item);
    row->substate = atlas_substate(atlas, item, name);
    row->sending = row->substate ? atlas_by_code(atlas, row->substate->country)
                                 : atlas_resolve(atlas, item, name);
    return row->sending;
}

static void read_type(struct doe_row *row)
{
    char item[ATLAS_ITEM_MAX];

    (void)doe_item(row->cell[DOE_TYPE_ITEM], item);
    if (!post_type_find(item, row->cell[DOE_TYPE], &row->type)) {
        import_warn(row->import, row->line, row->id,
                    "type '%.80s' is not known: taken for an office",
                    row->cell[DOE_TYPE]);
    }
}

/* The European Union is represented by its delegations only, a government in exile by
 * nobody in law; offices in and of Taiwan are not embassies whatever they are called. */
static enum db_legal_kind legal_kind(const struct doe_row *row)
{
    const char *sending = row->sending->code;
    bool is_liaison = row->type.rank == DB_RANK_LIAISON_OFFICE;

    if (row->substate)
        return DB_LEGAL_SUBSTATE;
    if (strcmp(sending, "x-cta") == 0 ||
        (strcmp(sending, "EU") == 0 && row->type.rank != DB_RANK_DELEGATION))
        return DB_LEGAL_NON_STATE;
    if (is_liaison && (strcmp(sending, "TW") == 0 || strcmp(row->host->code, "TW") == 0))
        return DB_LEGAL_DE_FACTO;
    return post_type_legal(&row->type);
}

/* A city that repeats the country says nothing, unless the capital is called so. */
static bool says_nothing(const struct doe_row *row)
{
    const char *text = row->cell[DOE_CITY];
    bool repeats =
        strcmp(text, row->cell[DOE_COUNTRY]) == 0 || strcmp(text, row->host->name) == 0;

    return repeats && strcmp(text, row->host->capital) != 0;
}

/* Does the embassy stand in the capital? The table often names a borough instead: Mitte,
 * Minato-ku, San Isidro. Where the missions are in another town next to the capital, the
 * town is kept. */
static bool is_in_capital(const struct doe_row *row)
{
    static const char *const other_town[] = {"FM", "LK", "PW", "VA"};
    const struct db_mission *mission = &row->import->draft.mission;
    bool located = mission->point_quality == DB_POINT_BUILDING ||
                   mission->point_quality == DB_POINT_CITY;

    for (size_t i = 0; i < sizeof(other_town) / sizeof(other_town[0]); i++) {
        if (strcmp(row->host->code, other_town[i]) == 0)
            return false;
    }
    return row->embassy && located && row->host->has_capital_point &&
           db_distance_km(row->host->capital_point, mission->point) < CAPITAL_KM;
}

static void settle_city(struct doe_row *row)
{
    struct draft *draft = &row->import->draft;
    struct db_mission *mission = &draft->mission;
    const char *city = says_nothing(row) ? NULL : doe_text(row, DOE_CITY);
    const char *capital = row->host->capital;

    mission->city = city;
    mission->address = doe_text(row, DOE_ADDRESS);
    if (!is_in_capital(row))
        return;
    mission->city = draft_text(draft, capital);
    if (city && !mission->address && !strstr(city, capital))
        mission->address = draft_format(draft, "%s, %s", city, capital);
}

static void fill(struct doe_row *row)
{
    struct draft *draft = &row->import->draft;
    struct db_mission *mission = &draft->mission;

    mission->id = row->id;
    mission->sending = row->sending->code;
    mission->host = row->host->code;
    mission->rank = row->substate ? DB_RANK_OFFICE : row->type.rank;
    mission->legal_kind = legal_kind(row);
    settle_city(row);
    draft_name(draft, row->sending, row->host,
               row->substate ? row->substate->name : NULL);
    read_creation(row);
    doe_contacts(row);
}

bool doe_read(struct doe_row *row, char ret_reason[DOE_REASON_MAX])
{
    struct api_import *import = row->import;
    bool is_item = doe_item(row->cell[DOE_ITEM], row->id);
    bool is_sent = is_item && read_sending(row);

    draft_clear(&import->draft);
    (void)snprintf(ret_reason, DOE_REASON_MAX, "%s '%.80s'",
                   is_item ? "operator not known:" : "no Wikidata item: QID is",
                   row->cell[is_item ? DOE_OPERATOR : DOE_ITEM]);
    report_whole_text(ret_reason);
    if (!is_sent)
        return false;
    read_type(row);
    if (!doe_place(row, ret_reason))
        return false;
    fill(row);
    return true;
}

static bool take_row(struct doe_row *row)
{
    char reason[DOE_REASON_MAX];

    if (doe_read(row, reason))
        return import_take(row->import, row->line);
    return import_quarantine(row->import, row->line, row->id[0] ? row->id : NULL, "%s",
                             reason);
}

static bool doe_start(struct api_import *import, const struct line *first)
{
    struct table *table = calloc(1, sizeof(*table));

    if (!table)
        return import_fail(import, API_IMPORT_FAILED, first->number, "out of memory");
    import->state = table;
    table->columns = columns;
    table->column_count = DOE__COUNT;
    if (!table_header(table, first->text))
        return import_fail(import, API_IMPORT_BAD, first->number, "%s", table->error);
    if (table->unknown > 0) {
        import_warn(import, first->number, NULL, "%zu unknown columns are left out",
                    table->unknown);
    }
    return true;
}

static bool doe_line(struct api_import *import, const struct line *line)
{
    const struct table *table = import->state;
    struct doe_row row = {.import = import, .line = line->number};
    size_t count = 0;

    if (!table_row(table, line->text, row.cell, &count)) {
        return import_fail(import, API_IMPORT_BAD, line->number,
                           "has %zu cells, the header has %zu", count, table->width);
    }
    return import_begin(import) && take_row(&row);
}

const struct import_format import_doe = {
    .name = "database-of-embassies",
    .source =
        {
            .id = "database-of-embassies",
            .name = "Database of Embassies",
            .url = "https://github.com/database-of-embassies/database-of-embassies",
            .licence = "CC0-1.0",
        },
    .start = doe_start,
    .line = doe_line,
};
