/* starter_news.c - the news of the starter data: texts as an editor writes them, read by
 * the same reader and stored by the same rules. */
#include "article_read.h"
#include "document.h"
#include "http_date.h"
#include "notice_read.h"
#include "starter.h"
#include "ulid.h"

#define XXH_INLINE_ALL
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

/* One text on its way. */
struct putting {
    struct db *db;
    const struct starter_news *news;
    struct members members;
    char id[ULID_SIZE];
    struct starter_news_result *result;
};

static bool bad(struct putting *putting, const char *where, const char *what)
{
    (void)snprintf(putting->result->error, sizeof(putting->result->error),
                   "%.80s: %.60s%s%.150s", putting->news->file, where,
                   where[0] ? ": " : "", what);
    return false;
}

/* All that was noted is told by its first. */
static bool is_fine(struct putting *putting)
{
    const struct call *call = putting->members.call;

    if (call->out_of_memory) {
        putting->result->status = DB_FAILED;
        return false;
    }
    if (call->fault_count == 0)
        return true;
    return bad(putting, call->fault[0].where, call->fault[0].detail);
}

/* The same in every store and every release: of the file's name and the time in it. */
static void make_id(struct putting *putting, const char *published_at)
{
    const char *file = putting->news->file;
    XXH128_canonical_t hash;
    int64_t seconds = 0;

    XXH128_canonicalFromHash(&hash, XXH3_128bits(file, strlen(file)));
    (void)http_date_seconds(published_at, &seconds);
    ulid_make(seconds, hash.digest, putting->id);
}

static bool check_publication(struct putting *putting, struct publication *publication)
{
    const struct publication_before none = {.exists = false};

    (void)publication_check(&putting->members, &none, publication);
    make_id(putting, publication->published_at);
    return is_fine(putting);
}

static bool end(struct putting *putting, enum db_status status)
{
    if (status == DB_CONFLICT)
        return bad(putting, "", db_error(putting->db));
    putting->result->status = status;
    return status == DB_OK;
}

static bool put_article(struct putting *putting)
{
    struct article_reading reading;
    struct buffer document = {0};
    enum db_change change = DB_UNCHANGED;

    article_read(&putting->members, &reading);
    if (!check_publication(putting, &reading.publication))
        return false;
    if (!reading.article.slug)
        return bad(putting, "#/slug", "it is required");
    article_publish(&reading);
    reading.article.id = putting->id;
    document_article(&document, &reading.article);
    const char *text = buffer_text(&document);
    enum db_status status =
        text ? db_article_put(putting->db, &reading.article, text, &change) : DB_FAILED;
    buffer_release(&document);
    return end(putting, status);
}

static bool put_notice(struct putting *putting)
{
    struct notice_reading reading;
    struct buffer document = {0};
    enum db_change change = DB_UNCHANGED;

    notice_read(&putting->members, &reading);
    if (!check_publication(putting, &reading.publication))
        return false;
    notice_publish(&reading);
    reading.notice.id = putting->id;
    document_notice(&document, &reading.notice);
    const char *text = buffer_text(&document);
    enum db_status status =
        text ? db_notice_put(putting->db, &reading.notice, text, &change) : DB_FAILED;
    buffer_release(&document);
    return end(putting, status);
}

/* The body that an editor's text stands for, or NULL. */
static json_t *read_text(struct putting *putting)
{
    struct buffer text = {0};
    char fault[API_TEXT_FAULT_MAX] = "out of memory";
    json_t *body = NULL;

    for (const char *const *line = putting->news->lines; *line; line++)
        buffer_append_text(&text, *line);
    char *json = text.failed ? NULL
                             : api_text_to_json(putting->news->kind, text.data,
                                                text.length, fault);
    buffer_release(&text);
    if (json)
        body = json_loads(json, JSON_REJECT_DUPLICATES, NULL);
    free(json);
    if (!body)
        (void)bad(putting, "", fault);
    return body;
}

static bool put(struct putting *putting, const struct db_write *write)
{
    json_t *body = read_text(putting);
    struct call call = {.db = putting->db, .access = {.scopes = ~0U}};

    if (!body)
        return false;
    (void)snprintf(call.now, sizeof(call.now), "%s", write->at);
    putting->members = (struct members){.call = &call, .object = body, .at = ""};
    bool fine = putting->news->kind == API_TEXT_ARTICLE ? put_article(putting)
                                                        : put_notice(putting);
    json_decref(body);
    return fine;
}

bool starter_news_put(struct db *db, const struct starter_news *news,
                      const struct db_write *write,
                      struct starter_news_result *ret_result)
{
    *ret_result = (struct starter_news_result){.status = DB_OK};
    for (; news->lines; news++) {
        struct putting putting = {.db = db, .news = news, .result = ret_result};

        if (!put(&putting, write))
            return false;
    }
    return true;
}
