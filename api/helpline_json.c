#include "helpline_json.h"

#include <stdio.h>

const char *const helpline_members[] = {
    "kind", "number",      "display",    "hours",       "lang",
    "note", "source_name", "source_url", "verified_at", NULL};

static void put_line(struct json *json, const struct db_helpline *line)
{
    const char *const values[] = {line->kind,        line->number,     line->display,
                                  line->hours,       line->lang,       line->note,
                                  line->source_name, line->source_url, line->verified_at};

    json_open(json, '{');
    for (size_t i = 0; helpline_members[i]; i++)
        json_put_text(json, helpline_members[i], values[i]);
    json_close(json, '}');
}

void helpline_list_json(struct json *json, const struct db_helplines *helplines)
{
    json_open(json, '[');
    for (size_t i = 0; i < helplines->line_count; i++)
        put_line(json, &helplines->lines[i]);
    json_close(json, ']');
}

void helplines_json(struct json *json, const struct db_helplines *helplines)
{
    char self[64];

    (void)snprintf(self, sizeof(self), "/api/v1/countries/%s/helplines",
                   helplines->country);
    json_open(json, '{');
    json_put_text(json, "country", helplines->country);
    json_put_int(json, "rev", helplines->rev);
    json_put_text(json, "self", self);
    json_key(json, "lines");
    helpline_list_json(json, helplines);
    json_put_text(json, "updated_at", helplines->updated_at);
    json_close(json, '}');
}
