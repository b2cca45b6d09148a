/* schedule.c - what time does without anybody asking: what was scheduled is published.
 * Readers see it at its time anyhow (db_state_at); here it is written down, so that the
 * change log says so too. */
#include "article_read.h"
#include "document.h"
#include "http_date.h"
#include "notice_read.h"
#include "ulid.h"

#include <stdio.h>
#include <string.h>

enum { DUE_MAX = 100 }; /* of one transaction */

struct due {
    struct {
        enum db_kind kind;
        char id[ULID_SIZE];
    } row[DUE_MAX];
    size_t count;
};

static void note_due(enum db_kind kind, const char *id, void *context)
{
    struct due *due = context;

    if (due->count == DUE_MAX)
        return;
    due->row[due->count].kind = kind;
    (void)snprintf(due->row[due->count++].id, ULID_SIZE, "%s", id);
}

/* Rows are lent and may not be put while they are: what is kept of them is the document
 * that they are to have. */
static void write_article(const struct db_article *article, void *context)
{
    struct db_article published = *article;

    published.state = DB_STATE_PUBLISHED;
    document_article(context, &published);
}

static void write_notice(const struct db_notice *notice, void *context)
{
    struct db_notice published = *notice;

    published.state = DB_STATE_PUBLISHED;
    document_notice(context, &published);
}

static enum db_status put_article(struct call *call, const char *id, const json_t *tree,
                                  const char *document)
{
    const struct members members = {call, tree, ""};
    struct article_reading reading;
    enum db_change change = DB_UNCHANGED;

    article_read(&members, &reading);
    article_publish(&reading);
    reading.article.id = id;
    if (call->fault_count > 0 || !reading.article.slug)
        return DB_FAILED;
    return db_article_put(call->db, &reading.article, document, &change);
}

static enum db_status put_notice(struct call *call, const char *id, const json_t *tree,
                                 const char *document)
{
    const struct members members = {call, tree, ""};
    struct notice_reading reading;
    enum db_change change = DB_UNCHANGED;

    notice_read(&members, &reading);
    notice_publish(&reading);
    reading.notice.id = id;
    if (call->fault_count > 0)
        return DB_FAILED;
    return db_notice_put(call->db, &reading.notice, document, &change);
}

static enum db_status publish(struct call *call, enum db_kind kind, const char *id)
{
    struct buffer document = {0};
    bool is_article = kind == DB_KIND_ARTICLE;
    enum db_status status = is_article
                                ? db_article_by_id(call->db, id, write_article, &document)
                                : db_notice_by_id(call->db, id, write_notice, &document);
    const char *text = buffer_text(&document);
    json_t *tree = text ? json_loads(text, JSON_REJECT_DUPLICATES, NULL) : NULL;

    call->fault_count = 0;
    if (status == DB_OK && !tree)
        status = DB_FAILED;
    if (status == DB_OK)
        status = is_article ? put_article(call, id, tree, text)
                            : put_notice(call, id, tree, text);
    json_decref(tree);
    buffer_release(&document);
    return status;
}

static enum db_status publish_all(struct call *call, const struct due *due)
{
    const struct db_write write = {.at = call->now, .actor = "schedule"};
    enum db_status status = db_write_begin(call->db, &write);

    for (size_t i = 0; i < due->count && status == DB_OK; i++)
        status = publish(call, due->row[i].kind, due->row[i].id);
    if (status == DB_OK)
        return db_write_commit(call->db);
    db_write_rollback(call->db);
    return status;
}

/* When something is due next; *ret_next 0: nothing is scheduled. */
static enum db_status find_next(struct call *call, int64_t *ret_next)
{
    struct db_turn turn;
    enum db_status status = db_turn(call->db, call->now, call->now, &turn);

    *ret_next = 0;
    if (status == DB_OK)
        (void)http_date_seconds(turn.next, ret_next);
    return status;
}

bool api_tick(struct db *db, int64_t now, int64_t *ret_next)
{
    struct call call = {.db = db};
    struct due due = {.count = 0};
    int64_t next = 0;

    http_date_time(now, call.now);
    enum db_status status = db_publication_due(db, call.now, DUE_MAX, note_due, &due);
    if (status == DB_OK && due.count > 0)
        status = publish_all(&call, &due);
    if (status == DB_OK)
        status = find_next(&call, &next);
    if (status != DB_OK)
        return false;
    *ret_next = due.count == DUE_MAX ? now : next;
    return true;
}
