/* import_feed.c - items of a feed become drafts for editors to look at. An item is known
 * by its address: the article's id is made of it. A draft that nobody touched follows its
 * item; one that was edited, published or deleted here is left alone. */
#include "import_feed.h"

#include "article_read.h"
#include "article_slug.h"
#include "document.h"
#include "foreign.h"
#include "merge.h"
#include "starter.h"

#include "db/history.h"

#include <stdio.h>
#include <string.h>

static bool is_feed(const json_t *tree)
{
    const char *version = json_string_value(json_object_get(tree, "version"));

    return version && strncmp(version, "https://jsonfeed.org/version/1",
                              strlen("https://jsonfeed.org/version/1")) == 0;
}

/* The article as it is, and who changed it last. */
struct before {
    bool exists, is_deleted, is_import, is_draft;
    char slug[ARTICLE_SLUG_SIZE];
    char at[IMPORT_DATE_MAX];
};

static void note_article(const struct db_article *article, void *context)
{
    struct before *before = context;

    before->exists = true;
    before->is_draft = article->state == DB_STATE_DRAFT;
    (void)snprintf(before->slug, sizeof(before->slug), "%s", article->slug);
}

static void note_change(const struct db_change_row *change, void *context)
{
    struct before *before = context;

    before->is_deleted = change->document == NULL;
    (void)snprintf(before->at, sizeof(before->at), "%s", change->at);
}

static enum db_status read_article(struct api_import *import, const char *id,
                                   struct before *ret_before)
{
    *ret_before = (struct before){.exists = false};
    enum db_status status = db_article_by_id(import->db, id, note_article, ret_before);
    if (status == DB_OK || status == DB_NOT_FOUND)
        status = db_change_last(import->db, DB_KIND_ARTICLE, id, note_change, ret_before);
    if (status == DB_OK)
        status = db_import_run_at(import->db, ret_before->at, &ret_before->is_import);
    return status == DB_NOT_FOUND ? DB_OK : status;
}

static bool put(struct api_import *import, int64_t number,
                const struct db_article *article)
{
    enum db_change change = DB_UNCHANGED;

    buffer_clear(&import->document);
    document_article(&import->document, article);
    const char *document = buffer_text(&import->document);
    if (!document)
        return import_fail(import, API_IMPORT_FAILED, number, "out of memory");
    enum db_status status = db_article_put(import->db, article, document, &change);
    if (status != DB_OK)
        return import_fail_db(import, status, number);
    import->report.read++;
    import->report.inserted += change == DB_INSERTED;
    import->report.updated += change == DB_UPDATED;
    import->report.unchanged += change == DB_UNCHANGED;
    return true;
}

static bool store(struct api_import *import, int64_t number,
                  struct article_reading *reading, const struct before *before)
{
    struct merge *merge = import->merge;
    struct db_article *article = &reading->article;
    char slug[ARTICLE_SLUG_SIZE];
    enum db_status status = DB_OK;

    article_publish(reading);
    article->id = merge->id;
    article->slug = before->slug;
    if (!before->exists) {
        status = article_slug_make(&merge->call, article->title, merge->id, slug);
        article->slug = slug;
    }
    return status == DB_OK ? put(import, number, article)
                           : import_fail_db(import, status, number);
}

/* The article as JSON, read with the rules of a write. */
static bool take_article(struct api_import *import, int64_t number, const json_t *object,
                         const struct before *before)
{
    struct merge *merge = import->merge;
    const struct members members = {&merge->call, object, ""};
    struct article_reading reading;

    merge->call.fault_count = 0;
    article_read(&members, &reading);
    if (merge->call.out_of_memory)
        return import_fail(import, API_IMPORT_FAILED, number, "out of memory");
    if (merge->call.fault_count > 0)
        return merge_set_aside(import, number);
    return store(import, number, &reading, before);
}

static bool take_known(struct api_import *import, int64_t number, const json_t *feed,
                       const json_t *item)
{
    const char *id = import->merge->id;
    struct before before;
    bool fine = true;
    enum db_status status = read_article(import, id, &before);

    if (status != DB_OK)
        return import_fail_db(import, status, number);
    if (before.is_deleted)
        return import_keep(import, number, id, "deleted here, kept out");
    if (before.exists && (!before.is_draft || !before.is_import))
        return import_keep(import, number, id, "edited or published here, kept");
    const char *text = import_feed_article(&import->held, feed, item);
    if (!text)
        return import_fail(import, API_IMPORT_FAILED, number, "out of memory");
    json_t *object = merge_parse(import, number, text, strlen(text), &fine);
    if (!object)
        return fine;
    fine = take_article(import, number, object, &before);
    json_decref(object);
    return fine;
}

static bool take_item(struct api_import *import, int64_t number, const json_t *feed,
                      const json_t *item)
{
    const char *url = import_feed_url(item);

    import->merge->id[0] = '\0';
    if (!json_is_object(item) || !url)
        return import_quarantine(import, number, NULL, "an item without a url");
    starter_id_of(url, import->merge->id);
    enum db_status status = db_mission_seen(import->db, import->merge->id);
    if (status == DB_CONFLICT) {
        return import_quarantine(import, number, import->merge->id,
                                 "listed twice: an earlier item has this url");
    }
    return status == DB_OK ? take_known(import, number, feed, item)
                           : import_fail_db(import, status, number);
}

static const struct import_format format_feed = {
    .name = "json-feed",
    .merges = true,
    .unit = "item",
};

static bool take_feed(struct api_import *import, json_t *tree)
{
    const json_t *items = json_object_get(tree, "items");

    if (!import_set_format(import, &format_feed) || !merge_start(import))
        return false;
    if (!json_is_array(items))
        return import_fail(import, API_IMPORT_BAD, 0, "a feed has items");
    if (!import_begin(import))
        return false;
    for (size_t i = 0; i < json_array_size(items); i++) {
        if (!take_item(import, (int64_t)i + 1, tree, json_array_get(items, i)))
            return false;
    }
    return true;
}

const struct foreign foreign_feed = {is_feed, take_feed};
