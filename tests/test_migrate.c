/* test_migrate.c - a database of the first release (schema 3) becomes one of this build:
 * its order of changes stays as it was, a copy stays beside it, and it takes what is new.
 */
#include "sample.h"
#include "sql.h"
#include "tap.h"

#include "db/article.h"
#include "db/history.h"
#include "db/mission.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RELEASED = 3, LOG_MAX = 1024 };

/* Rows as the first release wrote them: a mission that took over another one's post. */
static const char rows[] =
    "INSERT INTO country (code, kind, name, rev, updated_at) VALUES"
    " ('FR', 'state', 'France', 1, '2026-01-01T00:00:00Z'),"
    " ('RU', 'state', 'Russia', 1, '2026-01-01T00:00:00Z');"
    "INSERT INTO source (id, name, licence, rev) VALUES ('doe', 'DoE', 'CC0', 1);"
    "INSERT INTO mission (number, id, sending, host, rank, class, legal_kind,"
    " point_quality, status, name, source, digest, rev, updated_at) VALUES"
    " (7, 'Q7', 'FR', 'RU', 'embassy', 'embassy', 'diplomatic', 'none', 'open',"
    " 'Embassy of France in Moscow', 'doe', 3, 3, '2026-01-03T00:00:00Z');"
    "INSERT INTO mission_serves (mission, position, sending, country) VALUES"
    " (7, 0, 'FR', 'RU');"
    "INSERT INTO mission_former_id (former, id) VALUES ('01OLD', 'Q7');"
    "INSERT INTO mission_text (rowid, words) VALUES"
    " (7, 'embassy of france in moscow france russia');"
    "INSERT INTO change (seq, at, actor, kind, id, op, rev, document) VALUES"
    " (1, '2026-01-01T00:00:00Z', 'init', 'country', 'FR', 'put', 1, '{\"a\":1}'),"
    " (2, '2026-01-02T00:00:00Z', 'import', 'mission', '01OLD', 'put', 1, '{\"b\":2}'),"
    " (3, '2026-01-03T00:00:00Z', 'import', 'mission', '01OLD', 'delete', 2, NULL),"
    " (4, '2026-01-03T00:00:00Z', 'import', 'mission', 'Q7', 'put', 3, '{\"c\":3}');"
    "INSERT INTO head (kind, seq, at, digest) VALUES"
    " ('country', 1, '2026-01-01T00:00:00Z', 1234567890123),"
    " ('mission', 4, '2026-01-03T00:00:00Z', -987654321);"
    "PRAGMA user_version = 3;";

static bool run(sqlite3 *handle, const char *sql)
{
    char *words = NULL;
    bool good = sqlite3_exec(handle, sql, NULL, NULL, &words) == SQLITE_OK;

    if (!good)
        tap_note("%s", words);
    sqlite3_free(words);
    return good;
}

static bool make_released(const char *path)
{
    sqlite3 *handle = NULL;
    bool good = sqlite3_open(path, &handle) == SQLITE_OK;

    for (int i = 0; good && i < RELEASED; i++)
        good = run(handle, sql_schema[i].text);
    good = good && run(handle, rows);
    (void)sqlite3_close(handle);
    return good;
}

static int64_t version_of(const char *path)
{
    sqlite3 *handle = NULL;
    sqlite3_stmt *query = NULL;
    int64_t version = -1;

    if (sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(handle, "PRAGMA user_version", -1, &query, NULL) ==
            SQLITE_OK &&
        sqlite3_step(query) == SQLITE_ROW)
        version = sqlite3_column_int64(query, 0);
    (void)sqlite3_finalize(query);
    (void)sqlite3_close(handle);
    return version;
}

static void note_change(const struct db_change_row *change, void *context)
{
    char *log = context;
    size_t length = strlen(log);

    (void)snprintf(log + length, LOG_MAX - length, "%d %s %s %s %s %d %s %s %d\n",
                   (int)change->seq, change->at, change->actor,
                   db_kind_word(change->kind), change->id, (int)change->rev,
                   change->document ? change->document : "-",
                   change->successor ? change->successor : "-", change->is_public);
}

static void note_mission(const struct db_mission *mission, void *context)
{
    (void)snprintf(context, 64, "%.40s %d", mission->id, (int)mission->rev);
}

static void check_log(struct tap *tap, struct db *db)
{
    char log[LOG_MAX] = "";

    tap_check(tap,
              db_read_begin(db) == DB_OK && db_sequence(db, DB_KIND_COUNTRY) == 1 &&
                  db_sequence(db, DB_KIND_MISSION) == 4 &&
                  db_sequence(db, DB_KIND_ARTICLE) == 0,
              "the sequence of each kind is as it was");
    tap_check(tap,
              db_digest(db, DB_KIND_COUNTRY) == 1234567890123 &&
                  db_digest(db, DB_KIND_MISSION) == (uint64_t)INT64_C(-987654321),
              "and so are the digests");
    tap_check(tap, strcmp(db_changed_at(db), "2026-01-03T00:00:00Z") == 0,
              "and the time of the last change");
    db_read_end(db);
    tap_check(tap, db_change_list(db, 0, ~0U, 9, note_change, log) == DB_OK,
              "the log is read");
    tap_check(tap,
              strcmp(log,
                     "1 2026-01-01T00:00:00Z init country FR 1 {\"a\":1} - 1\n"
                     "2 2026-01-02T00:00:00Z import mission 01OLD 1 {\"b\":2} - 1\n"
                     "3 2026-01-03T00:00:00Z import mission 01OLD 2 - Q7 1\n"
                     "4 2026-01-03T00:00:00Z import mission Q7 3 {\"c\":3} - 1\n") == 0,
              "every change is as it was; a rename knows where it went:\n%s", log);
}

static void check_rows(struct tap *tap, struct db *db)
{
    const struct db_mission_filter filter = {.words = "moscow", .limit = 9};
    char found[64] = "";
    int64_t total = 0;

    tap_check(tap,
              db_mission_by_id(db, "01OLD", note_mission, found) == DB_OK &&
                  strcmp(found, "Q7 3") == 0,
              "a former id still leads to its mission");
    tap_check(tap,
              db_mission_list(db, &filter, note_mission, found, &total) == DB_OK &&
                  total == 1,
              "the text index is as it was");
}

/* The log goes on where it stood. */
static void check_writing(struct tap *tap, struct db *db)
{
    static const char *const countries[] = {"RU"};
    const struct db_write write = {.at = "2026-02-01T00:00:00Z", .actor = "test"};
    const struct db_article article = {.id = "01A",
                                       .slug = "news",
                                       .title = "News",
                                       .body = "",
                                       .lang = "en",
                                       .state = DB_STATE_DRAFT,
                                       .countries = countries,
                                       .country_count = 1};
    enum db_change change = DB_UNCHANGED;

    tap_check(tap,
              db_write_begin(db, &write) == DB_OK &&
                  db_article_put(db, &article, "{}", &change) == DB_OK &&
                  db_write_commit(db) == DB_OK && change == DB_INSERTED,
              "it takes an article");
    tap_check(tap,
              db_read_begin(db) == DB_OK && db_sequence(db, DB_KIND_ARTICLE) == 5 &&
                  db_sequence(db, DB_KIND_MISSION) == 4,
              "which is the next change");
    db_read_end(db);
    tap_check(tap, db_check(db) == DB_OK, "the file is whole");
}

static void check_open(struct tap *tap, const char *path, const char *copy)
{
    struct db *db = NULL;

    tap_check(tap, db_open(&db, path, DB_READ) == DB_FAULT_OLDER,
              "a reader leaves an older file alone");
    db_close(db);
    tap_check(tap, version_of(path) == RELEASED, "which it has not changed");
    enum db_fault fault = db_open(&db, path, DB_WRITE);
    if (tap_check(tap, fault == DB_FAULT_NONE, "a writer migrates it: %s",
                  db_error(db))) {
        tap_check(tap, version_of(path) == SCHEMA__COUNT, "to the schema of this build");
        tap_check(tap, version_of(copy) == RELEASED, "a copy of before is beside it");
        check_log(tap, db);
        check_rows(tap, db);
        check_writing(tap, db);
    }
    db_close(db);
    tap_check(tap, db_open(&db, path, DB_READ) == DB_FAULT_NONE, "a reader opens it now");
    db_close(db);
}

/* ---- From a schema between ---- */

enum { BEFORE_ARRANGEMENTS = 10 };

static const char log_rows[] =
    "INSERT INTO change (seq, at, actor, kind, id, op, rev, public, successor, document)"
    " VALUES"
    " (1, '2026-01-01T00:00:00Z', 'a', 'article', '01A', 'put', 1, 0, NULL, '{\"d\":1}'),"
    " (2, '2026-01-02T00:00:00Z', 'b', 'mission', 'Q1', 'delete', 2, 1, 'Q2', NULL),"
    " (3, '2026-01-03T00:00:00Z', 'c', 'helpline', 'FR', 'put', 1, 1, NULL, '{}');"
    "INSERT INTO head (kind, seq, at, digest) VALUES"
    " ('helpline', 3, '2026-01-03T00:00:00Z', 77);"
    "PRAGMA user_version = 10;";

/* Drafts stay drafts, and what went on under another id still says so. */
static void check_between(struct tap *tap, const char *path)
{
    sqlite3 *handle = NULL;
    struct db *db = NULL;
    char log[LOG_MAX] = "";
    bool good = sqlite3_open(path, &handle) == SQLITE_OK;

    for (int i = 0; good && i < BEFORE_ARRANGEMENTS; i++)
        good = run(handle, sql_schema[i].text);
    tap_check(tap, good && run(handle, log_rows), "a file of schema 10");
    (void)sqlite3_close(handle);
    tap_check(tap, db_open(&db, path, DB_WRITE) == DB_FAULT_NONE, "is migrated: %s",
              db_error(db));
    tap_check(tap,
              db_change_list(db, 0, ~0U, 9, note_change, log) == DB_OK &&
                  strcmp(log, "1 2026-01-01T00:00:00Z a article 01A 1 {\"d\":1} - 0\n"
                              "2 2026-01-02T00:00:00Z b mission Q1 2 - Q2 1\n"
                              "3 2026-01-03T00:00:00Z c helpline FR 1 {} - 1\n") == 0,
              "every change is as it was:\n%s", log);
    tap_check(tap,
              db_read_begin(db) == DB_OK && db_sequence(db, DB_KIND_HELPLINE) == 3 &&
                  db_digest(db, DB_KIND_HELPLINE) == 77,
              "and the head of its kind");
    db_close(db);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;
    char path[SAMPLE_PATH_MAX + 16];
    char copy[SAMPLE_PATH_MAX + 32];

    sample_create(&sample, false);
    (void)snprintf(path, sizeof(path), "%s.old", sample.path);
    (void)snprintf(copy, sizeof(copy), "%s.schema-%d", path, RELEASED);
    if (tap_check(&tap, make_released(path), "a file of schema %d", RELEASED))
        check_open(&tap, path, copy);
    (void)snprintf(path, sizeof(path), "%s.between", sample.path);
    check_between(&tap, path);
    sample_remove(&sample);
    return tap_end(&tap);
}
