/* pack_lines.c - /packs/lines.json: the telephone lines of all countries. They are few,
 * and the same wherever somebody is: a device without the pack of a country can still
 * tell whom to call. */
#include "packs.h"
#include "page.h"
#include "routes.h"

#include "db/helpline.h"

const struct param pack_lines_params[] = {{0}};

void pack_put_line(struct json *json, const struct db_helpline *line)
{
    json_open(json, '{');
    json_put_text(json, "kind", line->kind);
    json_put_text(json, "number", line->number);
    if (line->hours)
        json_put_text(json, "hours", line->hours);
    json_close(json, '}');
}

static void put_country(const struct db_helplines *helplines, void *context)
{
    struct json *json = context;

    json_put_open(json, helplines->country, '[');
    for (size_t i = 0; i < helplines->line_count; i++)
        pack_put_line(json, &helplines->lines[i]);
    json_close(json, ']');
}

int pack_lines_get(struct call *call)
{
    struct json *json = &call->json;

    json_open(json, '{');
    json_put_int(json, "seq", page_sequence(call));
    json_put_open(json, "lines", '{');
    enum db_status status = db_helplines_all(call->db, put_country, json);
    json_close(json, '}');
    json_close(json, '}');
    return status == DB_OK ? call_ok(call) : call_db_failed(call, status);
}
