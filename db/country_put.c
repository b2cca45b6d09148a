/* country_put.c - writing countries. */
#include "change.h"
#include "country.h"
#include "icu.h"

#include <assert.h>
#include <stdio.h>

static enum db_status put_facts(struct db *db, const struct db_country *country,
                                const char *name, int64_t rev)
{
    STATEMENT *put = statement_borrow(db, SQL_COUNTRY_PUT);

    bind_text(put, ":code", country->code);
    bind_text(put, ":kind", country->kind);
    bind_text(put, ":name", name);
    bind_text(put, ":alpha3", country->alpha3);
    bind_text(put, ":numeric", country->numeric);
    bind_text(put, ":parent", country->parent);
    bind_text(put, ":capital", country->capital);
    bind_real(put, ":capital_lat", country->has_capital_point,
              country->capital_point.latitude);
    bind_real(put, ":capital_lon", country->has_capital_point,
              country->capital_point.longitude);
    bind_real(put, ":west", country->has_box, country->box.west);
    bind_real(put, ":south", country->has_box, country->box.south);
    bind_real(put, ":east", country->has_box, country->box.east);
    bind_real(put, ":north", country->has_box, country->box.north);
    bind_text(put, ":time_zone", country->time_zone);
    bind_text(put, ":calling_code", country->calling_code);
    bind_text(put, ":emergency", country->emergency);
    bind_text(put, ":note", country->note);
    bind_int(put, ":rev", rev);
    bind_text(put, ":updated_at", db->write_at);
    return statement_run(db, put, "country_put");
}

static enum db_status clear_list(struct db *db, enum sql_id id, const char *code)
{
    STATEMENT *clear = statement_borrow(db, id);

    bind_text(clear, ":code", code);
    return statement_run(db, clear, "clearing a list of a country");
}

static enum db_status put_items(struct db *db, const struct db_country *country)
{
    enum db_status status = clear_list(db, SQL_COUNTRY_ITEMS_CLEAR, country->code);

    for (size_t i = 0; status == DB_OK && i < country->item_count; i++) {
        STATEMENT *add = statement_borrow(db, SQL_COUNTRY_ITEM_ADD);

        bind_text(add, ":code", country->code);
        bind_int(add, ":position", (int64_t)i);
        bind_text(add, ":item", country->items[i]);
        status = statement_run(db, add, "country_item_add");
    }
    return status;
}

static enum db_status put_memberships(struct db *db, const struct db_country *country)
{
    enum db_status status = clear_list(db, SQL_COUNTRY_MEMBERSHIPS_CLEAR, country->code);

    for (size_t i = 0; status == DB_OK && i < country->membership_count; i++) {
        STATEMENT *add = statement_borrow(db, SQL_COUNTRY_MEMBERSHIP_ADD);

        bind_text(add, ":code", country->code);
        bind_text(add, ":organisation", country->memberships[i]);
        status = statement_run(db, add, "country_membership_add");
    }
    return status;
}

static enum db_status put_aliases(struct db *db, const struct db_country *country)
{
    enum db_status status = clear_list(db, SQL_COUNTRY_ALIASES_CLEAR, country->code);

    for (size_t i = 0; status == DB_OK && i < country->name_count; i++) {
        STATEMENT *add = statement_borrow(db, SQL_COUNTRY_ALIAS_ADD);

        bind_text(add, ":code", country->code);
        bind_int(add, ":position", (int64_t)i);
        bind_int(add, ":kind", country->names[i].kind);
        bind_text(add, ":name", country->names[i].name);
        status = statement_run(db, add, "country_alias_add");
    }
    return status;
}

static enum db_status put_all(struct db *db, const struct db_country *country,
                              const char *name, int64_t rev)
{
    enum db_status status = put_facts(db, country, name, rev);

    if (status == DB_OK)
        status = put_items(db, country);
    if (status == DB_OK)
        status = put_memberships(db, country);
    return status == DB_OK ? put_aliases(db, country) : status;
}

enum db_status db_country_put(struct db *db, const struct db_country *country,
                              const char *document, bool *ret_changed)
{
    char english[ICU_NAME_MAX];
    const char *name = country->name;
    int64_t rev = 0;
    bool equal = false;
    enum db_status status =
        change_compare(db, DB_KIND_COUNTRY, country->code, document, &rev, &equal);

    assert(db->writing);
    if (status != DB_OK)
        return status;
    *ret_changed = !equal;
    if (equal)
        return DB_OK;
    if (!name)
        name = icu_english_name(country->code, english) ? english : country->code;
    status = put_all(db, country, name, rev + 1);
    if (status != DB_OK)
        return status;
    return change_add(db, &(struct change){.kind = DB_KIND_COUNTRY,
                                           .id = country->code,
                                           .rev = rev + 1,
                                           .document = document});
}

enum db_status db_country_parent_set(struct db *db, const char *code, const char *parent)
{
    STATEMENT *set = statement_borrow(db, SQL_COUNTRY_PARENT_SET);

    assert(db->writing);
    bind_text(set, ":code", code);
    bind_text(set, ":parent", parent);
    return statement_run(db, set, "country_parent_set");
}
