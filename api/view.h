/* view.h - pages of the site: the same records as the API's, as HTML that needs no
 * script. They go the way of every request (routes.c), so that status, ETag, 304 and
 * Cache-Control are the API's too. The frame around them is static/page.html, which the
 * server lends (api_settings.shell); view_frame.c fills its marks. */
#ifndef API_VIEW_H
#define API_VIEW_H

#include "call.h"
#include "db/notice.h"
#include "html.h"
#include "text.h"

enum { VIEW_NAME_MAX = 128, VIEW_PATH_MAX = 512 };

/* A page while it is written. */
struct view {
    struct call *call;
    const char *name;        /* what kind of page, for scripts and style: "news" */
    const char *title;       /* of the window, before the site's name; NULL: that alone */
    const char *description; /* NULL: what the site is for */
    const char *path;        /* its one address, without a language; NULL: it has none */
    const char *query;       /* "?need=passport": kept in other languages; NULL: none */
    const char *published;   /* of an article, RFC 3339; NULL: the page is none */
    const char *modified;    /* of an article */
    bool is_hidden;          /* nothing for search engines */
    struct buffer *out;      /* what stands in <main>; is &main, or lent */
    struct buffer main;
    struct json linked; /* JSON-LD: objects of one @graph, each json_open..json_close */
    struct buffer linked_text;
    struct json boot; /* for scripts: members of one object, json_put_... */
    struct buffer boot_text;
};

void view_begin(struct view *view, struct call *call, const char *name);
/* Answers with the page in its frame, and releases it. */
int view_answer(struct view *view, int status);
/* With the page, or with the problem that kept it from being written. */
int view_end(struct view *view, enum db_status status);
void view_release(struct view *view);

/* A problem as a page. Call call_problem(), which comes here by itself. */
int view_problem(struct call *call, enum problem problem, const char *parameter,
                 const char *detail);

/* ---- Words ---- */

const char *view_text(const struct view *view, enum text_key key);
/* The text escaped, its places filled with escaped values, each in a <bdi>. */
void view_say(struct view *view, enum text_key key, const struct text_value *values);
/* The form for a count, of which {count} is filled in. */
void view_say_count(struct view *view, enum text_key key, int64_t count);
/* The text in an element: view_put(view, "h2", NULL, T_NEWS_TITLE). `class` NULL: none.
 */
void view_put(struct view *view, const char *tag, const char *class, enum text_key key);
void view_put_filled(struct view *view, const char *tag, const char *class,
                     enum text_key key, const struct text_value *values);
/* Text of a record in an element that shows its own direction; `lang` NULL: unknown. */
void view_put_data(struct view *view, const char *tag, const char *class,
                   const char *lang, const char *value);
/* The same filled in as plain text, for titles; cut where it does not fit. */
void view_fill(struct view *view, enum text_key key, const struct text_value *values,
               char *ret_text, size_t size);
/* ", " as the language writes it. */
void view_put_comma(struct view *view);
/* <time datetime="...">12 April 2017</time> */
void view_time(struct view *view, const char *time);

/* ---- Links ---- */

/* "/news" -> "/ar/news": the address of a page in the language of this one. */
void view_path(const struct call *call, const char *path, char ret_path[VIEW_PATH_MAX]);
/* <a href="/ar/news">text</a>, for pages of the site. */
void view_link(struct view *view, const char *path, const char *words);
/* The same with a text of ours. */
void view_link_to(struct view *view, const char *path, enum text_key key);
void view_link_filled(struct view *view, const char *path, enum text_key key,
                      const struct text_value *values);
/* "/country/russia", "/help/serbia/russia"; the slug alone. */
void view_country_slug(struct call *call, const char *code, char ret_slug[VIEW_NAME_MAX]);
void view_country_path(struct call *call, const char *code, char ret_path[VIEW_PATH_MAX]);
void view_help_path(struct call *call, const char *nationality, const char *host,
                    char ret_path[VIEW_PATH_MAX]);
/* 308 to another address of the site, without a language. */
int view_moved(struct call *call, const char *path);

/* ---- Parts ---- */

/* A step on the way to the page, "Home > News > title"; NULL as path: where it ends. Put
 * the last one in with view_trail(), which knows Home. Also goes into the JSON-LD. */
struct view_step {
    const char *path, *words;
};
void view_trail(struct view *view, const struct view_step *steps, size_t count);

/* The form that asks who helps. Codes or names that are filled in; NULL: empty. */
void view_form(struct view *view, const char *nationality, const char *host);
/* The same where it is known where somebody is. */
void view_form_in(struct view *view, const char *host);

/* The same with all that a question may have. */
struct view_question {
    const char *nationality, *host, *need; /* NULL: not said */
    bool of_residence; /* of refugees and stateless persons: the first country is the one
                        * where they live */
};
void view_ask(struct view *view, const struct view_question *question);
/* For its fields: a country by its name in the language of the page, anything else as it
 * was typed; NULL for NULL. Forgets the suggestions of the call. */
const char *view_typed_name(struct call *call, const char *text,
                            char ret_name[VIEW_NAME_MAX]);

/* The notices that hold now in any of these countries, as asides, each at most once:
 * those that are banners, or the others. */
enum db_status view_notices(struct view *view, const char *const *countries, size_t count,
                            bool banners);

/* Those of one country for these nationalities (0: for anybody); of banners the headline,
 * and the rest on demand. */
enum db_status view_notices_for(struct view *view, const char *country,
                                const char *const *nationalities, size_t count,
                                bool banners);

/* A list of articles about a country (NULL: any), newest first; nothing when there is
 * none. `heading` T_SITE: none. */
enum db_status view_news_about(struct view *view, const char *country,
                               enum text_key heading);

/* The missions of these countries in each other, with what reaches them; nothing when
 * none is known. */
enum db_status view_related(struct view *view, const char *const *countries,
                            size_t count);

/* When an article was changed after it was published; NULL: it was not. Lent by it. */
const char *view_updated_at(const struct db_article *article);

/* A hidden button of a page whose own script shows it and says what it does. */
void view_hidden_button(struct view *view, const char *action, enum text_key key);

/* For the scripts of this page also the texts whose keys begin with "kept_". */
void view_kept_texts(struct view *view);

/* Display name in the language of the page; the code where there is none. */
void view_country_name(struct call *call, const char *code, char ret_name[VIEW_NAME_MAX]);

/* ---- Of the frame ---- */

void view_put_frame(struct view *view);
void view_put_head(struct view *view, struct buffer *out);
/* <script type="..."> with JSON between `open` and `close`; `id` NULL: none. */
void view_put_block(struct buffer *out, const char *type, const char *id,
                    const char *open, struct buffer *json, const char *close);

#endif
