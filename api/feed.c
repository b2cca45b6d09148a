#include "feed.h"

#include "html.h"
#include "markdown.h"

#include <stdio.h>
#include <string.h>

enum { HTML_MAX = 256 * 1024 }; /* of one entry; 30 of them fit into an answer */

static const char epoch[] = "1970-01-01T00:00:00Z"; /* of a feed without entries */

/* ---- Which ones ---- */

static const char *later(const char *a, const char *b)
{
    return !b || (a && strcmp(a, b) > 0) ? a : b;
}

/* What its schedule has published is as new as that moment, also when it was written long
 * before. */
static void remember(struct feed *feed, const char *id, const char *updated_at,
                     const char *published_at)
{
    const char *updated = later(updated_at, published_at);

    if (feed->count == FEED_ENTRIES)
        return;
    (void)snprintf(feed->entry_id[feed->count], sizeof(feed->entry_id[0]), "%s", id);
    (void)snprintf(feed->entry_updated[feed->count], CALL_TIME_MAX, "%s", updated);
    feed->count++;
    if (strcmp(updated, feed->updated) > 0)
        (void)snprintf(feed->updated, sizeof(feed->updated), "%s", updated);
}

static void remember_article(const struct db_article *article, void *feed)
{
    remember(feed, article->id, article->updated_at, article->published_at);
}

static void remember_notice(const struct db_notice *notice, void *feed)
{
    remember(feed, notice->id, notice->updated_at, notice->published_at);
}

static enum db_status collect(struct feed *feed)
{
    struct call *call = feed->call;
    const struct db_article_filter articles = {.now = call->now,
                                               .country = call_country(call, "country"),
                                               .lang = call_text(call, "lang"),
                                               .limit = FEED_ENTRIES};
    const struct db_notice_filter notices = {.now = call->now,
                                             .unended = true,
                                             .country = articles.country,
                                             .lang = articles.lang,
                                             .limit = FEED_ENTRIES};
    int64_t total = 0;

    if (feed->has_notices)
        return db_notice_list(call->db, &notices, remember_notice, feed, &total);
    return db_article_list(call->db, &articles, remember_article, feed, &total);
}

/* ---- Entries ---- */

void feed_country_name(struct feed *feed, const char *code, char ret_name[FEED_NAME_MAX])
{
    enum db_status status =
        db_country_name(feed->call->db, code, feed->lang, FEED_NAME_MAX, ret_name);

    if (status == DB_OK)
        return;
    (void)snprintf(ret_name, FEED_NAME_MAX, "%s", code);
    if (status != DB_NOT_FOUND)
        feed->status = status;
}

/* What the store should not hold is left out. */
static bool is_renderable(const char *body)
{
    return body && strlen(body) <= MARKDOWN_MAX;
}

/* Instead of a text that is too long for a feed: where to read it. */
static void put_way(struct feed *feed, const struct feed_entry *entry,
                    struct buffer *html)
{
    char address[ADDRESS_MAX];

    address_of_path(feed->call, entry->page, address);
    buffer_clear(html);
    html_markup(html, "<p>");
    html_link(html, address, entry->title);
    html_markup(html, "</p>");
}

/* Renders the Markdown and has the form write the entry. */
static void write_entry(struct feed *feed, struct feed_entry *entry, const char *body,
                        const char *instruction)
{
    struct buffer html = {.data = NULL};

    if (is_renderable(body))
        markdown_html(&html, body, strlen(body));
    if (instruction)
        html_element(&html, "p", NULL, NULL, instruction);
    if (html.length > HTML_MAX)
        put_way(feed, entry, &html);
    entry->updated = feed->entry_updated[feed->current];
    entry->html = buffer_text(&html);
    if (!entry->html) {
        feed->call->out_of_memory = true;
        entry->html = "";
    }
    feed->form->entry(feed, entry);
    buffer_release(&html);
}

static void write_article(const struct db_article *article, void *context)
{
    char page[ADDRESS_PATH_MAX];
    struct feed_entry entry = {
        .title = article->title,
        .summary = article->summary,
        .lang = article->lang,
        .published = article->published_at,
        .source_url = article->source_url,
        .page = page,
        .authors = article->authors,
        .author_count = article->author_count,
        .countries = article->countries,
        .country_count = article->country_count,
        .tags = article->tags,
        .tag_count = article->tag_count,
    };

    address_path("/news/", article->slug, "", page);
    uuid_of_ulid(article->id, entry.id);
    write_entry(context, &entry, article->body, NULL);
}

/* "Level 4: Do not travel (of 4 levels); in parts: ...", in the issuer's own words. */
static const char *summarise(const struct db_notice *notice, char *summary, size_t size)
{
    if (!notice->level && !notice->regional_level)
        return NULL;
    (void)snprintf(summary, size, "%s%s%s%s%s%s", notice->level ? notice->level : "",
                   notice->level && notice->level_scale ? " (" : "",
                   notice->level && notice->level_scale ? notice->level_scale : "",
                   notice->level && notice->level_scale ? ")" : "",
                   notice->level && notice->regional_level ? "; " : "",
                   notice->regional_level ? notice->regional_level : "");
    return summary;
}

static void write_notice(const struct db_notice *notice, void *context)
{
    char summary[1000];
    char page[ADDRESS_PATH_MAX];
    char cap[ADDRESS_PATH_MAX];
    struct feed_entry entry = {
        .title = notice->headline,
        .summary = summarise(notice, summary, sizeof(summary)),
        .lang = notice->lang,
        .published = notice->published_at,
        .source_url = notice->source_url,
        .page = page,
        .cap = cap,
        .authors = &notice->issuer,
        .author_count = 1,
        .countries = notice->countries,
        .country_count = notice->country_count,
        .tags = &notice->category,
        .tag_count = 1,
        .notice = notice,
    };

    address_path("/country/", notice->country_count > 0 ? notice->countries[0] : "", "",
                 page);
    address_path("/api/v1/notices/", notice->id, ".cap", cap);
    uuid_of_ulid(notice->id, entry.id);
    write_entry(context, &entry, notice->body, notice->instruction);
}

static enum db_status write_entries(struct feed *feed)
{
    struct db *db = feed->call->db;

    for (feed->current = 0; feed->current < feed->count; feed->current++) {
        const char *id = feed->entry_id[feed->current];
        enum db_status status = feed->has_notices
                                    ? db_notice_by_id(db, id, write_notice, feed)
                                    : db_article_by_id(db, id, write_article, feed);

        if (status != DB_OK)
            return status;
    }
    return feed->status;
}

/* ---- The feed ---- */

/* The same address for every spelling of the parameters. */
static void name_feed(struct feed *feed)
{
    const char *country = call_country(feed->call, "country");
    const char *lang = call_text(feed->call, "lang");
    const char *title = feed->has_notices ? "Notices for people abroad" : "News";
    char name[FEED_NAME_MAX];
    char address[ADDRESS_MAX];

    (void)snprintf(feed->title, sizeof(feed->title), "%s", title);
    (void)snprintf(feed->page, sizeof(feed->page), feed->has_notices ? "/" : "/news");
    if (country) {
        feed_country_name(feed, country, name);
        (void)snprintf(feed->title, sizeof(feed->title), "%s: %s", title, name);
        address_path("/country/", country, "", feed->page);
    }
    (void)snprintf(feed->self, sizeof(feed->self), "/api/v1/feeds/%s%s%s%s%s%s",
                   feed->has_notices ? "notices" : "articles", feed->form->suffix,
                   country ? "?country=" : "", country ? country : "",
                   !lang     ? ""
                   : country ? "&lang="
                             : "?lang=",
                   lang ? lang : "");
    address_of_path(feed->call, feed->self, address);
    uuid_of_words(address, feed->id);
}

int feed_answer(struct call *call, const struct feed_form *form, bool has_notices)
{
    struct feed feed = {.call = call, .form = form, .has_notices = has_notices};
    const char *lang = call_text(call, "lang");

    feed.xml.out = &call->body;
    feed.lang = lang ? lang : "en";
    (void)snprintf(feed.updated, sizeof(feed.updated), "%s", epoch);
    name_feed(&feed);
    enum db_status status = collect(&feed);
    if (status != DB_OK)
        return call_db_failed(call, status);
    form->open(&feed);
    status = write_entries(&feed);
    if (status != DB_OK)
        return call_db_failed(call, status);
    form->close(&feed);
    return call_ok(call);
}
