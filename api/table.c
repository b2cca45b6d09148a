#include "table.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* Cuts at every separator; counts all cells, keeps the first TABLE_CELLS_MAX. */
static size_t cut(char *text, char *ret_cell[TABLE_CELLS_MAX])
{
    size_t count = 0;

    for (char *next = text; next; count++) {
        char *cell = next;

        next = strchr(cell, ';');
        if (next)
            *next++ = '\0';
        if (count < TABLE_CELLS_MAX)
            ret_cell[count] = cell;
    }
    return count;
}

static const char *trim(char *text)
{
    size_t length = 0;

    text += strspn(text, " ");
    length = strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        text[--length] = '\0';
    return text;
}

static bool place_column(struct table *table, const char *name, size_t position)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (strcmp(name, table->columns[i].name) != 0)
            continue;
        if (table->at[i] < TABLE_CELLS_MAX) {
            (void)snprintf(table->error, sizeof(table->error),
                           "the header names column '%s' twice", name);
            return false;
        }
        table->at[i] = position;
        return true;
    }
    table->unknown++;
    return true;
}

static bool has_needed(struct table *table)
{
    char names[TABLE_ERROR_MAX - 40] = "";
    size_t length = 0;

    for (size_t i = 0; i < table->column_count; i++) {
        if (!table->columns[i].needed || table->at[i] < TABLE_CELLS_MAX)
            continue;
        int added = snprintf(names + length, sizeof(names) - length, "%s%s",
                             length > 0 ? ", " : "", table->columns[i].name);
        assert(added > 0 && (size_t)added < sizeof(names) - length);
        length += (size_t)added;
    }
    if (length == 0)
        return true;
    (void)snprintf(table->error, sizeof(table->error), "the header lacks: %s", names);
    return false;
}

bool table_header(struct table *table, char *text)
{
    char *cell[TABLE_CELLS_MAX];
    size_t count = cut(text, cell);

    assert(table->column_count <= TABLE_NAMES_MAX);
    table->error[0] = '\0';
    table->unknown = 0;
    if (count > TABLE_CELLS_MAX) {
        (void)snprintf(table->error, sizeof(table->error),
                       "the header has %zu columns, more than %d", count,
                       TABLE_CELLS_MAX);
        return false;
    }
    table->open_end = count > 1 && cell[count - 1][0] == '\0';
    table->width = table->open_end ? count - 1 : count;
    for (size_t i = 0; i < table->column_count; i++)
        table->at[i] = TABLE_CELLS_MAX;
    for (size_t i = 0; i < table->width; i++) {
        if (!place_column(table, trim(cell[i]), i))
            return false;
    }
    return has_needed(table);
}

bool table_row(const struct table *table, char *text, const char **ret_cell,
               size_t *ret_count)
{
    char *cell[TABLE_CELLS_MAX] = {text};
    size_t length = strlen(text);
    bool open_end = table->open_end && length > 0 && text[length - 1] == ';';
    size_t count = cut(text, cell);

    *ret_count = count;
    if (count != table->width && !(open_end && count == table->width + 1))
        return false;
    for (size_t i = 0; i < table->column_count; i++) {
        char *known = table->at[i] < table->width ? cell[table->at[i]] : NULL;

        ret_cell[i] = known ? trim(known) : "";
    }
    return true;
}
