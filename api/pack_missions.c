#include "packs.h"

#include "claim.h"
#include "db/mission_pack.h"
#include "the.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { NAME_BYTES_MAX = 2 * DB_TEXT_MAX };

/* A column is written while the rows go by; contacts come after the others, by kind. */
enum { ID, SENDING, HOST, RANK, CITY, POINT, NAME, STATUS, HOURS, CONTACTS };
enum { COLUMN_COUNT = CONTACTS + DB_CONTACT__COUNT };

static const char *const column_names[] = {
    [ID] = "id",     [SENDING] = "sending", [HOST] = "host",
    [RANK] = "rank", [CITY] = "city",       [POINT] = "point",
    [NAME] = "name", [STATUS] = "status",   [HOURS] = "hours",
};

struct column {
    struct buffer buffer;
    struct json json;
    bool is_used;
};

struct pack {
    const char *country;
    size_t count, here;
    enum db_rank ranks[DB_RANK__COUNT]; /* in the order in which they were met */
    size_t rank_count;
    char city[DB_TEXT_MAX + 1];
    struct column column[COLUMN_COUNT];
};

/* Those whose values stand under the place of their mission. */
static bool is_sparse(int column)
{
    return column == NAME || column == STATUS || column == HOURS;
}

static void start_column(struct pack *pack, int index)
{
    struct column *column = &pack->column[index];

    column->json = (struct json){.out = &column->buffer};
    json_open(&column->json, is_sparse(index) ? '{' : '[');
    column->is_used = index < CONTACTS;
}

static void put_sparse(struct pack *pack, int column, const char *text)
{
    char place[24];

    (void)snprintf(place, sizeof(place), "%zu", pack->count);
    json_put_text(&pack->column[column].json, place, text);
}

/* ---- One mission ---- */

static void put_rank(struct pack *pack, enum db_rank rank)
{
    size_t i = 0;

    while (i < pack->rank_count && pack->ranks[i] != rank)
        i++;
    if (i == pack->rank_count)
        pack->ranks[pack->rank_count++] = rank;
    json_int(&pack->column[RANK].json, (int64_t)i);
}

static void put_city(struct pack *pack, const char *city)
{
    struct json *json = &pack->column[CITY].json;

    if (city && pack->count > 0 && strcmp(city, pack->city) == 0)
        json_int(json, 0);
    else
        json_text(json, city);
    (void)snprintf(pack->city, sizeof(pack->city), "%s", city ? city : "");
}

static void put_point(struct pack *pack, const struct db_mission *mission)
{
    struct json *json = &pack->column[POINT].json;

    if (mission->point_quality == DB_POINT_NONE ||
        mission->point_quality == DB_POINT_SUSPECT) {
        json_text(json, NULL);
        return;
    }
    json_open(json, '[');
    json_degrees(json, round(mission->point.latitude * 100) / 100);
    json_degrees(json, round(mission->point.longitude * 100) / 100);
    json_close(json, ']');
}

static void put_name(struct pack *pack, const struct db_mission *mission)
{
    char sender[NAME_BYTES_MAX];
    char usual[2 * NAME_BYTES_MAX];

    the_before(mission->sending_name, sender, sizeof(sender));
    (void)snprintf(usual, sizeof(usual), "%s of %s in %s",
                   db_rank_row(mission->rank)->title, sender,
                   mission->city ? mission->city : "");
    if (!mission->city || strcmp(usual, mission->name) != 0)
        put_sparse(pack, NAME, mission->name);
}

/* "https://" is what most begin with; others are whole. */
static void put_value(struct json *json, const struct db_contact *contact)
{
    bool is_short = contact->kind == DB_CONTACT_WEBSITE &&
                    strncmp(contact->value, "https://", 8) == 0;

    json_text(json, contact->value + (is_short ? 8 : 0));
}

static void put_contacts(struct pack *pack, const struct db_mission *mission, int kind)
{
    struct column *column = &pack->column[CONTACTS + kind];
    size_t count = 0;

    for (size_t i = 0; i < mission->contact_count; i++)
        count += (int)mission->contacts[i].kind == kind;
    column->is_used |= count > 0;
    if (count == 0)
        json_text(&column->json, NULL);
    if (count > 1)
        json_open(&column->json, '[');
    for (size_t i = 0; i < mission->contact_count; i++) {
        if ((int)mission->contacts[i].kind == kind)
            put_value(&column->json, &mission->contacts[i]);
    }
    if (count > 1)
        json_close(&column->json, ']');
}

/* A pack has no place for attribution. */
static void add_mission(const struct db_mission *mission, void *context)
{
    struct pack *pack = context;

    if (claim_source_is_apart(mission->source))
        return;
    json_text(&pack->column[ID].json, mission->id);
    json_text(&pack->column[SENDING].json, mission->sending);
    if (strcmp(mission->host, pack->country) == 0)
        pack->here++;
    else
        json_text(&pack->column[HOST].json, mission->host);
    put_rank(pack, mission->rank);
    put_city(pack, mission->city);
    put_point(pack, mission);
    put_name(pack, mission);
    if (mission->status != DB_STATUS_OPEN)
        put_sparse(pack, STATUS, db_status_word(mission->status));
    if (mission->opening_hours)
        put_sparse(pack, HOURS, mission->opening_hours);
    for (int kind = 0; kind < DB_CONTACT__COUNT; kind++)
        put_contacts(pack, mission, kind);
    pack->count++;
}

/* ---- All of them ---- */

static void put_ranks(struct json *json, const struct pack *pack)
{
    json_put_open(json, "ranks", '[');
    for (size_t i = 0; i < pack->rank_count; i++)
        json_text(json, db_rank_row(pack->ranks[i])->word);
    json_close(json, ']');
    json_put_open(json, "titles", '[');
    for (size_t i = 0; i < pack->rank_count; i++)
        json_text(json, db_rank_row(pack->ranks[i])->title);
    json_close(json, ']');
}

static void put_column(struct call *call, struct pack *pack, int index)
{
    struct column *column = &pack->column[index];
    bool is_contact = index >= CONTACTS;

    json_close(&column->json, is_sparse(index) ? '}' : ']');
    const char *text = buffer_text(&column->buffer);
    call->out_of_memory |= text == NULL;
    if (text && column->is_used) {
        json_key(&call->json,
                 is_contact ? db_contact_word((enum db_contact_kind)(index - CONTACTS))
                            : column_names[index]);
        json_raw(&call->json, text);
    }
    buffer_release(&column->buffer);
}

enum db_status pack_put_missions(struct call *call, const char *country)
{
    struct pack pack = {.country = country};

    for (int i = 0; i < COLUMN_COUNT; i++)
        start_column(&pack, i);
    enum db_status status = db_mission_around(call->db, country, add_mission, &pack);
    put_ranks(&call->json, &pack);
    json_put_int(&call->json, "here", (int64_t)pack.here);
    json_put_open(&call->json, "missions", '{');
    for (int i = 0; i < COLUMN_COUNT; i++)
        put_column(call, &pack, i);
    json_close(&call->json, '}');
    return status;
}
