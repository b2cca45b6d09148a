/* import_feed_item.c - an item of a feed as the JSON of an article: a draft, whose source
 * is the feed. */
#include "feed_text.h"
#include "import_feed.h"
#include "json.h"

#include <string.h>

enum { NEWS_LIST_MAX = 16 };

static const char *text_of(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));

    return text && text[strspn(text, " \t\r\n")] ? text : NULL;
}

const char *import_feed_url(const json_t *item)
{
    const char *url = text_of(item, "url");

    return url ? url : text_of(item, "external_url");
}

static void put_line(struct json *json, const char *name, const char *text)
{
    struct buffer line = {0};

    if (!text)
        return;
    feed_line(&line, text);
    const char *clean = buffer_text(&line);
    json->out->failed |= clean == NULL;
    if (name && clean)
        json_put_text(json, name, clean);
    else if (clean)
        json_text(json, clean);
    buffer_release(&line);
}

/* Plain text goes by the same way, so that a line end of any kind is one line end. */
static void put_plain(struct buffer *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        bool is_control = (unsigned char)*at < ' ' && *at != '\n' && *at != '\t';

        if (!is_control)
            buffer_append(out, at, 1);
    }
}

static void put_body(struct json *json, const json_t *item)
{
    const char *plain = text_of(item, "content_text");
    const char *html = text_of(item, "content_html");
    struct buffer body = {0};

    if (!plain && !html)
        return;
    if (plain)
        put_plain(&body, plain);
    else
        feed_text(&body, html);
    const char *text = buffer_text(&body);
    json->out->failed |= text == NULL;
    if (text && text[strspn(text, " \t\n")])
        json_put_text(json, "body", text);
    buffer_release(&body);
}

static bool is_first(const json_t *list, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (json_equal(json_array_get(list, i), json_array_get(list, index)))
            return false;
    }
    return true;
}

static void put_tags(struct json *json, const json_t *item)
{
    const json_t *tags = json_object_get(item, "tags");

    json_put_open(json, "tags", '[');
    for (size_t i = 0; i < json_array_size(tags) && i < NEWS_LIST_MAX; i++) {
        if (is_first(tags, i))
            put_line(json, NULL, json_string_value(json_array_get(tags, i)));
    }
    json_close(json, ']');
}

/* Of the item, else of the feed (§ Top-level: authors). */
static void put_authors(struct json *json, const json_t *feed, const json_t *item)
{
    const json_t *authors = json_object_get(item, "authors");

    if (!authors)
        authors = json_object_get(feed, "authors");
    json_put_open(json, "authors", '[');
    for (size_t i = 0; i < json_array_size(authors) && i < NEWS_LIST_MAX; i++) {
        if (is_first(authors, i))
            put_line(json, NULL, text_of(json_array_get(authors, i), "name"));
    }
    json_close(json, ']');
}

const char *import_feed_article(struct buffer *out, const json_t *feed,
                                const json_t *item)
{
    struct json json = {.out = out};
    const char *language = text_of(item, "language");

    buffer_clear(out);
    json_open(&json, '{');
    put_line(&json, "title", text_of(item, "title"));
    put_line(&json, "summary", text_of(item, "summary"));
    put_body(&json, item);
    put_line(&json, "lang", language ? language : text_of(feed, "language"));
    put_line(&json, "source_name", text_of(feed, "title"));
    put_line(&json, "source_url", import_feed_url(item));
    put_line(&json, "published_at", text_of(item, "date_published"));
    put_authors(&json, feed, item);
    put_tags(&json, item);
    json_close(&json, '}');
    return buffer_text(out);
}
