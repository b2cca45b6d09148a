/* history.c - the history of one record, newest change first: what each of them changed.
 */
#include "db/history.h"
#include "db/article.h"
#include "page.h"
#include "routes.h"
#include "slice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE_BYTES_MAX = 1024 * 1024, ACTOR_MAX = 65, ID_MAX = 128 };

#define HISTORY_PARAMS(name_, kind_, example_, about_)                                   \
    {                                                                                    \
        {.name = name_,                                                                  \
         .kind = kind_,                                                                  \
         .required = 1,                                                                  \
         .in_path = 1,                                                                   \
         .example = example_,                                                            \
         .about = about_},                                                               \
            PAGE_PARAMS, {0},                                                            \
    }

const struct param mission_history_params[] = HISTORY_PARAMS(
    "id", PARAM_ID, "Q4374060", "Id of the mission; one given up has a history too");
const struct param helplines_history_params[] =
    HISTORY_PARAMS("id", PARAM_COUNTRY, "FR", "Any spelling of the country");
const struct param arrangement_history_params[] =
    HISTORY_PARAMS("id", PARAM_ID, "eu-unrepresented", "Id of the arrangement");
const struct param article_history_params[] =
    HISTORY_PARAMS("slug", PARAM_ID, "us-russia-talks",
                   "Slug of the article, or the id of a deleted one");
const struct param notice_history_params[] =
    HISTORY_PARAMS("id", PARAM_ID, "01JD0000000000000000000000", "Id of the notice");

/* A change, copied: it can be told only once the one before it is known. */
struct version {
    int64_t seq, rev;
    char at[CALL_TIME_MAX], actor[ACTOR_MAX], successor[ID_MAX];
    char *document; /* NULL: deleted */
};

struct history {
    struct call *call;
    struct version version;
    bool has_version, more;
    int64_t limit, count, last;
};

/* ---- The difference of two documents ---- */

static void put_slice(struct json *json, const char *key, const struct slice *value)
{
    json_key(json, key);
    if (value) {
        json_raw_bytes(json, value->text, value->length);
    } else {
        json_text(json, NULL);
    }
}

/* Names of members are our own words: they need no escapes (RFC 6901 §3). */
static void put_difference(struct json *json, struct slice name,
                           const struct slice *before, const struct slice *after)
{
    char pointer[80];

    (void)snprintf(pointer, sizeof(pointer), "/%.*s", (int)name.length, name.text);
    json_open(json, '{');
    json_put_text(json, "pointer", pointer);
    put_slice(json, "before", before);
    put_slice(json, "after", after);
    json_close(json, '}');
}

static void put_new_and_changed(struct json *json, struct slice before,
                                struct slice after)
{
    struct slice inside = slice_inside(after);
    struct slice name;
    struct slice value;
    struct slice old;

    while (slice_member(&inside, &name, &value)) {
        char key[80];

        (void)snprintf(key, sizeof(key), "%.*s", (int)name.length, name.text);
        bool was_there = slice_find(before, key, &old);
        if (was_there ? !slice_equal(old, value) : !slice_is(value, "null"))
            put_difference(json, name, was_there ? &old : NULL, &value);
    }
}

static void put_gone(struct json *json, struct slice before, struct slice after)
{
    struct slice inside = slice_inside(before);
    struct slice name;
    struct slice value;
    struct slice now;

    while (slice_member(&inside, &name, &value)) {
        char key[80];

        (void)snprintf(key, sizeof(key), "%.*s", (int)name.length, name.text);
        if (!slice_find(after, key, &now) && !slice_is(value, "null"))
            put_difference(json, name, &value, NULL);
    }
}

/* A record that is made has all its members new; one that is deleted is told by `op`. */
static void put_changed(struct json *json, const char *before, const char *after)
{
    struct slice old = slice_of(before ? before : "");
    struct slice new = slice_of(after ? after : "");

    json_put_open(json, "changed", '[');
    if (after) {
        put_new_and_changed(json, old, new);
        put_gone(json, old, new);
    }
    json_close(json, ']');
}

/* ---- The page ---- */

static void put_version(struct history *history, const char *before)
{
    struct json *json = &history->call->json;
    const struct version *version = &history->version;

    json_open(json, '{');
    json_put_int(json, "seq", version->seq);
    json_put_text(json, "at", version->at);
    json_put_text(json, "actor", version->actor);
    json_put_text(json, "op", version->document ? "put" : "delete");
    json_put_int(json, "rev", version->rev);
    json_put_text(json, "successor", version->successor[0] ? version->successor : NULL);
    put_changed(json, before, version->document);
    json_close(json, '}');
    history->last = version->seq;
    history->count++;
}

static void forget_version(struct history *history)
{
    free(history->version.document);
    history->version.document = NULL;
    history->has_version = false;
}

static void copy_version(struct history *history, const struct db_change_row *change)
{
    struct version *version = &history->version;

    version->seq = change->seq;
    version->rev = change->rev;
    (void)snprintf(version->at, sizeof(version->at), "%s", change->at);
    (void)snprintf(version->actor, sizeof(version->actor), "%s", change->actor);
    (void)snprintf(version->successor, sizeof(version->successor), "%s",
                   change->successor ? change->successor : "");
    version->document = change->document ? strdup(change->document) : NULL;
    history->call->out_of_memory |= change->document && !version->document;
    history->has_version = true;
}

/* One change more than the limit is asked for: what the last one changed is known only
 * from the one before it. */
static void add_item(const struct db_change_row *change, void *context)
{
    struct history *history = context;

    if (history->more)
        return;
    if (history->has_version) {
        put_version(history, change->document);
        forget_version(history);
        history->more = history->count == history->limit ||
                        history->call->body.length > PAGE_BYTES_MAX;
    }
    if (!history->more)
        copy_version(history, change);
}

static enum db_status put_items(struct history *history, enum db_kind kind,
                                const char *id, int64_t before)
{
    enum db_status status = db_change_history(history->call->db, kind, id, before,
                                              history->limit + 1, add_item, history);

    if (status == DB_OK && history->has_version)
        put_version(history, NULL);
    forget_version(history);
    return status;
}

static int answer(struct call *call, enum db_kind kind, const char *id)
{
    struct history history = {.call = call, .limit = call_int(call, "limit")};
    struct page_key key = {.number = 0};
    bool given = false;
    int64_t total = 0;
    int problem = page_cursor(call, &key, &given);

    if (problem != 0)
        return problem;
    enum db_status status = db_change_count(call->db, kind, id, &total);
    if (status == DB_OK && total == 0)
        return call_problem(call, PROBLEM_NOT_FOUND, call->route->params[0].name,
                            "no %s '%.100s'", db_kind_word(kind), id);
    page_open(call);
    if (status == DB_OK)
        status = put_items(&history, kind, id, given ? key.number : 0);
    if (status != DB_OK)
        return call_db_failed(call, status);
    key = (struct page_key){.number = history.last};
    return page_close(call, total, history.more ? &key : NULL);
}

int mission_history(struct call *call)
{
    return answer(call, DB_KIND_MISSION, call_text(call, "id"));
}

int helplines_history(struct call *call)
{
    return answer(call, DB_KIND_HELPLINE, call_country(call, "id"));
}

int arrangement_history(struct call *call)
{
    return answer(call, DB_KIND_ARRANGEMENT, call_text(call, "id"));
}

int notice_history(struct call *call)
{
    call->is_private = true;
    return answer(call, DB_KIND_NOTICE, call_text(call, "id"));
}

static void copy_id(const struct db_article *article, void *context)
{
    (void)snprintf(context, ID_MAX, "%s", article->id);
}

int article_history(struct call *call)
{
    const char *slug = call_text(call, "slug");
    char id[ID_MAX];

    call->is_private = true;
    (void)snprintf(id, sizeof(id), "%s", slug);
    enum db_status status = db_article_by_slug(call->db, slug, copy_id, id);
    if (status != DB_OK && status != DB_NOT_FOUND)
        return call_db_failed(call, status);
    return answer(call, DB_KIND_ARTICLE, id);
}
