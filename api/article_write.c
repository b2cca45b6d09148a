/* article_write.c - POST /articles; PUT, PATCH and DELETE of /articles/{slug}. */
#include "article_read.h"
#include "article_slug.h"
#include "document.h"
#include "news.h"
#include "routes.h"
#include "ulid.h"
#include "write.h"

#include <stdio.h>
#include <string.h>

/* What of the stored article outlives the write. */
struct stored {
    struct publication_before before;
    const char *now;
    char id[ULID_SIZE];
    char slug[ARTICLE_SLUG_SIZE];
    char former[DB_FORMER_SLUGS_MAX][ARTICLE_SLUG_SIZE];
    size_t former_count;
};

static void note_stored(const struct db_article *article, void *context)
{
    struct stored *stored = context;

    stored->before.exists = true;
    stored->before.state =
        db_state_at(article->state, article->published_at, stored->now);
    (void)snprintf(stored->before.published_at, sizeof(stored->before.published_at), "%s",
                   article->published_at ? article->published_at : "");
    (void)snprintf(stored->id, sizeof(stored->id), "%s", article->id);
    (void)snprintf(stored->slug, sizeof(stored->slug), "%s", article->slug);
    for (size_t i = 0; i < article->former_slug_count && i < DB_FORMER_SLUGS_MAX; i++)
        (void)snprintf(stored->former[stored->former_count++], ARTICLE_SLUG_SIZE, "%s",
                       article->former_slugs[i]);
}

static enum db_status read_stored(struct call *call, const char *slug,
                                  struct stored *ret_stored)
{
    *ret_stored = (struct stored){.now = call->now};
    return db_article_by_slug(call->db, slug, note_stored, ret_stored);
}

/* ---- The representation ---- */

struct showing {
    struct call *call;
    struct news_countries countries;
};

static void write_article(const struct db_article *article, void *context)
{
    struct showing *showing = context;

    news_article(showing->call, article, &showing->countries);
}

static enum db_status show(struct call *call, const char *slug)
{
    struct showing showing = {.call = call};
    enum db_status status = db_article_by_slug(call->db, slug, write_article, &showing);

    return status == DB_OK ? news_article_end(call, &showing.countries) : status;
}

/* ---- Storing ---- */

/* The slug from the body, else as it is; of a new one from the address, else from the
 * title. 0, or the status of the problem answered. */
static int choose_slug(const struct members *members, const char *address,
                       const struct stored *stored, const struct db_article *article,
                       char ret_slug[ARTICLE_SLUG_SIZE])
{
    struct call *call = members->call;
    const char *slug = article->slug ? article->slug : address;

    if (!slug) {
        enum db_status status =
            article_slug_make(call, article->title, article->id, ret_slug);
        return status == DB_OK ? 0 : call_db_failed(call, status);
    }
    if (!stored->before.exists && address && !article_slug_is_valid(address))
        return call_problem(call, PROBLEM_BAD_PARAMETER, "slug",
                            "a slug has small letters a to z and digits, with single "
                            "dashes between them");
    if (!stored->before.exists && address && strcmp(slug, address) != 0)
        member_fault(members, "slug", "it has to be that of the address, or absent");
    (void)snprintf(ret_slug, ARTICLE_SLUG_SIZE, "%s", slug);
    return 0;
}

/* The slug it had until now comes first; one that it takes back is not a former one. */
static size_t list_former(const struct stored *stored, const char *slug,
                          const char *ret_former[DB_FORMER_SLUGS_MAX])
{
    size_t count = 0;

    if (stored->before.exists && strcmp(stored->slug, slug) != 0)
        ret_former[count++] = stored->slug;
    for (size_t i = 0; i < stored->former_count && count < DB_FORMER_SLUGS_MAX; i++) {
        if (strcmp(stored->former[i], slug) != 0)
            ret_former[count++] = stored->former[i];
    }
    return count;
}

static int put(struct call *call, const struct db_article *article)
{
    struct buffer document = {0};
    enum db_change change = DB_UNCHANGED;

    document_article(&document, article);
    const char *text = buffer_text(&document);
    call->out_of_memory |= text == NULL;
    enum db_status status =
        text ? db_article_put(call->db, article, text, &change) : DB_FAILED;
    buffer_release(&document);
    if (status == DB_OK)
        return 0;
    if (status != DB_CONFLICT)
        return call_db_failed(call, status);
    call_fault(call, "#/slug", "another article has it, or had it before");
    return call_refuse(call, PROBLEM_CONFLICT, "the slug '%s' belongs to another article",
                       article->slug);
}

static int store_read(const struct members *members, const char *address,
                      const struct stored *stored, struct article_reading *reading,
                      char ret_slug[ARTICLE_SLUG_SIZE])
{
    struct call *call = members->call;
    struct db_article *article = &reading->article;
    char id[ULID_SIZE];

    (void)snprintf(id, sizeof(id), "%s", stored->id);
    if (!stored->before.exists)
        ulid_make(call->request->now, call->request->entropy, id);
    article->id = id;
    article_publish(reading);
    int problem = choose_slug(members, address, stored, article, ret_slug);
    if (problem != 0 || call->fault_count > 0)
        return problem;
    article->slug = ret_slug;
    article->former_slug_count = list_former(stored, ret_slug, reading->former_slugs);
    return put(call, article);
}

static int store(struct call *call, const json_t *body, const char *slug, bool exists,
                 char *ret_id)
{
    const struct members members = {call, body, ""};
    struct article_reading reading;
    struct stored stored = {.id = ""};
    char chosen[ARTICLE_SLUG_SIZE];
    enum db_status status = exists ? read_stored(call, slug, &stored) : DB_OK;

    if (status != DB_OK)
        return call_db_failed(call, status);
    article_read(&members, &reading);
    int problem = publication_check(&members, &stored.before, &reading.publication);
    if (problem != 0 || call->fault_count > 0)
        return problem;
    problem = store_read(&members, slug, &stored, &reading, chosen);
    if (problem == 0 && call->fault_count == 0)
        (void)snprintf(ret_id, CALL_CAPTURE_MAX, "%s", chosen);
    return problem;
}

static enum db_status remove_article(struct call *call, const char *slug)
{
    struct stored stored;
    enum db_status status = read_stored(call, slug, &stored);

    return status == DB_OK ? db_article_delete(call->db, stored.id) : status;
}

static const struct record article_record = {
    .kind = DB_KIND_ARTICLE,
    .editable = article_editable,
    .show = show,
    .store = store,
    .remove = remove_article,
    .collection = "/api/v1/articles/",
};

/* ---- Handlers ---- */

const struct param article_create_params[] = {DRY_RUN_PARAM, {0}};

const struct param article_write_params[] = {
    {.name = "slug",
     .kind = PARAM_ID,
     .required = 1,
     .in_path = 1,
     .example = "us-and-russia-talk-in-moscow",
     .about = "Slug of the article, or one that it had before"},
    DRY_RUN_PARAM,
    {0},
};

/* A slug that the article had before means the article. */
static const char *current_slug(struct call *call, struct stored *stored)
{
    const char *slug = call_text(call, "slug");

    return read_stored(call, slug, stored) == DB_OK ? stored->slug : slug;
}

int article_post(struct call *call)
{
    return write_post(call, &article_record);
}

int article_put(struct call *call)
{
    struct stored stored;

    return write_put(call, &article_record, current_slug(call, &stored));
}

int article_patch(struct call *call)
{
    struct stored stored;

    return write_patch(call, &article_record, current_slug(call, &stored));
}

int article_delete(struct call *call)
{
    struct stored stored;
    const char *slug = current_slug(call, &stored);
    int problem =
        stored.before.exists ? publication_may_change(call, stored.before.state) : 0;

    return problem != 0 ? problem : write_delete(call, &article_record, slug);
}
