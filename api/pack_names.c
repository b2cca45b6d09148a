/* pack_names.c - /packs/names.json: what a device needs to know a country by what is
 * typed, and to guess from its clock where it is. */
#include "packs.h"

#include "db/fold.h"
#include "db/zone.h"
#include "page.h"
#include "routes.h"
#include "slug.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

const struct param pack_names_params[] = {
    {.name = "lang",
     .kind = PARAM_LANGUAGE,
     .example = "fr",
     .about = "Language of the names (BCP 47); English where it has none"},
    {0},
};

enum { NAME_SIZE = 256, ZONE_SIZE = 64, ZONES_SIZE = 4096, STEM = 4 };
enum { ID, NAME, ENGLISH, OWN, OTHERS, SLUG, ZONES, COLUMN_COUNT };

static const char *const column_names[] = {
    [ID] = "id",         [NAME] = "name", [ENGLISH] = "english", [OWN] = "own",
    [OTHERS] = "others", [SLUG] = "slug", [ZONES] = "zones",
};

/* A column without a value is left out. */
struct column {
    struct buffer buffer;
    struct json json;
    bool is_used;
};

struct pack {
    struct call *call;
    struct column column[COLUMN_COUNT];
    size_t count;          /* of countries so far */
    enum db_status status; /* of what is asked for each country */
};

/* Text, or null: the same as another column says, or not known. */
static void put(struct pack *pack, int column, const char *text)
{
    json_text(&pack->column[column].json, text);
    pack->column[column].is_used |= text != NULL;
}

/* Keys that begin and end with a blank, so that one holds whole words of another. */
struct key {
    char words[FOLD_MAX + 2];
};

static struct key key_of(const char *name)
{
    struct key key = {.words = " "};
    size_t length = fold(name, key.words + 1);

    memcpy(key.words + 1 + length, " ", 2);
    return key;
}

static bool are_alike(const char *a, const char *b)
{
    const struct key left = key_of(a);
    const struct key right = key_of(b);

    return strcmp(left.words, right.words) == 0;
}

/* "Kingdom of Spain" holds "Spain", by which it is found anyway, and "Antigua and
 * Barbuda" holds "Barbuda". */
static bool is_found_by(const char *alias, const char *english)
{
    const struct key other = key_of(alias);
    const struct key known = key_of(english);

    return strstr(other.words, known.words) || strstr(known.words, other.words);
}

/* "Albanian" needs "Albania" to be typed first, "Dutch" does not need "Netherlands", and
 * would find Indonesia, once the Dutch East Indies. */
static bool is_of_another_stem(const char *demonym, const char *english)
{
    const struct key people = key_of(demonym);
    const struct key country = key_of(english);

    return strncmp(people.words, country.words, 1 + STEM) != 0;
}

static bool is_kind_wanted(const struct db_name *name, const char *english)
{
    if (name->kind == DB_NAME_DEMONYM)
        return is_of_another_stem(name->name, english);
    return name->kind == DB_NAME_ALIAS || name->kind == DB_NAME_FORMER;
}

/* Does the i-th name of a country say more than its display name and those before? */
static bool is_other(const struct db_country *country, size_t i)
{
    const struct db_name *name = &country->names[i];

    if (!is_kind_wanted(name, country->name) || is_found_by(name->name, country->name))
        return false;
    for (size_t k = 0; k < i; k++) {
        if (are_alike(name->name, country->names[k].name))
            return false;
    }
    return true;
}

static void put_others(struct pack *pack, const struct db_country *country)
{
    struct column *column = &pack->column[OTHERS];
    size_t count = 0;

    for (size_t i = 0; i < country->name_count; i++)
        count += is_other(country, i);
    if (count == 0)
        put(pack, OTHERS, NULL);
    if (count > 1)
        json_open(&column->json, '[');
    for (size_t i = 0; i < country->name_count; i++) {
        if (is_other(country, i))
            put(pack, OTHERS, country->names[i].name);
    }
    if (count > 1)
        json_close(&column->json, ']');
}

/* Most are the English name in small letters with '-' for blanks: only the others. */
static void put_slug(struct pack *pack, const char *english)
{
    char slug[COUNTRY_SLUG_MAX];
    char place[24];
    size_t i = 0;

    country_slug(english, slug);
    while (slug[i] &&
           slug[i] == (english[i] == ' ' ? '-' : tolower((unsigned char)english[i])))
        i++;
    if (!slug[i] && !english[i])
        return;
    (void)snprintf(place, sizeof(place), "%zu", pack->count);
    json_put_text(&pack->column[SLUG].json, place, slug);
    pack->column[SLUG].is_used = true;
}

/* "Asia/Omsk Tomsk": one without an area is in that of the one before. */
struct zones {
    char text[ZONES_SIZE];
    size_t length;
    size_t area; /* bytes of it, with the '/' */
    char before[ZONE_SIZE];
};

/* One that does not fit is left out. */
static void add_zone(const char *name, void *context)
{
    struct zones *zones = context;
    size_t area = (size_t)(strrchr(name, '/') + 1 - name);
    bool is_same = area == zones->area && strncmp(name, zones->before, area) == 0;

    if (strlen(name) >= ZONE_SIZE || zones->length + ZONE_SIZE >= ZONES_SIZE)
        return;
    int length = snprintf(zones->text + zones->length, ZONES_SIZE - zones->length, "%s%s",
                          zones->length > 0 ? " " : "", is_same ? name + area : name);
    zones->length += (size_t)length;
    (void)snprintf(zones->before, ZONE_SIZE, "%s", name);
    zones->area = area;
}

static void put_zones(struct pack *pack, const char *code)
{
    struct zones zones = {.length = 0};

    pack->call->out_of_memory |= !db_zone_names(pack->call->db, code, add_zone, &zones);
    put(pack, ZONES, zones.length > 0 ? zones.text : NULL);
}

static void note(struct pack *pack, enum db_status status)
{
    if (status != DB_OK && status != DB_NOT_FOUND)
        pack->status = status;
}

static void add_country(const struct db_country *country, void *context)
{
    struct pack *pack = context;
    struct db *db = pack->call->db;
    const char *language = call_text(pack->call, "lang");
    char name[NAME_SIZE] = "";
    char own[NAME_SIZE] = "";

    note(pack,
         db_country_name(db, country->code, language ? language : "en", NAME_SIZE, name));
    note(pack, db_country_endonym(db, country->code, NAME_SIZE, own));
    put(pack, ID, country->code);
    put(pack, NAME, name);
    put(pack, ENGLISH, strcmp(name, country->name) == 0 ? NULL : country->name);
    put(pack, OWN,
        own[0] && !are_alike(own, name) && !are_alike(own, country->name) ? own : NULL);
    put_others(pack, country);
    put_slug(pack, country->name);
    put_zones(pack, country->code);
    pack->count++;
}

static void put_column(struct pack *pack, int index)
{
    struct column *column = &pack->column[index];

    json_close(&column->json, index == SLUG ? '}' : ']');
    const char *text = buffer_text(&column->buffer);
    pack->call->out_of_memory |= text == NULL;
    if (text && column->is_used) {
        json_key(&pack->call->json, column_names[index]);
        json_raw(&pack->call->json, text);
    }
    buffer_release(&column->buffer);
}

int pack_names_get(struct call *call)
{
    struct pack pack = {.call = call, .status = DB_OK};
    const char *language = call_text(call, "lang");

    for (int i = 0; i < COLUMN_COUNT; i++) {
        pack.column[i].json.out = &pack.column[i].buffer;
        json_open(&pack.column[i].json, i == SLUG ? '{' : '[');
    }
    enum db_status status = db_country_list(call->db, add_country, &pack);
    json_open(&call->json, '{');
    json_put_text(&call->json, "lang", language ? language : "en");
    json_put_int(&call->json, "seq", page_sequence(call));
    for (int i = 0; i < COLUMN_COUNT; i++)
        put_column(&pack, i);
    json_close(&call->json, '}');
    if (status == DB_OK)
        status = pack.status;
    return status == DB_OK ? call_ok(call) : call_db_failed(call, status);
}
