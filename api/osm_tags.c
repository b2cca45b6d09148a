/* osm_tags.c - which post the tags of an object mean: those of today (office=diplomatic
 * with diplomatic=*), and those that went before. */
#include "osm.h"
#include "post_type.h"

#include <stdio.h>
#include <string.h>

struct tag_row {
    const char *key, *value;
    enum db_rank rank;
};

/* Keys of the kinds go first: embassy=high_commission says more than
 * diplomatic=embassy. */
static const struct tag_row rows[] = {
    {"embassy", "embassy", DB_RANK_EMBASSY},
    {"embassy", "high_commission", DB_RANK_HIGH_COMMISSION},
    {"embassy", "nunciature", DB_RANK_NUNCIATURE},
    {"embassy", "interests_section", DB_RANK_INTERESTS_SECTION},
    {"embassy", "mission", DB_RANK_MISSION},
    {"embassy", "delegation", DB_RANK_DELEGATION},
    {"embassy", "branch_embassy", DB_RANK_BRANCH_EMBASSY},
    {"consulate", "consulate", DB_RANK_CONSULATE},
    {"consulate", "consulate_general", DB_RANK_CONSULATE_GENERAL},
    {"consulate", "vice_consulate", DB_RANK_VICE_CONSULATE},
    {"consulate", "consular_agency", DB_RANK_CONSULAR_AGENCY},
    {"consulate", "consular_office", DB_RANK_CONSULAR_OFFICE},
    {"consulate", "honorary_consul", DB_RANK_HONORARY_CONSUL},
    {"consulate", "honorary_consulate", DB_RANK_HONORARY_CONSUL},
    {"liaison", "liaison_office", DB_RANK_LIAISON_OFFICE},
    {"liaison", "representative_office", DB_RANK_REPRESENTATIVE_OFFICE},
    {"diplomatic", "embassy", DB_RANK_EMBASSY},
    {"diplomatic", "consulate", DB_RANK_CONSULATE},
    {"diplomatic", "liaison", DB_RANK_LIAISON_OFFICE},
    {"diplomatic", "high_commission", DB_RANK_HIGH_COMMISSION},
    {"diplomatic", "nunciature", DB_RANK_NUNCIATURE},
    {"diplomatic", "delegation", DB_RANK_DELEGATION},
    {"diplomatic", "consulate_general", DB_RANK_CONSULATE_GENERAL},
    {"diplomatic", "honorary_consulate", DB_RANK_HONORARY_CONSUL},
    {"diplomatic", "honorary_consul", DB_RANK_HONORARY_CONSUL},
    {"diplomatic", "consular_agency", DB_RANK_CONSULAR_AGENCY},
    {"amenity", "consulate", DB_RANK_CONSULATE},
    {"amenity", "embassy", DB_RANK_EMBASSY},
};

const char *osm_tag(const struct osm_record *record, const char *name)
{
    const char *value = NULL;

    for (; record && !value; record = record->also)
        value = foreign_member(record->tags, name);
    return value;
}

const char *osm_tag_or(const struct osm_record *record, const char *name,
                       const char *other)
{
    const char *value = osm_tag(record, name);

    return value ? value : osm_tag(record, other);
}

bool osm_next(const char **rest, char ret_part[DB_TEXT_MAX])
{
    while (*rest && **rest) {
        const char *begin = *rest + strspn(*rest, " ;");
        size_t length = strcspn(begin, ";");

        *rest = begin + length;
        while (length > 0 && begin[length - 1] == ' ')
            length--;
        if (length == 0 || length >= DB_TEXT_MAX)
            continue;
        memcpy(ret_part, begin, length);
        ret_part[length] = '\0';
        return true;
    }
    return false;
}

static bool has(const json_t *tags, const char *name, const char *value)
{
    const char *text = foreign_member(tags, name);

    return text && strcmp(text, value) == 0;
}

bool osm_is_post(const json_t *tags)
{
    return has(tags, "office", "diplomatic") || foreign_member(tags, "diplomatic") ||
           has(tags, "amenity", "embassy") || has(tags, "amenity", "consulate");
}

/* The first of the values of a tag: "embassy;consulate" is an embassy before all. */
static bool is_first(const json_t *tags, const struct tag_row *row)
{
    const char *text = foreign_member(tags, row->key);
    size_t length = strlen(row->value);

    return text && strncmp(text, row->value, length) == 0 &&
           (text[length] == '\0' || text[length] == ';');
}

static bool find_row(const struct osm_record *record, enum db_rank *ret_rank)
{
    const char *diplomatic = foreign_member(record->tags, "diplomatic");

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        bool is_kind =
            strcmp(rows[i].key, "diplomatic") != 0 && strcmp(rows[i].key, "amenity") != 0;

        /* a consulate is not an embassy because of a tag for those */
        if (is_kind && diplomatic &&
            strncmp(diplomatic, rows[i].key, strlen(rows[i].key)) != 0)
            continue;
        if (is_first(record->tags, &rows[i])) {
            *ret_rank = rows[i].rank;
            return true;
        }
    }
    return false;
}

static bool is_residence(const json_t *tags)
{
    const char *diplomatic = foreign_member(tags, "diplomatic");

    return has(tags, "embassy", "residence") || has(tags, "consulate", "residence") ||
           (diplomatic && strstr(diplomatic, "residence"));
}

/* office=diplomatic alone may still have a name that tells. */
static bool rank_by_name(struct osm_record *record)
{
    const char *name = osm_tag_or(record, "name:en", "name");
    struct post_type type = {.rank = DB_RANK_OFFICE};

    if (!name || !post_type_find("", name, &type))
        return false;
    record->rank = type.rank;
    return true;
}

static const struct atlas_country *find_country(const struct atlas *atlas,
                                                const char *text)
{
    const struct atlas_country *country = atlas_by_code(atlas, text);

    return country ? country : atlas_resolve(atlas, "", text);
}

const char *osm_classify(const struct atlas *atlas, struct osm_record *record)
{
    const json_t *tags = record->tags;
    const char *country = foreign_member(tags, "country");

    if (is_residence(tags))
        return "a residence, where nobody is received";
    if (has(tags, "diplomatic", "permanent_mission"))
        return "accredited to an organisation, not to a country";
    if (!find_row(record, &record->rank) && !rank_by_name(record))
        return "no tag says what kind of post it is";
    if (!country)
        return "no tag country says who sends it";
    record->sending = find_country(atlas, country);
    return record->sending ? NULL : "the tag country names no country that is known";
}

/* The countries of the tag target; one that is not known says nothing. */
static void read_targets(struct api_import *import, const struct osm_record *record,
                         struct osm_place *place)
{
    const char *rest = osm_tag(record, "target");
    char part[DB_TEXT_MAX];

    while (osm_next(&rest, part) && place->target_count < DB_SERVES_MAX) {
        const struct atlas_country *target = find_country(import->atlas, part);

        if (target && target != record->sending) {
            place->target[place->target_count++] = target;
        } else {
            import_warn(import, record->number, record->name,
                        "target '%.40s' is no country it could be sent to: left out",
                        part);
        }
    }
}

/* An embassy to the Holy See stands in Italy: the point has to be there. */
static const struct atlas_country *find_host(struct api_import *import,
                                             const struct osm_record *record,
                                             const struct osm_place *place)
{
    const struct atlas_search search = {
        .choice = place->target, .count = place->target_count, .except = record->sending};
    const char *code = osm_tag(record, "addr:country");
    const struct atlas_country *host = NULL;

    if (place->target_count > 0)
        host = atlas_at(import->atlas, record->point, &search);
    if (!host && code)
        host = find_country(import->atlas, code);
    if (!host)
        host = atlas_only_at(import->atlas, record->point, record->sending);
    return host == record->sending ? NULL : host;
}

const char *osm_place(struct api_import *import, const struct osm_record *record,
                      const char *known_host, struct osm_place *ret_place)
{
    *ret_place = (struct osm_place){.host = NULL};
    read_targets(import, record, ret_place);
    ret_place->host = known_host[0] ? atlas_by_code(import->atlas, known_host)
                                    : find_host(import, record, ret_place);
    if (ret_place->host)
        return NULL;
    return "where it stands cannot be told: it has neither a target there nor an "
           "addr:country, and the point fits more than one country, or none";
}
