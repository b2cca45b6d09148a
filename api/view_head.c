/* view_head.c - <head>: what windows, search engines and previews of links show. */
#include "address.h"
#include "view.h"

/* The whole address of this page in a language. */
static void put_address(struct view *view, struct buffer *out, enum language language)
{
    char base[ADDRESS_MAX];

    address_of_path(view->call, "", base);
    html_text(out, base);
    if (language != LANGUAGE_EN) {
        html_text(out, "/");
        html_text(out, language_tag(language));
    }
    html_text(out, view->path);
}

static void put_meta(struct buffer *out, const char *kind, const char *name,
                     const char *content)
{
    html_markup(out, "  <meta");
    html_attribute(out, kind, name);
    html_attribute(out, "content", content);
    html_markup(out, ">\n");
}

static void put_link_begin(struct buffer *out, const char *rel, const char *lang)
{
    html_markup(out, "  <link");
    html_attribute(out, "rel", rel);
    html_attribute(out, "hreflang", lang);
    html_markup(out, " href=\"");
}

/* Search engines take whole addresses only. */
static void put_addresses(struct view *view, struct buffer *out)
{
    char image[ADDRESS_MAX];

    if (!address_is_absolute(view->call) || !view->path || view->is_hidden)
        return;
    put_link_begin(out, "canonical", NULL);
    put_address(view, out, view->call->language);
    html_markup(out, "\">\n");
    for (int i = 0; i < LANGUAGE__COUNT; i++) {
        put_link_begin(out, "alternate", language_tag((enum language)i));
        put_address(view, out, (enum language)i);
        html_markup(out, "\">\n");
    }
    put_link_begin(out, "alternate", "x-default");
    put_address(view, out, LANGUAGE_EN);
    html_markup(out, "\">\n  <meta property=\"og:url\" content=\"");
    put_address(view, out, view->call->language);
    html_markup(out, "\">\n");
    address_of_path(view->call, "/icon-512.png", image);
    put_meta(out, "property", "og:image", image);
    for (int i = 0; i < LANGUAGE__COUNT; i++) {
        if (i != (int)view->call->language)
            put_meta(out, "property", "og:locale:alternate",
                     language_locale((enum language)i));
    }
}

static void put_title(struct view *view, struct buffer *out)
{
    html_markup(out, "<title>");
    if (view->title) {
        html_text(out, view->title);
        html_markup(out, " · ");
    }
    html_text(out, view_text(view, T_SITE));
    html_markup(out, "</title>\n");
}

static void put_kind(struct view *view, struct buffer *out)
{
    put_meta(out, "property", "og:type", view->published ? "article" : "website");
    if (view->published) {
        put_meta(out, "property", "article:published_time", view->published);
        put_meta(out, "property", "article:modified_time", view->modified);
    }
}

void view_put_head(struct view *view, struct buffer *out)
{
    const char *about =
        view->description ? view->description : view_text(view, T_SITE_ABOUT);

    put_title(view, out);
    put_meta(out, "name", "description", about);
    if (view->is_hidden)
        put_meta(out, "name", "robots", "noindex");
    put_addresses(view, out);
    put_meta(out, "property", "og:title",
             view->title ? view->title : view_text(view, T_SITE));
    put_meta(out, "property", "og:description", about);
    put_meta(out, "property", "og:site_name", view_text(view, T_SITE));
    put_meta(out, "property", "og:locale", language_locale(view->call->language));
    put_kind(view, out);
    if (view->linked_text.length > 0) {
        view_put_block(out, "application/ld+json", NULL,
                       "{\"@context\":\"https://schema.org\",\"@graph\":[",
                       &view->linked_text, "]}");
    }
}
