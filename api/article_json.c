#include "article_json.h"

#include "markdown_json.h"

#include <stdio.h>
#include <string.h>

#define TEXT         "{\"type\":\"string\"}"
#define TEXT_OR_NULL "{\"type\":[\"string\",\"null\"]}"
#define TEXTS        "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}"
#define INTEGER      "{\"type\":\"integer\"}"

static void put_id(struct json *json, const struct db_article *article, const char *now)
{
    (void)now;
    json_text(json, article->id);
}

static void put_rev(struct json *json, const struct db_article *article, const char *now)
{
    (void)now;
    json_int(json, article->rev);
}

void article_path(const char *slug, char ret_path[ARTICLE_PATH_MAX])
{
    (void)snprintf(ret_path, ARTICLE_PATH_MAX, "/api/v1/articles/%s", slug);
}

static void put_self(struct json *json, const struct db_article *article, const char *now)
{
    char path[ARTICLE_PATH_MAX];

    (void)now;
    article_path(article->slug, path);
    json_text(json, path);
}

#define PUT_TEXT(member)                                                                 \
    static void put_##member(struct json *json, const struct db_article *article,        \
                             const char *now)                                            \
    {                                                                                    \
        (void)now;                                                                       \
        json_text(json, article->member);                                                \
    }
PUT_TEXT(slug)
PUT_TEXT(title)
PUT_TEXT(summary)
PUT_TEXT(lang)
PUT_TEXT(source_name)
PUT_TEXT(source_url)
PUT_TEXT(published_at)
PUT_TEXT(withdrawn_reason)
PUT_TEXT(updated_at)

static void put_texts(struct json *json, const char *const *text, size_t count)
{
    json_open(json, '[');
    for (size_t i = 0; i < count; i++)
        json_text(json, text[i]);
    json_close(json, ']');
}

static void put_authors(struct json *json, const struct db_article *article,
                        const char *now)
{
    (void)now;
    put_texts(json, article->authors, article->author_count);
}

static void put_countries(struct json *json, const struct db_article *article,
                          const char *now)
{
    (void)now;
    put_texts(json, article->countries, article->country_count);
}

static void put_tags(struct json *json, const struct db_article *article, const char *now)
{
    (void)now;
    put_texts(json, article->tags, article->tag_count);
}

static void put_former_slugs(struct json *json, const struct db_article *article,
                             const char *now)
{
    (void)now;
    put_texts(json, article->former_slugs, article->former_slug_count);
}

static void put_state(struct json *json, const struct db_article *article,
                      const char *now)
{
    enum db_state state =
        now ? db_state_at(article->state, article->published_at, now) : article->state;

    json_text(json, db_state_word(state));
}

/* A draft may have none. */
static const char *body_of(const struct db_article *article)
{
    return article->body && article->body[0] ? article->body : NULL;
}

static void put_body(struct json *json, const struct db_article *article, const char *now)
{
    (void)now;
    json_text(json, body_of(article));
}

static void put_html(struct json *json, const struct db_article *article, const char *now)
{
    (void)now;
    markdown_json(json, body_of(article));
}

#define EVERYWHERE (IN_LIST | IN_SINGLE | IN_DOCUMENT)
#define SHOWN      (IN_LIST | IN_SINGLE)

const struct article_member article_members[] = {
    {"id", put_id, EVERYWHERE, TEXT},
    {"rev", put_rev, SHOWN, INTEGER},
    {"self", put_self, SHOWN, TEXT},
    {"slug", put_slug, EVERYWHERE, TEXT},
    {"title", put_title, EVERYWHERE, TEXT},
    {"summary", put_summary, EVERYWHERE, TEXT_OR_NULL},
    {"lang", put_lang, EVERYWHERE, TEXT},
    {"authors", put_authors, EVERYWHERE, TEXTS},
    {"countries", put_countries, EVERYWHERE, TEXTS},
    {"tags", put_tags, EVERYWHERE, TEXTS},
    {"source_name", put_source_name, EVERYWHERE, TEXT_OR_NULL},
    {"source_url", put_source_url, EVERYWHERE, TEXT_OR_NULL},
    {"state", put_state, EVERYWHERE,
     "{\"enum\":[\"draft\",\"scheduled\",\"published\",\"withdrawn\"]}"},
    {"published_at", put_published_at, EVERYWHERE, TEXT_OR_NULL},
    {"withdrawn_reason", put_withdrawn_reason, EVERYWHERE, TEXT_OR_NULL},
    {"former_slugs", put_former_slugs, EVERYWHERE, TEXTS},
    {"updated_at", put_updated_at, SHOWN, TEXT},
    {"body", put_body, IN_SINGLE | IN_DOCUMENT, TEXT_OR_NULL},
    {"html", put_html, IN_SINGLE, TEXT_OR_NULL},
    {NULL, NULL, 0, NULL},
};

void article_json_members(struct json *json, const struct db_article *article,
                          const char *now, unsigned in)
{
    for (const struct article_member *at = article_members; at->name; at++) {
        if ((at->in & in) == 0)
            continue;
        json_key(json, at->name);
        at->write(json, article, now);
    }
}

void article_json_brief(struct json *json, const struct db_article *article)
{
    char path[ARTICLE_PATH_MAX];

    article_path(article->slug, path);
    json_open(json, '{');
    json_put_text(json, "slug", article->slug);
    json_put_text(json, "self", path);
    json_put_text(json, "title", article->title);
    json_put_text(json, "published_at", article->published_at);
    json_put_text(json, "lang", article->lang);
    json_put_text(json, "summary", article->summary);
    json_close(json, '}');
}
