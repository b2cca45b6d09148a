/* import_ndjson.c - missions as one object of JSON a line, in the members that our
 * answers have. */
#include "body.h"
#include "merge.h"

#include <string.h>

static bool take(struct api_import *import, const struct line *line)
{
    if (line->length == 0)
        return true;
    if (line->fault == LINE_NOT_UTF8)
        return import_quarantine(import, line->number, NULL, "not UTF-8");
    return merge_text(import, line->number, line->text, line->length);
}

/* The end of a last line that has none may be missing with it. */
static bool is_cut(const struct line *line)
{
    json_error_t error = {.line = 0};

    if (line->ended || body_is_deep(line->text, line->length))
        return false;
    json_t *tree = json_loadb(line->text, line->length, 0, &error);
    bool is_whole = tree || json_error_code(&error) == json_error_out_of_memory;
    json_decref(tree);
    return !is_whole;
}

static bool ndjson_line(struct api_import *import, const struct line *line)
{
    if (is_cut(line)) {
        return import_fail(import, API_IMPORT_BAD, line->number,
                           "truncated: the last line is not a whole object");
    }
    return take(import, line);
}

static bool ndjson_start(struct api_import *import, const struct line *first)
{
    return merge_start(import) && ndjson_line(import, first);
}

const struct import_format import_ndjson = {
    .name = "missions-ndjson",
    .merges = true,
    .takes_faults = true,
    .open_end = true,
    .start = ndjson_start,
    .line = ndjson_line,
};
