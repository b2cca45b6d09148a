#include "page.h"

#include "whole.h"

#define XXH_INLINE_ALL
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { ADDRESS_MAX = 3 * API_TARGET_MAX };

/* What a cursor belongs to: the address and all parameters but cursor and limit. */
static uint32_t list_hash(const struct call *call)
{
    uint64_t hash = XXH3_64bits(call->target.path, strlen(call->target.path));

    for (size_t i = 0; i < call->target.field_count; i++) {
        const struct field *field = &call->target.field[i];

        if (strcmp(field->name, "cursor") == 0 || strcmp(field->name, "limit") == 0)
            continue;
        uint64_t name = XXH3_64bits(field->name, strlen(field->name));
        hash += XXH3_64bits_withSeed(field->value, strlen(field->value), name);
    }
    return (uint32_t)(hash ^ hash >> 32);
}

void page_cursor_write(const struct call *call, const struct page_key *key,
                       char ret_cursor[PAGE_CURSOR_MAX])
{
    (void)snprintf(ret_cursor, PAGE_CURSOR_MAX,
                   "%08" PRIx32 "-%" PRIx64 "-%" PRIx64 "-%s", list_hash(call),
                   (uint64_t)key->number, (uint64_t)key->metres, key->text);
}

static bool read_hex(const char **at, uint64_t *ret_value)
{
    char *end = NULL;
    size_t length = strspn(*at, "0123456789abcdef");

    if (length == 0 || length > 16 || (*at)[length] != '-')
        return false;
    *ret_value = strtoull(*at, &end, 16);
    *at = end + 1;
    return true;
}

int page_cursor(struct call *call, struct page_key *ret_key, bool *ret_given)
{
    const char *at = call_text(call, "cursor");
    uint64_t hash = 0;
    uint64_t number = 0;
    uint64_t metres = 0;

    *ret_given = at != NULL;
    if (!at)
        return 0;
    if (!read_hex(&at, &hash) || !read_hex(&at, &number) || !read_hex(&at, &metres) ||
        strlen(at) >= sizeof(ret_key->text) || metres > INT64_MAX) {
        return call_problem(call, PROBLEM_BAD_PARAMETER, "cursor",
                            "cursor is not one that this server gave out");
    }
    if (hash != list_hash(call)) {
        return call_problem(call, PROBLEM_CURSOR_MISMATCH, "cursor",
                            "this cursor continues a list with other parameters");
    }
    *ret_key = (struct page_key){.number = (int64_t)number, .metres = (int64_t)metres};
    (void)snprintf(ret_key->text, sizeof(ret_key->text), "%s", at);
    return 0;
}

/* Everything but unreserved characters and a few that read better bare is escaped. */
void page_append_escaped(struct buffer *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        unsigned char c = (unsigned char)*at;
        char escape[4];
        bool bare = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                    (c >= 'a' && c <= 'z') || strchr("-._~,:", c);

        (void)snprintf(escape, sizeof(escape), bare ? "%c" : "%%%02X", c);
        buffer_append_text(out, escape);
    }
}

/* The address of this list, with another cursor or none. */
static void append_address(struct buffer *out, const struct call *call,
                           const char *cursor)
{
    const char *joint = "?";

    buffer_append_text(out, call->target.path);
    for (size_t i = 0; i < call->target.field_count; i++) {
        const struct field *field = &call->target.field[i];

        if (strcmp(field->name, "cursor") == 0)
            continue;
        buffer_append_text(out, joint);
        buffer_append_text(out, field->name);
        buffer_append_text(out, "=");
        page_append_escaped(out, field->value);
        joint = "&";
    }
    if (!cursor)
        return;
    buffer_append_text(out, joint);
    buffer_append_text(out, "cursor=");
    page_append_escaped(out, cursor);
}

int64_t page_sequence(const struct call *call)
{
    int64_t last = 0;

    for (int kind = 0; kind < DB_KIND__COUNT; kind++) {
        if ((call->route->depends & 1U << kind) != 0 &&
            db_sequence(call->db, (enum db_kind)kind) > last)
            last = db_sequence(call->db, (enum db_kind)kind);
    }
    return last;
}

int64_t page_limit(const struct call *call)
{
    return call->format == FORMAT_JSON ? call_int(call, "limit") : WHOLE_RECORDS_MAX;
}

void page_open(struct call *call)
{
    struct json *json = &call->json;

    if (call->format == FORMAT_JSON) {
        json_open(json, '{');
        json_put_open(json, "items", '[');
    } else if (call->format == FORMAT_GEOJSON) {
        json_open(json, '{');
        json_put_text(json, "type", "FeatureCollection");
        json_put_int(json, "seq", page_sequence(call));
        json_put_text(json, "as_of", db_as_of(call->db));
        json_put_open(json, "features", '[');
    }
}

void page_item_end(struct call *call)
{
    if (call->format != FORMAT_NDJSON)
        return;
    buffer_append(&call->body, "\n", 1);
    call->json.comma = false;
}

static void put_link(struct call *call, struct buffer *field, const char *relation,
                     const char *cursor)
{
    struct buffer address = {0};

    append_address(&address, call, cursor);
    const char *text = buffer_text(&address);
    call->out_of_memory |= text == NULL;
    json_put_text(&call->json, relation, text);
    if (text && strcmp(relation, "self") != 0) {
        buffer_append_text(field, field->length > 0 ? ", <" : "<");
        buffer_append_text(field, text);
        buffer_append_text(field, ">; rel=\"");
        buffer_append_text(field, relation);
        buffer_append_text(field, "\"");
    }
    buffer_release(&address);
}

static void put_links(struct call *call, const struct page_key *next)
{
    struct buffer field = {0}; /* RFC 8288 */
    char cursor[PAGE_CURSOR_MAX];

    json_put_open(&call->json, "links", '{');
    put_link(call, &field, "self", call_text(call, "cursor"));
    put_link(call, &field, "first", NULL);
    if (next) {
        page_cursor_write(call, next, cursor);
        put_link(call, &field, "next", cursor);
    } else {
        json_put_text(&call->json, "next", NULL);
    }
    json_close(&call->json, '}');
    if (buffer_text(&field)) {
        call_header(call, "Link", field.data);
    } else {
        call->out_of_memory = true;
    }
    buffer_release(&field);
}

int page_close(struct call *call, int64_t total, const struct page_key *next)
{
    if (call->format == FORMAT_GEOJSON) {
        json_close(&call->json, ']');
        json_close(&call->json, '}');
    }
    if (call->format != FORMAT_JSON)
        return whole_close(call, next != NULL);
    json_close(&call->json, ']');
    json_put_int(&call->json, "total", total);
    put_links(call, next);
    json_put_int(&call->json, "seq", page_sequence(call));
    json_put_text(&call->json, "as_of", db_as_of(call->db));
    json_close(&call->json, '}');
    return call_ok(call);
}
