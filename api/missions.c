/* missions.c - /missions: diplomatic and consular posts, whoever sent them. */
#include "claim.h"
#include "csv_put.h"
#include "mission_forms.h"
#include "mission_json.h"
#include "page.h"
#include "precondition.h"
#include "routes.h"
#include "words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { RADIUS_MAX_KM = 20038, RADIUS_DEFAULT_KM = 100 }; /* half of a great circle */

#define RANK(id, word, class, title) word,
static const char *const ranks[] = {MISSION_RANKS(RANK) NULL};
#undef RANK
#define WORD(id, word) word,
static const char *const statuses[] = {MISSION_STATUSES(WORD) NULL};
#undef WORD
static const char *const classes[] = {"embassy", "consulate", "liaison", "other", NULL};
static const char *const sorts[] = {"sending",    "rank",        "distance",
                                    "updated_at", "-updated_at", NULL};

const struct param mission_list_params[] = {
    {.name = "sending",
     .kind = PARAM_COUNTRY,
     .example = "FR",
     .about = "Whose mission it is: code, Wikidata item or name of the sending state"},
    {.name = "host", .kind = PARAM_COUNTRY, .example = "RU", .about = "Where it stands"},
    {.name = "serves",
     .kind = PARAM_COUNTRY,
     .example = "NP",
     .about = "A country it serves, resident there or accredited from elsewhere"},
    {.name = "city",
     .kind = PARAM_TEXT,
     .max = 100,
     .example = "Moscow",
     .about = "City, in any case and with or without accents"},
    {.name = "class",
     .kind = PARAM_WORD,
     .words = classes,
     .example = "embassy",
     .about = "Class of the mission"},
    {.name = "rank",
     .kind = PARAM_WORD,
     .words = ranks,
     .example = "consulate_general",
     .about = "Rank within its class"},
    {.name = "status",
     .kind = PARAM_WORD,
     .words = statuses,
     .example = "open",
     .about = "Whether it works"},
    {.name = "q",
     .kind = PARAM_TEXT,
     .max = 200,
     .example = "france mosc",
     .about =
         "Words of name, city and countries; all must occur, the last may be cut off"},
    {.name = "bbox",
     .kind = PARAM_BOX,
     .example = "36,55,38,56",
     .about = "west,south,east,north in degrees; west > east crosses the 180th meridian"},
    {.name = "near",
     .kind = PARAM_POINT,
     .example = "55.75,37.62",
     .about = "latitude,longitude: nearest first; never logged"},
    {.name = "radius",
     .kind = PARAM_REAL,
     .min = 0,
     .max = RADIUS_MAX_KM,
     .fallback = RADIUS_DEFAULT_KM,
     .example = "100",
     .about = "With near: how far away at most, in km"},
    {.name = "updated_since",
     .kind = PARAM_TIME,
     .example = "2022-06-23",
     .about = "Changed at or after this date or UTC time"},
    {.name = "sort",
     .kind = PARAM_WORD,
     .words = sorts,
     .example = "-updated_at",
     .about = "sending (default), rank (default and only with q), distance (default and "
              "only with near), updated_at, -updated_at"},
    {.name = "fields",
     .kind = PARAM_WORDS,
     .of_members = 1,
     .words = mission_fields,
     .example = "id,name,city",
     .about = "Only these members of each mission"},
    PAGE_PARAMS,
    {0},
};

struct listing {
    struct call *call;
    uint64_t fields;
    int64_t limit, count;
    struct page_key last;
    bool more;
};

/* A table has no place for attribution: it is of what anybody may take (CC0). */
static void put_item(struct listing *listing, const struct db_mission *mission)
{
    struct call *call = listing->call;

    if (call->format == FORMAT_CSV && claim_source_is_apart(mission->source))
        return;
    if (call->format == FORMAT_CSV)
        mission_csv(&call->body, mission);
    else if (call->format == FORMAT_GEOJSON)
        mission_geojson(&call->json, mission, listing->fields);
    else
        mission_json(&call->json, mission, listing->fields);
    page_item_end(call);
}

/* One mission more than the limit is asked for: it tells that there is a next page. */
static void add_item(const struct db_mission *mission, void *context)
{
    struct listing *listing = context;
    const char *sort = call_text(listing->call, "sort");
    bool by_update = sort && strstr(sort, "updated_at");

    if (listing->count++ == listing->limit) {
        listing->more = true;
        return;
    }
    put_item(listing, mission);
    listing->last.number = mission->number;
    listing->last.metres = llround(fmax(mission->distance_km, 0) * 1000);
    (void)snprintf(listing->last.text, sizeof(listing->last.text), "%s",
                   by_update ? mission->updated_at : mission->sending);
}

/* The order asked for, or the only one that goes with the other parameters. 0, or the
 * status of the problem answered. */
static int choose_sort(struct call *call, enum db_mission_sort *ret_sort)
{
    const char *sort = call_text(call, "sort");
    const char *natural = call_text(call, "near") ? "distance"
                          : call_text(call, "q")  ? "rank"
                                                  : "sending";
    static const enum db_mission_sort orders[] = {DB_SORT_SENDING, DB_SORT_RANK,
                                                  DB_SORT_DISTANCE, DB_SORT_UPDATED,
                                                  DB_SORT_UPDATED_DESC};
    bool by_update = sort && strstr(sort, "updated_at");

    if (sort && strcmp(sort, natural) != 0 && (!by_update || call_text(call, "near"))) {
        return call_problem(call, PROBLEM_BAD_PARAMETER, "sort",
                            "with these parameters the order is %s", natural);
    }
    for (size_t i = 0; sorts[i]; i++) {
        if (strcmp(sorts[i], sort ? sort : natural) == 0)
            *ret_sort = orders[i];
    }
    return 0;
}

static struct db_mission_filter read_filter(const struct call *call)
{
    const struct argument *box = call_argument(call, "bbox");
    const struct argument *near = call_argument(call, "near");
    const struct argument *since = call_argument(call, "updated_since");

    return (struct db_mission_filter){
        .sending = call_country(call, "sending"),
        .host = call_country(call, "host"),
        .serves = call_country(call, "serves"),
        .city = call_text(call, "city"),
        .class = call_text(call, "class"),
        .rank = call_text(call, "rank"),
        .status = call_text(call, "status"),
        .words = call_text(call, "q"),
        .has_box = box->text != NULL,
        .box = {box->real[0], box->real[1], box->real[2], box->real[3]},
        .has_near = near->text != NULL,
        .near = {near->real[0], near->real[1]},
        .radius_km = call_argument(call, "radius")->real[0],
        .updated_since = since->text ? since->time : NULL,
        .limit = page_limit(call) + 1,
    };
}

/* 0, or the status of the problem answered. */
static int complete_filter(struct call *call, struct db_mission_filter *filter,
                           struct page_key *key)
{
    if (call_text(call, "radius") && !call_text(call, "near")) {
        return call_problem(call, PROBLEM_BAD_PARAMETER, "radius",
                            "radius goes with near");
    }

    int status = words_check(call);
    if (status == 0)
        status = choose_sort(call, &filter->sort);
    if (status == 0)
        status = page_cursor(call, key, &filter->has_after);
    filter->after = (struct db_mission_key){.text = key->text,
                                            .distance_km = (double)key->metres / 1000,
                                            .number = key->number};
    return status;
}

int mission_list(struct call *call)
{
    struct db_mission_filter filter = read_filter(call);
    struct page_key key = {.number = 0};
    struct listing listing = {
        .call = call,
        .fields = call_argument(call, "fields")->mask,
        .limit = page_limit(call),
    };
    int64_t total = 0;
    int problem = complete_filter(call, &filter, &key);

    if (problem != 0)
        return problem;
    page_open(call);
    if (call->format == FORMAT_CSV)
        csv_put_header(&call->body, mission_csv_columns);
    enum db_status status =
        db_mission_list(call->db, &filter, add_item, &listing, &total);
    if (status != DB_OK)
        return call_db_failed(call, status);
    return page_close(call, total, listing.more ? &listing.last : NULL);
}

const struct param mission_get_params[] = {
    {.name = "id",
     .kind = PARAM_ID,
     .required = 1,
     .in_path = 1,
     .example = "Q4374060",
     .about = "Id of the mission, or one that it had before"},
    {.name = "fields",
     .kind = PARAM_WORDS,
     .of_members = 1,
     .words = mission_fields,
     .example = "id,name,contacts",
     .about = "Only these members"},
    {0},
};

static void put_one(struct call *call, const struct db_mission *mission)
{
    uint64_t fields = call_argument(call, "fields")->mask;

    if (call->format == FORMAT_GEOJSON)
        mission_geojson(&call->json, mission, fields);
    else if (call->format == FORMAT_VCARD)
        mission_vcard(&call->body, mission);
    else if (call->format == FORMAT_TEXT)
        mission_text(&call->body, mission);
    else
        mission_json(&call->json, mission, fields);
}

static void write_one(const struct db_mission *mission, void *context)
{
    struct call *call = context;
    char path[96];

    put_one(call, mission);
    call_tag_record(call, mission->id, mission->rev);
    (void)snprintf(path, sizeof(path), "/api/v1/missions/%s", mission->id);
    if (strcmp(mission->id, call_text(call, "id")) != 0)
        call_locate(call, path);
}

int mission_get(struct call *call)
{
    const char *id = call_text(call, "id");
    enum db_status status = db_mission_by_id(call->db, id, write_one, call);

    if (status == DB_NOT_FOUND)
        return precondition_absent(call, DB_KIND_MISSION, id);
    return status == DB_OK ? call_ok(call) : call_db_failed(call, status);
}
