/* test_search.c - /search and /suggest: what is found in which order, and what never is.
 */
#include "ask.h"
#include "sample_words.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

enum { NEWS_ID = 25 }; /* the last letter of an id of sample_words.c */

/* What is found: countries by their codes, missions by the last digits of their ids, news
 * by the last letter of theirs, all in order. */
static const struct {
    const char *query, *found;
} searches[] = {
    {"q=habito", "A C B 1"},
    {"q=H%C3%A1bito", "A C B 1"},
    {"q=HABIT", "A C B 1"},
    {"q=habito%20viajar", "1"},
    {"q=viajar%20habito", "1"},
    {"q=habito%20moskva", ""},
    {"q=habito&kinds=notice", "A C B"},
    {"q=habito&kinds=article,notice", "A C B 1"},
    {"q=habito&kinds=mission", ""},
    {"q=moskva", "006 2"},
    {"q=%D0%9C%D0%BE%D1%81%D0%BA%D0%B2%D0%B0", "006 2"}, /* Москва */
    {"q=posolstvo", "2"},
    {"q=istanbul", "6 7"},
    {"q=%C4%B0STANBUL", "6 7"},
    {"q=strasse", "6"},
    {"q=Stra%C3%9Fe", "6"},
    {"q=kolkata", "7"},
    {"q=harbour", "A C B 6"},
    {"q=germany&kinds=country", "DE"},
    {"q=Allemagne", "DE"},
    {"q=%D8%A3%D9%84%D9%85%D8%A7%D9%86%D9%8A%D8%A7", "DE"}, /* Arabic */
    {"q=Burma&kinds=country", "MM"},
    {"q=cote%20d%27ivoire", "CI 006"},
    {"q=C%C3%B4te%20d%E2%80%99Ivoire", "CI 006"},
    {"q=embassy%20mosc", "001 006 003"},
    {"q=embassy%20mosc&limit=1", "001"},
};

static void join(const json_t *items, char *text, size_t size)
{
    size_t i = 0;
    const json_t *item = NULL;

    text[0] = '\0';
    json_array_foreach(items, i, item)
    {
        const char *id = ask_text(item, "id");
        const char *kind = ask_text(item, "kind");
        size_t length = strlen(text);
        size_t skip = strcmp(kind, "mission") == 0   ? strlen("Q900000")
                      : strcmp(kind, "country") == 0 ? 0
                                                     : NEWS_ID;

        (void)snprintf(text + length, size - length, "%s%s", i > 0 ? " " : "",
                       strlen(id) >= skip ? id + skip : id);
    }
}

static void check_searches(struct tap *tap, struct db *db)
{
    for (size_t i = 0; i < sizeof(searches) / sizeof(searches[0]); i++) {
        char found[512];
        json_t *tree = ask_format(db, "/api/v1/search?%s", searches[i].query);

        join(ask_at(tree, "items"), found, sizeof(found));
        if (!tap_check(tap, tree && strcmp(found, searches[i].found) == 0,
                       "%s finds '%s'", searches[i].query, searches[i].found))
            tap_note("was '%s'", found);
        json_decref(tree);
    }
}

/* Runs as "[hit]" among the rest. */
static void join_runs(const json_t *runs, char *text, size_t size)
{
    size_t i = 0;
    const json_t *run = NULL;

    text[0] = '\0';
    json_array_foreach(runs, i, run)
    {
        bool hit = json_is_true(json_object_get(run, "hit"));
        size_t length = strlen(text);

        (void)snprintf(text + length, size - length, hit ? "[%s]" : "%s",
                       ask_text(run, "text"));
    }
}

static const struct {
    const char *query, *runs, *text;
} runs[] = {
    {"q=habito&kinds=article", "title_runs", "El [Hábito] de viajar"},
    {"q=habito&kinds=article", "snippet", "Una guía para el viajero"},
    {"q=viajero&kinds=article", "snippet", "Una guía para el [viajero]"},
    {"q=posolstvo", "snippet", "[Посольство] открыто. Спасибо."},
    {"q=strasse", "snippet", "It sails from the Große [Straße]."},
    {"q=nobody", "snippet",
     "in the west, behind the last of the islands, where ships wait for the tide and for the pilot who knows the shoals, and "
     "after all of that: \U0001F6A2 kolkata at last, in the rain, with [nobody] on the "
     "quay."},
    {"q=quot&kinds=article", "title_runs", "Ferry to İstanbul"},
    {"q=Allemagne", "snippet", "[Allemagne]"},
    {"q=embassy%20mosc", "title_runs", "[Embassy] of France in [Moscow]"},
    {"q=embassy%20mosc", "snippet", "1 Example Street, Russia"},
};

static void check_runs(struct tap *tap, struct db *db)
{
    for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++) {
        char text[1024];
        json_t *tree = ask_format(db, "/api/v1/search?%s", runs[i].query);
        const json_t *item = ask_at(tree, "items.0");

        join_runs(json_object_get(item, runs[i].runs), text, sizeof(text));
        if (!tap_check(tap, strcmp(text, runs[i].text) == 0, "%s: %s of the first",
                       runs[i].query, runs[i].runs))
            tap_note("was '%s'", text);
        json_decref(tree);
    }
}

/* ---- Beyond the items ---- */

static void check_more(struct tap *tap, struct db *db)
{
    json_t *tree = ask(db, "/api/v1/search?q=embassy+mosc&limit=2");
    const char *more = ask_text(tree, "more.missions");

    tap_check(tap, strcmp(more, "/api/v1/missions?q=embassy%20mosc") == 0,
              "where more missions are: %s", more);
    json_t *rest = ask(db, more);
    tap_check(tap, json_integer_value(ask_at(rest, "total")) == 3, "there they are");
    json_decref(rest);
    json_decref(tree);
    tree = ask(db, "/api/v1/search?q=embassy+mosc&limit=3");
    tap_check(tap, json_object_size(ask_at(tree, "more")) == 0, "or that there are none");
    json_decref(tree);
    tree = ask(db, "/api/v1/search?q=habito&limit=1");
    tap_check(tap, *ask_text(tree, "more.notices") && !ask_at(tree, "more.articles"),
              "more notices, no more articles");
    json_decref(tree);
    tree = ask(db, "/api/v1/search?q=Frnce");
    tap_check(tap, strcmp(ask_text(tree, "suggestions.0.id"), "FR") == 0,
              "a letter missing: France is suggested");
    json_decref(tree);
    tree = ask(db, "/api/v1/search?q=germany&lang=fr&kinds=country");
    tap_check(tap,
              strcmp(ask_text(tree, "items.0.title"), "Allemagne") == 0 &&
                  strcmp(ask_text(tree, "items.0.lang"), "fr") == 0 &&
                  strcmp(ask_text(tree, "items.0.matched"), "Germany") == 0 &&
                  json_array_size(ask_at(tree, "suggestions")) == 0,
              "in the language asked for, with the name that matched");
    json_decref(tree);
}

/* The scheduled article appears when its time has come; so does the ETag's other half. */
static void check_time(struct tap *tap, struct db *db)
{
    const char *target = "/api/v1/search?q=habito&kinds=article";
    struct api_request request = {.method = API_GET, .target = target, .now = SAMPLE_NOW};
    struct api_response before;
    struct api_response after;

    api_handle(&request, db, &before);
    request.now += INT64_C(40) * 24 * 60 * 60;
    request.if_none_match = sample_header(&before, "ETag");
    api_handle(&request, db, &after);
    tap_check(tap,
              after.status == 200 && !strstr(before.body, "next month") &&
                  strstr(after.body, "next month"),
              "what is scheduled is found from its time on, and no 304 hides it");
    api_response_release(&before);
    api_response_release(&after);
}

/* ---- A city instead of a country ---- */

static void ask_city(struct db *db, const char *etag, struct api_response *response)
{
    const struct api_request request = {.method = API_GET,
                                        .target = "/api/v1/countries?q=suva&fields=id",
                                        .now = SAMPLE_NOW,
                                        .if_none_match = etag};

    api_handle(&request, db, response);
}

/* `before` was answered when no mission was there. */
static void check_city(struct tap *tap, struct db *db, const struct api_response *before)
{
    struct api_response after;

    ask_city(db, sample_header(before, "ETag"), &after);
    tap_check(tap,
              before->status == 200 && strstr(before->body, "\"suggestions\":[]") &&
                  after.status == 200 && strstr(after.body, "{\"id\":\"FJ\""),
              "a city means its country as soon as a mission is there");
    api_response_release(&after);
    json_t *tree = ask(db, "/api/v1/countries?q=Frnce");
    tap_check(tap, json_array_size(ask_at(tree, "suggestions")) == 1, "names go first");
    json_decref(tree);
}

/* ---- Suggestions ---- */

static const struct {
    const char *query, *texts;
} suggestions[] = {
    {"q=german", "Germany; Namibia; Samoa; Embassy of Germany in Moscow"},
    {"q=ferry", "Ferry to İstanbul"}, /* two articles, one text */
    {"q=kolk", ""},                   /* in a body only */
    {"q=habito", "El Hábito de viajar"},
    {"q=burm", "Myanmar"},
    {"q=embassy%20mosc&limit=1", "Embassy of France in Moscow"},
    {"q=germany&lang=fr", "Allemagne; Embassy of Germany in Moscow"},
    {"q=...", ""},
};

static void check_suggestions(struct tap *tap, struct db *db)
{
    for (size_t i = 0; i < sizeof(suggestions) / sizeof(suggestions[0]); i++) {
        char texts[2048] = "";
        size_t k = 0;
        const json_t *item = NULL;
        json_t *tree = ask_format(db, "/api/v1/suggest?%s", suggestions[i].query);

        json_array_foreach(ask_at(tree, "items"), k, item)
        {
            size_t length = strlen(texts);

            (void)snprintf(texts + length, sizeof(texts) - length, "%s%s",
                           k > 0 ? "; " : "", ask_text(item, "text"));
        }
        if (!tap_check(tap, tree && strcmp(texts, suggestions[i].texts) == 0,
                       "%s suggests '%s'", suggestions[i].query, suggestions[i].texts))
            tap_note("was '%s'", texts);
        json_decref(tree);
    }
}

/* Countries do not crowd out the others, and each address leads to its item. */
static void check_shares(struct tap *tap, struct db *db)
{
    json_t *tree = ask(db, "/api/v1/suggest?q=e&limit=20");
    size_t count = json_array_size(ask_at(tree, "items"));
    size_t i = 0;
    const json_t *item = NULL;

    tap_check(tap, count > 8 && count <= 20, "%zu for one letter", count);
    json_decref(tree);
    tree = ask(db, "/api/v1/suggest?q=em");
    json_array_foreach(ask_at(tree, "items"), i, item)
    {
        const char *self = ask_text(item, "self");

        if (strcmp(ask_text(item, "kind"), "article") == 0)
            continue;
        json_t *target = ask(db, self);
        tap_check(tap, target != NULL, "%s is there", self);
        json_decref(target);
    }
    tap_check(tap, json_array_size(ask_at(tree, "items")) == 8, "eight of them");
    tap_check(tap, strcmp(ask_text(tree, "items.7.kind"), "mission") == 0,
              "missions have places of their own");
    json_decref(tree);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;
    struct api_response before;

    sample_create(&sample, false);
    ask_city(sample.db, NULL, &before);
    sample_import(&sample, "golden/missions.csv", "2025-12-01", "2026-02-01T12:00:00Z");
    sample_words_put(&sample);
    sample_reopen(&sample);
    check_searches(&tap, sample.db);
    check_runs(&tap, sample.db);
    check_more(&tap, sample.db);
    check_time(&tap, sample.db);
    check_city(&tap, sample.db, &before);
    check_suggestions(&tap, sample.db);
    check_shares(&tap, sample.db);
    api_response_release(&before);
    sample_remove(&sample);
    return tap_end(&tap);
}
