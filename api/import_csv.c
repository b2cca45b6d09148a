/* import_csv.c - missions as a table (RFC 4180) whose header names our own members. A row
 * becomes the object of JSON that it stands for, and is taken like one. An empty cell
 * says nothing: what is stored stays. */
#include "csv_row.h"
#include "merge.h"

#include <stdlib.h>
#include <string.h>

static bool is_taken(const struct member_csv *state, const struct column *column)
{
    for (size_t i = 0; i < state->width; i++) {
        if (state->column[i] == column)
            return true;
    }
    return false;
}

static bool take_header(struct api_import *import, struct member_csv *state)
{
    const struct csv *csv = &state->csv;

    for (size_t i = 0; i < csv->count; i++) {
        const char *name = csv->cell[i] + strspn(csv->cell[i], " ");
        const struct column *column = csv_row_column(name);

        if (!column) {
            return import_fail(import, API_IMPORT_BAD, csv->line,
                               "no member of a mission is called '%.60s'", name);
        }
        if (is_taken(state, column) || state->width == CSV_COLUMNS_MAX) {
            return import_fail(import, API_IMPORT_BAD, csv->line,
                               "the header names column '%s' twice", name);
        }
        state->column[state->width++] = column;
    }
    return true;
}

static bool take_record(struct api_import *import, struct member_csv *state)
{
    const struct csv *csv = &state->csv;

    if (csv->fault)
        return import_quarantine(import, csv->line, NULL, "%s", csv->fault);
    if (csv->count == 1 && csv->cell[0][0] == '\0')
        return true;
    if (csv->count != state->width) {
        return import_quarantine(import, csv->line, NULL,
                                 "has %zu cells, the header has %zu", csv->count,
                                 state->width);
    }
    const char *text = csv_row_write(state, &import->document);
    if (!text)
        return import_fail(import, API_IMPORT_FAILED, csv->line, "out of memory");
    return merge_text(import, csv->line, text, strlen(text));
}

static bool csv_take(struct api_import *import, const struct line *line)
{
    struct member_csv *state = import->state;

    if (!csv_line(&state->csv, line))
        return true;
    if (state->width > 0)
        return take_record(import, state);
    if (state->csv.fault)
        return import_fail(import, API_IMPORT_BAD, line->number, "%s", state->csv.fault);
    return take_header(import, state);
}

static bool csv_start(struct api_import *import, const struct line *first)
{
    import->state = calloc(1, sizeof(struct member_csv));
    if (!import->state)
        return import_fail(import, API_IMPORT_FAILED, first->number, "out of memory");
    if (!merge_start(import))
        return false;
    import->merge->is_merge_of_contacts = true;
    return csv_take(import, first);
}

static bool csv_end(struct api_import *import)
{
    const struct member_csv *state = import->state;

    if (!state->csv.is_open)
        return true;
    return import_fail(import, API_IMPORT_BAD, state->csv.line,
                       "truncated: a quoted cell of this record never ends");
}

const struct import_format import_csv = {
    .name = "missions-csv",
    .merges = true,
    .takes_faults = true,
    .open_end = true,
    .start = csv_start,
    .line = csv_take,
    .end = csv_end,
};
