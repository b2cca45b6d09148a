/* test_news_time.c - the same database asked at different times: what is scheduled,
 * starts and ends does so by itself, and no cache keeps it from being seen. */
#include "ask.h"
#include "db/history.h"
#include "tap.h"
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    HOUR = 3600,
    DAY = 24 * HOUR,
    START = SAMPLE_NOW + HOUR, /* of the storm in Brazil */
    END = START + HOUR,
    BODY_MAX = 64 * 1024,
};

#define STORM  "/api/v1/notices/01KJM000000000000000000100"
#define BANNER "/api/v1/notices/01KJM000000000000000000101"

struct answer {
    int status;
    char tag[64], cache[128];
    int64_t valid_until;
    char body[BODY_MAX];
};

static void ask_at_time(struct db *db, const char *target, int64_t now, const char *tag,
                        struct answer *answer)
{
    const struct api_request request = {
        .method = API_GET, .target = target, .now = now, .if_none_match = tag};
    struct api_response response;

    api_handle(&request, db, &response);
    db_read_end(db);
    const char *field = sample_header(&response, "ETag");
    const char *cache = sample_header(&response, "Cache-Control");
    answer->status = response.status;
    answer->valid_until = response.valid_until;
    (void)snprintf(answer->tag, sizeof(answer->tag), "%s", field ? field : "");
    (void)snprintf(answer->cache, sizeof(answer->cache), "%s", cache ? cache : "");
    (void)snprintf(answer->body, sizeof(answer->body), "%.*s", (int)response.length,
                   response.body ? response.body : "");
    api_response_release(&response);
}

static long max_age(const struct answer *answer)
{
    const char *at = strstr(answer->cache, "max-age=");

    return at ? strtol(at + strlen("max-age="), NULL, 10) : -1;
}

static void put(struct db *db, const char *method, const char *target, const char *body)
{
    struct writer_request request = {.method = method,
                                     .target = target,
                                     .body = body,
                                     .if_none_match = "*",
                                     .local = "test"};
    if (strcmp(method, "PATCH") == 0) {
        request.if_match = "*";
        request.if_none_match = NULL;
    }
    if (!writer_answers(db, &request, strcmp(method, "PATCH") == 0 ? 200 : 201, NULL))
        exit(1);
}

static void prepare(struct db *db)
{
    put(db, "PUT", STORM,
        "{\"issuer\":\"I\",\"headline\":\"Storm over Brazil\",\"body\":\"B\","
        "\"countries\":[\"BR\"],\"starts_at\":\"2026-03-02T13:00:00Z\","
        "\"ends_at\":\"2026-03-02T14:00:00Z\",\"state\":\"published\"}");
    put(db, "PUT", "/api/v1/articles/brazil",
        "{\"title\":\"About Brazil\",\"body\":\"B\",\"countries\":[\"BR\"],"
        "\"state\":\"published\"}");
}

/* ---- A notice starts and ends ---- */

/* Answers that show it while it is active, and how. */
static const struct {
    const char *target, *sign;
} shown[] = {
    {"/api/v1/lookup?nationality=BT&host=BR", "Storm over Brazil"},
    {"/api/v1/countries/BR", "Storm over Brazil"},
    {"/api/v1/articles/brazil", "Storm over Brazil"},
    {"/api/v1/notices?active=true&country=BR", "Storm over Brazil"},
    {"/api/v1/notices?country=BR", "\"active\":true"},
    {STORM, "\"active\":true"},
};

static void check_shown(struct tap *tap, struct db *db, const char *target,
                        const char *sign)
{
    static struct answer before;
    static struct answer during;
    static struct answer after;
    static struct answer answer;

    ask_at_time(db, target, SAMPLE_NOW, NULL, &before);
    ask_at_time(db, target, START, NULL, &during);
    ask_at_time(db, target, END, NULL, &after);
    tap_check(tap,
              before.status == 200 && !strstr(before.body, sign) &&
                  strstr(during.body, sign) && !strstr(after.body, sign),
              "%s shows it from its start to its end", target);
    ask_at_time(db, target, START - 1, before.tag, &answer);
    tap_check(tap, answer.status == 304, "one second before the start: 304");
    tap_check(tap, max_age(&answer) <= 1, "to be kept for that second: %s", answer.cache);
    ask_at_time(db, target, START, before.tag, &answer);
    tap_check(tap, answer.status == 200, "at the start the old tag is no answer");
    ask_at_time(db, target, END - 1, during.tag, &answer);
    tap_check(tap, answer.status == 304, "until the end: 304");
    ask_at_time(db, target, END, during.tag, &answer);
    tap_check(tap, answer.status == 200, "at the end the tag is no answer again");
    tap_check(tap, before.valid_until == START && during.valid_until == END,
              "valid until the start, then until the end");
    ask_at_time(db, target, START - 5, NULL, &answer);
    tap_check(tap, max_age(&answer) == 5 && strstr(answer.cache, "while-revalidate=0,"),
              "five seconds before: %s", answer.cache);
}

/* ---- A banner is not reviewed for too long ---- */

static void check_review(struct tap *tap, struct db *db)
{
    static struct answer before;
    static struct answer after;
    const char *target = "/api/v1/lookup?nationality=FR&host=BR";

    put(db, "PUT", BANNER,
        "{\"issuer\":\"I\",\"headline\":\"A banner\",\"body\":\"B\",\"banner\":true,"
        "\"countries\":[\"BR\"],\"reviewed_at\":\"2026-03-02T12:00:00Z\","
        "\"state\":\"published\"}");
    ask_at_time(db, target, SAMPLE_NOW + 30 * DAY - 1, NULL, &before);
    tap_check(tap, strstr(before.body, "\"review_overdue\":false") != NULL,
              "a banner reviewed 30 days ago is not overdue");
    tap_check(tap, before.valid_until == SAMPLE_NOW + 30 * DAY,
              "but will be in a second");
    ask_at_time(db, target, SAMPLE_NOW + 30 * DAY, before.tag, &after);
    tap_check(tap, after.status == 200 && strstr(after.body, "\"review_overdue\":true"),
              "then it is, in spite of the tag");
}

/* ---- Publication by schedule ---- */

struct logged {
    char actor[64], at[32];
    int64_t rev;
    bool is_published, is_public;
};

static void note_change(const struct db_change_row *change, void *context)
{
    struct logged *logged = context;

    (void)snprintf(logged->actor, sizeof(logged->actor), "%s", change->actor);
    (void)snprintf(logged->at, sizeof(logged->at), "%s", change->at);
    logged->rev = change->rev;
    logged->is_public = change->is_public;
    logged->is_published =
        change->document && strstr(change->document, "\"state\":\"published\"");
}

static struct logged last_change(struct db *db, enum db_kind kind, const char *id)
{
    struct logged logged = {.rev = 0};

    (void)db_read_begin(db);
    if (db_change_last(db, kind, id, note_change, &logged) != DB_OK)
        tap_note("%s: %s", id, db_error(db));
    db_read_end(db);
    return logged;
}

static int64_t sequence(struct db *db)
{
    (void)db_read_begin(db);
    int64_t last = db_sequence(db, DB_KIND_ARTICLE) + db_sequence(db, DB_KIND_NOTICE);
    db_read_end(db);
    return last;
}

static void check_schedule(struct tap *tap, struct db *db)
{
    static struct answer answer;
    const int64_t due = 1772697600; /* 2026-03-05T08:00:00Z, of the sample */
    const char *target = "/api/v1/articles/opens-soon";
    const char *id = "01KJMMA2G00000000000000005";
    char tag[64];

    ask_at_time(db, "/api/v1/articles?country=RU", due - 1, NULL, &answer);
    (void)snprintf(tag, sizeof(tag), "%s", answer.tag);
    tap_check(tap, !strstr(answer.body, id), "a second too early it is in no list");
    tap_check(tap, answer.valid_until == due, "which says until when that holds");
    ask_at_time(db, target, due - 1, NULL, &answer);
    tap_check(tap, answer.status == 404, "and has no address");
    ask_at_time(db, target, due, NULL, &answer);
    tap_check(tap, answer.status == 200 && strstr(answer.body, "\"state\":\"published\""),
              "at its time it is there, without anybody's doing");
    ask_at_time(db, "/api/v1/articles?country=RU", due, tag, &answer);
    tap_check(tap, answer.status == 200 && strstr(answer.body, id),
              "in the lists too, in spite of the tag");
    ask_at_time(db, "/api/v1/countries/RU", due, NULL, &answer);
    tap_check(tap, strstr(answer.body, "opens-soon") != NULL, "and beside its country");
}

static void check_tick(struct tap *tap, struct db *db)
{
    const int64_t due = 1772697600;
    const char *id = "01KJMMA2G00000000000000005";
    int64_t next = -1;
    int64_t before = sequence(db);

    tap_check(tap, api_tick(db, due - 1, &next) && next == due,
              "the tick says when it is wanted: in %lld s", (long long)(next - due + 1));
    tap_check(tap, sequence(db) == before, "and wrote nothing");
    tap_check(tap, api_tick(db, due + 60, &next), "a minute late");
    struct logged logged = last_change(db, DB_KIND_ARTICLE, id);
    tap_check(tap,
              logged.is_published && logged.is_public && logged.rev == 2 &&
                  strcmp(logged.actor, "schedule") == 0 &&
                  strcmp(logged.at, "2026-03-05T08:01:00Z") == 0,
              "it is written down: revision %d by %s at %s", (int)logged.rev,
              logged.actor, logged.at);
    before = sequence(db);
    tap_check(tap, api_tick(db, due + 60, &next) && sequence(db) == before,
              "once is enough");
}

static void check_tick_notice(struct tap *tap, struct db *db)
{
    static struct answer answer;
    const char *target = "/api/v1/notices/01KJM000000000000000000102";
    int64_t next = 0;

    put(db, "PUT", target,
        "{\"issuer\":\"I\",\"headline\":\"H\",\"body\":\"*B*\",\"countries\":[\"BR\"],"
        "\"areas\":[\"A\",\"B\"],\"nationalities\":[\"FR\"],\"state\":\"scheduled\","
        "\"published_at\":\"2026-03-04\",\"level\":\"Level 2\"}");
    ask_at_time(db, target, SAMPLE_NOW + 3 * DAY, NULL, &answer);
    char *rev = strstr(answer.body, "\"rev\":1");
    static char shown_before[BODY_MAX];
    if (rev)
        rev[6] = '2'; /* what is to change, with the time of it */
    (void)snprintf(shown_before, sizeof(shown_before), "%.*s",
                   (int)(strstr(answer.body, "\"updated_at\"") - answer.body),
                   answer.body);
    tap_check(tap, api_tick(db, SAMPLE_NOW + 3 * DAY, &next), "a notice is due");
    ask_at_time(db, target, SAMPLE_NOW + 3 * DAY, NULL, &answer);
    tap_check(tap, strncmp(answer.body, shown_before, strlen(shown_before)) == 0,
              "written down it reads as before: %.700s", answer.body);
}

/* More than one transaction takes: the tick asks to be called again at once. */
static void check_many(struct tap *tap, struct db *db)
{
    const int64_t now = SAMPLE_NOW + 10 * DAY;
    int64_t next = 0;
    int calls = 0;

    for (int i = 0; i < 150; i++) {
        char target[64];

        (void)snprintf(target, sizeof(target), "/api/v1/articles/many-%d", i);
        put(db, "PUT", target,
            "{\"title\":\"T\",\"body\":\"B\",\"state\":\"scheduled\","
            "\"published_at\":\"2026-03-11\"}");
    }
    int64_t before = sequence(db);
    do {
        calls++;
    } while (api_tick(db, now, &next) && next == now && calls < 10);
    tap_check(tap, calls == 2 && sequence(db) - before == 150,
              "150 are published in %d ticks", calls);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    writer_open(&sample);
    prepare(sample.db);
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
        check_shown(&tap, sample.db, shown[i].target, shown[i].sign);
    check_review(&tap, sample.db);
    check_schedule(&tap, sample.db);
    check_tick(&tap, sample.db);
    check_tick_notice(&tap, sample.db);
    check_many(&tap, sample.db);
    sample_remove(&sample);
    return tap_end(&tap);
}
