/* feed_atom.c - the Atom syndication format (RFC 4287). Without a public URL links are
 * relative references, which §4.2.7.1 allows, and countries have no scheme, which would
 * have to be an absolute IRI (§4.2.2.2). */
#include "feed.h"

static const char html_type[] = "text/html";

static void put_plain(struct xml *xml, const char *name, const char *text)
{
    if (!text)
        return;
    xml_open(xml, name);
    xml_attribute(xml, "type", "text");
    xml_text(xml, text);
    xml_close(xml);
}

static void put_author(struct xml *xml, const char *name)
{
    xml_open(xml, "author");
    xml_put_text(xml, "name", name);
    xml_close(xml);
}

static void put_link(struct xml *xml, const char *relation, const char *type,
                     const char *address)
{
    xml_open(xml, "link");
    xml_attribute(xml, "rel", relation);
    xml_attribute(xml, "type", type);
    xml_attribute(xml, "href", address);
    xml_close(xml);
}

static void put_path(struct feed *feed, const char *relation, const char *type,
                     const char *path)
{
    char address[ADDRESS_MAX];

    address_of_path(feed->call, path, address);
    put_link(&feed->xml, relation, type, address);
}

static void put_category(struct xml *xml, const char *term, const char *scheme,
                         const char *label)
{
    xml_open(xml, "category");
    xml_attribute(xml, "term", term);
    xml_attribute(xml, "scheme", scheme);
    xml_attribute(xml, "label", label);
    xml_close(xml);
}

static void put_categories(struct feed *feed, const struct feed_entry *entry)
{
    char scheme[ADDRESS_MAX];
    bool has_scheme = address_is_absolute(feed->call);

    address_of_path(feed->call, "/api/v1/countries/", scheme);
    for (size_t i = 0; i < entry->country_count; i++) {
        char name[FEED_NAME_MAX];

        feed_country_name(feed, entry->countries[i], name);
        put_category(&feed->xml, entry->countries[i], has_scheme ? scheme : NULL, name);
    }
    for (size_t i = 0; i < entry->tag_count; i++)
        put_category(&feed->xml, entry->tags[i], NULL, NULL);
}

static void open_feed(struct feed *feed)
{
    struct xml *xml = &feed->xml;
    char base[ADDRESS_MAX];

    address_of_path(feed->call, "/", base);
    xml_begin(xml);
    xml_open(xml, "feed");
    xml_attribute(xml, "xmlns", "http://www.w3.org/2005/Atom");
    xml_attribute(xml, "xml:lang", feed->lang);
    xml_attribute(xml, "xml:base", base); /* of paths within the content */
    xml_put_text(xml, "id", feed->id);
    put_plain(xml, "title", feed->title);
    xml_put_text(xml, "updated", feed->updated);
    put_author(xml, FEED_AUTHOR);
    put_path(feed, "self", "application/atom+xml", feed->self);
    put_path(feed, "alternate", html_type, feed->page);
    xml_put_text(xml, "generator", "embassyd");
}

static void put_links(struct feed *feed, const struct feed_entry *entry)
{
    put_path(feed, "alternate", html_type, entry->page);
    if (entry->cap)
        put_path(feed, "alternate", "application/cap+xml", entry->cap);
    if (entry->source_url)
        put_link(&feed->xml, "via", NULL, entry->source_url);
}

static void put_content(struct xml *xml, const char *html)
{
    xml_open(xml, "content");
    xml_attribute(xml, "type", "html");
    xml_text(xml, html);
    xml_close(xml);
}

static void put_entry(struct feed *feed, const struct feed_entry *entry)
{
    struct xml *xml = &feed->xml;

    xml_open(xml, "entry");
    xml_attribute(xml, "xml:lang", entry->lang);
    xml_put_text(xml, "id", entry->id);
    put_plain(xml, "title", entry->title);
    xml_put_text(xml, "updated", entry->updated);
    xml_put_text(xml, "published", entry->published);
    for (size_t i = 0; i < entry->author_count; i++)
        put_author(xml, entry->authors[i]);
    put_links(feed, entry);
    put_categories(feed, entry);
    put_plain(xml, "summary", entry->summary);
    put_content(xml, entry->html);
    xml_close(xml);
}

static void close_feed(struct feed *feed)
{
    xml_close(&feed->xml);
}

const struct feed_form feed_atom = {
    .suffix = ".atom", .open = open_feed, .close = close_feed, .entry = put_entry};
