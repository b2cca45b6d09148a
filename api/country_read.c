#include "country_read.h"

#include <math.h>

static const char *read_text(const struct members *members, const char *name)
{
    return member_text(members, name, DB_TEXT_MAX, 0);
}

static void read_capital(const struct members *members, struct db_country *country)
{
    const json_t *object = member_find(members, "capital", 0);
    const struct members inner = {members->call, object, "/capital"};

    if (!object)
        return;
    country->capital = member_text(&inner, "name", DB_TEXT_MAX, MEMBER_REQUIRED);
    double latitude = member_real(&inner, "latitude", -90, 90);
    double longitude = member_real(&inner, "longitude", -180, 180);
    country->has_capital_point = !isnan(latitude) && !isnan(longitude);
    if (country->has_capital_point)
        country->capital_point = (struct db_point){latitude, longitude};
}

static void read_box(const struct members *members, struct db_country *country)
{
    const json_t *list = member_find(members, "bbox", 0);
    double edge[4] = {0};

    if (!list)
        return;
    for (size_t i = 0; i < 4; i++) {
        const json_t *value = json_array_get(list, i);

        edge[i] = json_number_value(value);
        if (!json_is_number(value) || !(fabs(edge[i]) <= 180)) {
            member_fault(members, "bbox", "it has to be four numbers");
            return;
        }
    }
    country->has_box = true;
    country->box = (struct db_box){edge[0], edge[1], edge[2], edge[3]};
}

static void read_names(const struct members *members, const char *name,
                       enum db_name_kind kind, struct country_reading *reading)
{
    const char *text[DB_COUNTRY_LIST_MAX];
    size_t *count = &reading->country.name_count;
    size_t added =
        member_texts(members, name, DB_TEXT_MAX, DB_COUNTRY_LIST_MAX - *count, text);

    for (size_t i = 0; i < added; i++)
        reading->names[(*count)++] = (struct db_name){"en", kind, text[i]};
}

static void read_lists(const struct members *members, struct country_reading *reading)
{
    struct db_country *country = &reading->country;

    country->items = reading->items;
    country->memberships = reading->memberships;
    country->names = reading->names;
    country->item_count = member_texts(members, "wikidata", DB_TEXT_MAX,
                                       DB_COUNTRY_LIST_MAX, reading->items);
    country->membership_count = member_texts(members, "memberships", DB_TEXT_MAX,
                                             DB_COUNTRY_LIST_MAX, reading->memberships);
    read_names(members, "aliases", DB_NAME_ALIAS, reading);
    read_names(members, "former_names", DB_NAME_FORMER, reading);
    read_names(members, "demonyms", DB_NAME_DEMONYM, reading);
}

void country_read(const struct members *members, struct country_reading *ret_reading)
{
    static const char *const kinds[] = {"state", "territory", "other", NULL};
    struct db_country *country = &ret_reading->country;

    *ret_reading = (struct country_reading){.country = {.code = NULL}};
    country->name = read_text(members, "name");
    country->kind = member_word(members, "kind", kinds, MEMBER_REQUIRED);
    country->alpha3 = read_text(members, "alpha3");
    country->numeric = read_text(members, "numeric");
    country->parent = read_text(members, "parent");
    country->time_zone = read_text(members, "time_zone");
    country->calling_code = read_text(members, "calling_code");
    country->emergency = read_text(members, "emergency_number");
    country->note = read_text(members, "note");
    read_capital(members, country);
    read_box(members, country);
    read_lists(members, ret_reading);
    country->wikidata = country->item_count > 0 ? country->items[0] : NULL;
}

void source_read(const struct members *members, struct db_source *ret_source)
{
    *ret_source = (struct db_source){
        .name = member_text(members, "name", DB_TEXT_MAX, MEMBER_REQUIRED),
        .url = member_url(members, "url", 0),
        .licence = member_text(members, "licence", DB_TEXT_MAX, MEMBER_REQUIRED),
        .attribution = member_text(members, "attribution", DB_TEXT_MAX, 0),
        .as_of = member_date(members, "as_of", 0),
    };
}
