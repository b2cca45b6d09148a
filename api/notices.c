/* notices.c - /notices: what issuers tell people in a country, and one of them. */
#include "news.h"
#include "notice_json.h"
#include "page.h"
#include "precondition.h"
#include "publication.h"
#include "routes.h"
#include "words.h"

static const char *const only_true[] = {"true", NULL};

const struct param notice_list_params[] = {
    {.name = "country",
     .kind = PARAM_COUNTRY,
     .example = "RU",
     .about = "Where it holds: code, Wikidata item or name"},
    {.name = "nationality",
     .kind = PARAM_COUNTRY,
     .example = "FR",
     .about = "Those for everyone, and those for citizens of this country"},
    {.name = "active",
     .kind = PARAM_WORD,
     .words = only_true,
     .example = "true",
     .about = "Only what has started and not ended"},
    {.name = "banner",
     .kind = PARAM_WORD,
     .words = only_true,
     .example = "true",
     .about = "Only what stands above pages"},
    {.name = "q",
     .kind = PARAM_TEXT,
     .max = 200,
     .example = "consular assist",
     .about = "Words of headline, body, instruction and issuer; all must occur, the last "
              "may be cut off"},
    PUBLICATION_STATE_PARAM,
    PAGE_PARAMS,
    {0},
};

struct listing {
    struct call *call;
    int64_t limit, count;
    struct page_key last;
    bool more;
};

/* One notice more than the limit is asked for: it tells that there is a next page. */
static void add_item(const struct db_notice *notice, void *context)
{
    struct listing *listing = context;
    struct call *call = listing->call;
    const struct notice_clock clock = {call->now, call->review_before};

    if (listing->count++ == listing->limit) {
        listing->more = true;
        return;
    }
    notice_json(&call->json, notice, &clock);
    page_item_end(call);
    listing->last.number = notice->number;
}

/* 0, or the status of the problem answered. */
static int read_filter(struct call *call, struct db_notice_filter *ret_filter)
{
    struct publication_wanted wanted = {.everything = false};
    struct page_key key = {.number = 0};
    bool has_after = false;
    int status = publication_filter(call, &wanted);

    if (status == 0)
        status = words_check(call);
    if (status == 0)
        status = page_cursor(call, &key, &has_after);
    *ret_filter = (struct db_notice_filter){
        .now = call->now,
        .everything = wanted.everything,
        .state = wanted.state,
        .has_state = wanted.has_state,
        .active = call_text(call, "active") != NULL,
        .banner = call_text(call, "banner") != NULL,
        .country = call_country(call, "country"),
        .nationality = call_country(call, "nationality"),
        .words = call_text(call, "q"),
        .has_after = has_after,
        .after_number = key.number,
        .limit = page_limit(call) + 1,
    };
    return status;
}

int notice_list(struct call *call)
{
    struct db_notice_filter filter;
    struct listing listing = {.call = call, .limit = page_limit(call)};
    int64_t total = 0;
    int problem = read_filter(call, &filter);

    if (problem != 0)
        return problem;
    page_open(call);
    enum db_status status = db_notice_list(call->db, &filter, add_item, &listing, &total);
    if (status != DB_OK)
        return call_db_failed(call, status);
    return page_close(call, total, listing.more ? &listing.last : NULL);
}

const struct param notice_get_params[] = {
    {.name = "id",
     .kind = PARAM_ID,
     .required = 1,
     .in_path = 1,
     .example = "01J9ZC3R5W8Q2M4N6P7S9T0VXY",
     .about = "Id of the notice"},
    {0},
};

struct showing {
    struct call *call;
    int problem; /* status of what was answered already; 0: nothing */
};

static void show_one(const struct db_notice *notice, void *context)
{
    struct showing *showing = context;
    struct call *call = showing->call;
    const struct publication_shown shown = {
        .state = db_state_at(notice->state, notice->published_at, call->now),
        .withdrawn_reason = notice->withdrawn_reason,
        .noun = "notice",
        .id = notice->id,
    };

    showing->problem = publication_show(call, &shown);
    if (showing->problem == 0)
        news_notice(call, notice);
}

int notice_get(struct call *call)
{
    struct showing showing = {.call = call};
    const char *id = call_text(call, "id");
    enum db_status status = db_notice_by_id(call->db, id, show_one, &showing);

    if (status == DB_NOT_FOUND)
        return precondition_absent(call, DB_KIND_NOTICE, id);
    if (showing.problem != 0)
        return showing.problem;
    return status == DB_OK ? call_ok(call) : call_db_failed(call, status);
}
