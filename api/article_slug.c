#include "article_slug.h"

#include "db/search.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { TRIES = 1000 };

/* Adds a word where it fits whole; the first one is cut. */
static void add_word(const char *word, char slug[ARTICLE_SLUG_SIZE])
{
    size_t length = strlen(slug);
    size_t start = length;

    if (length > 0 && length + 1 + strlen(word) > ARTICLE_SLUG_MAX)
        return;
    if (length > 0)
        slug[length++] = '-';
    size_t body = length;
    for (const char *at = word; *at && length < ARTICLE_SLUG_MAX; at++) {
        unsigned char c = (unsigned char)*at;

        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            slug[length++] = (char)c;
    }
    slug[length == body ? start : length] = '\0';
}

static void note_nothing(const struct db_article *article, void *context)
{
    (void)article;
    (void)context;
}

static enum db_status number_slug(struct call *call, const char *base,
                                  char ret_slug[ARTICLE_SLUG_SIZE])
{
    enum db_status status = DB_OK;

    for (int i = 1; i <= TRIES && status == DB_OK; i++) {
        if (i == 1)
            (void)snprintf(ret_slug, ARTICLE_SLUG_SIZE, "%s", base);
        else
            (void)snprintf(ret_slug, ARTICLE_SLUG_SIZE, "%.*s-%d", ARTICLE_SLUG_MAX, base,
                           i);
        status = db_article_by_slug(call->db, ret_slug, note_nothing, NULL);
    }
    return status == DB_NOT_FOUND ? DB_OK : status;
}

enum db_status article_slug_make(struct call *call, const char *title, const char *id,
                                 char ret_slug[ARTICLE_SLUG_SIZE])
{
    struct db_words words;
    char base[ARTICLE_SLUG_SIZE] = "";
    enum db_status status = db_words_read(call->db, title, &words);

    if (status != DB_OK)
        return status;
    for (size_t i = 0; i < words.count; i++) {
        const struct db_word *word = &words.word[i];

        add_word(word->latin[0] ? word->latin : word->folded, base);
    }
    for (size_t i = 0; !base[0] && id[i]; i++) {
        ret_slug[i] = (char)tolower((unsigned char)id[i]);
        ret_slug[i + 1] = '\0';
    }
    return base[0] ? number_slug(call, base, ret_slug) : DB_OK;
}
