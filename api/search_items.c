/* search_items.c - what /search shows of countries and missions. */
#include "country_listing.h"
#include "search.h"

#include <stdio.h>
#include <string.h>

enum { PLACE_MAX = DB_TEXT_MAX + COUNTRY_NAME_SIZE };

/* ---- Countries ---- */

static void add_country(const struct db_country_hit *hit, void *context)
{
    struct search *search = context;
    const char *lang = search->lang;
    char name[COUNTRY_NAME_SIZE];

    if (!search_take(search))
        return;
    (void)snprintf(name, sizeof(name), "%s", hit->name);
    if (lang)
        search_note(search, db_country_name(search->call->db, hit->code, lang,
                                            sizeof(name), name));
    const struct search_item item = {
        .kind = "country",
        .id = hit->code,
        .collection = "countries",
        .key = hit->code,
        .title = name,
        .lang = lang ? lang : "en",
        .country = hit,
    };
    search->form->open(search, &item);
    search->form->snippet(search, &item, hit->matched);
    search->form->close(search, &item);
}

enum db_status search_countries(struct search *search)
{
    return db_country_search(search->call->db, call_text(search->call, "q"),
                             (size_t)search->limit + 1, add_country, search);
}

/* ---- Missions ---- */

static void add_mission(const struct db_mission *mission, void *context)
{
    struct search *search = context;
    const char *where = mission->address ? mission->address : mission->city;
    char place[PLACE_MAX];
    const struct search_item item = {
        .kind = "mission",
        .id = mission->id,
        .collection = "missions",
        .key = mission->id,
        .title = mission->name,
        .lang = "en",
        .mission = mission,
    };

    if (!search_take(search))
        return;
    (void)snprintf(place, sizeof(place), "%s%s%s", where ? where : "", where ? ", " : "",
                   mission->host_name);
    search->form->open(search, &item);
    search->form->snippet(search, &item, place);
    search->form->close(search, &item);
}

enum db_status search_missions(struct search *search)
{
    const struct db_mission_filter filter = {
        .words = call_text(search->call, "q"),
        .sort = DB_SORT_RANK,
        .limit = search->limit + 1,
    };

    return db_mission_list(search->call->db, &filter, add_mission, search, NULL);
}
