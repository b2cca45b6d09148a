/* changes.c - /changes: the log of changes in its order, for whoever keeps a copy. */
#include "db/history.h"
#include "routes.h"

#include <assert.h>
#include <string.h>

enum { LIMIT_DEFAULT = 100, LIMIT_MAX = 500, DOCUMENTS_MAX = 1024 * 1024 };
#define SINCE_MAX INT64_C(9007199254740991) /* what every reader of JSON can count to */

/* In the order of enum db_kind: bit i of the argument is kind i. */
static const char *const kinds[] = {"country", "mission",  "source",      "article",
                                    "notice",  "helpline", "arrangement", NULL};
_Static_assert(sizeof(kinds) / sizeof(kinds[0]) == DB_KIND__COUNT + 1, "one word a kind");

const struct param changes_list_params[] = {
    {.name = "since",
     .kind = PARAM_INT,
     .max = SINCE_MAX,
     .example = "0",
     .about = "Changes after this one: last_seq of the page before"},
    {.name = "kinds",
     .kind = PARAM_WORDS,
     .words = kinds,
     .example = "mission,article",
     .about = "Of these kinds of records only"},
    {.name = "limit",
     .kind = PARAM_INT,
     .min = 1,
     .max = LIMIT_MAX,
     .fallback = LIMIT_DEFAULT,
     .example = "100",
     .about = "Items a page; one with much text ends earlier"},
    {0},
};

struct listing {
    struct call *call;
    bool drafts; /* may be shown */
    int64_t limit, count, last;
    size_t bytes; /* of documents */
    bool more;
};

static void put_raw(struct json *json, const char *key, const char *value)
{
    json_key(json, key);
    json_raw(json, value ? value : "null");
}

/* What the asker may not see is told as a deletion: a copy has to forget it. */
static void put_change(struct json *json, const struct db_change_row *change,
                       const char *document)
{
    json_open(json, '{');
    json_put_int(json, "seq", change->seq);
    json_put_text(json, "at", change->at);
    json_put_text(json, "actor", change->actor);
    json_put_text(json, "kind", db_kind_word(change->kind));
    json_put_text(json, "id", change->id);
    json_put_text(json, "op", document ? "put" : "delete");
    json_put_int(json, "rev", change->rev);
    put_raw(json, "document", document);
    json_put_text(json, "successor", change->successor);
    json_close(json, '}');
}

/* One change more than the limit is asked for: it tells that there is a next page. */
static void add_item(const struct db_change_row *change, void *context)
{
    struct listing *listing = context;
    bool visible = change->is_public || listing->drafts;
    const char *document = visible ? change->document : NULL;
    size_t length = document ? strlen(document) : 0;
    bool is_full = listing->count > 0 && listing->bytes + length > DOCUMENTS_MAX;

    listing->more = listing->more || listing->count == listing->limit || is_full;
    if (listing->more)
        return;
    put_change(&listing->call->json, change, document);
    listing->bytes += length;
    listing->last = change->seq;
    listing->count++;
}

static int64_t newest(const struct db *db)
{
    int64_t last = 0;

    for (int kind = 0; kind < DB_KIND__COUNT; kind++) {
        int64_t sequence = db_sequence(db, (enum db_kind)kind);

        last = sequence > last ? sequence : last;
    }
    return last;
}

int changes_list(struct call *call)
{
    struct listing listing = {
        .call = call,
        .drafts = call_may(call, SCOPE_DRAFTS),
        .limit = call_int(call, "limit"),
    };
    uint64_t asked = call_argument(call, "kinds")->mask;
    unsigned mask = asked ? (unsigned)asked : (1U << DB_KIND__COUNT) - 1;

    call->is_private = listing.drafts;
    json_open(&call->json, '{');
    json_put_open(&call->json, "items", '[');
    enum db_status status = db_change_list(call->db, call_int(call, "since"), mask,
                                           listing.limit + 1, add_item, &listing);
    if (status != DB_OK)
        return call_db_failed(call, status);
    json_close(&call->json, ']');
    /* At the end of the log: also over what the filter left out. */
    json_put_int(&call->json, "last_seq", listing.more ? listing.last : newest(call->db));
    json_put_bool(&call->json, "more", listing.more);
    json_close(&call->json, '}');
    return call_ok(call);
}
