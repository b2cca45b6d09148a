/* test_starter_real.c - the starter missions against the real file. The file contradicts
 * an embassy when it has no embassy-class mission of that state standing in that host,
 * but one elsewhere whose jurisdictions name the host. Differences that are known, with
 * their reasons, are in known-differences.txt. */
#define _XOPEN_SOURCE 700 /* getline */
#include "sample.h"
#include "tap.h"

#include "db/mission.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EMBASSIES_MAX = 10000, KNOWN_MAX = 100, CODE = DB_COUNTRY_CODE_MAX };

struct pair {
    char sending[CODE], host[CODE];
};

struct embassies {
    struct pair pair[EMBASSIES_MAX];
    size_t count;
};

static void take(const struct db_mission *mission, void *context)
{
    struct embassies *embassies = context;

    if (embassies->count == EMBASSIES_MAX ||
        strcmp(db_rank_row(mission->rank)->class, "embassy") != 0)
        return;
    struct pair *pair = &embassies->pair[embassies->count++];
    (void)snprintf(pair->sending, CODE, "%s", mission->sending);
    (void)snprintf(pair->host, CODE, "%s", mission->host);
}

/* What the file says about one pair. */
struct evidence {
    const struct pair *pair;
    int there, elsewhere;
};

static void weigh(const struct db_mission *mission, void *context)
{
    struct evidence *evidence = context;

    if (strcmp(db_rank_row(mission->rank)->class, "embassy") != 0)
        return;
    if (strcmp(mission->host, evidence->pair->host) == 0)
        evidence->there++;
    else
        evidence->elsewhere++;
}

static struct evidence ask_file(struct db *db, const struct pair *pair)
{
    struct evidence evidence = {.pair = pair};
    const struct db_mission_filter standing = {
        .sending = pair->sending, .host = pair->host, .limit = 500};
    int64_t total = 0;

    /* Whatever it serves: an embassy that stands there is not contradicted. */
    if (db_mission_list(db, &standing, weigh, &evidence, &total) != DB_OK ||
        db_mission_for(db, pair->sending, pair->host, weigh, &evidence) != DB_OK)
        exit(1);
    return evidence;
}

struct known {
    struct pair pair[KNOWN_MAX];
    bool met[KNOWN_MAX];
    size_t count;
};

static void read_known(struct known *known)
{
    FILE *file = fopen(TESTS_DIRECTORY "/acceptance/known-differences.txt", "r");
    char *line = NULL;
    size_t size = 0;

    if (!file)
        exit(1);
    while (getline(&line, &size, file) > 0) {
        struct pair pair;

        if (line[0] == '#' || known->count == KNOWN_MAX ||
            sscanf(line, "%7[^>]>%7s", pair.sending, pair.host) != 2)
            continue;
        known->pair[known->count++] = pair;
    }
    free(line);
    (void)fclose(file);
}

static bool is_known(struct known *known, const struct pair *pair)
{
    for (size_t i = 0; i < known->count; i++) {
        if (strcmp(known->pair[i].sending, pair->sending) == 0 &&
            strcmp(known->pair[i].host, pair->host) == 0) {
            known->met[i] = true;
            return true;
        }
    }
    return false;
}

static void compare(struct tap *tap, struct db *file, const struct embassies *embassies,
                    struct known *known)
{
    size_t confirmed = 0;
    size_t silent = 0;
    size_t contradicted = 0;

    for (size_t i = 0; i < embassies->count; i++) {
        const struct pair *pair = &embassies->pair[i];
        struct evidence evidence = ask_file(file, pair);

        confirmed += evidence.there > 0;
        silent += evidence.there == 0 && evidence.elsewhere == 0;
        if (evidence.there > 0 || evidence.elsewhere == 0 || is_known(known, pair))
            continue;
        contradicted++;
        tap_check(tap, false, "%s>%s: the file has it elsewhere", pair->sending,
                  pair->host);
    }
    tap_note("%zu of %zu embassies confirmed (%.1f %%), the file is silent on %zu",
             confirmed, embassies->count,
             100.0 * (double)confirmed / (double)embassies->count, silent);
    tap_check(tap, embassies->count > 1000, "%zu embassies compared", embassies->count);
    tap_check(tap, contradicted == 0, "%zu contradicted", contradicted);
    for (size_t i = 0; i < known->count; i++) {
        if (!known->met[i])
            tap_note("known-differences.txt: %s>%s is no difference (any more)",
                     known->pair[i].sending, known->pair[i].host);
    }
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample starter;
    struct sample real;
    static struct embassies embassies;
    static struct known known;
    const struct db_mission_filter all = {.limit = EMBASSIES_MAX};
    const char *file = sample_real_file();
    int64_t total = 0;

    if (!file) {
        tap_note("skipped: no file of database-of-embassies (EMBASSYD_REAL_DATA)");
        return TAP_SKIPPED;
    }
    sample_create(&starter, true);
    sample_reopen(&starter);
    if (db_mission_list(starter.db, &all, take, &embassies, &total) != DB_OK)
        return 1;
    sample_remove(&starter);
    sample_create(&real, false); /* the file alone */
    sample_import(&real, file, "2022-06-23", "2026-02-01T12:00:00Z");
    sample_reopen(&real);
    read_known(&known);
    compare(&tap, real.db, &embassies, &known);
    sample_remove(&real);
    return tap_end(&tap);
}
