#include "sample_words.h"

#include "tap.h"

#include "db/article.h"
#include "db/notice.h"

#include <stdlib.h>

static const struct db_article articles[] = {
    {.id = "01J00000000000000000000001",
     .slug = "habito",
     .title = "El Hábito de viajar",
     .summary = "Una guía para el viajero",
     .body = "Sin más palabras.",
     .lang = "es",
     .state = DB_STATE_PUBLISHED,
     .published_at = "2026-02-01T00:00:00Z"},
    {.id = "01J00000000000000000000002",
     .slug = "moskva",
     .title = "Москва: новости",
     .body = "Посольство открыто.\n\nСпасибо.",
     .lang = "ru",
     .state = DB_STATE_PUBLISHED,
     .published_at = "2026-02-02T00:00:00Z"},
    {.id = "01J00000000000000000000003",
     .slug = "hidden-draft",
     .title = "Habito of a draft",
     .body = "habito",
     .lang = "en",
     .state = DB_STATE_DRAFT},
    {.id = "01J00000000000000000000004",
     .slug = "hidden-later",
     .title = "Habito of next month",
     .body = "habito",
     .lang = "en",
     .state = DB_STATE_SCHEDULED,
     .published_at = "2026-04-01T00:00:00Z"},
    {.id = "01J00000000000000000000005",
     .slug = "hidden-gone",
     .title = "Habito withdrawn",
     .body = "habito",
     .lang = "en",
     .state = DB_STATE_WITHDRAWN,
     .published_at = "2026-02-03T00:00:00Z",
     .withdrawn_reason = "wrong"},
    {.id = "01J00000000000000000000006",
     .slug = "due",
     .title = "Ferry to İstanbul",
     .summary = "Of a harbour",
     .body = "It sails from the Große Straße.",
     .lang = "en",
     .state = DB_STATE_SCHEDULED, /* and its time has come */
     .published_at = "2026-03-01T00:00:00Z"},
    {.id = "01J00000000000000000000007",
     .slug = "ferry-again",
     .title = "Ferry to İstanbul",
     .body =
         "\"Quoted\" <b>words</b> and a long way to go before the lighthouse comes up "
         "in the west, behind the last of the islands, where ships wait for the tide "
         "and for the pilot who knows the shoals, and after all of that: "
         "\U0001F6A2 kolkata at last, in the rain, with nobody on the quay.",
     .lang = "en",
     .state = DB_STATE_PUBLISHED,
     .published_at = "2026-01-01T00:00:00Z"},
};

static const char *const about[] = {"RU"};

static const struct db_notice notices[] = {
    {.id = "01J0000000000000000000000A",
     .headline = "Habito alert since January",
     .starts_at = "2026-01-01T00:00:00Z",
     .state = DB_STATE_PUBLISHED,
     .published_at = "2026-01-01T00:00:00Z"},
    {.id = "01J0000000000000000000000B",
     .headline = "Habito alert, over",
     .starts_at = "2026-02-01T00:00:00Z",
     .ends_at = "2026-02-05T00:00:00Z",
     .state = DB_STATE_PUBLISHED,
     .published_at = "2026-02-01T00:00:00Z"},
    {.id = "01J0000000000000000000000C",
     .headline = "Habito alert, to come",
     .starts_at = "2026-03-20T00:00:00Z",
     .state = DB_STATE_PUBLISHED,
     .published_at = "2026-03-01T00:00:00Z"},
    {.id = "01J0000000000000000000000D",
     .headline = "Habito alert of a draft",
     .state = DB_STATE_DRAFT},
};

static void put_articles(struct db *db)
{
    for (size_t i = 0; i < sizeof(articles) / sizeof(articles[0]); i++) {
        enum db_change change = DB_UNCHANGED;

        if (db_article_put(db, &articles[i], "{}", &change) != DB_OK) {
            tap_note("%s: %s", articles[i].slug, db_error(db));
            exit(1);
        }
    }
}

static void put_notices(struct db *db)
{
    for (size_t i = 0; i < sizeof(notices) / sizeof(notices[0]); i++) {
        struct db_notice notice = notices[i];
        enum db_change change = DB_UNCHANGED;

        notice.issuer = "Ministry";
        notice.body = "Keep to the **harbour**.";
        notice.lang = "en";
        notice.category = "Safety";
        notice.urgency = notice.severity = notice.certainty = "Unknown";
        notice.response_type = "None";
        notice.countries = about;
        notice.country_count = 1;
        if (db_notice_put(db, &notice, "{}", &change) != DB_OK) {
            tap_note("%s: %s", notice.id, db_error(db));
            exit(1);
        }
    }
}

void sample_words_put(struct sample *sample)
{
    const struct db_write write = {.at = "2026-03-01T13:00:00Z", .actor = "test"};

    if (db_write_begin(sample->db, &write) != DB_OK)
        exit(1);
    put_articles(sample->db);
    put_notices(sample->db);
    if (db_write_commit(sample->db) != DB_OK)
        exit(1);
}
