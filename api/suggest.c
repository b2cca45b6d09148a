/* suggest.c - /suggest: what somebody may be typing. Few, short, and at once. */
#include "country_listing.h"
#include "db/article.h"
#include "db/mission.h"
#include "routes.h"
#include "words.h"

#include <stdio.h>
#include <string.h>

enum {
    LIMIT_DEFAULT = 8,
    LIMIT_MAX = 20,
    ARTICLES_READ = 50, /* newest with these words; those with them in the title count */
    TEXT_SIZE = DB_TITLE_MAX + 1,
    HINT_SIZE = 200,
};

const struct param suggest_get_params[] = {
    WORDS_PARAM("mos", "What was typed so far"),
    {.name = "lang",
     .kind = PARAM_LANGUAGE,
     .example = "fr",
     .about = "Language of the names of countries (BCP 47)"},
    {.name = "limit",
     .kind = PARAM_INT,
     .min = 1,
     .max = LIMIT_MAX,
     .fallback = LIMIT_DEFAULT,
     .example = "8",
     .about = "Items, at most"},
    {0},
};

struct proposal {
    char id[64], key[DB_SLUG_MAX + 1]; /* key: of its address */
    char text[TEXT_SIZE], hint[HINT_SIZE];
};

/* Those of one kind. */
struct proposals {
    struct call *call;
    const struct db_words *words;
    const struct proposals *before; /* whose texts are not repeated */
    const char *kind, *collection;
    size_t limit, count;
    enum db_status status;
    struct proposal proposal[LIMIT_MAX];
};

static bool is_told(const struct proposals *proposals, const char *text)
{
    for (; proposals; proposals = proposals->before) {
        for (size_t i = 0; i < proposals->count; i++) {
            if (strcmp(proposals->proposal[i].text, text) == 0)
                return true;
        }
    }
    return false;
}

/* Cut at a letter where it does not fit. */
static void copy_text(char *out, size_t size, const char *text)
{
    size_t length = strnlen(text, size - 1);

    while (text[length] && length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    memcpy(out, text, length);
    out[length] = '\0';
}

/* NULL: there is no room, or this text is there already. */
static struct proposal *add(struct proposals *proposals, const char *id, const char *key,
                            const char *text)
{
    if (proposals->count == proposals->limit || is_told(proposals, text))
        return NULL;

    struct proposal *proposal = &proposals->proposal[proposals->count++];
    (void)snprintf(proposal->id, sizeof(proposal->id), "%s", id);
    (void)snprintf(proposal->key, sizeof(proposal->key), "%s", key);
    copy_text(proposal->text, sizeof(proposal->text), text);
    proposal->hint[0] = '\0';
    return proposal;
}

/* The hint: by which other name it was found. */
static void add_country(const struct db_country_hit *hit, void *context)
{
    struct proposals *countries = context;
    const char *lang = call_text(countries->call, "lang");
    char name[COUNTRY_NAME_SIZE];

    (void)snprintf(name, sizeof(name), "%s", hit->name);
    if (lang && countries->status == DB_OK)
        countries->status =
            db_country_name(countries->call->db, hit->code, lang, sizeof(name), name);
    struct proposal *proposal = add(countries, hit->code, hit->code, name);
    if (proposal && strcmp(hit->matched, name) != 0)
        copy_text(proposal->hint, sizeof(proposal->hint), hit->matched);
}

static void add_mission(const struct db_mission *mission, void *context)
{
    struct proposal *proposal = add(context, mission->id, mission->id, mission->name);
    char place[DB_TEXT_MAX + COUNTRY_NAME_SIZE];

    if (!proposal)
        return;
    (void)snprintf(place, sizeof(place), "%s%s%s", mission->city ? mission->city : "",
                   mission->city ? ", " : "", mission->host_name);
    copy_text(proposal->hint, sizeof(proposal->hint), place);
}

static void add_article(const struct db_article *article, void *context)
{
    struct proposals *articles = context;
    bool match = false;

    if (articles->count == articles->limit || articles->status != DB_OK)
        return;
    articles->status =
        db_words_match(articles->call->db, articles->words, article->title, &match);
    struct proposal *proposal =
        match ? add(articles, article->id, article->slug, article->title) : NULL;
    if (proposal && article->published_at) /* the date alone */
        copy_text(proposal->hint, sizeof("2026-01-31"), article->published_at);
}

static enum db_status find(struct call *call, struct proposals *countries,
                           struct proposals *missions, struct proposals *articles)
{
    const char *text = call_text(call, "q");
    const struct db_mission_filter mission_filter = {
        .words = text, .sort = DB_SORT_RANK, .limit = (int64_t)missions->limit};
    const struct db_article_filter article_filter = {
        .now = call->now, .words = text, .limit = ARTICLES_READ};
    enum db_status status =
        db_country_search(call->db, text, countries->limit, add_country, countries);

    if (status == DB_OK)
        status = countries->status;
    if (status == DB_OK)
        status = db_mission_list(call->db, &mission_filter, add_mission, missions, NULL);
    if (status == DB_OK)
        status = db_article_list(call->db, &article_filter, add_article, articles, NULL);
    return status == DB_OK ? articles->status : status;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Half of the places for countries, a quarter for articles, the rest for missions; what
 * one kind leaves free goes to the others in turn. */
static void share(size_t limit, struct proposals *countries, struct proposals *missions,
                  struct proposals *articles)
{
    size_t country_count = least(countries->count, (limit + 1) / 2);
    size_t article_count = least(articles->count, limit / 4);

    missions->count = least(missions->count, limit - country_count - article_count);
    countries->count = least(countries->count, limit - missions->count - article_count);
    articles->count = least(articles->count, limit - missions->count - countries->count);
}

static void put(const struct proposals *proposals)
{
    struct json *json = &proposals->call->json;
    char path[DB_SLUG_MAX + 32];

    for (size_t i = 0; i < proposals->count; i++) {
        const struct proposal *proposal = &proposals->proposal[i];

        (void)snprintf(path, sizeof(path), "/api/v1/%s/%s", proposals->collection,
                       proposal->key);
        json_open(json, '{');
        json_put_text(json, "kind", proposals->kind);
        json_put_text(json, "id", proposal->id);
        json_put_text(json, "self", path);
        json_put_text(json, "text", proposal->text);
        json_put_text(json, "hint", proposal->hint[0] ? proposal->hint : NULL);
        json_close(json, '}');
    }
}

int suggest_get(struct call *call)
{
    struct db_words words;
    int problem = words_read(call, &words);

    if (problem != 0)
        return problem;
    size_t limit = (size_t)call_int(call, "limit");
    struct proposals countries = {
        .call = call, .kind = "country", .collection = "countries", .limit = limit};
    struct proposals missions = {.call = call,
                                 .before = &countries,
                                 .kind = "mission",
                                 .collection = "missions",
                                 .limit = limit};
    struct proposals articles = {.call = call,
                                 .words = &words,
                                 .before = &missions,
                                 .kind = "article",
                                 .collection = "articles",
                                 .limit = limit};
    enum db_status status = find(call, &countries, &missions, &articles);
    if (status != DB_OK)
        return call_db_failed(call, status);
    share(limit, &countries, &missions, &articles);
    json_open(&call->json, '{');
    json_put_open(&call->json, "items", '[');
    put(&countries);
    put(&missions);
    put(&articles);
    json_close(&call->json, ']');
    json_close(&call->json, '}');
    return call_ok(call);
}
