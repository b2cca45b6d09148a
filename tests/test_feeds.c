/* test_feeds.c - which articles and notices a feed has at which time, what it says of
 * them, and what an alert says of a notice. That other programs can read all of it is
 * shown by tests/feeds/run.sh. */
#include "ask.h"
#include "feeds/records.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char site[] = "https://embassies.example";

/* ---- JSON feeds ---- */

static json_t *feed_at(struct db *db, const char *target, int64_t now, const char *url)
{
    struct api_response response;

    records_get(db, target, now, url, &response);
    json_t *feed = response.status == 200 ? ask_parse(&response) : NULL;
    if (!feed)
        tap_note("%s: %d %.200s", target, response.status,
                 response.body ? response.body : "");
    api_response_release(&response);
    return feed;
}

static const json_t *item_of(const json_t *feed, const char *slug)
{
    size_t i = 0;
    const json_t *item = NULL;

    json_array_foreach(json_object_get(feed, "items"), i, item)
    {
        if (strstr(ask_text(item, "_embassyd.path"), slug) ||
            strstr(ask_text(item, "_embassyd.cap"), slug))
            return item;
    }
    return NULL;
}

static size_t count_items(const json_t *feed)
{
    return json_array_size(json_object_get(feed, "items"));
}

static bool has_at(struct db *db, const char *kind, const char *record, int64_t now)
{
    char target[100];

    (void)snprintf(target, sizeof(target), "/api/v1/feeds/%s.json?country=FR", kind);
    json_t *feed = feed_at(db, target, SAMPLE_NOW + now, NULL);
    bool found = item_of(feed, record) != NULL;
    json_decref(feed);
    return found;
}

static void check_times(struct tap *tap, struct db *db)
{
    tap_check(tap, has_at(db, "articles", "en-francais", 0), "a published article");
    tap_check(tap, !has_at(db, "articles", "a-draft", 900 MINUTES), "never a draft");
    tap_check(tap, !has_at(db, "articles", "a-withdrawn", 0), "nor a withdrawn one");
    tap_check(tap, !has_at(db, "articles", "a-scheduled", 30 MINUTES - 1),
              "a scheduled one, not a second too early");
    tap_check(tap, has_at(db, "articles", "a-scheduled", 30 MINUTES), "but in time");

    tap_check(tap, has_at(db, "notices", NOTICE_ENDING, 20 MINUTES - 1),
              "a notice that has not ended");
    tap_check(tap, !has_at(db, "notices", NOTICE_ENDING, 20 MINUTES), "till it ends");
    tap_check(tap, !has_at(db, "notices", NOTICE_ENDED, 0), "no ended notice");
    tap_check(tap, !has_at(db, "notices", NOTICE_WITHDRAWN, 0), "no withdrawn notice");
    tap_check(tap, !has_at(db, "notices", NOTICE_DRAFT, 900 MINUTES), "no draft");
    tap_check(tap, !has_at(db, "notices", NOTICE_SCHEDULED, 30 MINUTES - 1),
              "a scheduled notice, not too early");
    tap_check(tap, has_at(db, "notices", NOTICE_SCHEDULED, 30 MINUTES), "but in time");
}

static void check_newest(struct tap *tap, struct db *db)
{
    json_t *feed = feed_at(db, "/api/v1/feeds/articles.json", SAMPLE_NOW, site);
    json_t *items = json_object_get(feed, "items");

    tap_check(tap, count_items(feed) == 30, "the 30 newest");
    tap_check(tap,
              strcmp(ask_text(json_array_get(items, 0), "_embassyd.path"),
                     "/news/hostile") == 0,
              "the newest first");
    tap_check(tap, item_of(feed, "bulk-07") && !item_of(feed, "bulk-06"),
              "and what is older than these is left out");
    json_decref(feed);

    feed = feed_at(db, "/api/v1/feeds/notices.json", SAMPLE_NOW, site);
    tap_check(tap, count_items(feed) == 3 && item_of(feed, NOTICE_FUTURE),
              "notices that hold, and one still to come");
    json_decref(feed);
}

static void check_narrowed(struct tap *tap, struct db *db)
{
    static const char *const targets[] = {
        "/api/v1/feeds/articles.json?country=FR",
        "/api/v1/feeds/articles.json?country=Frankreich",
        "/api/v1/feeds/articles.json?lang=fr",
        "/api/v1/feeds/articles.json?country=fra&lang=fr"};
    char id[64] = "";

    for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++) {
        json_t *feed = feed_at(db, targets[i], SAMPLE_NOW, site);

        tap_check(tap, count_items(feed) == 1 && item_of(feed, "en-francais"), "%s",
                  targets[i]);
        if (i == 1)
            tap_check(tap, strcmp(id, ask_text(feed, "_embassyd.id")) == 0,
                      "is the same feed as before");
        if (i == 2)
            tap_check(tap, strcmp(id, ask_text(feed, "_embassyd.id")) != 0, "is another");
        (void)snprintf(id, sizeof(id), "%s", ask_text(feed, "_embassyd.id"));
        json_decref(feed);
    }
    json_t *feed = feed_at(db, "/api/v1/feeds/notices.json?lang=de", SAMPLE_NOW, site);
    tap_check(tap, feed && count_items(feed) == 0, "no notice in German");
    json_decref(feed);
    feed = feed_at(db, "/api/v1/feeds/notices.json?country=RU", SAMPLE_NOW, site);
    tap_check(tap, count_items(feed) == 1 && item_of(feed, NOTICE_HOSTILE),
              "one about Russia");
    json_decref(feed);
}

static void check_text(struct tap *tap, const json_t *tree, const char *path,
                       const char *wanted)
{
    const char *got = ask_text(tree, path);

    if (!tap_check(tap, strcmp(got, wanted) == 0, "%s", path))
        tap_note("'%s', not '%s'", got, wanted);
}

static void check_members(struct tap *tap, struct db *db)
{
    json_t *feed =
        feed_at(db, "/api/v1/feeds/articles.json?country=FR&lang=fr", SAMPLE_NOW, site);
    const json_t *item = item_of(feed, "en-francais");

    check_text(tap, feed, "version", "https://jsonfeed.org/version/1.1");
    check_text(tap, feed, "title", "News: France");
    check_text(tap, feed, "home_page_url", "https://embassies.example/country/FR");
    check_text(tap, feed, "feed_url",
               "https://embassies.example/api/v1/feeds/articles.json?country=FR&lang=fr");
    check_text(tap, feed, "language", "fr");
    check_text(tap, item, "id", "urn:uuid:019caf30-6d00-ffff-ffff-fffffffffd42");
    check_text(tap, item, "url", "https://embassies.example/news/en-francais");
    check_text(tap, item, "title", "en-francais");
    check_text(tap, item, "date_published", "2026-01-10T10:00:00Z");
    check_text(tap, item, "date_modified", "2026-01-10T10:00:00Z");
    check_text(tap, item, "language", "fr");
    tap_check(tap, *ask_text(item, "content_html"), "it has content");
    tap_check(tap, json_object_get(item, "authors") == NULL, "and no author");
    json_decref(feed);

    feed = feed_at(db, "/api/v1/feeds/articles.json?country=FR", SAMPLE_NOW, NULL);
    item = item_of(feed, "en-francais");
    tap_check(tap,
              item && !json_object_get(feed, "feed_url") &&
                  !json_object_get(feed, "home_page_url") &&
                  !json_object_get(item, "url"),
              "without a public URL there is no absolute address");
    check_text(tap, item, "_embassyd.path", "/news/en-francais");
    json_decref(feed);
}

static void check_long(struct tap *tap, struct db *db)
{
    json_t *feed =
        feed_at(db, "/api/v1/feeds/articles.json?country=IS", SAMPLE_NOW, site);
    const char *html = ask_text(item_of(feed, "very-long"), "content_html");

    tap_check(tap,
              strlen(html) < 300 &&
                  strstr(html, "href=\"https://embassies.example/news/very-long\"") &&
                  strstr(html, ">Very long &amp; dull</a>"),
              "what is too long for a feed is a link to its page");
    json_decref(feed);
}

static void check_notice_members(struct tap *tap, struct db *db)
{
    json_t *feed = feed_at(db, "/api/v1/feeds/notices.json?country=RU", SAMPLE_NOW, site);
    const json_t *item = item_of(feed, NOTICE_HOSTILE);
    json_t *countries = json_object_get(json_object_get(item, "_embassyd"), "countries");

    check_text(tap, item, "external_url", "https://issuer.example/?a=1&b=%3C");
    check_text(tap, item, "date_modified", "2026-02-20T10:00:00Z");
    check_text(tap, item, "_embassyd.issuer_country", "FR");
    check_text(tap, item, "_embassyd.severity", "Severe");
    tap_check(tap, strncmp(ask_text(item, "_embassyd.level"), "level ]]>", 9) == 0,
              "the level as it was written");
    tap_check(tap, strncmp(ask_text(item, "summary"), "level ]]>", 9) == 0,
              "and in the summary");
    tap_check(tap,
              strstr(ask_text(item, "content_html"), "<p>instruction ]]&gt; &lt;b&gt;"),
              "the instruction, escaped, in the content");
    tap_check(tap, json_array_size(countries) == 3, "three countries");
    check_text(tap, json_array_get(countries, 0), "name", "Russia");
    json_decref(feed);
}

/* ---- Atom ---- */

static char *text_at(struct db *db, const char *target, int64_t now, const char *url)
{
    struct api_response response;

    records_get(db, target, now, url, &response);
    char *body = response.status == 200 ? response.body : NULL;
    if (body)
        response.body = NULL;
    else
        tap_note("%s: %d", target, response.status);
    api_response_release(&response);
    if (body)
        return body;
    char *none = calloc(1, 1);
    if (!none)
        exit(1);
    return none;
}

static void check_has(struct tap *tap, const char *text, const char *part)
{
    if (!tap_check(tap, strstr(text, part) != NULL, "has %s", part))
        tap_note("%.3000s", text);
}

static void check_atom(struct tap *tap, struct db *db)
{
    char *text =
        text_at(db, "/api/v1/feeds/articles.atom?country=russia", SAMPLE_NOW, site);

    check_has(tap, text,
              "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\" "
              "xml:base=\"https://embassies.example/\">");
    check_has(tap, text,
              "<title type=\"text\">News: Russia</title>"
              "<updated>2026-02-21T09:30:00Z</updated>"
              "<author><name>embassyd</name></author>");
    check_has(
        tap, text,
        "<link rel=\"self\" type=\"application/atom+xml\" "
        "href=\"https://embassies.example/api/v1/feeds/articles.atom?country=RU\"/>");
    check_has(tap, text,
              "<link rel=\"alternate\" type=\"text/html\" "
              "href=\"https://embassies.example/country/RU\"/>");
    check_has(tap, text, "<id>urn:uuid:019caf30-6d00-ffff-ffff-fffffffffd41</id>");
    check_has(tap, text, "<published>2026-02-20T08:00:00Z</published>");
    check_has(tap, text, "<name>Second \"Author\"</name>");
    check_has(tap, text,
              "<link rel=\"alternate\" type=\"text/html\" "
              "href=\"https://embassies.example/news/hostile\"/>");
    check_has(tap, text,
              "<link rel=\"via\" "
              "href=\"https://source.example/?a=1&amp;b=%3C%22\"/>");
    check_has(tap, text,
              "<category term=\"RU\" "
              "scheme=\"https://embassies.example/api/v1/countries/\" "
              "label=\"Russia\"/>");
    check_has(tap, text, "<category term=\"plain\"/>");
    check_has(tap, text, "<title type=\"text\">title ]]&gt; &lt;b&gt;&amp;amp; \"q\"");
    check_has(tap, text, "<content type=\"html\">&lt;");
    tap_check(tap, !strchr(text, '\x01') && !strchr(text, '\x08'),
              "no control character");
    free(text);
}

static void check_atom_paths(struct tap *tap, struct db *db)
{
    char *text = text_at(db, "/api/v1/feeds/notices.atom?country=RU", SAMPLE_NOW, NULL);

    check_has(tap, text, "href=\"/api/v1/feeds/notices.atom?country=RU\"");
    check_has(tap, text,
              "<link rel=\"alternate\" type=\"application/cap+xml\" "
              "href=\"/api/v1/notices/" NOTICE_HOSTILE ".cap\"/>");
    check_has(tap, text, "<category term=\"RU\" label=\"Russia\"/>");
    free(text);

    text = text_at(db, "/api/v1/feeds/articles.atom?country=BT", SAMPLE_NOW, NULL);
    check_has(tap, text, "<updated>1970-01-01T00:00:00Z</updated>");
    tap_check(tap, !strstr(text, "<entry"), "an empty feed has no entry");
    free(text);

    text = text_at(db, "/api/v1/feeds/articles.atom?country=FR", SAMPLE_NOW + 60 MINUTES,
                   NULL);
    check_has(tap, text, "<updated>2026-03-02T12:30:00Z</updated>");
    free(text);
}

/* ---- Alerts ---- */

static int status_of(struct db *db, const char *id, int64_t now)
{
    char target[100];
    struct api_response response;

    (void)snprintf(target, sizeof(target), "/api/v1/notices/%s.cap", id);
    records_get(db, target, now, site, &response);
    int status = response.status;
    api_response_release(&response);
    return status;
}

static void check_alert(struct tap *tap, struct db *db)
{
    char *text = text_at(db, "/api/v1/notices/" NOTICE_HOSTILE ".cap", SAMPLE_NOW, site);

    check_has(
        tap, text,
        "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>" NOTICE_HOSTILE
        "-3</identifier><sender>embassies.example</sender>"
        "<sent>2026-02-20T10:00:00-00:00</sent><status>Actual</status>"
        "<msgType>Update</msgType><scope>Public</scope>"
        "<references>embassies.example," NOTICE_HOSTILE
        "-2,2026-02-01T08:00:00-00:00</references>"
        "<info><language>en</language><category>Security</category>"
        "<event>Security notice</event><responseType>Assess</responseType>"
        "<urgency>Immediate</urgency><severity>Severe</severity>"
        "<certainty>Observed</certainty>"
        "<audience>Citizens of: France, Germany</audience>"
        "<effective>2026-02-01T08:00:00-00:00</effective>"
        "<onset>2026-02-01T00:00:00-00:00</onset><senderName>issuer ]]&gt;");
    check_has(tap, text, "<web>https://issuer.example/?a=1&amp;b=%3C</web>");
    check_has(tap, text, "<parameter><valueName>level</valueName><value>level ]]&gt;");
    check_has(
        tap, text,
        "<parameter><valueName>nationality</valueName><value>DE</value></parameter>");
    check_has(tap, text, "<area><areaDesc>Russia, Ukraine, ");
    check_has(tap, text,
              "; Kursk &amp; Belgorod</areaDesc>"
              "<geocode><valueName>ISO3166-1</valueName><value>RU</value>"
              "</geocode><geocode><valueName>ISO3166-1</valueName>"
              "<value>UA</value></geocode></area></info></alert>");
    free(text);

    text = text_at(db, "/api/v1/notices/" NOTICE_ENDING ".cap", SAMPLE_NOW, NULL);
    check_has(tap, text, "<sender>embassyd</sender>");
    check_has(tap, text, "<msgType>Alert</msgType><scope>Public</scope><info>");
    check_has(tap, text, "<expires>2026-03-02T12:20:00-00:00</expires>");
    check_has(tap, text, "<area><areaDesc>France</areaDesc>");
    free(text);
}

static void check_cancel(struct tap *tap, struct db *db)
{
    char *text =
        text_at(db, "/api/v1/notices/" NOTICE_WITHDRAWN ".cap", SAMPLE_NOW, site);

    check_has(tap, text,
              "<sent>2026-02-11T00:00:00-00:00</sent><status>Actual</status>"
              "<msgType>Cancel</msgType><scope>Public</scope>"
              "<note>mistaken &amp; gone &lt;now&gt;</note>"
              "<references>embassies.example," NOTICE_WITHDRAWN
              "-1,2026-02-10T00:00:00-00:00</references></alert>");
    tap_check(tap, !strstr(text, "Secret"), "nothing of the old text");
    free(text);
    tap_check(tap, status_of(db, NOTICE_DRAFT, SAMPLE_NOW) == 404, "no alert of a draft");
    tap_check(tap, status_of(db, NOTICE_SCHEDULED, SAMPLE_NOW) == 404,
              "nor of a scheduled one");
    tap_check(tap, status_of(db, NOTICE_SCHEDULED, SAMPLE_NOW + 30 MINUTES) == 200,
              "until its time has come");
    tap_check(tap, status_of(db, "nothing", SAMPLE_NOW) == 404, "nor of nothing");

    text = text_at(db, "/api/v1/notices/" NOTICE_SCHEDULED ".cap",
                   SAMPLE_NOW + 30 MINUTES, site);
    check_has(tap, text, "<sent>2026-03-02T12:30:00-00:00</sent>");
    check_has(tap, text, "<msgType>Alert</msgType>");
    free(text);
}

/* ---- Entity tags ---- */

static int ask_again(struct db *db, const char *target, int64_t now, const char *tag)
{
    const struct api_request request = {
        .method = API_GET, .target = target, .now = now, .if_none_match = tag};
    struct api_response response;

    api_handle(&request, db, &response);
    int status = response.status;
    api_response_release(&response);
    return status;
}

static void check_tag(struct tap *tap, struct db *db, const char *target, int64_t turn)
{
    struct api_response response;

    records_get(db, target, SAMPLE_NOW, NULL, &response);
    const char *tag = sample_header(&response, "ETag");
    const char *cache = sample_header(&response, "Cache-Control");
    tap_check(tap, tag && ask_again(db, target, SAMPLE_NOW + 1, tag) == 304,
              "%s: the same a second later", target);
    tap_check(tap, tag && ask_again(db, target, SAMPLE_NOW + turn, tag) == 200,
              "and another after %d s", (int)turn);
    tap_check(tap,
              cache && response.valid_until > 0 &&
                  response.valid_until <= SAMPLE_NOW + turn,
              "valid until then");

    struct api_response elsewhere;
    records_get(db, target, SAMPLE_NOW, site, &elsewhere);
    tap_check(tap, tag && strcmp(tag, sample_header(&elsewhere, "ETag")) != 0,
              "another public URL, another tag");
    api_response_release(&elsewhere);
    api_response_release(&response);
}

static void check_write(struct tap *tap, struct sample *sample)
{
    struct api_response before;
    const char target[] = "/api/v1/feeds/articles.atom?country=FR";

    records_get(sample->db, target, SAMPLE_NOW, NULL, &before);
    db_close(sample->db);
    if (db_open(&sample->db, sample->path, DB_WRITE) != DB_FAULT_NONE)
        exit(1);
    records_withdraw_french(sample->db);
    sample_reopen(sample);
    tap_check(tap,
              ask_again(sample->db, target, SAMPLE_NOW, sample_header(&before, "ETag")) ==
                  200,
              "a write moves the tag");
    tap_check(tap, !has_at(sample->db, "articles", "en-francais", 0),
              "and what is withdrawn is gone");
    api_response_release(&before);
}

/* ---- What each form is called ---- */

static void check_types(struct tap *tap, struct db *db)
{
    static const struct {
        const char *target, *type;
    } all[] = {
        {"/api/v1/feeds/articles.atom", "application/atom+xml"},
        {"/api/v1/feeds/notices.json", "application/feed+json"},
        {"/api/v1/notices/" NOTICE_ENDING ".cap", "application/cap+xml"},
    };

    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        struct api_response response;

        records_get(db, all[i].target, SAMPLE_NOW, NULL, &response);
        tap_check(tap, response.type && strcmp(response.type, all[i].type) == 0,
                  "%s is %s", all[i].target, all[i].type);
        const char *tag = sample_header(&response, "ETag");
        tap_check(tap, tag && ask_again(db, all[i].target, SAMPLE_NOW, tag) == 304,
                  "304 for who has it");
        api_response_release(&response);
    }
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_create(&sample, false);
    records_store(&sample);
    sample_reopen(&sample);
    check_times(&tap, sample.db);
    check_newest(&tap, sample.db);
    check_narrowed(&tap, sample.db);
    check_members(&tap, sample.db);
    check_long(&tap, sample.db);
    check_notice_members(&tap, sample.db);
    check_atom(&tap, sample.db);
    check_atom_paths(&tap, sample.db);
    check_alert(&tap, sample.db);
    check_cancel(&tap, sample.db);
    check_types(&tap, sample.db);
    check_tag(&tap, sample.db, "/api/v1/feeds/articles.atom", 30 MINUTES);
    check_tag(&tap, sample.db, "/api/v1/feeds/notices.json", 20 MINUTES);
    check_write(&tap, &sample);
    sample_remove(&sample);
    return tap_end(&tap);
}
