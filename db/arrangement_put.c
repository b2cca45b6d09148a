/* arrangement_put.c - writing arrangements. The SQL is in queries/arrangement.sql. */
#include "arrangement.h"

#include "change.h"

#include <assert.h>

static enum db_status add_facts(struct db *db, const struct db_arrangement *arrangement,
                                int64_t rev)
{
    STATEMENT *add = statement_borrow(db, SQL_ARRANGEMENT_ADD);

    bind_text(add, ":id", arrangement->id);
    bind_text(add, ":kind", db_arrangement_kind_word(arrangement->kind));
    bind_text(add, ":scope", db_arrangement_scope_word(arrangement->scope));
    bind_text(add, ":unrepresented", db_unrepresented_word(arrangement->unrepresented));
    bind_text(add, ":provider_posts",
              db_provider_posts_word(arrangement->provider_posts));
    bind_text(add, ":consular_cover", db_cover_word(arrangement->consular_cover));
    bind_text(add, ":title", arrangement->title);
    bind_text(add, ":legal_ref", arrangement->legal_ref);
    bind_text(add, ":source_name", arrangement->source_name);
    bind_text(add, ":source_url", arrangement->source_url);
    bind_text(add, ":verified_at", arrangement->verified_at);
    bind_text(add, ":valid_from", arrangement->valid_from);
    bind_text(add, ":valid_to", arrangement->valid_to);
    bind_text(add, ":caveat", arrangement->caveat);
    bind_int(add, ":enabled", arrangement->enabled);
    bind_text(add, ":disabled_reason", arrangement->disabled_reason);
    bind_int(add, ":rev", rev);
    bind_text(add, ":at", db->write_at);
    return statement_run(db, add, "arrangement_add");
}

static enum db_status add_parties(struct db *db, const char *id, const char *role,
                                  const char *const *party, size_t count)
{
    enum db_status status = DB_OK;

    for (size_t i = 0; status == DB_OK && i < count; i++) {
        STATEMENT *add = statement_borrow(db, SQL_ARRANGEMENT_PARTY_ADD);

        bind_text(add, ":id", id);
        bind_text(add, ":role", role);
        bind_int(add, ":position", (int64_t)i);
        bind_text(add, ":party", party[i]);
        status = statement_run(db, add, "arrangement_party_add");
    }
    return status;
}

static enum db_status add_needs(struct db *db, const struct db_arrangement *arrangement)
{
    enum db_status status = DB_OK;

    for (size_t i = 0; status == DB_OK && i < arrangement->need_count; i++) {
        STATEMENT *add = statement_borrow(db, SQL_ARRANGEMENT_NEED_ADD);

        bind_text(add, ":id", arrangement->id);
        bind_int(add, ":position", (int64_t)i);
        bind_text(add, ":need", db_need_word(arrangement->needs[i]));
        status = statement_run(db, add, "arrangement_need_add");
    }
    return status;
}

static enum db_status add_post(struct db *db, const char *id, size_t position,
                               const struct db_arrangement_post *post)
{
    STATEMENT *add = statement_borrow(db, SQL_ARRANGEMENT_POST_ADD);

    bind_text(add, ":id", id);
    bind_int(add, ":position", (int64_t)position);
    bind_text(add, ":host", post->host);
    bind_text(add, ":provider", post->provider);
    bind_text(add, ":mission", post->mission);
    bind_text(add, ":city", post->city);
    bind_text(add, ":cover", post->has_cover ? db_cover_word(post->cover) : NULL);
    bind_text(add, ":valid_from", post->valid_from);
    bind_text(add, ":valid_to", post->valid_to);
    bind_text(add, ":source_url", post->source_url);
    bind_text(add, ":note", post->note);
    return statement_run(db, add, "arrangement_post_add");
}

static enum db_status add_all(struct db *db, const struct db_arrangement *arrangement,
                              int64_t rev)
{
    const char *id = arrangement->id;
    enum db_status status = add_facts(db, arrangement, rev);

    if (status == DB_OK)
        status = add_parties(db, id, "beneficiary", arrangement->beneficiaries,
                             arrangement->beneficiary_count);
    if (status == DB_OK)
        status = add_parties(db, id, "provider", arrangement->providers,
                             arrangement->provider_count);
    if (status == DB_OK)
        status = add_needs(db, arrangement);
    for (size_t i = 0; status == DB_OK && i < arrangement->post_count; i++)
        status = add_post(db, id, i, &arrangement->posts[i]);
    return status;
}

/* The record, and its lists with it. */
static enum db_status clear(struct db *db, const char *id, bool *ret_existed)
{
    STATEMENT *clear = statement_borrow(db, SQL_ARRANGEMENT_DELETE);

    bind_text(clear, ":id", id);
    enum db_status status = statement_run(db, clear, "arrangement_delete");
    *ret_existed = status == DB_OK && sqlite3_changes(db->handle) > 0;
    return status;
}

static bool is_within_bounds(const struct db_arrangement *arrangement)
{
    return arrangement->beneficiary_count <= DB_ARRANGEMENT_PARTIES_MAX &&
           arrangement->provider_count <= DB_ARRANGEMENT_PARTIES_MAX &&
           arrangement->need_count <= DB_NEED__COUNT &&
           arrangement->post_count <= DB_ARRANGEMENT_POSTS_MAX;
}

enum db_status db_arrangement_put(struct db *db, const struct db_arrangement *arrangement,
                                  const char *document, enum db_change *ret_change)
{
    int64_t rev = 0;
    bool equal = false;
    bool existed = false;
    enum db_status status =
        change_compare(db, DB_KIND_ARRANGEMENT, arrangement->id, document, &rev, &equal);

    assert(db->writing && is_within_bounds(arrangement));
    if (status != DB_OK)
        return status;
    *ret_change = equal ? DB_UNCHANGED : DB_UPDATED;
    if (equal)
        return DB_OK;
    status = clear(db, arrangement->id, &existed);
    if (!existed)
        *ret_change = DB_INSERTED;
    if (status == DB_OK)
        status = add_all(db, arrangement, rev + 1);
    if (status != DB_OK)
        return status;
    return change_add(db, &(struct change){.kind = DB_KIND_ARRANGEMENT,
                                           .id = arrangement->id,
                                           .rev = rev + 1,
                                           .document = document});
}

enum db_status db_arrangement_delete(struct db *db, const char *id)
{
    int64_t rev = 0;
    bool existed = false;
    enum db_status status = change_last_rev(db, DB_KIND_ARRANGEMENT, id, &rev);

    assert(db->writing);
    if (status == DB_OK)
        status = clear(db, id, &existed);
    if (status == DB_OK && !existed)
        return DB_NOT_FOUND;
    if (status != DB_OK)
        return status;
    return change_add(
        db, &(struct change){.kind = DB_KIND_ARRANGEMENT, .id = id, .rev = rev + 1});
}
