#include "crowd.h"

#include "tap.h"

#include "db/source.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { TRANSACTIONS = 4 };

static const char *const senders[] = {"FR", "DE", "AU", "NZ", "GB", "x-smom", "VA"};
static const char *const hosts[] = {"RU", "FJ", "NO", "IN", "CA", "NZ", "CL"};
static const char *const cities[] = {"Suva", "Ürümqi", "La Paz", "Москва", NULL};
static const enum db_rank ranks[] = {DB_RANK_EMBASSY, DB_RANK_CONSULATE_GENERAL,
                                     DB_RANK_HONORARY_CONSUL, DB_RANK_OFFICE};

double crowd_random(unsigned *state, double from, double to)
{
    *state = *state * 1103515245U + 12345U;
    return from + (to - from) * (double)(*state >> 8) / (double)(1U << 24);
}

/* A third anywhere, a third along the 180th meridian, a third around the poles; some at
 * the very same place, so that the order of equals matters. */
static struct db_point place(int i, unsigned *state)
{
    double latitude = crowd_random(state, -80, 80);
    double longitude = crowd_random(state, -180, 180);

    if (i % 12 == 0)
        return (struct db_point){-17.5, 180};
    if (i % 12 == 6)
        return (struct db_point){-17.5, -180};
    if (i % 100 == 1)
        return (struct db_point){i % 200 == 1 ? 90 : -90, longitude};
    if (i % 3 == 1)
        return (struct db_point){latitude, longitude > 0 ? 180 - longitude / 50
                                                         : -180 - longitude / 50};
    if (i % 3 == 2)
        return (struct db_point){latitude > 0 ? 90 - latitude / 20 : -90 - latitude / 20,
                                 longitude};
    return (struct db_point){latitude, longitude};
}

static struct db_mission describe(int i, const struct crowd_member *member)
{
    return (struct db_mission){
        .id = member->id,
        .sending = senders[i % 7],
        .host = hosts[i / 7 % 7],
        .rank = ranks[i % 4],
        .legal_kind = DB_LEGAL_DIPLOMATIC,
        .name = "Office of the crowd",
        .city = cities[i % 5],
        .point_quality = member->quality,
        .point = member->point,
        .status = i % 9 == 0 ? DB_STATUS_SUSPENDED : DB_STATUS_OPEN,
        .source = "crowd",
    };
}

static void put(struct db *db, int i, const struct crowd_member *member)
{
    struct db_mission mission = describe(i, member);
    const struct db_serves serves[] = {
        {.country = mission.host}, {.country = "NP"}, {.area = "an area"}};
    char document[64];
    enum db_change change = DB_UNCHANGED;

    mission.serves = serves;
    mission.serves_count = i % 2 == 0 ? 1 : 3;
    (void)snprintf(document, sizeof(document), "{\"id\":\"%s\"}", member->id);
    if (db_mission_put(db, &mission, document, &change) != DB_OK) {
        tap_note("crowd: %s", db_error(db));
        exit(1);
    }
}

static void put_source(struct db *db)
{
    const struct db_source source = {
        .id = "crowd", .name = "Crowd", .licence = "CC0-1.0", .as_of = "2026-01-01"};

    if (db_source_put(db, &source, "{\"id\":\"crowd\"}") != DB_OK)
        exit(1);
}

void crowd_create(struct sample *sample, struct crowd_member member[CROWD_COUNT])
{
    unsigned state = 7;

    sample_create(sample, false);
    for (int part = 0; part < TRANSACTIONS; part++) {
        char at[40];
        (void)snprintf(at, sizeof(at), "2026-02-%02dT00:00:00Z", part + 1);
        const struct db_write write = {.at = at, .actor = "test"};

        if (db_write_begin(sample->db, &write) != DB_OK)
            exit(1);
        if (part == 0)
            put_source(sample->db);
        for (int i = part; i < CROWD_COUNT; i += TRANSACTIONS) {
            (void)snprintf(member[i].id, sizeof(member[i].id), "Q8%06d", i);
            member[i].point = place(i, &state);
            member[i].quality = i % 10 == 3   ? DB_POINT_NONE
                                : i % 10 == 4 ? DB_POINT_SUSPECT
                                              : DB_POINT_BUILDING;
            put(sample->db, i, &member[i]);
        }
        if (db_write_commit(sample->db) != DB_OK)
            exit(1);
    }
    sample_reopen(sample);
}
