/* mission_put.c - writing missions, and the indexes that belong to them. */
#include "change.h"
#include "fold.h"
#include "mission.h"
#include "mission_identity.h"
#include "terms.h"

#define XXH_INLINE_ALL
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <xxhash.h>

enum { HASH_BITS = 48, PROBES_MAX = 64 };

static enum db_status number_is_free(struct db *db, int64_t number, const char *id,
                                     bool *ret_free)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_NUMBER_TAKEN);

    bind_int(query, ":number", number);
    int rc = sqlite3_step(query);
    *ret_free =
        rc == SQLITE_DONE || (rc == SQLITE_ROW && strcmp(column_text(query, 0), id) == 0);
    if (rc == SQLITE_ROW || rc == SQLITE_DONE)
        return DB_OK;
    return db_fail(db, rc, "mission_number_taken");
}

/* The place in the static order: from content alone, so that it is the same everywhere;
 * two ids with one hash (1 in 6 million at 10,000 missions) take neighbouring places. */
static enum db_status place(struct db *db, const struct db_mission *mission,
                            int64_t *ret_number)
{
    uint64_t hash = XXH3_64bits(mission->id, strlen(mission->id)) >> (64 - HASH_BITS);
    int64_t number = (int64_t)mission->rank << HASH_BITS | (int64_t)hash;

    for (int i = 0; i < PROBES_MAX; i++) {
        bool is_free = false;
        enum db_status status = number_is_free(db, number + i, mission->id, &is_free);

        if (status != DB_OK)
            return status;
        if (is_free) {
            *ret_number = number + i;
            return DB_OK;
        }
    }
    return db_fail_words(db, DB_FAILED, "no free place in the static order");
}

/* Five decimals, as the document tells them (about 1 m): who has the document has the
 * same distances. */
static double rounded(double degrees)
{
    return (double)llround(degrees * 1e5) / 1e5;
}

bool db_mission_is_dated(const struct db_mission *mission)
{
    return mission->claim_count > 0 ? mission->claims[0].is_dated
                                    : mission->status == DB_STATUS_UNKNOWN;
}

static void bind_facts(sqlite3_stmt *put, const struct db_mission *mission)
{
    bool located = mission->point_quality != DB_POINT_NONE;

    bind_text(put, ":id", mission->id);
    bind_text(put, ":sending", mission->sending);
    bind_text(put, ":host", mission->host);
    bind_text(put, ":rank", db_rank_row(mission->rank)->word);
    bind_text(put, ":class", db_rank_row(mission->rank)->class);
    bind_text(put, ":legal_kind", db_legal_word(mission->legal_kind));
    bind_text(put, ":point_quality", db_point_word(mission->point_quality));
    bind_text(put, ":status", db_status_word(mission->status));
    bind_text(put, ":name", mission->name);
    bind_text(put, ":city", mission->city);
    bind_text(put, ":address", mission->address);
    bind_real(put, ":latitude", located, rounded(mission->point.latitude));
    bind_real(put, ":longitude", located, rounded(mission->point.longitude));
    bind_text(put, ":opened", mission->opened);
    bind_text(put, ":status_since", mission->status_since);
    bind_text(put, ":status_reason", mission->status_reason);
    bind_text(put, ":opening_hours", mission->opening_hours);
    bind_text(put, ":opening_hours_text", mission->opening_hours_text);
    bind_text(put, ":hosted_by", mission->hosted_by);
    bind_int(put, ":services", (int64_t)mission->service_count);
    bind_int(put, ":claims", (int64_t)mission->claim_count);
    bind_text(put, ":source", mission->source);
    if (db_mission_is_dated(mission))
        bind_text(put, ":source_as_of", mission->source_as_of);
}

static enum db_status put_facts(struct db *db, const struct db_mission *mission,
                                const struct mission_identity *identity, int64_t digest)
{
    enum sql_id id = identity->exists ? SQL_MISSION_SET : SQL_MISSION_ADD;
    STATEMENT *put = statement_borrow(db, id);
    char city[FOLD_MAX];

    bind_facts(put, mission);
    if (mission->city && fold(mission->city, city) > 0)
        bind_text(put, ":city_key", city);
    bind_int(put, ":number", identity->number);
    bind_int(put, ":digest", digest);
    bind_int(put, ":rev", identity->rev);
    bind_text(put, ":at", db->write_at);
    return statement_run(db, put, "mission_put");
}

static enum db_status put_serves(struct db *db, const struct db_mission *mission,
                                 int64_t number)
{
    enum db_status status = DB_OK;

    for (size_t i = 0; status == DB_OK && i < mission->serves_count; i++) {
        STATEMENT *add = statement_borrow(db, SQL_MISSION_SERVES_ADD);

        bind_int(add, ":number", number);
        bind_int(add, ":position", (int64_t)i);
        bind_text(add, ":sending", mission->sending);
        bind_text(add, ":country", mission->serves[i].country);
        bind_text(add, ":area", mission->serves[i].area);
        status = statement_run(db, add, "mission_serves_add");
    }
    return status;
}

static enum db_status put_contacts(struct db *db, const struct db_mission *mission,
                                   int64_t number)
{
    enum db_status status = DB_OK;

    for (size_t i = 0; status == DB_OK && i < mission->contact_count; i++) {
        STATEMENT *add = statement_borrow(db, SQL_CONTACT_ADD);

        bind_int(add, ":number", number);
        bind_int(add, ":position", (int64_t)i);
        bind_text(add, ":kind", db_contact_word(mission->contacts[i].kind));
        bind_text(add, ":value", mission->contacts[i].value);
        bind_text(add, ":display", mission->contacts[i].display);
        status = statement_run(db, add, "contact_add");
    }
    return status;
}

static enum db_status put_services(struct db *db, const struct db_mission *mission,
                                   int64_t number)
{
    enum db_status status = DB_OK;

    for (size_t i = 0; status == DB_OK && i < mission->service_count; i++) {
        STATEMENT *add = statement_borrow(db, SQL_MISSION_SERVICE_ADD);

        bind_int(add, ":number", number);
        bind_int(add, ":position", (int64_t)i);
        bind_text(add, ":kind", db_service_word(mission->services[i].kind));
        bind_text(add, ":value", db_offered_word(mission->services[i].value));
        status = statement_run(db, add, "mission_service_add");
    }
    return status;
}

static enum db_status put_claims(struct db *db, const struct db_mission *mission,
                                 int64_t number)
{
    enum db_status status = DB_OK;

    for (size_t i = 0; status == DB_OK && i < mission->claim_count; i++) {
        STATEMENT *add = statement_borrow(db, SQL_MISSION_CLAIM_ADD);

        bind_int(add, ":number", number);
        bind_int(add, ":position", (int64_t)i);
        bind_text(add, ":source", mission->claims[i].source);
        if (mission->claims[i].is_dated)
            bind_text(add, ":as_of", mission->claims[i].as_of);
        bind_text(add, ":facts", mission->claims[i].facts);
        status = statement_run(db, add, "mission_claim_add");
    }
    return status;
}

static enum db_status put_words(struct db *db, int64_t number,
                                const struct terms_index *index)
{
    const char *words = NULL;
    enum db_status status = terms_index_text(db, index, &words);

    if (status != DB_OK)
        return status;
    STATEMENT *add = statement_borrow(db, SQL_MISSION_TEXT_ADD);
    bind_int(add, ":number", number);
    bind_text(add, ":words", words);
    return statement_run(db, add, "mission_text_add");
}

/* What a search for words looks at: name, city, address, and both countries in English.
 */
static enum db_status put_text(struct db *db, const struct db_mission *mission,
                               int64_t number)
{
    struct terms_index index = {.text = NULL};
    char country[FOLD_MAX];
    const char *const codes[] = {mission->sending, mission->host};

    terms_index_add(db, &index, mission->name);
    terms_index_add(db, &index, mission->city);
    terms_index_add(db, &index, mission->address);
    for (size_t i = 0; i < 2; i++) {
        if (db_country_name(db, codes[i], "en", sizeof(country), country) == DB_OK)
            terms_index_add(db, &index, country);
    }
    enum db_status status = put_words(db, number, &index);
    terms_index_release(&index);
    return status;
}

static enum db_status put_point(struct db *db, const struct db_mission *mission,
                                int64_t number)
{
    if (mission->point_quality == DB_POINT_NONE)
        return DB_OK;

    STATEMENT *add = statement_borrow(db, SQL_MISSION_POINT_ADD);
    bind_int(add, ":number", number);
    bind_real(add, ":latitude", true, rounded(mission->point.latitude));
    bind_real(add, ":longitude", true, rounded(mission->point.longitude));
    return statement_run(db, add, "mission_point_add");
}

static enum db_status put_all(struct db *db, const struct db_mission *mission,
                              const struct mission_identity *identity, int64_t digest)
{
    enum db_status status = put_facts(db, mission, identity, digest);

    if (status == DB_OK)
        status = put_serves(db, mission, identity->number);
    if (status == DB_OK)
        status = put_contacts(db, mission, identity->number);
    if (status == DB_OK)
        status = put_services(db, mission, identity->number);
    if (status == DB_OK)
        status = put_claims(db, mission, identity->number);
    if (status == DB_OK)
        status = put_text(db, mission, identity->number);
    return status == DB_OK ? put_point(db, mission, identity->number) : status;
}

enum db_status db_mission_put(struct db *db, const struct db_mission *mission,
                              const char *document, enum db_change *ret_change)
{
    struct mission_identity identity;
    int64_t digest = (int64_t)XXH3_64bits(document, strlen(document));
    enum db_status status = mission_identity_read(db, mission->id, &identity);

    assert(db->writing && mission->serves_count > 0);
    if (status != DB_OK)
        return status;
    *ret_change = identity.exists ? DB_UPDATED : DB_INSERTED;
    if (identity.exists && identity.digest == digest) {
        *ret_change = DB_UNCHANGED;
        return DB_OK;
    }
    if (identity.exists)
        status = mission_clear(db, identity.number);
    if (status == DB_OK)
        status = place(db, mission, &identity.number);
    identity.rev++;
    if (status == DB_OK)
        status = put_all(db, mission, &identity, digest);
    if (status != DB_OK)
        return status;
    return change_add(db, &(struct change){.kind = DB_KIND_MISSION,
                                           .id = mission->id,
                                           .rev = identity.rev,
                                           .document = document});
}
