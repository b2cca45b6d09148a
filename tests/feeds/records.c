#include "feeds/records.h"

#include "tap.h"

#include "db/article.h"
#include "db/notice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Ends of sections, markup, quotes, controls, right to left, emoji, 日本語, what XML does
 * not allow, and bytes that are no UTF-8. */
#define WORST                                                                            \
    "]]> <b>&amp; \"q\" 'q' \x01\x08\x7f \xE2\x80\xAE\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"   \
    "\xE2\x80\xAC \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 日本語 \xEF\xBF\xBE "  \
    "\xC3\xA9\xFF\xC0\xAF <!-- <![CDATA[ <?xml \\u0000 %s &#0;"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static const char *const no_list[] = {NULL};

static _Noreturn void give_up(struct db *db, const char *what)
{
    tap_note("%s: %s", what, db_error(db));
    exit(1);
}

static void begin(struct db *db, const char *at)
{
    const struct db_write write = {.at = at, .actor = "test"};

    if (db_write_begin(db, &write) != DB_OK)
        give_up(db, "begin");
}

static void commit(struct db *db)
{
    if (db_write_commit(db) != DB_OK)
        give_up(db, "commit");
}

/* What the change log needs to say: state and time. */
static void write_document(char *document, size_t size, enum db_state state,
                           const char *published_at, const char *at)
{
    (void)snprintf(document, size,
                   "{\"state\":\"%s\",\"published_at\":%s%s%s,\"at\":\"%s\"}",
                   db_state_word(state), published_at ? "\"" : "",
                   published_at ? published_at : "null", published_at ? "\"" : "", at);
}

static void put_article(struct db *db, const struct db_article *article, const char *at)
{
    char document[200];
    enum db_change change;

    write_document(document, sizeof(document), article->state, article->published_at, at);
    begin(db, at);
    if (db_article_put(db, article, document, &change) != DB_OK)
        give_up(db, article->slug);
    commit(db);
}

static void put_notice(struct db *db, const struct db_notice *notice, const char *at)
{
    char document[200];
    enum db_change change;

    write_document(document, sizeof(document), notice->state, notice->published_at, at);
    begin(db, at);
    if (db_notice_put(db, notice, document, &change) != DB_OK)
        give_up(db, notice->headline);
    commit(db);
}

/* ---- Articles ---- */

static void put_hostile_article(struct db *db)
{
    static const char *const authors[] = {WORST, "Second \"Author\""};
    static const char *const countries[] = {"RU", "US", "x-smom"};
    static const char *const tags[] = {"tag " WORST, "plain"};
    const struct db_article article = {
        .id = ARTICLE_HOSTILE,
        .slug = "hostile",
        .title = "title " WORST,
        .summary = "summary " WORST,
        .body = "# body\n\n" WORST "\n\n[link](javascript:alert(1)) <script>alert(1)"
                "</script> [good](https://news.example/a?b&c)\n\n```\n]]>\n```\n",
        .lang = "en",
        .source_name = WORST,
        .source_url = "https://source.example/?a=1&b=%3C%22",
        .state = DB_STATE_PUBLISHED,
        .published_at = "2026-02-20T08:00:00Z",
        .authors = authors,
        .author_count = COUNT(authors),
        .countries = countries,
        .country_count = COUNT(countries),
        .tags = tags,
        .tag_count = COUNT(tags),
        .former_slugs = no_list,
    };

    put_article(db, &article, "2026-02-21T09:30:00Z");
}

struct plain {
    const char *id, *slug, *country, *lang;
    enum db_state state;
    const char *published_at, *at;
};

static void put_plain_article(struct db *db, const struct plain *plain)
{
    const struct db_article article = {
        .id = plain->id,
        .slug = plain->slug,
        .title = plain->slug,
        .body = "Some *words*.",
        .lang = plain->lang,
        .state = plain->state,
        .published_at = plain->published_at,
        .withdrawn_reason = plain->state == DB_STATE_WITHDRAWN ? "mistaken" : NULL,
        .authors = no_list,
        .countries = &plain->country,
        .country_count = 1,
        .tags = no_list,
        .former_slugs = no_list,
    };

    put_article(db, &article, plain->at);
}

static void put_bulk(struct db *db)
{
    for (int i = 0; i < RECORDS_BULK; i++) {
        char id[32];
        char slug[32];
        char time[24];

        (void)snprintf(id, sizeof(id), "01KJQK0V80ZZZZZZZZZZZZZC%02d", i);
        (void)snprintf(slug, sizeof(slug), "bulk-%02d", i);
        (void)snprintf(time, sizeof(time), "2025-01-01T00:%02d:00Z", i);
        const struct plain plain = {.id = id,
                                    .slug = slug,
                                    .country = "NP",
                                    .lang = "en",
                                    .state = DB_STATE_PUBLISHED,
                                    .published_at = time,
                                    .at = time};
        put_plain_article(db, &plain);
    }
}

/* What fits into the store, and not into a feed. */
static void put_long_article(struct db *db)
{
    static char body[DB_BODY_MAX + 1];
    static const char *const country[] = {"IS"};
    const struct db_article article = {
        .id = ARTICLE_LONG,
        .slug = "very-long",
        .title = "Very long & dull",
        .body = body,
        .lang = "en",
        .state = DB_STATE_PUBLISHED,
        .published_at = "2025-12-01T00:00:00Z",
        .authors = no_list,
        .countries = country,
        .country_count = 1,
        .tags = no_list,
        .former_slugs = no_list,
    };

    memset(body, '&', DB_BODY_MAX);
    put_article(db, &article, "2025-12-01T00:00:00Z");
}

static void put_articles(struct db *db)
{
    static const struct plain all[] = {
        {ARTICLE_FRENCH, "en-francais", "FR", "fr", DB_STATE_PUBLISHED,
         "2026-01-10T10:00:00Z", "2026-01-10T10:00:00Z"},
        {ARTICLE_DRAFT, "a-draft", "FR", "en", DB_STATE_DRAFT, NULL,
         "2026-02-01T00:00:00Z"},
        {ARTICLE_SCHEDULED, "a-scheduled", "FR", "en", DB_STATE_SCHEDULED,
         "2026-03-02T12:30:00Z", "2026-02-02T00:00:00Z"},
        {ARTICLE_WITHDRAWN, "a-withdrawn", "FR", "en", DB_STATE_WITHDRAWN,
         "2026-02-03T00:00:00Z", "2026-02-04T00:00:00Z"},
    };

    put_hostile_article(db);
    put_long_article(db);
    for (size_t i = 0; i < COUNT(all); i++)
        put_plain_article(db, &all[i]);
    put_bulk(db);
}

void records_withdraw_french(struct db *db)
{
    static const struct plain french = {
        ARTICLE_FRENCH,         "en-francais",         "FR", "fr", DB_STATE_WITHDRAWN,
        "2026-01-10T10:00:00Z", "2026-03-01T00:00:00Z"};

    put_plain_article(db, &french);
}

/* ---- Notices ---- */

/* A draft, then two versions for everyone. */
static void put_hostile_notice(struct db *db)
{
    static const char *const countries[] = {"RU", "UA", "x-smom"};
    static const char *const areas[] = {"area " WORST, "Kursk & Belgorod"};
    static const char *const nationalities[] = {"FR", "DE"};
    struct db_notice notice = {
        .id = NOTICE_HOSTILE,
        .issuer = "issuer " WORST,
        .issuer_country = "FR",
        .source_url = "https://issuer.example/?a=1&b=%3C",
        .level = "level " WORST,
        .level_scale = "scale " WORST,
        .regional_level = "regional " WORST,
        .category = "Security",
        .urgency = "Immediate",
        .severity = "Severe",
        .certainty = "Observed",
        .response_type = "Assess",
        .headline = "headline " WORST,
        .body = "# body\n\n" WORST "\n\n*emphasis* <script>alert(1)</script>\n",
        .instruction = "instruction " WORST,
        .lang = "en",
        .starts_at = "2026-02-01T00:00:00Z",
        .reviewed_at = "2026-02-20T00:00:00Z",
        .banner = true,
        .state = DB_STATE_DRAFT,
        .countries = countries,
        .country_count = COUNT(countries),
        .areas = areas,
        .area_count = COUNT(areas),
        .nationalities = nationalities,
        .nationality_count = COUNT(nationalities),
    };

    put_notice(db, &notice, "2026-01-30T08:00:00Z");
    notice.state = DB_STATE_PUBLISHED;
    notice.published_at = "2026-02-01T08:00:00Z";
    put_notice(db, &notice, "2026-02-01T08:00:00Z");
    put_notice(db, &notice, "2026-02-20T10:00:00Z");
}

struct plain_notice {
    const char *id, *country, *starts_at, *ends_at;
    enum db_state state;
    const char *published_at, *at;
};

static void put_plain_notice(struct db *db, const struct plain_notice *plain)
{
    const struct db_notice notice = {
        .id = plain->id,
        .issuer = "Test ministry",
        .category = "Other",
        .urgency = "Unknown",
        .severity = "Unknown",
        .certainty = "Unknown",
        .response_type = "None",
        .headline = plain->id,
        .body = "Secret *words*.",
        .lang = "en",
        .starts_at = plain->starts_at,
        .ends_at = plain->ends_at,
        .state = plain->state,
        .published_at = plain->published_at,
        .withdrawn_reason =
            plain->state == DB_STATE_WITHDRAWN ? "mistaken & gone <now>" : NULL,
        .countries = &plain->country,
        .country_count = 1,
        .areas = no_list,
        .nationalities = no_list,
    };

    put_notice(db, &notice, plain->at);
}

static void put_notices(struct db *db)
{
    static const struct plain_notice all[] = {
        {NOTICE_ENDING, "FR", "2026-02-05T00:00:00Z", "2026-03-02T12:20:00Z",
         DB_STATE_PUBLISHED, "2026-02-05T00:00:00Z", "2026-02-05T00:00:00Z"},
        {NOTICE_FUTURE, "NP", "2026-03-10T00:00:00Z", NULL, DB_STATE_PUBLISHED,
         "2026-02-06T00:00:00Z", "2026-02-06T00:00:00Z"},
        {NOTICE_ENDED, "FR", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z",
         DB_STATE_PUBLISHED, "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"},
        {NOTICE_WITHDRAWN, "FR", NULL, NULL, DB_STATE_PUBLISHED, "2026-02-10T00:00:00Z",
         "2026-02-10T00:00:00Z"},
        {NOTICE_WITHDRAWN, "FR", NULL, NULL, DB_STATE_WITHDRAWN, "2026-02-10T00:00:00Z",
         "2026-02-11T00:00:00Z"},
        {NOTICE_DRAFT, "FR", NULL, NULL, DB_STATE_DRAFT, NULL, "2026-02-12T00:00:00Z"},
        {NOTICE_SCHEDULED, "FR", NULL, NULL, DB_STATE_SCHEDULED, "2026-03-02T12:30:00Z",
         "2026-02-13T00:00:00Z"},
    };

    put_hostile_notice(db);
    for (size_t i = 0; i < COUNT(all); i++)
        put_plain_notice(db, &all[i]);
}

void records_store(struct sample *sample)
{
    put_articles(sample->db);
    put_notices(sample->db);
}

void records_get(struct db *db, const char *target, int64_t now, const char *public_url,
                 struct api_response *ret_response)
{
    const struct api_settings settings = {.public_url = public_url, .review_days = 30};
    const struct api_request request = {
        .method = API_GET, .target = target, .now = now, .settings = &settings};

    api_handle(&request, db, ret_response);
}
