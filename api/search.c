/* search.c - /search: countries, notices, missions and articles by free text. */
#include "search.h"
#include "page.h"
#include "routes.h"

#include <stdio.h>
#include <string.h>

enum { LIMIT_DEFAULT = 10, LIMIT_MAX = 50 };

static const char *const kinds[] = {"country", "notice", "mission", "article", NULL};

/* In the order of the answer, which is that of `kinds`. */
static const struct {
    search_kind *write;
    const char *collection;
} sections[] = {
    {search_countries, "countries"},
    {search_notices, "notices"},
    {search_missions, "missions"},
    {search_articles, "articles"},
};

const struct param search_get_params[] = {
    WORDS_PARAM("france mosc",
                "Words, all of which must occur; the last may be cut off. Case, accents "
                "and script do not matter; no character is an operator"),
    {.name = "kinds",
     .kind = PARAM_WORDS,
     .words = kinds,
     .example = "country,mission",
     .about = "Only these kinds"},
    {.name = "lang",
     .kind = PARAM_LANGUAGE,
     .example = "fr",
     .about = "Language of the names of countries (BCP 47)"},
    {.name = "limit",
     .kind = PARAM_INT,
     .min = 1,
     .max = LIMIT_MAX,
     .fallback = LIMIT_DEFAULT,
     .example = "10",
     .about = "Items of each kind, at most"},
    {0},
};

void search_note(struct search *search, enum db_status status)
{
    if (search->status == DB_OK)
        search->status = status;
}

bool search_take(struct search *search)
{
    search->more = search->shown == search->limit;
    if (search->more)
        return false;
    search->shown++;
    search->found++;
    return true;
}

enum db_status search_run(struct search *search, search_kind *kind)
{
    search->shown = 0;
    search->more = false;
    enum db_status status = kind(search);
    return status == DB_OK ? search->status : status;
}

/* ---- Items as JSON ---- */

static void open_item(struct search *search, const struct search_item *item)
{
    struct json *json = &search->call->json;
    char path[160];

    (void)snprintf(path, sizeof(path), "/api/v1/%s/%s", item->collection, item->key);
    json_open(json, '{');
    json_put_text(json, "kind", item->kind);
    json_put_text(json, "id", item->id);
    json_put_text(json, "self", path);
    json_put_text(json, "title", item->title);
    json_put_text(json, "lang", item->lang);
    search_note(search, words_put_runs(search->call, "title_runs", &search->words,
                                       item->title, strlen(item->title)));
    if (item->article)
        json_put_text(json, "published_at", item->article->published_at);
}

static void put_snippet(struct search *search, const struct search_item *item,
                        const char *text)
{
    (void)item;
    search_note(search, words_put_snippet(search->call, &search->words, text));
}

static void close_item(struct search *search, const struct search_item *item)
{
    struct json *json = &search->call->json;

    if (item->country)
        json_put_text(json, "matched", item->country->matched);
    if (item->mission) {
        json_put_text(json, "city", item->mission->city);
        json_put_text(json, "host", item->mission->host);
        json_put_text(json, "status", db_status_word(item->mission->status));
    }
    if (item->notice) {
        json_put_text(json, "issuer", item->notice->issuer);
        json_put_text(json, "level", item->notice->level);
        json_put_bool(json, "active", item->active);
        json_put_text(json, "published_at", item->notice->published_at);
    }
    json_close(json, '}');
}

static const struct search_form as_json = {open_item, put_snippet, close_item};

/* Where the rest of a kind is listed. */
static void put_more(struct call *call, const char *collection)
{
    struct buffer address = {0};

    buffer_append_text(&address, "/api/v1/");
    buffer_append_text(&address, collection);
    buffer_append_text(&address, "?q=");
    page_append_escaped(&address, call_text(call, "q"));
    const char *text = buffer_text(&address);
    call->out_of_memory |= text == NULL;
    json_put_text(&call->json, collection, text);
    buffer_release(&address);
}

static void put_suggestion(const struct db_country_hit *hit, void *context)
{
    struct json *json = context;

    json_open(json, '{');
    json_put_text(json, "id", hit->code);
    json_put_text(json, "name", hit->name);
    json_close(json, '}');
}

/* The items of all kinds; bit i of *ret_more: there are more of sections[i]. */
static enum db_status put_items(struct search *search, unsigned *ret_more)
{
    uint64_t wanted = call_argument(search->call, "kinds")->mask;
    enum db_status status = DB_OK;

    json_put_open(&search->call->json, "items", '[');
    for (size_t i = 0; kinds[i] && status == DB_OK; i++) {
        if (wanted != 0 && (wanted & UINT64_C(1) << i) == 0)
            continue;
        status = search_run(search, sections[i].write);
        *ret_more |= search->more ? 1U << i : 0;
    }
    json_close(&search->call->json, ']');
    return status;
}

int search_get(struct call *call)
{
    struct search search = {.call = call,
                            .form = &as_json,
                            .lang = call_text(call, "lang"),
                            .limit = call_int(call, "limit"),
                            .status = DB_OK};
    struct json *json = &call->json;
    unsigned more = 0;
    int problem = words_read(call, &search.words);

    if (problem != 0)
        return problem;
    json_open(json, '{');
    json_put_text(json, "q", call_text(call, "q"));
    enum db_status status = put_items(&search, &more);
    json_put_open(json, "more", '{');
    for (size_t i = 0; kinds[i]; i++) {
        if ((more & 1U << i) != 0)
            put_more(call, sections[i].collection);
    }
    json_close(json, '}');
    json_put_open(json, "suggestions", '[');
    if (status == DB_OK && search.found == 0)
        status = db_country_suggest(call->db, call_text(call, "q"), put_suggestion, json);
    json_close(json, ']');
    if (status != DB_OK)
        return call_db_failed(call, status);
    json_put_int(json, "seq", page_sequence(call));
    json_close(json, '}');
    return call_ok(call);
}
