/* test_starter.c - the starter missions by themselves: how many, that every country is
 * one, and that none is listed twice. */
#include "sample.h"
#include "tap.h"

#include "db/mission.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { POSTS_MAX = 10000, WANTED = 1500, WANTED_IN_MOSCOW = 100 };

struct post {
    char key[160]; /* sending, host, rank, city */
};

struct posts {
    struct post post[POSTS_MAX];
    size_t count;
    int nameless, without_source, at_home;
};

static void take(const struct db_mission *mission, void *context)
{
    struct posts *posts = context;

    if (posts->count == POSTS_MAX)
        return;
    (void)snprintf(posts->post[posts->count++].key, sizeof(posts->post[0].key),
                   "%s>%s %s %s", mission->sending, mission->host,
                   db_rank_row(mission->rank)->word, mission->city ? mission->city : "");
    posts->nameless += !mission->sending_name || !mission->host_name || !mission->name;
    posts->without_source += !mission->source || !mission->source_as_of;
    posts->at_home += strcmp(mission->sending, mission->host) == 0;
}

static int compare(const void *a, const void *b)
{
    return strcmp(((const struct post *)a)->key, ((const struct post *)b)->key);
}

static int count_doubles(struct posts *posts)
{
    int doubles = 0;

    qsort(posts->post, posts->count, sizeof(posts->post[0]), compare);
    for (size_t i = 1; i < posts->count; i++) {
        if (compare(&posts->post[i - 1], &posts->post[i]) != 0)
            continue;
        doubles++;
        tap_note("twice: %s", posts->post[i].key);
    }
    return doubles;
}

static void ignore(const struct db_mission *mission, void *context)
{
    (void)mission;
    (void)context;
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;
    static struct posts posts;
    const struct db_mission_filter all = {.limit = POSTS_MAX};
    const struct db_mission_filter moscow = {
        .limit = POSTS_MAX, .host = "RU", .city = "Moscow"};
    int64_t total = 0;
    int64_t in_moscow = 0;

    sample_create(&sample, true);
    sample_reopen(&sample);
    if (db_mission_list(sample.db, &all, take, &posts, &total) != DB_OK ||
        db_mission_list(sample.db, &moscow, ignore, NULL, &in_moscow) != DB_OK)
        return 1;
    tap_check(&tap, total >= WANTED, "%d missions, at least %d", (int)total, WANTED);
    tap_check(&tap, (size_t)total == posts.count, "all of them are listed");
    tap_check(&tap, in_moscow >= WANTED_IN_MOSCOW, "%d in Moscow, at least %d",
              (int)in_moscow, WANTED_IN_MOSCOW);
    tap_check(&tap, posts.nameless == 0, "all countries have names");
    tap_check(&tap, posts.without_source == 0, "all have a source and its date");
    tap_check(&tap, posts.at_home == 0, "none stands in its own country");
    tap_check(&tap, count_doubles(&posts) == 0, "none is there twice");
    sample_remove(&sample);
    return tap_end(&tap);
}
