/* country_search.c - /countries?q=: any spelling of any name, best match first. */
#include "country_listing.h"

#include <stdio.h>

enum { FOUND_MAX = PAGE_LIMIT_MAX };

struct match {
    char code[DB_COUNTRY_CODE_MAX];
    char matched[COUNTRY_NAME_SIZE];
};

struct matches {
    struct match match[FOUND_MAX];
    size_t count;
};

static void add_match(const struct db_country_hit *hit, void *context)
{
    struct matches *matches = context;

    if (matches->count == FOUND_MAX)
        return;
    struct match *match = &matches->match[matches->count++];
    (void)snprintf(match->code, sizeof(match->code), "%s", hit->code);
    (void)snprintf(match->matched, sizeof(match->matched), "%s", hit->matched);
}

struct found {
    struct country_listing *listing;
    const char *matched;
};

static void add_found(const struct db_country *lent, void *context)
{
    const struct found *found = context;
    struct country_listing *listing = found->listing;
    struct json *json = &listing->call->json;
    struct db_country country = *lent;
    char name[COUNTRY_NAME_SIZE];

    if (!country_is_wanted(listing->call, lent))
        return;
    listing->total++;
    if (listing->shown == listing->limit)
        return;
    listing->shown++;
    listing->status = country_translate(listing->call, &country, name);
    json_open(json, '{');
    country_json_members(json, &country, listing->fields);
    json_put_text(json, "matched", found->matched);
    json_close(json, '}');
}

static enum db_status add_matches(struct call *call, struct country_listing *listing,
                                  const struct matches *matches)
{
    enum db_status status = DB_OK;

    for (size_t i = 0; i < matches->count && status == DB_OK; i++) {
        struct found found = {listing, matches->match[i].matched};

        status = db_country_by_code(call->db, matches->match[i].code, add_found, &found);
        if (status == DB_OK)
            status = listing->status;
    }
    return status;
}

static void put_suggestion(const struct db_country_hit *hit, void *context)
{
    struct json *json = context;

    json_open(json, '{');
    json_put_text(json, "id", hit->code);
    json_put_text(json, "name", hit->name);
    json_close(json, '}');
}

/* A search answers at once what it found; it has no further pages. */
int country_search(struct call *call)
{
    struct matches matches = {.count = 0};
    const char *text = call_text(call, "q");
    struct country_listing listing = {
        .call = call,
        .fields = call_argument(call, "fields")->mask,
        .limit = call_int(call, "limit"),
    };

    if (call_text(call, "cursor")) {
        return call_problem(call, PROBLEM_BAD_PARAMETER, "cursor",
                            "a search has one page: cursor does not go with q");
    }
    enum db_status status =
        db_country_search(call->db, text, FOUND_MAX, add_match, &matches);
    json_open(&call->json, '{');
    if (status == DB_OK && matches.count == 0) {
        json_put_open(&call->json, "suggestions", '[');
        status = db_country_suggest(call->db, text, put_suggestion, &call->json);
        json_close(&call->json, ']');
    }
    json_put_open(&call->json, "items", '[');
    if (status == DB_OK)
        status = add_matches(call, &listing, &matches);
    if (status != DB_OK)
        return call_db_failed(call, status);
    return page_close(call, listing.total, NULL);
}
