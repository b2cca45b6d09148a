/* wikidata_values.c - what the rows of one item say of one variable, and the cells that
 * it goes to. */
#include "foreign.h"
#include "wikidata.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A value that is said to exist and not which (Wikidata's "unknown value"). */
static bool is_unknown(const json_t *binding, const char *text)
{
    const char *type = foreign_member(binding, "type");

    return (type && strcmp(type, "bnode") == 0) || doe_is_unknown(text);
}

/* The label of an item without one is its number. */
static const char *label_of(const json_t *row, const char *name)
{
    char key[40];
    char item[ATLAS_ITEM_MAX];

    (void)snprintf(key, sizeof(key), "%sLabel", name);
    const char *label = foreign_member(json_object_get(row, key), "value");
    return label && !doe_item(label, item) ? label : "";
}

static int compare_values(const void *left, const void *right)
{
    const struct wikidata_value *a = left;
    const struct wikidata_value *b = right;
    int order = strcmp(a->text, b->text);

    return order != 0 ? order : strcmp(a->label, b->label);
}

static bool has_value(const struct wikidata_values *values, const char *text)
{
    for (size_t i = 0; i < values->count; i++) {
        if (strcmp(values->value[i].text, text) == 0)
            return true;
    }
    return false;
}

static void add_value(struct wikidata_values *values, const json_t *row, const char *name)
{
    const json_t *binding = json_object_get(row, name);
    const char *text = foreign_member(binding, "value");

    if (!text)
        return;
    if (is_unknown(binding, text)) {
        values->unknown = true;
    } else if (!has_value(values, text)) {
        if (values->count == WIKIDATA_VALUES_MAX) {
            values->full = true;
            return;
        }
        values->value[values->count++] =
            (struct wikidata_value){text, label_of(row, name)};
    }
}

const struct wikidata_values *wikidata_collect(struct wikidata *item,
                                               const struct gather_row *rows,
                                               size_t count, const char *const names[2])
{
    struct wikidata_values *values = &item->values;

    *values = (struct wikidata_values){.count = 0};
    for (size_t i = 0; i < count; i++) {
        for (int k = 0; k < 2 && names[k]; k++)
            add_value(values, rows[i].row, names[k]);
    }
    qsort(values->value, values->count, sizeof(values->value[0]), compare_values);
    item->is_full |= values->full;
    return values;
}

void wikidata_set_cell(struct wikidata *item, enum doe_column column, const char *text)
{
    char *cell = item->cell[column];

    if (strlen(text) >= WIKIDATA_CELL_MAX)
        item->is_full = true;
    (void)snprintf(cell, WIKIDATA_CELL_MAX, "%s", text);
    for (char *at = cell; *at; at++) {
        if ((unsigned char)*at < ' ' || *at == 0x7f)
            *at = ' ';
    }
}

void wikidata_add_part(struct wikidata *item, enum doe_column column, const char *text)
{
    char *cell = item->cell[column];
    size_t length = strlen(cell);
    size_t added = strlen(text);

    if (length + added + 2 > WIKIDATA_CELL_MAX) {
        item->is_full = true;
        return;
    }
    (void)snprintf(cell + length, WIKIDATA_CELL_MAX - length, "%s%s",
                   length > 0 ? "|" : "", text);
    for (char *at = cell + length + (length > 0); *at; at++) {
        if (*at == '|' || (unsigned char)*at < ' ' || *at == 0x7f)
            *at = ' ';
    }
}

void wikidata_set_item(struct wikidata *item, enum doe_column name,
                       enum doe_column number, const struct wikidata_value *value)
{
    wikidata_set_cell(item, number, value->text);
    wikidata_set_cell(item, name, value->label[0] ? value->label : value->text);
}

void wikidata_set_first(struct wikidata *item, const struct gather_row *rows,
                        size_t count, const char *name, enum doe_column column)
{
    const char *const names[2] = {name, NULL};
    const struct wikidata_values *values = wikidata_collect(item, rows, count, names);

    wikidata_set_cell(item, column, values->count > 0 ? values->value[0].text : "");
}

void wikidata_clear(struct wikidata *item)
{
    for (int i = 0; i < DOE__COUNT; i++) {
        item->cell[i][0] = '\0';
        item->row.cell[i] = item->cell[i];
    }
    item->row.cell[DOE_LATITUDE] = item->latitude;
    item->row.cell[DOE_LONGITUDE] = item->longitude;
    item->latitude[0] = item->longitude[0] = item->ended[0] = item->reason[0] = '\0';
    item->is_ended = item->has_jurisdiction = item->is_full = false;
}

/* "Point(37.6 55.75)": the longitude first (OGC 06-103r4 §7.2.4). */
void wikidata_set_point(struct wikidata *item, const struct wikidata_values *values)
{
    static const char begin[] = "Point(";
    const char *text = values->count > 0 ? values->value[0].text : "";

    if (strncmp(text, begin, sizeof(begin) - 1) != 0)
        return;
    text += sizeof(begin) - 1;
    size_t longitude = strcspn(text, " )");
    size_t latitude = text[longitude] ? strcspn(text + longitude + 1, " )") : 0;
    bool fits = longitude < sizeof(item->longitude) && latitude < sizeof(item->latitude);
    if (!fits || latitude == 0)
        return;
    (void)snprintf(item->longitude, sizeof(item->longitude), "%.*s", (int)longitude,
                   text);
    (void)snprintf(item->latitude, sizeof(item->latitude), "%.*s", (int)latitude,
                   text + longitude + 1);
}
