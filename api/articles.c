/* articles.c - /articles: news, newest first, and one article. */
#include "article_json.h"
#include "news.h"
#include "page.h"
#include "precondition.h"
#include "publication.h"
#include "routes.h"
#include "words.h"

#include <string.h>

const struct param article_list_params[] = {
    {.name = "country",
     .kind = PARAM_COUNTRY,
     .example = "RU",
     .about = "A country it is about: code, Wikidata item or name"},
    {.name = "tag",
     .kind = PARAM_TEXT,
     .max = 80,
     .example = "diplomacy",
     .about = "One of its tags, as written"},
    {.name = "q",
     .kind = PARAM_TEXT,
     .max = 200,
     .example = "talks mosc",
     .about = "Words of title, summary, body, authors and tags; all must occur, the last "
              "may be cut off"},
    {.name = "lang",
     .kind = PARAM_LANGUAGE,
     .example = "en",
     .about = "Language of the text (BCP 47)"},
    {.name = "published_since",
     .kind = PARAM_TIME,
     .example = "2017-04-12",
     .about = "Published at or after this date or UTC time"},
    {.name = "published_until",
     .kind = PARAM_TIME,
     .example = "2030-01-01",
     .about = "Published before this date or UTC time"},
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

/* One article more than the limit is asked for: it tells that there is a next page. */
static void add_item(const struct db_article *article, void *context)
{
    struct listing *listing = context;
    struct json *json = &listing->call->json;

    if (listing->count++ == listing->limit) {
        listing->more = true;
        return;
    }
    json_open(json, '{');
    article_json_members(json, article, listing->call->now, IN_LIST);
    json_close(json, '}');
    page_item_end(listing->call);
    listing->last.number = article->number;
}

static const char *time_of(const struct call *call, const char *name)
{
    const struct argument *argument = call_argument(call, name);

    return argument->text ? argument->time : NULL;
}

/* 0, or the status of the problem answered. */
static int read_filter(struct call *call, struct db_article_filter *ret_filter)
{
    struct publication_wanted wanted = {.everything = false};
    struct page_key key = {.number = 0};
    bool has_after = false;
    int status = publication_filter(call, &wanted);

    if (status == 0)
        status = words_check(call);
    if (status == 0)
        status = page_cursor(call, &key, &has_after);
    *ret_filter = (struct db_article_filter){
        .now = call->now,
        .everything = wanted.everything,
        .state = wanted.state,
        .has_state = wanted.has_state,
        .country = call_country(call, "country"),
        .tag = call_text(call, "tag"),
        .lang = call_text(call, "lang"),
        .words = call_text(call, "q"),
        .published_since = time_of(call, "published_since"),
        .published_until = time_of(call, "published_until"),
        .has_after = has_after,
        .after_number = key.number,
        .limit = page_limit(call) + 1,
    };
    return status;
}

int article_list(struct call *call)
{
    struct db_article_filter filter;
    struct listing listing = {.call = call, .limit = page_limit(call)};
    int64_t total = 0;
    int problem = read_filter(call, &filter);

    if (problem != 0)
        return problem;
    page_open(call);
    enum db_status status =
        db_article_list(call->db, &filter, add_item, &listing, &total);
    if (status != DB_OK)
        return call_db_failed(call, status);
    return page_close(call, total, listing.more ? &listing.last : NULL);
}

const struct param article_get_params[] = {
    {.name = "slug",
     .kind = PARAM_ID,
     .required = 1,
     .in_path = 1,
     .example = "us-and-russia-talk-in-moscow",
     .about = "Slug of the article, or one that it had before"},
    {0},
};

struct showing {
    struct call *call;
    int problem; /* status of what was answered already; 0: nothing */
    struct news_countries countries;
};

static void show_one(const struct db_article *article, void *context)
{
    struct showing *showing = context;
    struct call *call = showing->call;
    const char *asked = call_text(call, "slug");
    const struct publication_shown shown = {
        .state = db_state_at(article->state, article->published_at, call->now),
        .withdrawn_reason = article->withdrawn_reason,
        .noun = "article",
        .id = asked,
    };
    char path[ARTICLE_PATH_MAX];

    showing->problem = publication_show(call, &shown);
    if (showing->problem != 0)
        return;
    if (strcmp(article->slug, asked) == 0) {
        news_article(call, article, &showing->countries);
        return;
    }
    article_path(article->slug, path);
    showing->problem = call_moved(call, path);
}

int article_get(struct call *call)
{
    struct showing showing = {.call = call};
    const char *slug = call_text(call, "slug");
    enum db_status status = db_article_by_slug(call->db, slug, show_one, &showing);

    if (status == DB_NOT_FOUND)
        return precondition_absent(call, DB_KIND_ARTICLE, slug);
    if (showing.problem != 0)
        return showing.problem;
    if (status == DB_OK)
        status = news_article_end(call, &showing.countries);
    return status == DB_OK ? call_ok(call) : call_db_failed(call, status);
}
