#include "news.h"

#include "article_json.h"
#include "notice_json.h"
#include "ulid.h"

#include <stdio.h>
#include <string.h>

enum { ARTICLES_SHOWN = 3, NOTICES_READ = 200 };

static struct notice_clock clock_of(const struct call *call)
{
    return (struct notice_clock){call->now, call->review_before};
}

/* ---- Whole ---- */

void news_article(struct call *call, const struct db_article *article,
                  struct news_countries *ret_countries)
{
    json_open(&call->json, '{');
    article_json_members(&call->json, article, call->now, IN_SINGLE);
    call_tag_record(call, article->id, article->rev);
    ret_countries->count = 0;
    for (size_t i = 0; i < article->country_count && i < DB_ABOUT_MAX; i++)
        (void)snprintf(ret_countries->code[ret_countries->count++], DB_COUNTRY_CODE_MAX,
                       "%s", article->countries[i]);
}

enum db_status news_article_end(struct call *call, const struct news_countries *countries)
{
    const char *code[DB_ABOUT_MAX];
    const struct news_about about = {.countries = code,
                                     .country_count = countries->count};

    for (size_t i = 0; i < countries->count; i++)
        code[i] = countries->code[i];
    enum db_status status = news_put_notices(call, &about);
    json_close(&call->json, '}');
    return status;
}

void news_notice(struct call *call, const struct db_notice *notice)
{
    const struct notice_clock clock = clock_of(call);

    notice_json(&call->json, notice, &clock);
    call_tag_record(call, notice->id, notice->rev);
}

/* ---- Beside something else ---- */

struct shelf {
    struct call *call;
    const struct news_about *about;
    bool banners; /* this time only these, or only the others */
    char shown[NEWS_NOTICES_MAX][ULID_SIZE];
    size_t count;
};

static bool is_shown(const struct shelf *shelf, const char *id)
{
    for (size_t i = 0; i < shelf->count; i++) {
        if (strcmp(shelf->shown[i], id) == 0)
            return true;
    }
    return false;
}

static bool is_in(const char *code, const char *const *codes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(codes[i], code) == 0)
            return true;
    }
    return false;
}

static bool is_for(const struct db_notice *notice, const struct news_about *about)
{
    if (notice->nationality_count == 0 || about->nationality_count == 0)
        return true;
    for (size_t i = 0; i < notice->nationality_count; i++) {
        if (is_in(notice->nationalities[i], about->nationalities,
                  about->nationality_count))
            return true;
    }
    return false;
}

static void put_notice(const struct db_notice *notice, void *context)
{
    struct shelf *shelf = context;
    const struct notice_clock clock = clock_of(shelf->call);

    if (shelf->count == NEWS_NOTICES_MAX || notice->banner != shelf->banners ||
        !is_for(notice, shelf->about) || is_shown(shelf, notice->id))
        return;
    (void)snprintf(shelf->shown[shelf->count++], ULID_SIZE, "%s", notice->id);
    notice_json_brief(&shelf->call->json, notice, &clock);
}

static enum db_status put_of_country(struct shelf *shelf, const char *country)
{
    int64_t total = 0;
    const struct db_notice_filter filter = {
        .now = shelf->call->now,
        .active = true,
        .banner = shelf->banners,
        .country = country,
        .limit = NOTICES_READ,
    };

    return db_notice_list(shelf->call->db, &filter, put_notice, shelf, &total);
}

enum db_status news_put_notices(struct call *call, const struct news_about *about)
{
    struct shelf shelf = {.call = call, .about = about};
    enum db_status status = DB_OK;

    json_put_open(&call->json, "notices", '[');
    for (int turn = 0; turn < 2; turn++) {
        shelf.banners = turn == 0;
        for (size_t i = 0; i < about->country_count && status == DB_OK; i++)
            status = put_of_country(&shelf, about->countries[i]);
    }
    json_close(&call->json, ']');
    return status;
}

static void put_article(const struct db_article *article, void *context)
{
    struct call *call = context;

    article_json_brief(&call->json, article);
}

enum db_status news_put_articles(struct call *call, const char *country)
{
    int64_t total = 0;
    const struct db_article_filter filter = {
        .now = call->now, .country = country, .limit = ARTICLES_SHOWN};

    json_put_open(&call->json, "articles", '[');
    enum db_status status = db_article_list(call->db, &filter, put_article, call, &total);
    json_close(&call->json, ']');
    return status;
}
