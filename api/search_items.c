/* search_items.c - what /search shows of countries and missions. */
#include "country_listing.h"
#include "db/mission.h"
#include "search.h"

#include <stdio.h>
#include <string.h>

enum { PLACE_MAX = DB_TEXT_MAX + COUNTRY_NAME_SIZE };

/* ---- Countries ---- */

static void add_country(const struct db_country_hit *hit, void *context)
{
    struct search *search = context;
    struct call *call = search->call;
    const char *lang = call_text(call, "lang");
    char name[COUNTRY_NAME_SIZE];

    if (!search_take(search))
        return;
    (void)snprintf(name, sizeof(name), "%s", hit->name);
    if (lang)
        search_note(search,
                    db_country_name(call->db, hit->code, lang, sizeof(name), name));
    search_open_item(search, &(struct search_item){
                                 .kind = "country",
                                 .id = hit->code,
                                 .collection = "countries",
                                 .key = hit->code,
                                 .title = name,
                                 .lang = lang ? lang : "en",
                             });
    search_note(search, words_put_snippet(call, &search->words, hit->matched));
    json_put_text(&call->json, "matched", hit->matched);
    search_close_item(search);
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
    struct json *json = &search->call->json;
    const char *where = mission->address ? mission->address : mission->city;
    char place[PLACE_MAX];

    if (!search_take(search))
        return;
    search_open_item(search, &(struct search_item){
                                 .kind = "mission",
                                 .id = mission->id,
                                 .collection = "missions",
                                 .key = mission->id,
                                 .title = mission->name,
                                 .lang = "en",
                             });
    (void)snprintf(place, sizeof(place), "%s%s%s", where ? where : "", where ? ", " : "",
                   mission->host_name);
    search_note(search, words_put_snippet(search->call, &search->words, place));
    json_put_text(json, "city", mission->city);
    json_put_text(json, "host", mission->host);
    json_put_text(json, "status", db_status_word(mission->status));
    search_close_item(search);
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
