/* starter_countries.c - reads the list of countries; its format is described at the top
 * of db/starter/countries.txt. */
#include "starter.h"

#include "buffer.h"
#include "document.h"

#include "db/country.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RECORD_TEXT_MAX = 16 * 1024, KEY_MAX = 16, VALUE_MAX = 400 };

struct reader {
    struct db *db;
    struct starter_countries_result *result;
    int line;
    struct db_country country; /* code NULL: between two records */
    const char *memberships[DB_COUNTRY_LIST_MAX];
    const char *items[DB_COUNTRY_LIST_MAX];
    struct db_name names[DB_COUNTRY_LIST_MAX];
    struct buffer document;
    size_t used;
    char text[RECORD_TEXT_MAX];
};

[[gnu::format(printf, 2, 3)]] static bool fail(struct reader *reader, const char *format,
                                               ...)
{
    struct starter_countries_result *result = reader->result;
    int length =
        snprintf(result->error, sizeof(result->error), "line %d: ", reader->line);
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(result->error + length, sizeof(result->error) - (size_t)length,
                    format, arguments);
    va_end(arguments);
    return false;
}

static const char *keep(struct reader *reader, const char *text)
{
    char *copy = reader->text + reader->used;
    size_t size = strlen(text) + 1;

    if (size > RECORD_TEXT_MAX - reader->used)
        return NULL;
    memcpy(copy, text, size);
    reader->used += size;
    return copy;
}

static void begin_record(struct reader *reader)
{
    reader->country = (struct db_country){
        .memberships = reader->memberships,
        .items = reader->items,
        .names = reader->names,
    };
    reader->used = 0;
}

static bool fail_put(struct reader *reader, enum db_status status)
{
    reader->result->status = status;
    return fail(reader, "%s", db_error(reader->db));
}

static bool end_record(struct reader *reader)
{
    bool changed = false;

    if (!reader->country.code)
        return true;
    if (!reader->country.kind)
        return fail(reader, "country %s has no kind", reader->country.code);
    if (reader->country.item_count > 0)
        reader->country.wikidata = reader->items[0];
    buffer_clear(&reader->document);
    document_country(&reader->document, &reader->country);
    const char *document = buffer_text(&reader->document);
    if (!document)
        return fail(reader, "out of memory");
    enum db_status status =
        db_country_put(reader->db, &reader->country, document, &changed);
    if (status != DB_OK)
        return fail_put(reader, status);
    reader->result->read++;
    reader->result->inserted += changed;
    begin_record(reader);
    return true;
}

/* Up to `count` numbers parted by blanks, and nothing else. */
static bool read_numbers(const char *text, size_t count, double *ret_number)
{
    for (size_t i = 0; i < count; i++) {
        char *end = NULL;

        ret_number[i] = strtod(text, &end);
        if (end == text || !(ret_number[i] >= -180 && ret_number[i] <= 180))
            return false;
        text = end + strspn(end, " ");
    }
    return *text == '\0';
}

static bool read_box(struct reader *reader, const char *value)
{
    double number[4];

    if (!read_numbers(value, 4, number) || number[1] > number[3])
        return fail(reader, "box takes west south east north, not '%s'", value);
    reader->country.box = (struct db_box){number[0], number[1], number[2], number[3]};
    reader->country.has_box = true;
    return true;
}

/* "Paris; 48.86; 2.35", or the name alone. */
static bool read_capital(struct reader *reader, char *value)
{
    char *semicolon = strchr(value, ';');
    double number[2];

    if (semicolon) {
        char *second = strchr(semicolon + 1, ';');

        *semicolon = '\0';
        if (second)
            *second = ' ';
        if (!second || !read_numbers(semicolon + 1, 2, number))
            return fail(reader, "capital takes name; latitude; longitude");
        reader->country.capital_point = (struct db_point){number[0], number[1]};
        reader->country.has_capital_point = true;
    }
    reader->country.capital = keep(reader, value);
    return reader->country.capital || fail(reader, "too much text");
}

static bool add_text(struct reader *reader, const char *value, const char **list,
                     size_t *count)
{
    const char *text = keep(reader, value);

    if (!text || *count == DB_COUNTRY_LIST_MAX)
        return fail(reader, "more than a country can hold");
    list[(*count)++] = text;
    return true;
}

static bool add_name(struct reader *reader, enum db_name_kind kind, const char *value)
{
    struct db_country *country = &reader->country;
    const char *text = keep(reader, value);

    if (!text || country->name_count == DB_COUNTRY_LIST_MAX)
        return fail(reader, "more than a country can hold");
    reader->names[country->name_count++] = (struct db_name){"en", kind, text};
    return true;
}

/* Keys whose value is taken as it is. */
struct text_key {
    const char *key;
    size_t offset;
};

static const struct text_key text_keys[] = {
    {"kind", offsetof(struct db_country, kind)},
    {"name", offsetof(struct db_country, name)},
    {"alpha3", offsetof(struct db_country, alpha3)},
    {"numeric", offsetof(struct db_country, numeric)},
    {"parent", offsetof(struct db_country, parent)},
    {"tz", offsetof(struct db_country, time_zone)},
    {"calling", offsetof(struct db_country, calling_code)},
    {"emergency", offsetof(struct db_country, emergency)},
    {"note", offsetof(struct db_country, note)},
};

static const char **text_slot(struct reader *reader, const char *key)
{
    for (size_t i = 0; i < sizeof(text_keys) / sizeof(text_keys[0]); i++) {
        if (strcmp(key, text_keys[i].key) == 0) {
            return (const char **)(void *)((char *)&reader->country +
                                           text_keys[i].offset);
        }
    }
    return NULL;
}

static bool set_text(struct reader *reader, const char **slot, const char *key,
                     const char *value)
{
    if (*slot)
        return fail(reader, "'%s' is given twice", key);
    *slot = keep(reader, value);
    return *slot || fail(reader, "too much text");
}

static bool read_list(struct reader *reader, const char *key, const char *value)
{
    struct db_country *country = &reader->country;

    if (strcmp(key, "wikidata") == 0)
        return add_text(reader, value, reader->items, &country->item_count);
    if (strcmp(key, "member") == 0)
        return add_text(reader, value, reader->memberships, &country->membership_count);
    if (strcmp(key, "alias") == 0)
        return add_name(reader, DB_NAME_ALIAS, value);
    if (strcmp(key, "former") == 0)
        return add_name(reader, DB_NAME_FORMER, value);
    if (strcmp(key, "demonym") == 0)
        return add_name(reader, DB_NAME_DEMONYM, value);
    /* Sorting is a matter of lists, and substates of starter_substates(). */
    if (strcmp(key, "sort") == 0 || strcmp(key, "substate") == 0)
        return true;
    return fail(reader, "key '%s' is not known", key);
}

static bool read_pair(struct reader *reader, const char *key, char *value)
{
    const char **slot = text_slot(reader, key);

    if (strcmp(key, "country") == 0) {
        if (!end_record(reader))
            return false;
        if (strlen(value) >= DB_COUNTRY_CODE_MAX)
            return fail(reader, "'%s' is too long for a code", value);
        reader->country.code = keep(reader, value);
        return true;
    }
    if (!reader->country.code)
        return fail(reader, "'%s' before any country", key);
    if (slot)
        return set_text(reader, slot, key, value);
    if (strcmp(key, "box") == 0)
        return read_box(reader, value);
    if (strcmp(key, "capital") == 0)
        return read_capital(reader, value);
    return read_list(reader, key, value);
}

static bool read_line(struct reader *reader, const char *line)
{
    size_t length = strcspn(line, "\n");
    const char *colon = memchr(line, ':', length);
    char key[KEY_MAX];
    char value[VALUE_MAX];

    if (length == 0)
        return end_record(reader);
    if (line[0] == '#')
        return true;
    if (!colon || colon[1] != ' ' || colon - line >= KEY_MAX ||
        length - (size_t)(colon - line) - 2 >= VALUE_MAX || colon + 2 == line + length)
        return fail(reader, "not a 'key: value' line");
    (void)snprintf(key, sizeof(key), "%.*s", (int)(colon - line), line);
    (void)snprintf(value, sizeof(value), "%.*s", (int)(line + length - colon - 2),
                   colon + 2);
    return read_pair(reader, key, value);
}

bool starter_countries_put(struct db *db, const char *const *text,
                           struct starter_countries_result *ret_result)
{
    struct reader *reader = calloc(1, sizeof(*reader));
    bool fine = true;

    *ret_result = (struct starter_countries_result){.status = DB_OK};
    if (!reader) {
        (void)snprintf(ret_result->error, sizeof(ret_result->error), "out of memory");
        return false;
    }
    reader->db = db;
    reader->result = ret_result;
    begin_record(reader);
    for (; fine && *text; text++) {
        reader->line++;
        fine = read_line(reader, *text);
    }
    fine = fine && end_record(reader);
    if (fine) {
        enum db_status status = db_country_names_build(db);

        fine = status == DB_OK || fail_put(reader, status);
    }
    buffer_release(&reader->document);
    free(reader);
    return fine;
}
