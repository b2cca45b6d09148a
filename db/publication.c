/* publication.c - states, and the moments at which answers change by themselves. */
#include "publication.h"

#include "statement.h"

#include <stdio.h>
#include <string.h>

#define WORD(id, word) word,
static const char *const state_words[DB_STATE__COUNT] = {PUBLICATION_STATES(WORD)};
#undef WORD

const char *db_state_word(enum db_state state)
{
    return state_words[state];
}

bool db_state_from_word(const char *word, enum db_state *ret_state)
{
    for (int i = 0; i < DB_STATE__COUNT; i++) {
        if (strcmp(state_words[i], word) == 0) {
            *ret_state = (enum db_state)i;
            return true;
        }
    }
    return false;
}

enum db_state db_state_at(enum db_state stored, const char *published_at, const char *now)
{
    bool is_due = published_at && strcmp(published_at, now) <= 0;

    return stored == DB_STATE_SCHEDULED && is_due ? DB_STATE_PUBLISHED : stored;
}

static void take_time(sqlite3_stmt *row, int column, char ret_time[DB_TIME_MAX])
{
    const char *time = column_text(row, column);

    (void)snprintf(ret_time, DB_TIME_MAX, "%s", time ? time : "");
}

enum db_status db_turn(struct db *db, const char *now, const char *review_before,
                       struct db_turn *ret_turn)
{
    STATEMENT *query = statement_borrow(db, SQL_TURN);

    bind_text(query, ":now", now);
    bind_text(query, ":review_before", review_before);
    int rc = sqlite3_step(query);
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "turn");
    take_time(query, 0, ret_turn->last);
    take_time(query, 1, ret_turn->next);
    take_time(query, 2, ret_turn->reviewed_last);
    take_time(query, 3, ret_turn->reviewed_next);
    return DB_OK;
}

struct due {
    int64_t limit;
    db_due_visitor *visit;
    void *context;
};

static enum db_status visit_due(struct db *db, enum sql_id id, enum db_kind kind,
                                const char *now, struct due *due)
{
    STATEMENT *query = statement_borrow(db, id);
    int rc = SQLITE_DONE;

    bind_text(query, ":now", now);
    bind_int(query, ":limit", due->limit);
    while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
        due->visit(kind, column_text(query, 0), due->context);
        due->limit--;
    }
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "publication_due");
}

enum db_status db_publication_due(struct db *db, const char *now, int64_t limit,
                                  db_due_visitor *visit, void *context)
{
    struct due due = {limit, visit, context};
    enum db_status status = visit_due(db, SQL_ARTICLE_DUE, DB_KIND_ARTICLE, now, &due);

    if (status != DB_OK || due.limit == 0)
        return status;
    return visit_due(db, SQL_NOTICE_DUE, DB_KIND_NOTICE, now, &due);
}
