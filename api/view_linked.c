#include "view_linked.h"

#include "address.h"
#include "markdown.h"

#include <stdio.h>
#include <string.h>

enum { NOTICE_TEXT_MAX = 1000 }; /* bytes of a notice: more is read on the page */

static bool has_address(const struct view *view)
{
    return address_is_absolute(view->call);
}

/* The whole address of a page in the language of this one. */
static void put_address(struct view *view, const char *key, const char *path)
{
    char own[VIEW_PATH_MAX];
    char address[ADDRESS_MAX];

    if (!has_address(view) || !path)
        return;
    view_path(view->call, path, own);
    address_of_path(view->call, own, address);
    json_put_text(&view->linked, key, address);
}

static void put_some(struct json *json, const char *key, const char *text)
{
    if (text)
        json_put_text(json, key, text);
}

static void put_texts(struct json *json, const char *key, const char *const *texts,
                      size_t count)
{
    if (count == 0)
        return;
    json_put_open(json, key, '[');
    for (size_t i = 0; i < count; i++)
        json_text(json, texts[i]);
    json_close(json, ']');
}

static void put_countries(struct view *view, const char *key, const char *const *codes,
                          size_t count)
{
    struct json *json = &view->linked;
    char name[VIEW_NAME_MAX], path[VIEW_PATH_MAX];

    if (count == 0)
        return;
    json_put_open(json, key, '[');
    for (size_t i = 0; i < count; i++) {
        view_country_name(view->call, codes[i], name);
        view_country_path(view->call, codes[i], path);
        json_open(json, '{');
        json_put_text(json, "@type", "Country");
        json_put_text(json, "name", name);
        put_address(view, "url", path);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_publisher(struct view *view)
{
    struct json *json = &view->linked;

    json_put_open(json, "publisher", '{');
    json_put_text(json, "@type", "Organization");
    json_put_text(json, "name", view_text(view, T_SITE));
    put_address(view, "url", "/");
    json_close(json, '}');
}

/* ---- The first page ---- */

void linked_site(struct view *view)
{
    struct json *json = &view->linked;
    char path[VIEW_PATH_MAX], search[ADDRESS_MAX], words[ADDRESS_MAX + 32];

    if (!has_address(view))
        return;
    view_path(view->call, "/search", path);
    address_of_path(view->call, path, search);
    (void)snprintf(words, sizeof(words), "%s?q={words}", search);
    json_open(json, '{');
    json_put_text(json, "@type", "WebSite");
    json_put_text(json, "name", view_text(view, T_SITE));
    json_put_text(json, "description", view_text(view, T_SITE_ABOUT));
    put_address(view, "url", "/");
    json_put_text(json, "inLanguage", language_tag(view->call->language));
    json_put_open(json, "potentialAction", '{');
    json_put_text(json, "@type", "SearchAction");
    json_put_open(json, "target", '{');
    json_put_text(json, "@type", "EntryPoint");
    json_put_text(json, "urlTemplate", words);
    json_close(json, '}');
    json_put_text(json, "query-input", "required name=words");
    json_close(json, '}');
    json_close(json, '}');
}

/* ---- Articles ---- */

/* Whether an author is a person or an agency nobody says: a name is all there is. */
static void put_authors(struct json *json, const struct db_article *article)
{
    if (article->author_count == 0)
        return;
    json_put_open(json, "author", '[');
    for (size_t i = 0; i < article->author_count; i++) {
        json_open(json, '{');
        json_put_text(json, "@type", "Person");
        json_put_text(json, "name", article->authors[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void linked_article(struct view *view, const struct db_article *article)
{
    struct json *json = &view->linked;
    const char *updated = view_updated_at(article);
    char path[VIEW_PATH_MAX];

    (void)snprintf(path, sizeof(path), "/news/%s", article->slug);
    json_open(json, '{');
    json_put_text(json, "@type", "NewsArticle");
    json_put_text(json, "headline", article->title);
    put_some(json, "description", article->summary);
    put_address(view, "url", path);
    put_address(view, "mainEntityOfPage", path);
    json_put_text(json, "inLanguage", article->lang);
    put_some(json, "datePublished", article->published_at);
    put_some(json, "dateModified", updated ? updated : article->published_at);
    put_authors(json, article);
    put_publisher(view);
    put_some(json, "isBasedOn", article->source_url);
    put_texts(json, "keywords", article->tags, article->tag_count);
    put_countries(view, "about", article->countries, article->country_count);
    json_close(json, '}');
}

/* ---- Notices ---- */

/* The body without marks, in one line, cut at a letter. */
static void put_plain(struct view *view, const char *markdown)
{
    struct buffer plain = {0};

    markdown_text(&plain, markdown, strlen(markdown));
    const char *text = buffer_text(&plain);
    size_t length = plain.length < NOTICE_TEXT_MAX ? plain.length : NOTICE_TEXT_MAX;

    view->linked_text.failed |= text == NULL;
    while (text && length < plain.length && length > 0 &&
           ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    for (size_t i = 0; text && i < length; i++) {
        if (plain.data[i] == '\n')
            plain.data[i] = ' ';
    }
    json_key(&view->linked, "text");
    json_text_part(&view->linked, text ? text : "", text ? length : 0);
    buffer_release(&plain);
}

/* What kind of emergency it is schema.org wants as an address of a list that this is not:
 * it is left out. */
void linked_notice(struct view *view, const struct db_notice *notice)
{
    struct json *json = &view->linked;
    char path[VIEW_PATH_MAX];

    json_open(json, '{');
    json_put_text(json, "@type", "SpecialAnnouncement");
    json_put_text(json, "name", notice->headline);
    put_plain(view, notice->body);
    json_put_text(json, "inLanguage", notice->lang);
    put_some(json, "datePosted", notice->published_at);
    put_some(json, "expires", notice->ends_at);
    put_some(json, "newsUpdatesAndGuidelines", notice->source_url);
    if (notice->country_count > 0) {
        view_country_path(view->call, notice->countries[0], path);
        put_address(view, "url", path);
    }
    json_put_open(json, "sourceOrganization", '{');
    json_put_text(json, "@type", "Organization");
    json_put_text(json, "name", notice->issuer);
    json_close(json, '}');
    put_countries(view, "spatialCoverage", notice->countries, notice->country_count);
    json_close(json, '}');
}
