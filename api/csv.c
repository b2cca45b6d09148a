#include "csv.h"

#include <string.h>

static bool put(struct csv *csv, char c)
{
    if (csv->used >= sizeof(csv->text)) {
        csv->fault = "the record is longer than 65536 bytes";
        return false;
    }
    csv->text[csv->used++] = c;
    return true;
}

static bool begin_cell(struct csv *csv)
{
    if (csv->count == CSV_CELLS_MAX) {
        csv->fault = "more than 64 cells";
        return false;
    }
    csv->cell[csv->count++] = csv->text + csv->used;
    return true;
}

/* From inside a quoted cell to behind its closing quote, or to the end of the line. */
static const char *take_quoted(struct csv *csv, const char *at)
{
    csv->is_open = true;
    for (; *at; at++) {
        if (*at == '"' && at[1] != '"') {
            csv->is_open = false;
            return at + 1;
        }
        at += *at == '"';
        if (!put(csv, *at))
            return NULL;
    }
    return put(csv, '\n') ? at : NULL;
}

static const char *take_plain(struct csv *csv, const char *at)
{
    for (; *at && *at != ','; at++) {
        if (*at == '"') {
            csv->fault = "a quote inside a cell that is not quoted";
            return NULL;
        }
        if (!put(csv, *at))
            return NULL;
    }
    return at;
}

/* What follows a cell: a comma and the next one, or the end. NULL: a fault. */
static const char *end_cell(struct csv *csv, const char *at)
{
    if (*at && *at != ',') {
        csv->fault = "text after the closing quote of a cell";
        return NULL;
    }
    return put(csv, '\0') ? at : NULL;
}

static void take(struct csv *csv, const char *at)
{
    bool goes_on = csv->is_open;

    while (at) {
        if (!goes_on && !begin_cell(csv))
            return;
        if (goes_on || *at == '"')
            at = take_quoted(csv, goes_on ? at : at + 1);
        else
            at = take_plain(csv, at);
        if (!at || csv->is_open)
            return;
        at = end_cell(csv, at);
        if (!at || *at == '\0')
            return;
        at++;
        goes_on = false;
    }
}

bool csv_line(struct csv *csv, const struct line *line)
{
    if (!csv->is_open) {
        csv->count = 0;
        csv->used = 0;
        csv->fault = NULL;
        csv->line = line->number;
    }
    if (line->fault == LINE_FINE) {
        take(csv, line->text);
    } else {
        csv->fault = line->fault == LINE_NOT_UTF8 ? "not UTF-8" : "a control character";
    }
    if (csv->fault)
        csv->is_open = false;
    return !csv->is_open;
}
