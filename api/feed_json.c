/* feed_json.c - JSON Feed 1.1. Its addresses have to be absolute: without a public URL
 * they are left out, and the paths in "_embassyd" are all there is. */
#include "feed.h"

/* NULL: no member. */
static void put_text(struct json *json, const char *name, const char *text)
{
    if (text)
        json_put_text(json, name, text);
}

static void put_address(struct feed *feed, const char *name, const char *path)
{
    char address[ADDRESS_MAX];

    if (!address_is_absolute(feed->call))
        return;
    address_of_path(feed->call, path, address);
    json_put_text(&feed->call->json, name, address);
}

static void put_authors(struct json *json, const char *const *names, size_t count)
{
    if (count == 0)
        return;
    json_put_open(json, "authors", '[');
    for (size_t i = 0; i < count; i++) {
        json_open(json, '{');
        json_put_text(json, "name", names[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_texts(struct json *json, const char *name, const char *const *texts,
                      size_t count)
{
    json_put_open(json, name, '[');
    for (size_t i = 0; i < count; i++)
        json_text(json, texts[i]);
    json_close(json, ']');
}

static void open_feed(struct feed *feed)
{
    static const char *const author[] = {FEED_AUTHOR};
    struct json *json = &feed->call->json;

    json_open(json, '{');
    json_put_text(json, "version", "https://jsonfeed.org/version/1.1");
    json_put_text(json, "title", feed->title);
    put_address(feed, "home_page_url", feed->page);
    put_address(feed, "feed_url", feed->self);
    json_put_text(json, "language", feed->lang);
    put_authors(json, author, 1);
    json_put_open(json, "_embassyd", '{');
    json_put_text(json, "id", feed->id);
    json_put_text(json, "path", feed->self);
    json_close(json, '}');
    json_put_open(json, "items", '[');
}

static void put_countries(struct feed *feed, const struct feed_entry *entry)
{
    struct json *json = &feed->call->json;

    json_put_open(json, "countries", '[');
    for (size_t i = 0; i < entry->country_count; i++) {
        char name[FEED_NAME_MAX];

        feed_country_name(feed, entry->countries[i], name);
        json_open(json, '{');
        json_put_text(json, "id", entry->countries[i]);
        json_put_text(json, "name", name);
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* As the issuer wrote it, and the words of CAP. */
static void put_notice(struct json *json, const struct db_notice *notice)
{
    json_put_text(json, "issuer", notice->issuer);
    json_put_text(json, "issuer_country", notice->issuer_country);
    json_put_text(json, "level", notice->level);
    json_put_text(json, "level_scale", notice->level_scale);
    json_put_text(json, "regional_level", notice->regional_level);
    json_put_text(json, "category", notice->category);
    json_put_text(json, "urgency", notice->urgency);
    json_put_text(json, "severity", notice->severity);
    json_put_text(json, "certainty", notice->certainty);
    json_put_text(json, "response_type", notice->response_type);
    put_texts(json, "areas", notice->areas, notice->area_count);
    put_texts(json, "nationalities", notice->nationalities, notice->nationality_count);
    json_put_text(json, "starts_at", notice->starts_at);
    json_put_text(json, "ends_at", notice->ends_at);
    json_put_text(json, "reviewed_at", notice->reviewed_at);
    json_put_bool(json, "banner", notice->banner);
}

static void put_extension(struct feed *feed, const struct feed_entry *entry)
{
    struct json *json = &feed->call->json;

    json_put_open(json, "_embassyd", '{');
    json_put_text(json, "path", entry->page);
    put_text(json, "cap", entry->cap);
    put_countries(feed, entry);
    if (entry->notice)
        put_notice(json, entry->notice);
    json_close(json, '}');
}

static void put_item(struct feed *feed, const struct feed_entry *entry)
{
    struct json *json = &feed->call->json;

    json_open(json, '{');
    json_put_text(json, "id", entry->id);
    put_address(feed, "url", entry->page);
    put_text(json, "external_url", entry->source_url);
    json_put_text(json, "title", entry->title);
    put_text(json, "summary", entry->summary);
    json_put_text(json, "content_html", entry->html);
    put_text(json, "date_published", entry->published);
    put_text(json, "date_modified", entry->updated);
    put_authors(json, entry->authors, entry->author_count);
    put_texts(json, "tags", entry->tags, entry->tag_count);
    json_put_text(json, "language", entry->lang);
    put_extension(feed, entry);
    json_close(json, '}');
}

static void close_feed(struct feed *feed)
{
    json_close(&feed->call->json, ']');
    json_close(&feed->call->json, '}');
}

const struct feed_form feed_json = {
    .suffix = ".json", .open = open_feed, .close = close_feed, .entry = put_item};
