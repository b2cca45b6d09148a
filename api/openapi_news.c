#include "openapi_news.h"

#include "article_json.h"
#include "article_read.h"
#include "notice_json.h"
#include "notice_read.h"

#include <string.h>

#define TEXT         "{\"type\":\"string\"}"
#define TEXT_OR_NULL "{\"type\":[\"string\",\"null\"]}"
#define INTEGER      "{\"type\":\"integer\"}"
#define ARRAY(name)                                                                      \
    "{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/" name "\"}}"

static void open_schema(struct json *json, const char *name)
{
    json_put_open(json, name, '{');
    json_put_text(json, "type", "object");
    json_put_open(json, "properties", '{');
}

static void close_schema(struct json *json)
{
    json_close(json, '}');
    json_close(json, '}');
}

static void put_member(struct json *json, const char *name, const char *schema)
{
    json_key(json, name);
    json_raw(json, schema);
}

static bool is_in(const char *const *names, const char *name)
{
    for (size_t i = 0; names[i]; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

static void put_page(struct json *json, const char *name, const char *items)
{
    open_schema(json, name);
    put_member(json, "items", items);
    put_member(json, "total", INTEGER);
    put_member(json, "links", "{\"$ref\":\"#/components/schemas/Links\"}");
    put_member(json, "seq", INTEGER);
    put_member(json, "as_of", TEXT_OR_NULL);
    close_schema(json);
}

static void put_article_members(struct json *json, unsigned in)
{
    for (const struct article_member *at = article_members; at->name; at++) {
        if ((at->in & in) != 0)
            put_member(json, at->name, at->schema);
    }
}

static void put_articles(struct json *json)
{
    open_schema(json, "ArticleItem");
    put_article_members(json, IN_LIST);
    close_schema(json);
    open_schema(json, "Article");
    put_article_members(json, IN_SINGLE);
    put_member(json, "notices", ARRAY("NoticeBrief"));
    close_schema(json);
    open_schema(json, "ArticleBody");
    for (const struct article_member *at = article_members; at->name; at++) {
        if (is_in(article_editable, at->name))
            put_member(json, at->name, at->schema);
    }
    close_schema(json);
    open_schema(json, "ArticleBrief");
    put_member(json, "slug", TEXT);
    put_member(json, "self", TEXT);
    put_member(json, "title", TEXT);
    put_member(json, "published_at", TEXT_OR_NULL);
    put_member(json, "lang", TEXT);
    put_member(json, "summary", TEXT_OR_NULL);
    close_schema(json);
    put_page(json, "ArticlePage", ARRAY("ArticleItem"));
}

/* The members that a list of names has; NULL: all. */
static void put_notice(struct json *json, const char *schema, const char *const *names)
{
    open_schema(json, schema);
    for (const struct notice_member *at = notice_members; at->name; at++) {
        if (!names || is_in(names, at->name))
            put_member(json, at->name, at->schema);
    }
    close_schema(json);
}

void openapi_news(struct json *json)
{
    put_articles(json);
    put_notice(json, "Notice", NULL);
    put_notice(json, "NoticeBody", notice_editable);
    put_notice(json, "NoticeBrief", notice_brief);
    put_page(json, "NoticePage", ARRAY("Notice"));
}
