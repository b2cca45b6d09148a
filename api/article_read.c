#include "article_read.h"

#include <string.h>

const char *const article_editable[] = {"slug",
                                        "title",
                                        "summary",
                                        "body",
                                        "lang",
                                        "source_name",
                                        "state",
                                        "published_at",
                                        "withdrawn_reason",
                                        "authors",
                                        "countries",
                                        "source_url",
                                        "tags",
                                        NULL};

bool article_slug_is_valid(const char *slug)
{
    size_t length = strlen(slug);

    return length >= 1 && length <= DB_SLUG_MAX &&
           strspn(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") == length &&
           slug[0] != '-' && slug[length - 1] != '-' && !strstr(slug, "--");
}

static const char *read_slug(const struct members *members)
{
    const char *slug = member_text(members, "slug", DB_SLUG_MAX, 0);

    if (!slug || article_slug_is_valid(slug))
        return slug;
    member_fault(members, "slug",
                 "it has to be small letters a to z and digits, with single dashes "
                 "between them");
    return NULL;
}

static void read_lists(const struct members *members, struct article_reading *reading)
{
    struct db_article *article = &reading->article;

    article->authors = reading->authors;
    article->countries = reading->countries;
    article->tags = reading->tags;
    article->former_slugs = reading->former_slugs;
    article->author_count =
        member_texts(members, "authors", DB_TEXT_MAX, DB_NEWS_LIST_MAX, reading->authors);
    article->country_count =
        member_countries(members, "countries", DB_ABOUT_MAX, reading->countries);
    article->tag_count =
        member_texts(members, "tags", ARTICLE_TAG_MAX, DB_NEWS_LIST_MAX, reading->tags);
    article->former_slug_count = member_texts(members, "former_slugs", DB_SLUG_MAX,
                                              DB_FORMER_SLUGS_MAX, reading->former_slugs);
}

void article_read(const struct members *members, struct article_reading *ret_reading)
{
    struct db_article *article = &ret_reading->article;

    *ret_reading = (struct article_reading){.article = {.id = NULL}};
    publication_read(members, &ret_reading->publication);
    bool is_draft = ret_reading->publication.state == DB_STATE_DRAFT;
    article->slug = read_slug(members);
    article->title = member_text(members, "title", DB_TITLE_MAX, MEMBER_REQUIRED);
    article->summary = member_text(members, "summary", DB_SUMMARY_MAX, MEMBER_LINES);
    article->body = member_text(members, "body", DB_BODY_MAX,
                                MEMBER_LINES | (is_draft ? 0U : MEMBER_REQUIRED));
    if (!article->body)
        article->body = ""; /* a draft may be without one */
    article->lang = member_language(members, "lang", "en");
    article->source_name = member_text(members, "source_name", DB_TEXT_MAX, 0);
    article->source_url = member_url(members, "source_url", 0);
    read_lists(members, ret_reading);
}

void article_publish(struct article_reading *reading)
{
    const struct publication *publication = &reading->publication;

    reading->article.state = publication->state;
    reading->article.published_at =
        publication->published_at[0] ? publication->published_at : NULL;
    reading->article.withdrawn_reason = publication->withdrawn_reason;
}
