/* test_notice_db.c - notices in the db room: what comes back, order, what is active, the
 * rules of the schema, and the moments at which answers change by themselves. */
#include "sample.h"
#include "tap.h"

#include "db/history.h"
#include "db/notice.h"

#include <stdio.h>
#include <string.h>

enum { SEEN_MAX = 32, TEXT_MAX = 64 };

static const char now[] = "2026-03-02T12:00:00Z";

/* What a visitor saw, in its order. */
struct seen {
    int count;
    char id[SEEN_MAX][TEXT_MAX];
    int64_t number[SEEN_MAX];
    int64_t rev;
    bool active;
    char lists[512], texts[512];
};

static void join(char *text, size_t size, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(text);

        (void)snprintf(text + length, size - length, "%s,", list[i] ? list[i] : "-");
    }
    size_t length = strlen(text);
    (void)snprintf(text + length, size - length, ";");
}

static void see(const struct db_notice *n, void *context)
{
    struct seen *seen = context;
    const char *const texts[] = {
        n->issuer,       n->issuer_country,   n->source_url,
        n->level,        n->level_scale,      n->regional_level,
        n->category,     n->urgency,          n->severity,
        n->certainty,    n->response_type,    n->headline,
        n->body,         n->instruction,      n->lang,
        n->starts_at,    n->ends_at,          n->reviewed_at,
        n->published_at, n->withdrawn_reason, n->banner ? "banner" : "plain",
    };

    if (seen->count == SEEN_MAX)
        return;
    (void)snprintf(seen->id[seen->count], TEXT_MAX, "%s", n->id);
    seen->number[seen->count++] = n->number;
    seen->rev = n->rev;
    seen->active = db_notice_is_active(n, now);
    seen->lists[0] = seen->texts[0] = '\0';
    join(seen->lists, sizeof(seen->lists), n->countries, n->country_count);
    join(seen->lists, sizeof(seen->lists), n->areas, n->area_count);
    join(seen->lists, sizeof(seen->lists), n->nationalities, n->nationality_count);
    join(seen->texts, sizeof(seen->texts), texts, sizeof(texts) / sizeof(texts[0]));
}

static void see_due(enum db_kind kind, const char *id, void *context)
{
    struct seen *seen = context;

    if (seen->count < SEEN_MAX)
        (void)snprintf(seen->id[seen->count++], TEXT_MAX, "%s %.40s", db_kind_word(kind),
                       id);
}

static bool begin(struct db *db)
{
    const struct db_write write = {.at = "2026-02-01T00:00:00Z", .actor = "test"};

    return db_write_begin(db, &write) == DB_OK;
}

static enum db_status end(struct db *db, enum db_status status)
{
    if (status == DB_OK)
        return db_write_commit(db);
    db_write_rollback(db);
    return status;
}

static struct db_notice make_notice(const char *id)
{
    static const char *const countries[] = {"RU"};

    return (struct db_notice){
        .id = id,
        .issuer = "Ministry",
        .category = "Security",
        .urgency = "Unknown",
        .severity = "Severe",
        .certainty = "Observed",
        .response_type = "Avoid",
        .headline = "Headline",
        .body = "Body",
        .lang = "en",
        .state = DB_STATE_PUBLISHED,
        .published_at = "2026-01-01T00:00:00Z",
        .countries = countries,
        .country_count = 1,
    };
}

/* The document only has to differ where the notice does. */
static enum db_status put(struct db *db, const struct db_notice *notice,
                          enum db_change *ret_change)
{
    char document[1024] = "";
    const char *const texts[] = {notice->starts_at,   notice->ends_at,
                                 notice->reviewed_at, notice->published_at,
                                 notice->headline,    notice->body};

    join(document, sizeof(document), texts, 6);
    join(document, sizeof(document), notice->countries, notice->country_count);
    size_t length = strlen(document);
    (void)snprintf(document + length, sizeof(document) - length, "%d%d",
                   (int)notice->state, notice->banner);
    if (!begin(db))
        return DB_FAILED;
    return end(db, db_notice_put(db, notice, document, ret_change));
}

static enum db_status put_new(struct db *db, const struct db_notice *notice)
{
    enum db_change change = DB_UNCHANGED;

    return put(db, notice, &change);
}

static enum db_status remove_alone(struct db *db, const char *id)
{
    if (!begin(db))
        return DB_FAILED;
    return end(db, db_notice_delete(db, id));
}

static void check_notice(struct tap *tap, struct db *db)
{
    static const char *const countries[] = {"RU", "BY"};
    static const char *const areas[] = {"Zone 2", "Border"};
    static const char *const nationalities[] = {"FR", "DE"};
    struct db_notice notice = make_notice("0A");
    enum db_change change = DB_UNCHANGED;
    struct seen seen = {0};

    notice.issuer_country = "FR";
    notice.source_url = "https://example.org/";
    notice.level = "Level 4: Do not travel";
    notice.level_scale = "1 to 4";
    notice.regional_level = "Level 3";
    notice.instruction = "Leave";
    notice.starts_at = "2026-01-02T00:00:00Z";
    notice.ends_at = "2027-01-02T00:00:00Z";
    notice.reviewed_at = "2026-02-02T00:00:00Z";
    notice.banner = true;
    notice.countries = countries;
    notice.country_count = 2;
    notice.areas = areas;
    notice.area_count = 2;
    notice.nationalities = nationalities;
    notice.nationality_count = 2;
    tap_check(tap, put(db, &notice, &change) == DB_OK && change == DB_INSERTED,
              "a notice is inserted");
    tap_check(tap, put(db, &notice, &change) == DB_OK && change == DB_UNCHANGED,
              "an equal one changes nothing");
    tap_check(tap,
              db_notice_by_id(db, "0A", see, &seen) == DB_OK && seen.count == 1 &&
                  seen.rev == 1 && seen.active &&
                  strcmp(seen.lists, "RU,BY,;Zone 2,Border,;FR,DE,;") == 0,
              "it comes back with its lists: %s", seen.lists);
    tap_check(tap,
              strcmp(seen.texts,
                     "Ministry,FR,https://example.org/,Level 4: Do not travel,1 to 4,"
                     "Level 3,Security,Unknown,Severe,Observed,Avoid,Headline,Body,Leave,"
                     "en,2026-01-02T00:00:00Z,2027-01-02T00:00:00Z,2026-02-02T00:00:00Z,"
                     "2026-01-01T00:00:00Z,-,banner,;") == 0,
              "and with its texts: %s", seen.texts);
    notice.body = "Другое";
    tap_check(tap,
              put(db, &notice, &change) == DB_OK && change == DB_UPDATED &&
                  db_notice_by_id(db, "0A", see, &seen) == DB_OK && seen.rev == 2,
              "another body is rev 2");
    tap_check(tap,
              remove_alone(db, "0A") == DB_OK && remove_alone(db, "0A") == DB_NOT_FOUND &&
                  db_notice_by_id(db, "0A", see, &seen) == DB_NOT_FOUND,
              "it is deleted once");
    tap_check(tap,
              put(db, &notice, &change) == DB_OK && change == DB_INSERTED &&
                  db_notice_by_id(db, "0A", see, &seen) == DB_OK && seen.rev == 4 &&
                  remove_alone(db, "0A") == DB_OK,
              "and created again in rev 4");
}

static void check_rules(struct tap *tap, struct db *db)
{
    static const char *const unknown[] = {"QQ"};
    static const char *const twice[] = {"RU", "RU"};
    const char *many[DB_ABOUT_MAX + 1];
    struct db_notice notice = make_notice("0B");
    struct seen seen = {0};

    notice.banner = true;
    tap_check(tap, put_new(db, &notice) == DB_CONFLICT, "a banner has been reviewed");
    notice = make_notice("0B");
    notice.starts_at = notice.ends_at = now;
    tap_check(tap, put_new(db, &notice) == DB_CONFLICT, "an end is after the start");
    notice = make_notice("0B");
    notice.published_at = NULL;
    tap_check(tap, put_new(db, &notice) == DB_CONFLICT, "what is published has a time");
    notice = make_notice("0B");
    notice.state = DB_STATE_WITHDRAWN;
    tap_check(tap, put_new(db, &notice) == DB_CONFLICT, "a withdrawal has a reason");
    notice = make_notice("0B");
    notice.countries = twice;
    notice.country_count = 2;
    tap_check(tap, put_new(db, &notice) == DB_CONFLICT, "no country twice");
    for (size_t i = 0; i <= DB_ABOUT_MAX; i++)
        many[i] = "RU";
    notice.countries = many;
    notice.country_count = DB_ABOUT_MAX + 1;
    tap_check(tap, put_new(db, &notice) == DB_CONFLICT, "not too many countries");
    notice = make_notice("0B");
    notice.countries = unknown;
    tap_check(tap, put_new(db, &notice) == DB_CONFLICT, "no unknown country");
    tap_check(tap, db_notice_by_id(db, "0B", see, &seen) == DB_NOT_FOUND,
              "nothing was written");
}

/* ---- Lists ---- */

static const char *const of_france[] = {"FR"};
static const char *const in_belarus[] = {"RU", "BY"};

/* In the order in which a list gives them: by start, else publication. */
static const struct row {
    const char *id;
    enum db_state state;
    const char *published_at, *starts_at, *ends_at, *reviewed_at, *headline;
    bool french, belarus;
} rows[] = {
    {"N8", DB_STATE_PUBLISHED, "2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z", NULL, NULL,
     "Future", false, false},
    {"N7", DB_STATE_SCHEDULED, "2026-03-05T00:00:00Z", NULL, NULL, NULL, "Scheduled",
     false, true},
    {"N6", DB_STATE_PUBLISHED, "2026-01-01T00:00:00Z", "2026-03-02T12:00:00Z", NULL,
     "2026-02-20T00:00:00Z", "Starts now", false, true},
    {"N5", DB_STATE_SCHEDULED, "2026-03-02T10:00:00Z", NULL, NULL, NULL, "Due", true,
     false},
    {"N4", DB_STATE_PUBLISHED, "2026-02-28T00:00:00Z", NULL, "2026-03-02T12:00:00Z", NULL,
     "Ends now", false, false},
    {"N3", DB_STATE_DRAFT, NULL, "2026-02-27T00:00:00Z", "2026-03-04T00:00:00Z",
     "2025-12-01T00:00:00Z", "Draft", false, false},
    {"N2", DB_STATE_PUBLISHED, "2026-02-26T00:00:00Z", NULL, "2026-03-10T00:00:00Z",
     "2025-11-01T00:00:00Z", "Демонстрации", true, true},
    {"N1", DB_STATE_WITHDRAWN, "2026-02-25T00:00:00Z", NULL, NULL, NULL, "Withdrawn",
     false, false},
};
enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

static const struct {
    struct db_notice_filter filter;
    const char *expected;
} lists[] = {
    {{.now = now}, "86542"},
    {{.now = now, .everything = true}, "87654321"},
    {{.now = now, .everything = true, .has_state = true, .state = DB_STATE_WITHDRAWN},
     "1"},
    {{.now = now, .active = true}, "652"},
    {{.now = "2026-03-02T11:59:59Z", .active = true}, "542"},
    {{.now = "2026-03-10T00:00:00Z", .active = true}, "765"},
    {{.now = now, .active = true, .everything = true}, "652"},
    {{.now = now, .banner = true}, "62"},
    {{.now = now, .banner = true, .everything = true}, "632"},
    {{.now = now, .country = "BY"}, "62"},
    {{.now = now, .country = "BY", .everything = true}, "762"},
    {{.now = now, .country = "RU", .active = true}, "652"},
    {{.now = now, .nationality = "FR"}, "86542"},
    {{.now = now, .nationality = "DE"}, "864"},
    {{.now = now, .nationality = "DE", .country = "BY"}, "6"},
    {{.now = now, .words = "now"}, "64"},
    {{.now = now, .words = "demonstra"}, "2"},
    {{.now = now, .words = "демонстрации"}, "2"},
    {{.now = now, .words = "ministry body", .country = "BY"}, "62"},
    {{.now = now, .words = "withdrawn"}, ""},
};

static enum db_status put_row(struct db *db, const struct row *row)
{
    struct db_notice notice = make_notice(row->id);

    notice.state = row->state;
    notice.published_at = row->published_at;
    notice.starts_at = row->starts_at;
    notice.ends_at = row->ends_at;
    notice.reviewed_at = row->reviewed_at;
    notice.banner = row->reviewed_at != NULL;
    notice.headline = row->headline;
    notice.withdrawn_reason = row->state == DB_STATE_WITHDRAWN ? "wrong" : NULL;
    notice.nationalities = of_france;
    notice.nationality_count = row->french;
    if (row->belarus) {
        notice.countries = in_belarus;
        notice.country_count = 2;
    }
    return put_new(db, &notice);
}

/* The last letters of the ids, by following pages of `limit`. */
static bool walk(struct db *db, const struct db_notice_filter *filter, int64_t limit,
                 const char *expected)
{
    char ids[ROWS + 1] = "";
    size_t length = 0;
    int64_t total = -1;
    struct db_notice_filter page = *filter;
    struct seen seen = {0};

    page.limit = limit;
    do {
        seen.count = 0;
        if (db_notice_list(db, &page, see, &seen, &total) != DB_OK)
            return false;
        for (int i = 0; i < seen.count && length < ROWS; i++)
            ids[length++] = seen.id[i][1];
        page.has_after = seen.count > 0;
        page.after_number = seen.count > 0 ? seen.number[seen.count - 1] : 0;
    } while (seen.count == limit && length < ROWS);
    ids[length] = '\0';
    bool good = strcmp(ids, expected) == 0 && total == (int64_t)strlen(expected);
    if (!good)
        tap_note("%s of %d, not %s", ids, (int)total, expected);
    return good;
}

static void check_lists(struct tap *tap, struct db *db)
{
    bool good = true;

    for (size_t i = 0; i < ROWS; i++)
        good &= put_row(db, &rows[(i * 3) % ROWS]) == DB_OK;
    tap_check(tap, good, "rows for the lists");
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        good = true;
        for (int64_t limit = 1; limit <= 9; limit++)
            good &= walk(db, &lists[i].filter, limit, lists[i].expected);
        tap_check(tap, good, "list %zu: %s", i, lists[i].expected);
    }
    struct seen seen = {0};
    good = db_notice_all(db, see, &seen) == DB_OK && seen.count == ROWS;
    for (int i = 1; i < seen.count; i++)
        good &= strcmp(seen.id[i - 1], seen.id[i]) < 0;
    tap_check(tap, good, "an export has all in the order of ids");
}

/* What a list calls active is what the function calls active, at every moment. */
static void check_active(struct tap *tap, struct db *db)
{
    struct db_notice_filter all = {.now = now, .everything = true, .limit = SEEN_MAX};
    struct seen seen = {0};
    int active = 0;

    tap_check(tap, db_notice_list(db, &all, see, &seen, NULL) == DB_OK, "a list of all");
    for (int i = 0; i < ROWS; i++) {
        struct seen one = {0};

        if (db_notice_by_id(db, rows[i].id, see, &one) == DB_OK && one.active)
            active += 1 << (rows[i].id[1] - '0');
    }
    tap_check(tap, active == (1 << 6 | 1 << 5 | 1 << 2), "active: 6, 5, 2");
}

/* ---- Moments ---- */

static const struct {
    const char *now, *review_before, *last, *next, *reviewed_last, *reviewed_next;
} turns[] = {
    {"2026-03-02T12:00:00Z", "2026-01-01T00:00:00Z", "2026-03-02T12:00:00Z",
     "2026-03-05T00:00:00Z", "2025-11-01T00:00:00Z", "2026-02-20T00:00:00Z"},
    {"2026-03-02T11:59:59Z", "2025-11-01T00:00:00Z", "2026-03-02T10:00:00Z",
     "2026-03-02T12:00:00Z", "2025-11-01T00:00:00Z", "2026-02-20T00:00:00Z"},
    {"2026-03-02T10:00:00Z", "2025-10-31T23:59:59Z", "2026-03-02T10:00:00Z",
     "2026-03-02T12:00:00Z", "", "2025-11-01T00:00:00Z"},
    {"2026-03-01T00:00:00Z", "2026-02-20T00:00:00Z", "", "2026-03-02T08:00:00Z",
     "2026-02-20T00:00:00Z", ""},
    {"2026-03-02T09:59:59Z", "2026-02-20T00:00:00Z", "2026-03-02T08:00:00Z",
     "2026-03-02T10:00:00Z", "2026-02-20T00:00:00Z", ""},
    {"2026-03-05T00:00:00Z", "2027-01-01T00:00:00Z", "2026-03-05T00:00:00Z",
     "2026-03-10T00:00:00Z", "2026-02-20T00:00:00Z", ""},
    {"2026-03-31T00:00:00Z", "2027-01-01T00:00:00Z", "2026-03-10T00:00:00Z",
     "2026-04-01T00:00:00Z", "2026-02-20T00:00:00Z", ""},
    {"2026-04-01T00:00:00Z", "2027-01-01T00:00:00Z", "2026-04-01T00:00:00Z", "",
     "2026-02-20T00:00:00Z", ""},
};

static enum db_status put_article(struct db *db, const char *id, enum db_state state,
                                  const char *published_at)
{
    const struct db_article article = {.id = id,
                                       .slug = id,
                                       .title = "Title",
                                       .body = "",
                                       .lang = "en",
                                       .state = state,
                                       .published_at = published_at};
    enum db_change change = DB_UNCHANGED;

    if (!begin(db))
        return DB_FAILED;
    return end(db, db_article_put(db, &article, id, &change));
}

static void check_turn(struct tap *tap, struct db *db)
{
    struct db_turn turn;

    tap_check(
        tap,
        put_article(db, "a1", DB_STATE_SCHEDULED, "2026-03-02T08:00:00Z") == DB_OK &&
            put_article(db, "a2", DB_STATE_PUBLISHED, "2026-03-02T11:00:00Z") == DB_OK &&
            put_article(db, "a3", DB_STATE_DRAFT, "2026-03-02T11:30:00Z") == DB_OK,
        "articles, of which only the scheduled one turns");
    for (size_t i = 0; i < sizeof(turns) / sizeof(turns[0]); i++) {
        bool good = db_turn(db, turns[i].now, turns[i].review_before, &turn) == DB_OK &&
                    strcmp(turn.last, turns[i].last) == 0 &&
                    strcmp(turn.next, turns[i].next) == 0 &&
                    strcmp(turn.reviewed_last, turns[i].reviewed_last) == 0 &&
                    strcmp(turn.reviewed_next, turns[i].reviewed_next) == 0;

        tap_check(tap, good, "around %s: %s, %s; reviewed %s, %s", turns[i].now,
                  turn.last, turn.next, turn.reviewed_last, turn.reviewed_next);
    }
}

static bool is_due(struct db *db, const char *at, int64_t limit, const char *expected)
{
    struct seen seen = {0};
    char ids[256] = "";

    if (db_publication_due(db, at, limit, see_due, &seen) != DB_OK)
        return false;
    for (int i = 0; i < seen.count; i++) {
        size_t length = strlen(ids);

        (void)snprintf(ids + length, sizeof(ids) - length, "%s;", seen.id[i]);
    }
    return strcmp(ids, expected) == 0;
}

static void check_due(struct tap *tap, struct db *db)
{
    tap_check(tap, is_due(db, "2026-03-02T07:59:59Z", 9, ""), "nothing is due yet");
    tap_check(tap, is_due(db, "2026-03-02T08:00:00Z", 9, "article a1;"), "an article is");
    tap_check(tap,
              is_due(db, "2026-04-02T08:00:00Z", 9, "article a1;notice N5;notice N7;"),
              "an article and two notices, oldest first");
    tap_check(tap, is_due(db, "2026-04-02T08:00:00Z", 2, "article a1;notice N5;"),
              "two of them");
    tap_check(tap, is_due(db, "2026-04-02T08:00:00Z", 1, "article a1;"), "one of them");
}

static void check_empty(struct tap *tap, struct db *db)
{
    struct db_turn turn;

    tap_check(tap,
              db_turn(db, now, now, &turn) == DB_OK && !turn.last[0] && !turn.next[0] &&
                  !turn.reviewed_last[0] && !turn.reviewed_next[0],
              "an empty store never turns");
}

static void check_states(struct tap *tap)
{
    enum db_state state = DB_STATE_DRAFT;
    bool good = true;

    for (int i = 0; i < DB_STATE__COUNT; i++)
        good &= db_state_from_word(db_state_word((enum db_state)i), &state) &&
                state == (enum db_state)i;
    tap_check(tap, good && !db_state_from_word("Draft", &state), "states have words");
    tap_check(tap,
              db_state_at(DB_STATE_SCHEDULED, now, now) == DB_STATE_PUBLISHED &&
                  db_state_at(DB_STATE_SCHEDULED, "2026-03-02T12:00:01Z", now) ==
                      DB_STATE_SCHEDULED &&
                  db_state_at(DB_STATE_DRAFT, now, now) == DB_STATE_DRAFT &&
                  db_state_at(DB_STATE_WITHDRAWN, now, now) == DB_STATE_WITHDRAWN,
              "only what is scheduled publishes itself");
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_create(&sample, false);
    check_states(&tap);
    check_empty(&tap, sample.db);
    check_notice(&tap, sample.db);
    check_rules(&tap, sample.db);
    check_lists(&tap, sample.db);
    check_active(&tap, sample.db);
    check_turn(&tap, sample.db);
    check_due(&tap, sample.db);
    tap_check(&tap, db_check(sample.db) == DB_OK, "the file is whole");
    sample_remove(&sample);
    return tap_end(&tap);
}
