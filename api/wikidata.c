/* wikidata.c - an answer of Wikidata's query service (SPARQL 1.1 Query Results JSON) to
 * the query in wikidata.rq, or to one with the same variables. */
#include "wikidata.h"

#include "foreign.h"

#include <stdlib.h>
#include <string.h>

enum { ITEM_ROWS_MAX = 4096 };

const struct import_format import_wikidata = {
    .name = "wikidata-sparql",
    .source =
        {
            .id = "wikidata",
            .name = "Wikidata",
            .url = "https://www.wikidata.org/",
            .licence = "CC0-1.0",
        },
    .merges = true,
    .unit = "row",
};

static bool is_answer(const json_t *tree)
{
    return json_is_object(json_object_get(tree, "head")) &&
           json_is_object(json_object_get(tree, "results"));
}

static bool has_variable(const json_t *tree, const char *name)
{
    const json_t *names = json_object_get(json_object_get(tree, "head"), "vars");

    for (size_t i = 0; i < json_array_size(names); i++) {
        const char *one = json_string_value(json_array_get(names, i));

        if (one && strcmp(one, name) == 0)
            return true;
    }
    return false;
}

static bool check_variables(struct api_import *import, const json_t *tree)
{
    bool is_sent = has_variable(tree, "operator") || has_variable(tree, "sending");

    if (has_variable(tree, "item") && has_variable(tree, "type") && is_sent)
        return true;
    return import_fail(import, API_IMPORT_BAD, 0,
                       "the answer needs the variables item, type and operator: "
                       "wikidata.rq is a query that has them");
}

static bool gather(struct api_import *import, const json_t *bindings,
                   struct gather *ret_rows)
{
    for (size_t i = 0; i < json_array_size(bindings); i++) {
        const json_t *row = json_array_get(bindings, i);
        const char *item = foreign_member(json_object_get(row, "item"), "value");
        const struct gather_row entry = {
            .key = item, .row = row, .number = (int64_t)i + 1};

        if (!item) {
            if (!import_quarantine(import, entry.number, NULL, "a row without an item"))
                return false;
        } else if (!gather_add(ret_rows, &entry)) {
            return import_fail(import, API_IMPORT_FAILED, entry.number, "out of memory");
        }
    }
    gather_sort(ret_rows);
    return true;
}

static bool take_item(struct api_import *import, struct wikidata *item,
                      const struct gather_row *rows, size_t count)
{
    unsigned says = FOREIGN_POST | FOREIGN_LAW | FOREIGN_STATUS;

    item->row = (struct doe_row){.import = import, .line = rows[0].number};
    if (count > ITEM_ROWS_MAX) {
        return import_quarantine(import, rows[0].number, NULL, "more than %d rows",
                                 ITEM_ROWS_MAX);
    }
    if (!wikidata_read(item, rows, count)) {
        return import_quarantine(import, rows[0].number,
                                 item->row.id[0] ? item->row.id : NULL, "%s",
                                 item->reason);
    }
    if (item->has_jurisdiction)
        says |= FOREIGN_SERVES;
    if (item->row.substate)
        says |= FOREIGN_NAME;
    foreign_cover(import, item->row.sending->code);
    return foreign_merge(import, rows[0].number, says);
}

static bool take_items(struct api_import *import, const struct gather *rows)
{
    size_t length = 0;

    import->state = malloc(sizeof(struct wikidata));
    if (!import->state)
        return import_fail(import, API_IMPORT_FAILED, 0, "out of memory");
    for (size_t i = 0; i < rows->count; i += length) {
        length = gather_length(rows, i);
        if (!take_item(import, import->state, rows->row + i, length))
            return false;
    }
    return true;
}

static bool take_answer(struct api_import *import, json_t *tree)
{
    const json_t *bindings =
        json_object_get(json_object_get(tree, "results"), "bindings");
    struct gather rows = {.count = 0};

    if (!foreign_start(import, &import_wikidata, NULL) || !check_variables(import, tree))
        return false;
    if (!json_is_array(bindings)) {
        return import_fail(import, API_IMPORT_BAD, 0,
                           "the results of an answer have bindings");
    }
    bool fine = gather(import, bindings, &rows) && take_items(import, &rows);
    gather_release(&rows);
    return fine;
}

const struct foreign foreign_wikidata = {is_answer, take_answer};
