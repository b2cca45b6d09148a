/* notice_put.c - writing notices, and the indexes that belong to them. */
#include "notice.h"

#include "news_row.h"

#include <assert.h>

static const enum sql_id clears[] = {SQL_NOTICE_COUNTRY_CLEAR, SQL_NOTICE_AREA_CLEAR,
                                     SQL_NOTICE_NATIONALITY_CLEAR, SQL_NOTICE_TEXT_CLEAR};
static const struct news_table table = {
    .kind = DB_KIND_NOTICE,
    .identity = SQL_NOTICE_IDENTITY,
    .taken = SQL_NOTICE_NUMBER_TAKEN,
    .remove = SQL_NOTICE_REMOVE,
    .clears = clears,
    .clear_count = sizeof(clears) / sizeof(clears[0]),
};

static bool is_within_bounds(const struct db_notice *notice)
{
    return notice->country_count <= DB_ABOUT_MAX &&
           notice->area_count <= DB_NEWS_LIST_MAX &&
           notice->nationality_count <= DB_ABOUT_MAX;
}

static void bind_issue(sqlite3_stmt *put, const struct db_notice *notice)
{
    bind_text(put, ":id", notice->id);
    bind_text(put, ":issuer", notice->issuer);
    bind_text(put, ":issuer_country", notice->issuer_country);
    bind_text(put, ":source_url", notice->source_url);
    bind_text(put, ":level", notice->level);
    bind_text(put, ":level_scale", notice->level_scale);
    bind_text(put, ":regional_level", notice->regional_level);
    bind_text(put, ":category", notice->category);
    bind_text(put, ":urgency", notice->urgency);
    bind_text(put, ":severity", notice->severity);
    bind_text(put, ":certainty", notice->certainty);
    bind_text(put, ":response_type", notice->response_type);
    bind_text(put, ":headline", notice->headline);
    bind_text(put, ":body", notice->body);
    bind_text(put, ":instruction", notice->instruction);
    bind_text(put, ":lang", notice->lang);
}

static void bind_times(sqlite3_stmt *put, const struct db_notice *notice)
{
    bind_text(put, ":starts_at", notice->starts_at);
    bind_text(put, ":ends_at", notice->ends_at);
    bind_text(put, ":reviewed_at", notice->reviewed_at);
    bind_int(put, ":banner", notice->banner);
    bind_text(put, ":state", db_state_word(notice->state));
    bind_text(put, ":published_at", notice->published_at);
    bind_text(put, ":withdrawn_reason", notice->withdrawn_reason);
}

static enum db_status put_facts(struct db *db, const struct db_notice *notice,
                                const struct news_identity *identity)
{
    bool is_new = identity->change == DB_INSERTED;
    STATEMENT *put = statement_borrow(db, is_new ? SQL_NOTICE_ADD : SQL_NOTICE_SET);

    bind_int(put, ":number", identity->number);
    bind_issue(put, notice);
    bind_times(put, notice);
    bind_int(put, ":rev", identity->rev);
    bind_text(put, ":at", db->write_at);
    return statement_run(db, put, "notice_put");
}

static enum db_status put_lists(struct db *db, const struct db_notice *notice,
                                int64_t number)
{
    enum db_status status = news_list_add(db, SQL_NOTICE_COUNTRY_ADD, number,
                                          notice->countries, notice->country_count);

    if (status == DB_OK) {
        status = news_list_add(db, SQL_NOTICE_AREA_ADD, number, notice->areas,
                               notice->area_count);
    }
    if (status != DB_OK)
        return status;
    return news_list_add(db, SQL_NOTICE_NATIONALITY_ADD, number, notice->nationalities,
                         notice->nationality_count);
}

/* What a search for words looks at. */
static enum db_status put_text(struct db *db, const struct db_notice *notice,
                               int64_t number)
{
    struct terms_index index = {.text = NULL};

    terms_index_add(db, &index, notice->headline);
    terms_index_add(db, &index, notice->body);
    terms_index_add(db, &index, notice->instruction);
    terms_index_add(db, &index, notice->issuer);
    enum db_status status = news_text_add(db, SQL_NOTICE_TEXT_ADD, number, &index);
    terms_index_release(&index);
    return status;
}

static const char *sort_time(const struct db_notice *notice,
                             const struct news_identity *identity)
{
    if (notice->starts_at)
        return notice->starts_at;
    return notice->published_at ? notice->published_at : identity->created_at;
}

static enum db_status put_all(struct db *db, const struct db_notice *notice,
                              struct news_identity *identity)
{
    enum db_status status =
        news_place(db, &table, notice->id, sort_time(notice, identity), identity);

    if (status == DB_OK)
        status = put_facts(db, notice, identity);
    if (status == DB_OK)
        status = put_lists(db, notice, identity->number);
    return status == DB_OK ? put_text(db, notice, identity->number) : status;
}

enum db_status db_notice_put(struct db *db, const struct db_notice *notice,
                             const char *document, enum db_change *ret_change)
{
    struct news_identity identity;

    assert(db->writing);
    if (!is_within_bounds(notice))
        return db_fail_words(db, DB_CONFLICT, "a list of a notice is too long");
    enum db_status status = news_identify(db, &table, notice->id, document, &identity);
    if (status != DB_OK)
        return status;
    *ret_change = identity.change;
    if (identity.change == DB_UNCHANGED)
        return DB_OK;
    status = put_all(db, notice, &identity);
    if (status != DB_OK)
        return status;
    return change_add(
        db, &(struct change){.kind = table.kind,
                             .id = notice->id,
                             .rev = identity.rev,
                             .document = document,
                             .is_private = notice->state != DB_STATE_PUBLISHED});
}

enum db_status db_notice_delete(struct db *db, const char *id)
{
    return news_delete(db, &table, id);
}
