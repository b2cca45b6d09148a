/* test_log_db.c - tokens, kept answers, helplines, missions that go, and the log of
 * changes that remembers them. */
#include "change.h"
#include "sample.h"
#include "tap.h"

#include "db/helpline.h"
#include "db/history.h"
#include "db/mission.h"
#include "db/retry.h"
#include "db/token.h"

#include <stdio.h>
#include <string.h>

static const struct db_write write_now = {"2026-05-01T00:00:00Z", "tester"};

static bool equal(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static void begin(struct tap *tap, struct db *db)
{
    if (db_write_begin(db, &write_now) != DB_OK)
        tap_check(tap, false, "a write begins: %s", db_error(db));
}

static void commit(struct tap *tap, struct db *db)
{
    if (db_write_commit(db) != DB_OK)
        tap_check(tap, false, "a write is stored: %s", db_error(db));
}

/* ---- Tokens and kept answers ---- */

static void copy_token(const struct db_token *token, void *context)
{
    char *text = context;
    size_t length = strlen(text);

    (void)snprintf(text + length, 400 - length, "%s/%s/%s/%02x/%s/%s/%s ", token->id,
                   token->name, token->role, token->hash[31], token->created_at,
                   token->expires_at, token->revoked_at ? token->revoked_at : "-");
}

static void test_tokens(struct tap *tap, struct db *db)
{
    unsigned char hash[DB_TOKEN_HASH_SIZE] = {[0] = 1, [31] = 0xab};
    struct db_token token = {
        "T2", "Zoë", "editor", hash, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z",
        NULL};
    char text[400] = "";

    begin(tap, db);
    tap_check(tap, db_token_add(db, &token) == DB_OK, "a token is added");
    tap_check(tap, db_token_add(db, &token) == DB_CONFLICT, "once");
    token.id = "T1";
    token.role = "admin";
    tap_check(tap, db_token_add(db, &token) == DB_OK, "and another one");
    token.id = "T3";
    token.role = "king";
    tap_check(tap, db_token_add(db, &token) == DB_CONFLICT, "but with no unknown role");
    tap_check(tap, db_token_revoke(db, "T9", write_now.at) == DB_NOT_FOUND,
              "revoking what is not there");
    tap_check(tap, db_token_revoke(db, "T1", "2026-05-01T00:00:00Z") == DB_OK, "revoked");
    tap_check(tap, db_token_revoke(db, "T1", "2026-06-01T00:00:00Z") == DB_OK, "twice");
    commit(tap, db);
    tap_check(tap,
              db_token_by_id(db, "T2", copy_token, text) == DB_OK &&
                  equal(text, "T2/Zoë/editor/ab/2026-01-01T00:00:00Z/"
                              "2027-01-01T00:00:00Z/- "),
              "a token is as it was added: %s", text);
    tap_check(tap, db_token_by_id(db, "T9", copy_token, text) == DB_NOT_FOUND,
              "an unknown one is not found");
    text[0] = '\0';
    tap_check(tap,
              db_token_list(db, copy_token, text) == DB_OK &&
                  strncmp(text, "T1/", 3) == 0 && strstr(text, " T2/") &&
                  strstr(text, "/2026-05-01T00:00:00Z T2"),
              "all, by id, with the first time of revoking: %s", text);
}

static void copy_retry(const struct db_retry *retry, void *context)
{
    (void)snprintf(context, 400, "%s/%s/%llx/%d/%s/%s/%s", retry->actor, retry->key,
                   (unsigned long long)retry->fingerprint, retry->status,
                   retry->location ? retry->location : "-", retry->tag ? retry->tag : "-",
                   retry->body);
}

static void test_retries(struct tap *tap, struct db *db)
{
    const struct db_retry retry = {"T2", "k", UINT64_MAX, 201, "/x", NULL, "{}"};
    char text[400] = "";

    begin(tap, db);
    tap_check(tap, db_retry_add(db, &retry) == DB_OK, "an answer is kept");
    tap_check(tap, db_retry_add(db, &retry) == DB_CONFLICT, "once for a key");
    commit(tap, db);
    tap_check(tap,
              db_retry_find(db, "T2", "k", copy_retry, text) == DB_OK &&
                  equal(text, "T2/k/ffffffffffffffff/201//x/-/{}"),
              "and found again: %s", text);
    tap_check(tap, db_retry_find(db, "T1", "k", copy_retry, text) == DB_NOT_FOUND,
              "but not by somebody else");
    begin(tap, db);
    tap_check(tap, db_retry_forget(db, write_now.at) == DB_OK,
              "what is older is forgotten");
    tap_check(tap, db_retry_find(db, "T2", "k", copy_retry, text) == DB_OK,
              "what is not stays");
    tap_check(tap,
              db_retry_forget(db, "2026-05-01T00:00:01Z") == DB_OK &&
                  db_retry_find(db, "T2", "k", copy_retry, text) == DB_NOT_FOUND,
              "until its time has come");
    commit(tap, db);
}

/* ---- The log ---- */

struct seen {
    int count;
    int64_t seq, rev;
    bool is_public;
    char text[400]; /* "seq:kind/id@rev" of each */
    char document[64], successor[32], at[32], actor[32];
};

static void see_change(const struct db_change_row *change, void *context)
{
    struct seen *seen = context;
    size_t length = strlen(seen->text);

    seen->count++;
    seen->seq = change->seq;
    seen->rev = change->rev;
    seen->is_public = change->is_public;
    (void)snprintf(seen->text + length, sizeof(seen->text) - length, "%s/%s@%d%s ",
                   db_kind_word(change->kind), change->id, (int)change->rev,
                   change->is_public ? "" : "-");
    (void)snprintf(seen->document, sizeof(seen->document), "%s",
                   change->document ? change->document : "(none)");
    (void)snprintf(seen->successor, sizeof(seen->successor), "%s",
                   change->successor ? change->successor : "(none)");
    (void)snprintf(seen->at, sizeof(seen->at), "%s", change->at);
    (void)snprintf(seen->actor, sizeof(seen->actor), "%s", change->actor);
}

static struct seen last(struct db *db, enum db_kind kind, const char *id)
{
    struct seen seen = {.count = 0};

    if (db_change_last(db, kind, id, see_change, &seen) != DB_OK)
        seen.count = 0;
    return seen;
}

static struct seen list_since(struct db *db, int64_t since, unsigned kinds, int64_t limit)
{
    struct seen seen = {.count = 0};

    if (db_change_list(db, since, kinds, limit, see_change, &seen) != DB_OK)
        seen.count = -1;
    return seen;
}

static int64_t end_of_log(struct db *db)
{
    struct db_counts counts = {.sequence = -1};

    return db_count(db, &counts) == DB_OK ? counts.sequence : -1;
}

/* ---- Helplines ---- */

static void copy_lines(const struct db_helplines *helplines, void *context)
{
    char *text = context;
    size_t length = strlen(text);

    length +=
        (size_t)snprintf(text + length, 400 - length, "%s@%d %s ", helplines->country,
                         (int)helplines->rev, helplines->updated_at);
    for (size_t i = 0; i < helplines->line_count; i++) {
        const struct db_helpline *line = &helplines->lines[i];

        length += (size_t)snprintf(
            text + length, 400 - length, "%s %s %s %s %s %s %s %s %s; ", line->kind,
            line->number, line->display ? line->display : "-",
            line->hours ? line->hours : "-", line->lang ? line->lang : "-",
            line->note ? line->note : "-", line->source_name,
            line->source_url ? line->source_url : "-", line->verified_at);
    }
}

static const struct db_helpline french_lines[] = {
    {"mfa_24h", "+33153591100", "01 53 59 11 00", NULL, "fr, en", NULL, "MEAE",
     "https://example.org/", "2026-01-01"},
    {"local_general", "112", NULL, "always", NULL, "free", "EU", NULL, "2026-01-02"},
};

static void test_helplines(struct tap *tap, struct db *db)
{
    struct db_helplines record = {
        .country = "FR", .lines = french_lines, .line_count = 2};
    enum db_change change = DB_UNCHANGED;
    char text[400] = "";

    begin(tap, db);
    tap_check(tap, db_helplines_of(db, "FR", copy_lines, text) == DB_NOT_FOUND,
              "lines nobody has told");
    tap_check(tap,
              db_helplines_put(db, &record, "{1}", &change) == DB_OK &&
                  change == DB_INSERTED,
              "lines are put: %s", db_error(db));
    tap_check(tap,
              db_helplines_of(db, "FR", copy_lines, text) == DB_OK &&
                  equal(text, "FR@1 2026-05-01T00:00:00Z mfa_24h +33153591100 "
                              "01 53 59 11 00 - fr, en - MEAE https://example.org/ "
                              "2026-01-01; local_general 112 - always - free EU - "
                              "2026-01-02; "),
              "and read as they were put: %s", text);
    tap_check(tap,
              db_helplines_put(db, &record, "{1}", &change) == DB_OK &&
                  change == DB_UNCHANGED,
              "equal ones change nothing");
    record.line_count = 1;
    tap_check(tap,
              db_helplines_put(db, &record, "{2}", &change) == DB_OK &&
                  change == DB_UPDATED,
              "one line less");
    tap_check(tap, db_helplines_delete(db, "FR") == DB_OK, "deleted");
    tap_check(tap, db_helplines_delete(db, "FR") == DB_NOT_FOUND, "once");
    tap_check(tap,
              equal(last(db, DB_KIND_HELPLINE, "FR").text, "helpline/FR@3 ") &&
                  equal(last(db, DB_KIND_HELPLINE, "FR").document, "(none)"),
              "the log has the tombstone: %s", last(db, DB_KIND_HELPLINE, "FR").text);
    tap_check(tap,
              db_helplines_put(db, &record, "{2}", &change) == DB_OK &&
                  change == DB_INSERTED,
              "put again with the last document");
    record.country = "AD";
    tap_check(tap, db_helplines_put(db, &record, "{3}", &change) == DB_OK, "another one");
    text[0] = '\0';
    tap_check(tap,
              db_helplines_all(db, copy_lines, text) == DB_OK &&
                  strncmp(text, "AD@1", 4) == 0 && strstr(text, "; FR@4 "),
              "all by country, the rev goes on: %s", text);
    record.country = "??";
    tap_check(tap, db_helplines_put(db, &record, "{4}", &change) == DB_CONFLICT,
              "an unknown country has no lines");
    db_write_rollback(db);
}

/* ---- Missions that go ---- */

static void copy_id(const struct db_mission *mission, void *context)
{
    char *text = context;
    size_t length = strlen(text);

    if (mission->id[0] != 'X')
        return;
    (void)snprintf(text + length, 400 - length, "%s@%d %s ", mission->id,
                   (int)mission->rev, mission->city ? mission->city : "");
}

static enum db_status put_mission(struct db *db, const char *id, const char *city,
                                  const char *document, enum db_change *ret_change)
{
    static const struct db_serves serves = {.country = "RU"};
    static const struct db_contact contact = {DB_CONTACT_EMAIL, "a@example.org", NULL};
    const struct db_mission mission = {
        .id = id,
        .sending = "FR",
        .host = "RU",
        .rank = DB_RANK_CONSULATE,
        .name = "Consulate of France",
        .city = city,
        .point_quality = DB_POINT_CITY,
        .point = {55, 37},
        .source = "database-of-embassies",
        .serves = &serves,
        .serves_count = 1,
        .contacts = &contact,
        .contact_count = 1,
    };

    return db_mission_put(db, &mission, document, ret_change);
}

static int64_t found_by_word(struct db *db, const char *word)
{
    const struct db_mission_filter filter = {.words = word, .limit = 10};
    char text[400] = "";
    int64_t total = -1;

    if (db_mission_list(db, &filter, copy_id, text, &total) != DB_OK)
        return -1;
    return total;
}

static void test_deletion(struct tap *tap, struct db *db)
{
    enum db_change change = DB_UNCHANGED;
    char text[400] = "";

    begin(tap, db);
    tap_check(tap, db_mission_delete(db, "Xdel") == DB_NOT_FOUND, "nothing to delete");
    tap_check(tap,
              put_mission(db, "Xold", "Zyxville", "{1}", &change) == DB_OK &&
                  db_mission_rename(db, "Xold", "Xdel") == DB_OK &&
                  put_mission(db, "Xdel", "Zyxville", "{2}", &change) == DB_OK,
              "a mission with a former id: %s", db_error(db));
    tap_check(tap, found_by_word(db, "zyxville") == 1, "it is found by a word");
    tap_check(tap, db_mission_delete(db, "Xdel") == DB_OK, "it is deleted: %s",
              db_error(db));
    tap_check(tap,
              db_mission_by_id(db, "Xdel", copy_id, text) == DB_NOT_FOUND &&
                  db_mission_by_id(db, "Xold", copy_id, text) == DB_NOT_FOUND,
              "it is gone under both ids");
    tap_check(tap, found_by_word(db, "zyxville") == 0, "and from the words");
    tap_check(tap, db_check(db) == DB_OK, "nothing of it is left: %s", db_error(db));
    tap_check(tap,
              equal(last(db, DB_KIND_MISSION, "Xdel").text, "mission/Xdel@3 ") &&
                  equal(last(db, DB_KIND_MISSION, "Xdel").document, "(none)"),
              "the log has its tombstone: %s", last(db, DB_KIND_MISSION, "Xdel").text);
    tap_check(tap, equal(last(db, DB_KIND_MISSION, "Xold").successor, "Xdel"),
              "and where the former id went");
    tap_check(tap,
              put_mission(db, "Xdel", "Zyxville", "{2}", &change) == DB_OK &&
                  change == DB_INSERTED,
              "it comes back with the document that it had");
    tap_check(tap,
              db_mission_by_id(db, "Xdel", copy_id, text) == DB_OK &&
                  equal(text, "Xdel@4 Zyxville "),
              "and goes on with the next rev: %s", text);
    tap_check(tap,
              put_mission(db, "Xold", "Zyxville", "{3}", &change) == DB_OK &&
                  last(db, DB_KIND_MISSION, "Xold").rev == 3,
              "as does a mission under an id that was given up");
    text[0] = '\0';
    tap_check(tap,
              db_mission_all(db, copy_id, text) == DB_OK &&
                  equal(text, "Xdel@4 Zyxville Xold@3 Zyxville "),
              "all missions by id: %s", text);
    db_write_rollback(db);
}

static void test_list(struct tap *tap, struct db *db)
{
    const unsigned missions = 1U << DB_KIND_MISSION;
    const unsigned helplines = 1U << DB_KIND_HELPLINE;
    const struct db_helplines record = {
        .country = "FR", .lines = french_lines, .line_count = 2};
    enum db_change change = DB_UNCHANGED;
    int64_t end = end_of_log(db);
    struct seen seen;

    begin(tap, db);
    tap_check(tap,
              put_mission(db, "Xa", "A", "{1}", &change) == DB_OK &&
                  db_helplines_put(db, &record, "{2}", &change) == DB_OK &&
                  put_mission(db, "Xa", "B", "{3}", &change) == DB_OK &&
                  put_mission(db, "Xb", "C", "{4}", &change) == DB_OK,
              "four changes");
    seen = list_since(db, end, missions | helplines, 10);
    tap_check(tap,
              equal(seen.text, "mission/Xa@1 helpline/FR@1 mission/Xa@2 mission/Xb@1 "),
              "are listed in their order: %s", seen.text);
    tap_check(tap,
              equal(seen.at, write_now.at) && equal(seen.actor, "tester") &&
                  seen.seq == end + 4 && equal(seen.document, "{4}"),
              "with time, author, number and document");
    seen = list_since(db, end + 1, missions, 1);
    tap_check(tap, equal(seen.text, "mission/Xa@2 "), "by kind, since, limit: %s",
              seen.text);
    tap_check(tap, list_since(db, end, 0, 10).count == 0, "of no kind there is none");
    seen = (struct seen){.count = 0};
    tap_check(tap,
              db_change_history(db, DB_KIND_MISSION, "Xa", 0, 10, see_change, &seen) ==
                      DB_OK &&
                  equal(seen.text, "mission/Xa@2 mission/Xa@1 "),
              "of one record, newest first: %s", seen.text);
    seen = (struct seen){.count = 0};
    tap_check(tap,
              db_change_history(db, DB_KIND_MISSION, "Xa", end + 3, 10, see_change,
                                &seen) == DB_OK &&
                  equal(seen.text, "mission/Xa@1 "),
              "before a change: %s", seen.text);
    tap_check(tap, last(db, DB_KIND_MISSION, "Xz").count == 0,
              "of none there is no last");
    db_write_rollback(db);
}

/* ---- What is not for everyone ---- */

static void note(struct tap *tap, struct db *db, int64_t rev, const char *document,
                 bool is_public)
{
    const struct db_change_row change = {.kind = DB_KIND_ARTICLE,
                                         .id = "Ar",
                                         .rev = rev,
                                         .document = document,
                                         .is_public = is_public};

    if (db_change_note(db, &change) != DB_OK)
        tap_check(tap, false, "a change is noted: %s", db_error(db));
}

static const char *publicity(struct db *db, int64_t end, struct seen *ret_seen)
{
    *ret_seen = list_since(db, end, 1U << DB_KIND_ARTICLE, 10);
    return ret_seen->text;
}

static void test_public(struct tap *tap, struct db *db)
{
    int64_t end = end_of_log(db);
    struct seen seen;

    begin(tap, db);
    note(tap, db, 1, "{draft}", false);
    tap_check(tap, equal(publicity(db, end, &seen), "article/Ar@1- "), "a draft: %s",
              seen.text);
    note(tap, db, 2, "{published}", true);
    tap_check(tap, equal(publicity(db, end, &seen), "article/Ar@1- article/Ar@2 "),
              "published; the draft stays private: %s", seen.text);
    note(tap, db, 3, "{withdrawn}", false);
    tap_check(
        tap,
        equal(publicity(db, end, &seen), "article/Ar@1- article/Ar@2- article/Ar@3- "),
        "withdrawn: so is what was published: %s", seen.text);
    note(tap, db, 4, NULL, true);
    tap_check(tap,
              equal(publicity(db, end, &seen),
                    "article/Ar@1- article/Ar@2- article/Ar@3- article/Ar@4- "),
              "and deleting it does not bring it back: %s", seen.text);
    db_write_rollback(db);
}

/* ---- The changes of another store ---- */

static void test_stamp(struct tap *tap, struct db *db)
{
    int64_t end = end_of_log(db);
    uint64_t digest = 0;
    enum db_change change = DB_UNCHANGED;
    char actor[100];
    struct seen seen;

    (void)snprintf(actor, sizeof(actor), "%099d", 0);
    begin(tap, db);
    tap_check(tap, put_mission(db, "Xs", "S", "{s}", &change) == DB_OK, "a change here");
    digest = db_digest(db, DB_KIND_MISSION);
    db_write_rollback(db);

    begin(tap, db);
    tap_check(tap,
              db_write_stamp(db, end + 2, "2020-01-01T00:00:00Z", "else") == DB_CONFLICT,
              "a gap is refused: %s", db_error(db));
    tap_check(tap, db_write_stamp(db, end, "2020-01-01T00:00:00Z", "else") == DB_CONFLICT,
              "so is what is there already: %s", db_error(db));
    tap_check(tap,
              db_write_stamp(db, end + 1, "2020-01-01T00:00:00Z", actor) == DB_CONFLICT,
              "and an author that would be cut off");
    tap_check(tap,
              db_write_stamp(db, end + 1, "2026-05-02T00:00:00Z", "else") == DB_OK &&
                  put_mission(db, "Xs", "S", "{s}", &change) == DB_OK,
              "the next one is taken over");
    tap_check(tap, db_digest(db, DB_KIND_MISSION) == digest,
              "with the digest of the same change made here");
    tap_check(tap, db_write_stamp(db, end + 2, "2026-05-03T00:00:00Z", "third") == DB_OK,
              "and the one after it");
    note(tap, db, 7, NULL, false);
    commit(tap, db);

    seen = last(db, DB_KIND_MISSION, "Xs");
    tap_check(tap,
              seen.seq == end + 1 && equal(seen.at, "2026-05-02T00:00:00Z") &&
                  equal(seen.actor, "else"),
              "each has its own time and author");
    seen = last(db, DB_KIND_ARTICLE, "Ar");
    tap_check(tap,
              seen.seq == end + 2 && seen.rev == 7 && !seen.is_public &&
                  equal(seen.actor, "third"),
              "also the one that is only noted");
    tap_check(tap,
              db_read_begin(db) == DB_OK && db_sequence(db, DB_KIND_MISSION) == end + 1 &&
                  db_digest(db, DB_KIND_MISSION) == digest &&
                  db_sequence(db, DB_KIND_ARTICLE) == end + 2 &&
                  equal(db_changed_at(db), "2026-05-03T00:00:00Z"),
              "and the heads are those of the other store");
    db_read_end(db);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_create(&sample, false);
    sample_import(&sample, "golden/missions.csv", "2025-12-01", "2026-02-01T12:00:00Z");
    test_tokens(&tap, sample.db);
    test_retries(&tap, sample.db);
    test_helplines(&tap, sample.db);
    test_list(&tap, sample.db);
    test_deletion(&tap, sample.db);
    test_public(&tap, sample.db);
    test_stamp(&tap, sample.db);
    tap_check(&tap, db_check(sample.db) == DB_OK, "the file is whole: %s",
              db_error(sample.db));
    sample_remove(&sample);
    return tap_end(&tap);
}
