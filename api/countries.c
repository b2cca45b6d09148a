/* countries.c - /countries: every one of them, found by any of its names. */
#include "country_csv.h"
#include "country_listing.h"
#include "csv_put.h"
#include "db/mission.h"
#include "news.h"
#include "routes.h"

#include <stdio.h>
#include <string.h>

static const char *const kinds[] = {"state", "territory", "other", NULL};

const struct param country_list_params[] = {
    {.name = "q",
     .of_pages = 1,
     .kind = PARAM_TEXT,
     .max = 200,
     .example = "burma",
     .about = "Beginning of any name: display name, alias, former name, demonym, in any "
              "language; best match first, with the name that matched"},
    {.name = "kind",
     .kind = PARAM_WORD,
     .words = kinds,
     .example = "state",
     .about = "state: UN member or observer; territory: has a parent"},
    {.name = "parent",
     .kind = PARAM_COUNTRY,
     .example = "FR",
     .about = "Territories of this country"},
    {.name = "member",
     .kind = PARAM_ID,
     .example = "eu",
     .about = "Members of eu, eea, schengen, nordic, commonwealth, g20, mercosur, ..."},
    {.name = "lang",
     .kind = PARAM_LANGUAGE,
     .example = "fr",
     .about = "Language of the names (BCP 47); English where it has none"},
    {.name = "fields",
     .kind = PARAM_WORDS,
     .of_members = 1,
     .words = country_fields,
     .example = "id,name",
     .about = "Only these members of each country"},
    PAGE_PARAMS,
    {0},
};

enum db_status country_translate(struct call *call, struct db_country *country,
                                 char name[COUNTRY_NAME_SIZE])
{
    const char *language = call_text(call, "lang");

    if (!language)
        return DB_OK;
    enum db_status status =
        db_country_name(call->db, country->code, language, COUNTRY_NAME_SIZE, name);
    if (status == DB_OK)
        country->name = name;
    return status;
}

static bool is_member(const struct db_country *country, const char *organisation)
{
    for (size_t i = 0; i < country->membership_count; i++) {
        if (strcmp(country->memberships[i], organisation) == 0)
            return true;
    }
    return false;
}

bool country_is_wanted(const struct call *call, const struct db_country *country)
{
    const char *kind = call_text(call, "kind");
    const char *parent = call_country(call, "parent");
    const char *member = call_text(call, "member");

    if (kind && strcmp(kind, country->kind) != 0)
        return false;
    if (parent && (!country->parent || strcmp(parent, country->parent) != 0))
        return false;
    return !member || is_member(country, member);
}

static void put_item(struct country_listing *listing, const struct db_country *country)
{
    struct json *json = &listing->call->json;

    if (listing->call->format == FORMAT_CSV) {
        country_csv(&listing->call->body, country);
        return;
    }
    json_open(json, '{');
    country_json_members(json, country, listing->fields);
    json_close(json, '}');
    page_item_end(listing->call);
}

static void add_item(const struct db_country *lent, void *context)
{
    struct country_listing *listing = context;
    struct db_country country = *lent;
    char name[COUNTRY_NAME_SIZE];

    if (!country_is_wanted(listing->call, lent))
        return;
    listing->total++;
    if (strcmp(lent->code, listing->after) <= 0 || listing->shown == listing->limit + 1)
        return;
    if (listing->shown++ == listing->limit)
        return; /* there is a next page */
    enum db_status status = country_translate(listing->call, &country, name);
    if (listing->status == DB_OK)
        listing->status = status;
    put_item(listing, &country);
    (void)snprintf(listing->last.text, sizeof(listing->last.text), "%s", country.code);
}

static int list_all(struct call *call)
{
    struct page_key key = {.number = 0};
    bool given = false;
    struct country_listing listing = {
        .call = call,
        .fields = call_argument(call, "fields")->mask,
        .limit = page_limit(call),
    };
    int problem = page_cursor(call, &key, &given);

    if (problem != 0)
        return problem;
    (void)snprintf(listing.after, sizeof(listing.after), "%s", key.text);
    page_open(call);
    if (call->format == FORMAT_CSV)
        csv_put_header(&call->body, country_csv_columns);
    enum db_status status = db_country_list(call->db, add_item, &listing);
    if (status == DB_OK)
        status = listing.status;
    if (status != DB_OK)
        return call_db_failed(call, status);
    return page_close(call, listing.total,
                      listing.shown > listing.limit ? &listing.last : NULL);
}

int country_list(struct call *call)
{
    return call_text(call, "q") ? country_search(call) : list_all(call);
}

/* ---- One country ---- */

const struct param country_get_params[] = {
    {.name = "id",
     .kind = PARAM_COUNTRY,
     .required = 1,
     .in_path = 1,
     .example = "RU",
     .about = "ISO 3166-1 alpha-2 or alpha-3, Wikidata item, or any name"},
    {.name = "lang",
     .kind = PARAM_LANGUAGE,
     .example = "fr",
     .about = "Language of the name (BCP 47); English where it has none"},
    {0},
};

static void put_name(const struct db_name *name, void *context)
{
    json_put_text(context, name->language, name->name);
}

static void put_territory(const struct db_country *country, void *context)
{
    struct call *call = context;

    if (country->parent && strcmp(country->parent, call_country(call, "id")) == 0)
        json_text(&call->json, country->code);
}

static enum db_status put_territories(struct call *call)
{
    json_put_open(&call->json, "territories", '[');
    enum db_status status = db_country_list(call->db, put_territory, call);
    json_close(&call->json, ']');
    return status;
}

static void put_link(struct json *json, const char *relation, const char *parameter,
                     const char *code)
{
    char path[96];

    (void)snprintf(path, sizeof(path), "/api/v1/missions?%s=%s", parameter, code);
    json_put_text(json, relation, path);
}

static enum db_status put_missions(struct call *call, const char *code)
{
    struct db_mission_counts counts;
    struct json *json = &call->json;
    enum db_status status = db_mission_count_of(call->db, code, &counts);

    if (status != DB_OK)
        return status;
    json_put_open(json, "missions", '{');
    json_put_int(json, "hosted", counts.hosted);
    json_put_int(json, "sent", counts.sent);
    json_put_int(json, "serving", counts.serving);
    json_close(json, '}');
    json_put_open(json, "links", '{');
    put_link(json, "hosted", "host", code);
    put_link(json, "sent", "sending", code);
    put_link(json, "serving", "serves", code);
    json_close(json, '}');
    return DB_OK;
}

static enum db_status put_news(struct call *call, const char *code)
{
    const struct news_about about = {.countries = &code, .country_count = 1};
    enum db_status status = news_put_notices(call, &about);

    return status == DB_OK ? news_put_articles(call, code) : status;
}

static void write_one(const struct db_country *lent, void *context)
{
    struct country_listing *listing = context;
    struct call *call = listing->call;
    struct db_country country = *lent;
    char name[COUNTRY_NAME_SIZE];

    listing->status = country_translate(call, &country, name);
    country_json_members(&call->json, &country, 0);
    call_tag_record(call, country.code, country.rev);
}

int country_get(struct call *call)
{
    const char *code = call_country(call, "id");
    struct country_listing listing = {.call = call};
    char path[64];

    json_open(&call->json, '{');
    enum db_status status = db_country_by_code(call->db, code, write_one, &listing);
    json_put_open(&call->json, "names", '{');
    if (status == DB_OK)
        status = listing.status;
    if (status == DB_OK)
        status = db_country_names(call->db, code, put_name, &call->json);
    json_close(&call->json, '}');
    if (status == DB_OK)
        status = put_territories(call);
    if (status == DB_OK)
        status = put_missions(call, code);
    if (status == DB_OK)
        status = put_news(call, code);
    if (status != DB_OK)
        return call_db_failed(call, status);
    json_close(&call->json, '}');
    (void)snprintf(path, sizeof(path), "/api/v1/countries/%s", code);
    if (strcmp(code, call_text(call, "id")) != 0)
        call_locate(call, path);
    return call_ok(call);
}
