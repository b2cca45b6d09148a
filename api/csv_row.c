/* csv_row.c - columns, cells, and a row as JSON. */
#include "csv_row.h"

#include "json.h"
#include "reach.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBER_MAX = 24 };

static const struct column columns[] = {
    {"id", COLUMN_TEXT, NULL},
    {"sending", COLUMN_TEXT, NULL},
    {"host", COLUMN_TEXT, NULL},
    {"rank", COLUMN_TEXT, NULL},
    {"legal_kind", COLUMN_TEXT, NULL},
    {"name", COLUMN_TEXT, NULL},
    {"city", COLUMN_TEXT, NULL},
    {"address", COLUMN_ADDRESS, NULL},
    {"status", COLUMN_TEXT, NULL},
    {"status_since", COLUMN_TEXT, NULL},
    {"status_reason", COLUMN_TEXT, NULL},
    {"opened", COLUMN_TEXT, NULL},
    {"opening_hours", COLUMN_TEXT, NULL},
    {"opening_hours_text", COLUMN_TEXT, NULL},
    {"hosted_by", COLUMN_TEXT, NULL},
    {"services", COLUMN_SERVICES, NULL},
    {"source", COLUMN_TEXT, NULL},
    {"latitude", COLUMN_POINT, NULL},
    {"longitude", COLUMN_POINT, NULL},
    {"quality", COLUMN_QUALITY, NULL},
    {"serves", COLUMN_COUNTRIES, NULL},
    {"areas", COLUMN_AREAS, NULL},
    {"phone", COLUMN_PHONE, "switchboard"},
    {"switchboard", COLUMN_PHONE, "switchboard"},
    {"emergency_24h", COLUMN_PHONE, "emergency_24h"},
    {"duty_after_hours", COLUMN_PHONE, "duty_after_hours"},
    {"consular", COLUMN_PHONE, "consular"},
    {"fax", COLUMN_PHONE, "fax"},
    {"email", COLUMN_CONTACT, NULL},
    {"website", COLUMN_CONTACT, NULL},
    {"form", COLUMN_CONTACT, NULL},
    {"social", COLUMN_CONTACT, NULL},
    {"rev", COLUMN_READ_ONLY, NULL},
    {"self", COLUMN_READ_ONLY, NULL},
    {"sending_name", COLUMN_READ_ONLY, NULL},
    {"host_name", COLUMN_READ_ONLY, NULL},
    {"class", COLUMN_READ_ONLY, NULL},
    {"wikidata", COLUMN_READ_ONLY, NULL},
    {"as_of", COLUMN_READ_ONLY, NULL},
    {"attribution", COLUMN_READ_ONLY, NULL},
    {"claims", COLUMN_READ_ONLY, NULL},
    {"updated_at", COLUMN_READ_ONLY, NULL},
    {"distance_km", COLUMN_READ_ONLY, NULL},
};

const struct column *csv_row_column(const char *name)
{
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        if (strcmp(columns[i].name, name) == 0)
            return &columns[i];
    }
    return NULL;
}

/* The cell as it is meant: without blanks at its ends, lines joined, and without the
 * apostrophe that keeps a spreadsheet from taking it for a formula. */
static const char *read_cell(struct member_csv *state, size_t index)
{
    const char *joint = state->column[index]->kind == COLUMN_ADDRESS ? ", " : " ";
    const char *at = state->csv.cell[index];
    size_t length = 0;

    at += strspn(at, " \n");
    size_t left = strlen(at);
    while (left > 0 && strchr(" \n", at[left - 1]))
        left--;
    const char *end = at + left;
    size_t quotes = strspn(at, "'");
    if (quotes > 0 && at[quotes] && strchr("=+-@", at[quotes]))
        at++;
    for (; at < end && length + 2 < sizeof(state->cell); at++) {
        if (*at != '\n') {
            state->cell[length++] = *at;
            continue;
        }
        memcpy(state->cell + length, joint, 2);
        length += strlen(joint);
        at += strspn(at + 1, " \n");
    }
    state->cell[length] = '\0';
    return state->cell;
}

static void put_services(struct json *json, const char *name, char *text)
{
    json_put_open(json, name, '[');
    for (char *rest = NULL, *word = strtok_r(text, " ", &rest); word;
         word = strtok_r(NULL, " ", &rest)) {
        char *value = strchr(word, '=');

        if (value)
            *value++ = '\0';
        json_open(json, '{');
        json_put_text(json, "kind", word);
        json_put_text(json, "value", value ? value : "yes");
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_words(struct json *json, const char *name, char *text)
{
    json_put_open(json, name, '[');
    for (char *rest = NULL, *word = strtok_r(text, " ", &rest); word;
         word = strtok_r(NULL, " ", &rest))
        json_text(json, word);
    json_close(json, ']');
}

/* Cuts the next of several texts off *rest, in place; NULL: there is none. */
static char *next_text(char **rest)
{
    char *text = *rest;
    char *out = text;
    char *at = text;

    if (!text)
        return NULL;
    for (; *at && !(at[0] == '|' && at[1] != '|'); at++) {
        at += at[0] == '|';
        *out++ = *at;
    }
    *rest = *at ? at + 1 : NULL;
    *out = '\0';
    return text;
}

static void put_texts(struct json *json, const char *name, char *text)
{
    json_put_open(json, name, '[');
    for (char *one = next_text(&text); one; one = next_text(&text)) {
        if (*one)
            json_text(json, one);
    }
    json_close(json, ']');
}

/* "-33.8688" and nothing else that strtod() takes. */
static bool is_number(const char *text)
{
    size_t sign = text[0] == '-' || text[0] == '+';
    size_t whole = strspn(text + sign, "0123456789");
    size_t point = text[sign + whole] == '.';
    size_t part = point ? strspn(text + sign + whole + 1, "0123456789") : 0;
    size_t length = sign + whole + point + part;

    return whole > 0 && length <= NUMBER_MAX && text[length] == '\0';
}

static void put_contact(struct json *json, const char *kind, const char *value,
                        const char *display)
{
    json_open(json, '{');
    json_put_text(json, "kind", kind);
    json_put_text(json, "value", value);
    if (display)
        json_put_text(json, "display", display);
    json_close(json, '}');
}

/* One number, or several as people write them; what is none is left to be refused. */
static void put_phones(struct json *json, const char *kind, char *text)
{
    for (char *number = reach_next(&text); number; number = reach_next(&text)) {
        char value[REACH_PHONE_MAX];

        if (reach_phone(number, value))
            put_contact(json, kind, value, number);
        else
            put_contact(json, kind, number, NULL);
    }
}

static void put_contacts(struct json *json, const char *kind, char *text)
{
    for (char *one = next_text(&text); one; one = next_text(&text)) {
        if (*one)
            put_contact(json, kind, one, NULL);
    }
}

/* Members of one group: those of the mission, its point, its contacts. */
enum group { GROUP_MISSION, GROUP_POINT, GROUP_CONTACTS };

static enum group group_of(enum column_kind kind)
{
    if (kind == COLUMN_POINT || kind == COLUMN_QUALITY)
        return GROUP_POINT;
    return kind == COLUMN_PHONE || kind == COLUMN_CONTACT ? GROUP_CONTACTS
                                                          : GROUP_MISSION;
}

static void put_cell(struct json *json, const struct column *column, char *text)
{
    const char *member = column->member ? column->member : column->name;

    switch (column->kind) {
    case COLUMN_TEXT:
    case COLUMN_ADDRESS:
    case COLUMN_QUALITY:
        json_put_text(json, member, text);
        return;
    case COLUMN_POINT:
        json_key(json, member);
        is_number(text) ? json_degrees(json, strtod(text, NULL)) : json_text(json, text);
        return;
    case COLUMN_COUNTRIES:
        put_words(json, member, text);
        return;
    case COLUMN_AREAS:
        put_texts(json, member, text);
        return;
    case COLUMN_SERVICES:
        put_services(json, member, text);
        return;
    case COLUMN_PHONE:
        put_phones(json, member, text);
        return;
    case COLUMN_CONTACT:
        put_contacts(json, member, text);
        return;
    case COLUMN_READ_ONLY:
        return;
    }
}

static bool has_group(struct member_csv *state, enum group group)
{
    for (size_t i = 0; i < state->width; i++) {
        if (group_of(state->column[i]->kind) == group && read_cell(state, i)[0])
            return true;
    }
    return false;
}

static void put_group(struct json *json, struct member_csv *state, enum group group)
{
    for (size_t i = 0; i < state->width; i++) {
        if (group_of(state->column[i]->kind) != group || !read_cell(state, i)[0])
            continue;
        put_cell(json, state->column[i], state->cell);
    }
}

const char *csv_row_write(struct member_csv *state, struct buffer *out)
{
    struct json json = {.out = out};

    buffer_clear(out);
    json_open(&json, '{');
    put_group(&json, state, GROUP_MISSION);
    if (has_group(state, GROUP_POINT)) {
        json_put_open(&json, "location", '{');
        put_group(&json, state, GROUP_POINT);
        json_close(&json, '}');
    }
    if (has_group(state, GROUP_CONTACTS)) {
        json_put_open(&json, "contacts", '[');
        put_group(&json, state, GROUP_CONTACTS);
        json_close(&json, ']');
    }
    json_close(&json, '}');
    return buffer_text(out);
}
