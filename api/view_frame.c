/* view_frame.c - what stands around a page: the marks of static/page.html, filled. */
#include "view.h"

#include <stdio.h>
#include <string.h>

/* For callers without a frame of their own. */
static const char bare_shell[] =
    "<!doctype html>\n<!--HTML-->\n<head>\n<meta charset=\"utf-8\">\n<!--HEAD-->"
    "</head>\n<body>\n<!--TOP-->\n<main id=\"main\" tabindex=\"-1\">\n<!--MAIN--></main>\n"
    "<!--FOOT-->\n<!--BOOT-->\n</body>\n</html>\n";

static void put_html(struct view *view, struct buffer *out)
{
    const enum language language = view->call->language;

    html_markup(out, "<html");
    html_attribute(out, "lang", language_tag(language));
    html_attribute(out, "dir", language_is_rightward(language) ? "ltr" : "rtl");
    html_markup(out, ">");
}

/* A data block is never run; "<" must not end it all the same. */
void view_put_block(struct buffer *out, const char *type, const char *id,
                    const char *open, struct buffer *json, const char *close)
{
    const char *text = buffer_text(json);

    html_markup(out, "  <script");
    html_attribute(out, "type", type);
    html_attribute(out, "id", id);
    html_markup(out, ">");
    html_markup(out, open);
    for (const char *at = text ? text : ""; *at;) {
        const size_t plain = strcspn(at, "<");

        buffer_append(out, at, plain);
        at += plain;
        if (*at == '<') {
            buffer_append_text(out, "\\u003c");
            at++;
        }
    }
    html_markup(out, close);
    html_markup(out, "</script>\n");
}

/* ---- Around <main> ---- */

static void put_menu_item(struct view *view, const char *path, const char *name,
                          enum text_key key)
{
    char address[VIEW_PATH_MAX];

    view_path(view->call, path, address);
    html_markup(view->out, "<li><a");
    html_attribute(view->out, "href", address);
    if (strcmp(view->name, name) == 0)
        html_attribute(view->out, "aria-current", "page");
    html_markup(view->out, ">");
    html_text(view->out, view_text(view, key));
    html_markup(view->out, "</a></li>");
}

static void put_nav_begin(struct view *view, const char *class, enum text_key label)
{
    html_markup(view->out, "<nav");
    html_attribute(view->out, "class", class);
    html_attribute(view->out, "aria-label", view_text(view, label));
    html_markup(view->out, "><ul>");
}

/* favicon.svg, within the page: one request less before it can be read. */
static const char emblem[] =
    "<svg width=\"32\" height=\"32\" viewBox=\"0 0 32 32\" aria-hidden=\"true\">"
    "<rect width=\"32\" height=\"32\" rx=\"7\" fill=\"#14573c\"/>"
    "<path d=\"M16 4v6M16 4.5l6.5 1.9L16 8.4\" fill=\"#f4c95d\" stroke=\"#fff\" "
    "stroke-width=\"1.5\"/><path d=\"M5 15l11-5 11 5zM7 17h3v7H7zM14.5 17h3v7h-3zM22 "
    "17h3v7h-3zM5 25h22v2.5H5z\" fill=\"#fff\"/></svg>";

static void put_top(struct view *view)
{
    struct buffer *out = view->out;
    char home[VIEW_PATH_MAX];

    view_path(view->call, "/", home);
    html_markup(out, "<a class=\"skip\" href=\"#main\">");
    html_text(out, view_text(view, T_SKIP));
    html_markup(out, "</a>\n  <header>\n    <a class=\"brand\"");
    html_attribute(out, "href", home);
    html_markup(out, ">");
    html_markup(out, emblem);
    html_text(out, view_text(view, T_SITE));
    html_markup(out, "</a>\n    ");
    put_nav_begin(view, "menu", T_MENU);
    put_menu_item(view, "/news", "news", T_MENU_NEWS);
    put_menu_item(view, "/search", "search", T_MENU_SEARCH);
    put_menu_item(view, "/saved", "saved", T_MENU_SAVED);
    html_markup(out, "</ul></nav>\n  </header>");
}

/* The same page in the other languages; a page without an address leads to the first. */
static void put_languages(struct view *view)
{
    struct buffer *out = view->out;
    const char *path = view->path ? view->path : "/";

    put_nav_begin(view, "languages", T_LANGUAGES);
    for (int i = 0; i < LANGUAGE__COUNT; i++) {
        const enum language language = (enum language)i;
        const bool is_this = language == view->call->language;

        html_markup(out, "<li><a");
        html_attribute(out, "lang", language_tag(language));
        html_attribute(out, "hreflang", language_tag(language));
        html_attribute(out, "dir", language_is_rightward(language) ? "ltr" : "rtl");
        html_attribute(out, "aria-current", is_this ? "true" : NULL);
        html_markup(out, " href=\"");
        if (language != LANGUAGE_EN) {
            html_markup(out, "/");
            html_text(out, language_tag(language));
        }
        html_text(out, path);
        html_text(out, view->query);
        html_markup(out, "\">");
        html_text(out, language_name(language));
        html_markup(out, "</a></li>");
    }
    html_markup(out, "</ul></nav>\n");
}

static void put_foot(struct view *view)
{
    html_markup(view->out, "<footer>\n    ");
    view_put(view, "p", "soft", T_DANGER);
    html_markup(view->out, "    ");
    put_languages(view);
    html_markup(view->out, "    <p>");
    view_link_to(view, "/about", T_MENU_ABOUT);
    html_markup(view->out, "</p>\n  </footer>");
}

/* What scripts are told: the language, the kind of page, their texts, and what the page
 * itself has to say to them. */
static void put_boot(struct view *view, struct buffer *out)
{
    const struct api_settings *settings = view->call->request->settings;
    struct buffer text = {0};
    struct json json = {.out = &text};

    json_open(&json, '{');
    json_put_text(&json, "lang", language_tag(view->call->language));
    json_put_text(&json, "page", view->name);
    json_put_text(&json, "build", settings ? settings->build : NULL);
    json_put_open(&json, "texts", '{');
    text_put_scripts(&json, view->call->language, "js_");
    json_close(&json, '}');
    if (view->boot_text.length > 0) {
        buffer_append_text(&text, ",");
        buffer_append(&text, view->boot_text.data, view->boot_text.length);
    }
    json_close(&json, '}');
    view_put_block(out, "application/json", "boot", "", &text, "");
    out->failed |= text.failed;
    buffer_release(&text);
}

/* ---- The marks ---- */

static void put_mark(struct view *view, const char *mark, size_t length)
{
    struct buffer *out = view->out;
    static const char *const names[] = {"HTML", "HEAD", "TOP", "MAIN", "FOOT", "BOOT"};
    size_t which = 0;

    while (which < sizeof(names) / sizeof(names[0]) &&
           (strlen(names[which]) != length || strncmp(mark, names[which], length) != 0))
        which++;
    switch (which) {
    case 0:
        put_html(view, out);
        break;
    case 1:
        view_put_head(view, out);
        break;
    case 2:
        put_top(view);
        break;
    case 3:
        buffer_append(out, view->main.data ? view->main.data : "", view->main.length);
        break;
    case 4:
        put_foot(view);
        break;
    case 5:
        put_boot(view, out);
        break;
    default: /* a comment of the shell's own */
        break;
    }
}

void view_put_frame(struct view *view)
{
    const struct api_settings *settings = view->call->request->settings;
    const char *shell = settings && settings->shell ? settings->shell : bare_shell;
    struct buffer *out = &view->call->body;

    view->out = out;
    for (const char *mark; (mark = strstr(shell, "<!--")) != NULL;) {
        const char *end = strstr(mark, "-->");

        if (!end)
            break;
        buffer_append(out, shell, (size_t)(mark - shell));
        put_mark(view, mark + 4, (size_t)(end - mark - 4));
        shell = end + 3;
    }
    buffer_append_text(out, shell);
}
