#include "gather.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 64 };

bool gather_add(struct gather *gather, const struct gather_row *row)
{
    if (gather->count == gather->room) {
        size_t room = gather->room ? gather->room * 2 : FIRST_ROOM;
        void *grown = realloc(gather->row, room * sizeof(*gather->row));

        if (!grown)
            return false;
        gather->row = grown;
        gather->room = room;
    }
    gather->row[gather->count++] = *row;
    return true;
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_keys(const void *left, const void *right)
{
    const struct gather_row *a = left;
    const struct gather_row *b = right;
    int order = strcmp(a->key, b->key);

    return order != 0 ? order : compare_numbers(a->number, b->number);
}

static int compare_firsts(const void *left, const void *right)
{
    const struct gather_row *a = left;
    const struct gather_row *b = right;
    int order = compare_numbers(a->first, b->first);

    return order != 0 ? order : compare_numbers(a->number, b->number);
}

void gather_sort(struct gather *gather)
{
    if (gather->count == 0)
        return;
    qsort(gather->row, gather->count, sizeof(*gather->row), compare_keys);
    for (size_t i = 0; i < gather->count; i++) {
        struct gather_row *row = &gather->row[i];
        bool is_same = i > 0 && strcmp(row[-1].key, row->key) == 0;

        row->first = is_same ? row[-1].first : row->number;
    }
    qsort(gather->row, gather->count, sizeof(*gather->row), compare_firsts);
}

size_t gather_length(const struct gather *gather, size_t begin)
{
    size_t end = begin;

    while (end < gather->count && gather->row[end].first == gather->row[begin].first)
        end++;
    return end - begin;
}

void gather_release(struct gather *gather)
{
    free(gather->row);
    *gather = (struct gather){0};
}
