/* test_arrangement_db.c - arrangements as they are stored: read as they were put, found
 * for a country by its code and by its memberships, and the missions of their providers.
 */
#include "tap.h"
#include "writer.h"

#include "db/arrangement.h"
#include "db/history.h"
#include "db/mission.h"
#include "db/mission_brief.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_MAX = 2000 };

static const struct db_write write_now = {"2026-05-01T00:00:00Z", "tester"};
static const char *const beneficiaries[] = {"eu", "LI"};
static const char *const providers[] = {"CH", "nordic"};
static const enum db_need needs[] = {DB_NEED_ARREST, DB_NEED_DEATH};
static const struct db_arrangement_post posts[] = {
    {.host = "NP", .provider = "CH"},
    {"IR", "SE", "Q5", "Tehran", true, DB_COVER_NONE, "2020-01-01", "2020-12-31",
     "https://example.org/p", "Nobody"},
};
static const struct db_arrangement whole = {
    .id = "testers",
    .kind = DB_ARRANGEMENT_MUTUAL_ASSISTANCE,
    .scope = DB_SCOPE_LISTED,
    .unrepresented = DB_UNREPRESENTED_NO_POST_IN_CITY,
    .provider_posts = DB_PROVIDER_POSTS_ANY,
    .consular_cover = DB_COVER_EMERGENCY,
    .title = "Testers",
    .legal_ref = "Notes of 1919",
    .source_name = "Gazette",
    .source_url = "https://example.org/",
    .verified_at = "2026-01-01",
    .valid_from = "1920-01-01",
    .valid_to = "2030-01-01",
    .caveat = "Ask",
    .enabled = true,
    .beneficiaries = beneficiaries,
    .beneficiary_count = 2,
    .providers = providers,
    .provider_count = 2,
    .needs = needs,
    .need_count = 2,
    .posts = posts,
    .post_count = 2,
};
static const char whole_text[] =
    "testers mutual_assistance listed no_post_in_city any emergency Testers, "
    "Notes of 1919, Gazette, https://example.org/, 2026-01-01, 1920-01-01, 2030-01-01, "
    "Ask, 1, -; eu LI >CH nordic >arrest death >NP/CH/-/-/-/-/-/-/- "
    "IR/SE/Q5/Tehran/none/2020-01-01/2020-12-31/https://example.org/p/Nobody ";

static const char *or_dash(const char *text)
{
    return text ? text : "-";
}

__attribute__((format(printf, 2, 3))) static void append(char *text, const char *format,
                                                         ...)
{
    va_list arguments;
    size_t length = strlen(text);

    va_start(arguments, format);
    (void)vsnprintf(text + length, TEXT_MAX - length, format, arguments);
    va_end(arguments);
}

static void tell(const struct db_arrangement *seen, void *context)
{
    char *text = context;

    append(text, "%s %s %s %s %s %s %s, %s, %s, %s, %s, %s, %s, %s, %d, %s; ", seen->id,
           db_arrangement_kind_word(seen->kind), db_arrangement_scope_word(seen->scope),
           db_unrepresented_word(seen->unrepresented),
           db_provider_posts_word(seen->provider_posts),
           db_cover_word(seen->consular_cover), seen->title, or_dash(seen->legal_ref),
           or_dash(seen->source_name), or_dash(seen->source_url),
           or_dash(seen->verified_at), or_dash(seen->valid_from), or_dash(seen->valid_to),
           or_dash(seen->caveat), seen->enabled, or_dash(seen->disabled_reason));
    for (size_t i = 0; i < seen->beneficiary_count; i++)
        append(text, "%s ", seen->beneficiaries[i]);
    append(text, ">");
    for (size_t i = 0; i < seen->provider_count; i++)
        append(text, "%s ", seen->providers[i]);
    append(text, ">");
    for (size_t i = 0; i < seen->need_count; i++)
        append(text, "%s ", db_need_word(seen->needs[i]));
    append(text, ">");
    for (size_t i = 0; i < seen->post_count; i++) {
        const struct db_arrangement_post *post = &seen->posts[i];

        append(text, "%s/%s/%s/%s/%s/%s/%s/%s/%s ", post->host, post->provider,
               or_dash(post->mission), or_dash(post->city),
               post->has_cover ? db_cover_word(post->cover) : "-",
               or_dash(post->valid_from), or_dash(post->valid_to),
               or_dash(post->source_url), or_dash(post->note));
    }
}

static void tell_id(const struct db_arrangement *seen, void *context)
{
    append(context, "%s@%d ", seen->id, (int)seen->rev);
}

static void test_put(struct tap *tap, struct db *db)
{
    struct db_arrangement changed = whole;
    enum db_change change = DB_UNCHANGED;
    char text[TEXT_MAX] = "";

    tap_check(tap, db_arrangement_by_id(db, "testers", tell, text) == DB_NOT_FOUND,
              "one nobody has told");
    tap_check(tap,
              db_arrangement_put(db, &whole, "{1}", &change) == DB_OK &&
                  change == DB_INSERTED,
              "it is put: %s", db_error(db));
    tap_check(tap,
              db_arrangement_by_id(db, "testers", tell, text) == DB_OK &&
                  strcmp(text, whole_text) == 0,
              "and read as it was put: %s", text);
    tap_check(tap,
              db_arrangement_put(db, &whole, "{1}", &change) == DB_OK &&
                  change == DB_UNCHANGED,
              "an equal one changes nothing");
    changed.need_count = changed.post_count = 0;
    changed.beneficiary_count = 1;
    tap_check(tap,
              db_arrangement_put(db, &changed, "{2}", &change) == DB_OK &&
                  change == DB_UPDATED,
              "another one replaces it");
    text[0] = '\0';
    tap_check(tap,
              db_arrangement_by_id(db, "testers", tell, text) == DB_OK &&
                  strstr(text, "; eu >CH nordic >>"),
              "with its lists: %s", text);
    tap_check(tap, db_arrangement_delete(db, "testers") == DB_OK, "deleted");
    tap_check(tap, db_arrangement_delete(db, "testers") == DB_NOT_FOUND, "once");
    text[0] = '\0';
    tap_check(tap,
              db_arrangement_put(db, &whole, "{2}", &change) == DB_OK &&
                  change == DB_INSERTED &&
                  db_arrangement_by_id(db, "testers", tell_id, text) == DB_OK &&
                  strcmp(text, "testers@4 ") == 0,
              "and its revisions go on: %s", text);
}

static void refuse(struct tap *tap, struct db *db,
                   const struct db_arrangement *arrangement, const char *why)
{
    enum db_change change = DB_UNCHANGED;

    db_write_rollback(db);
    tap_check(tap,
              db_write_begin(db, &write_now) == DB_OK &&
                  db_arrangement_put(db, arrangement, "{}", &change) == DB_CONFLICT,
              "%s", why);
}

static void test_rules(struct tap *tap, struct db *db)
{
    static const char *const twice[] = {"eu", "eu"};
    static const struct db_arrangement_post nowhere[] = {
        {.host = "??", .provider = "CH"}};
    struct db_arrangement bad = whole;

    bad.verified_at = NULL;
    refuse(tap, db, &bad, "nothing is enabled that was never verified");
    bad = whole;
    bad.enabled = false;
    refuse(tap, db, &bad, "what is disabled has a reason");
    bad = whole;
    bad.providers = twice;
    refuse(tap, db, &bad, "no party is there twice in a role");
    bad = whole;
    bad.posts = nowhere;
    bad.post_count = 1;
    refuse(tap, db, &bad, "a post stands in a country");
}

static void expect_for(struct tap *tap, struct db *db, const char *country,
                       const char *wanted)
{
    char text[TEXT_MAX] = "";

    tap_check(tap,
              db_arrangement_for(db, country, tell_id, text) == DB_OK &&
                  strcmp(text, wanted) == 0,
              "for %s: %s", country, text);
}

static void test_for(struct tap *tap, struct db *db)
{
    static const char *const both[] = {"eu", "FR"};
    struct db_arrangement twice = whole;
    enum db_change change = DB_UNCHANGED;
    char text[TEXT_MAX] = "";

    expect_for(tap, db, "SE", "eu-unrepresented@1 nordic@1 ");
    expect_for(tap, db, "CA", "canada-australia@1 ");
    expect_for(tap, db, "GB", "");
    twice.beneficiaries = both;
    tap_check(tap, db_arrangement_put(db, &twice, "{}", &change) == DB_OK,
              "one that names a member too");
    expect_for(tap, db, "FR", "eu-unrepresented@1 testers@1 ");
    tap_check(tap,
              db_arrangement_list(db, tell_id, text) == DB_OK &&
                  strcmp(text, "canada-australia@1 commonwealth@1 eu-unrepresented@1 "
                               "example-protecting-power@1 nordic@1 testers@1 ") == 0,
              "all, by id: %s", text);
}

static void test_member(struct tap *tap, struct db *db)
{
    bool is_member = false;

    tap_check(tap, db_country_is_member(db, "FR", "eu", &is_member) == DB_OK && is_member,
              "France is a member");
    tap_check(tap,
              db_country_is_member(db, "CH", "eu", &is_member) == DB_OK && !is_member,
              "Switzerland is not");
    tap_check(tap,
              db_country_is_member(db, NULL, "nordic", &is_member) == DB_OK && is_member,
              "somebody is");
    tap_check(tap,
              db_country_is_member(db, NULL, "FR", &is_member) == DB_OK && !is_member,
              "a code is no membership");
}

static void tell_mission(const struct db_mission_brief *mission, void *context)
{
    append(context, "%s ", mission->id);
}

static void expect_missions(struct tap *tap, struct db *db, const char *id,
                            const char *host, const char *wanted)
{
    char text[TEXT_MAX] = "";

    tap_check(tap,
              db_mission_brief_of_providers(db, id, host, 8, tell_mission, text) ==
                      DB_OK &&
                  strcmp(text, wanted) == 0,
              "providers of %s in %s: %s", id, host, text);
}

/* An office that the static order puts before the others, were it not left out. */
static void put_office(struct tap *tap, struct db *db)
{
    static const struct db_serves serves[] = {{"RU", NULL}};
    const struct db_mission office = {
        .id = "Q900000077",
        .sending = "DE",
        .host = "RU",
        .rank = DB_RANK_EMBASSY,
        .legal_kind = DB_LEGAL_SUBSTATE,
        .name = "Office of Bavaria in Moscow",
        .source = "database-of-embassies",
        .serves = serves,
        .serves_count = 1,
    };
    enum db_change change = DB_UNCHANGED;

    tap_check(tap, db_mission_put(db, &office, "{}", &change) == DB_OK,
              "an office of a part of a state: %s", db_error(db));
}

static void test_providers(struct tap *tap, struct db *db)
{
    put_office(tap, db);
    expect_missions(tap, db, "eu-unrepresented", "RU",
                    "Q900000003 Q900000001 Q900000002 ");
    expect_missions(tap, db, "eu-unrepresented", "IN", "Q900000004 ");
    expect_missions(tap, db, "eu-unrepresented", "NP", "");
    expect_missions(tap, db, "eu-unrepresented", "IT", "");
    expect_missions(tap, db, "canada-australia", "WS", "Q900000008 ");
    expect_missions(tap, db, "commonwealth", "IN", "Q900000005 ");
    expect_missions(tap, db, "nobody", "RU", "");
    char text[TEXT_MAX] = "";
    tap_check(tap,
              db_mission_brief_of_providers(db, "eu-unrepresented", "RU", 1, tell_mission,
                                            text) == DB_OK &&
                  strcmp(text, "Q900000003 Q900000001 ") == 0,
              "at most one of each provider, the best rank: %s", text);
}

struct asking {
    struct db *db;
    char before[TEXT_MAX], missions[TEXT_MAX], after[TEXT_MAX];
};

static void ask_meanwhile(const struct db_arrangement *seen, void *context)
{
    struct asking *asking = context;

    tell(seen, asking->before);
    if (db_mission_brief_of_providers(asking->db, seen->id, "RU", 8, tell_mission,
                                      asking->missions) != DB_OK)
        append(asking->missions, "failed");
    tell(seen, asking->after);
}

static void test_lending(struct tap *tap, struct db *db)
{
    struct asking asking = {.db = db};

    tap_check(tap, db_arrangement_for(db, "SE", ask_meanwhile, &asking) == DB_OK,
              "a visitor asks for missions");
    tap_check(tap,
              strcmp(asking.before, asking.after) == 0 &&
                  strstr(asking.before, "eu >eu >") && strstr(asking.missions, "Q9"),
              "and the arrangements stay as they are lent: %s", asking.after);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;
    static void (*const tests[])(struct tap * tap, struct db * db) = {
        test_put, test_rules, test_for, test_member, test_providers, test_lending};

    writer_open(&sample);
    for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
        tap_check(&tap, db_write_begin(sample.db, &write_now) == DB_OK, "a write begins");
        tests[i](&tap, sample.db);
        db_write_rollback(sample.db);
    }
    sample_remove(&sample);
    return tap_end(&tap);
}
