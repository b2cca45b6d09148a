/* mission_list.c - pages of missions. Which index answers is decided here, by the
 * narrowest condition; the statements are in queries/mission.sql. */
#include "mission_filter.h"
#include "mission_row.h"

#include <stdio.h>
#include <string.h>

struct plan {
    enum sql_id page, total;
};

enum db_status mission_terms_fill(struct db *db, const struct db_mission_filter *filter,
                                  struct mission_terms *terms)
{
    if (filter->city)
        (void)fold(filter->city, terms->city);
    return filter->words ? terms_match(db, filter->words, terms->words) : DB_OK;
}

void mission_filter_bind(sqlite3_stmt *query, const struct db_mission_filter *filter,
                         const struct mission_terms *terms)
{
    bind_text(query, ":sending", filter->sending);
    bind_text(query, ":host", filter->host);
    bind_text(query, ":serves", filter->serves);
    bind_text(query, ":not_host", filter->not_host);
    bind_text(query, ":city", filter->city ? terms->city : NULL);
    bind_text(query, ":class", filter->class);
    bind_text(query, ":rank", filter->rank);
    bind_text(query, ":status", filter->status);
    bind_text(query, ":updated_since", filter->updated_since);
    bind_real(query, ":west", filter->has_box, filter->box.west);
    bind_real(query, ":south", filter->has_box, filter->box.south);
    bind_real(query, ":east", filter->has_box, filter->box.east);
    bind_real(query, ":north", filter->has_box, filter->box.north);
    if (sqlite3_bind_parameter_index(query, ":words") > 0)
        bind_text(query, ":words", filter->words ? terms->words : NULL);
}

/* The index for the total, and for the page in the default order. */
static struct plan narrowest(const struct db_mission_filter *filter)
{
    if (filter->words)
        return (struct plan){SQL_MISSION_PAGE_WORDS, SQL_MISSION_TOTAL_WORDS};
    if (filter->city)
        return (struct plan){SQL_MISSION_PAGE_CITY, SQL_MISSION_TOTAL_CITY};
    if (filter->host && filter->sending)
        return (struct plan){SQL_MISSION_PAGE_HOST_SENDING, SQL_MISSION_TOTAL_HOST};
    if (filter->sending)
        return (struct plan){SQL_MISSION_PAGE_SENDING, SQL_MISSION_TOTAL_SENDING};
    if (filter->host)
        return (struct plan){SQL_MISSION_PAGE_HOST, SQL_MISSION_TOTAL_HOST};
    if (filter->serves)
        return (struct plan){SQL_MISSION_PAGE_SERVES, SQL_MISSION_TOTAL_SERVES};
    if (filter->has_box)
        return (struct plan){SQL_MISSION_PAGE_BOX, SQL_MISSION_TOTAL_BOX};
    if (filter->class || filter->rank || filter->status || filter->updated_since)
        return (struct plan){SQL_MISSION_PAGE_ALL, SQL_MISSION_TOTAL_ALL};
    return (struct plan){SQL_MISSION_PAGE_ALL, SQL_MISSION_TOTAL};
}

static struct plan choose(const struct db_mission_filter *filter)
{
    struct plan plan = narrowest(filter);

    if (filter->sort == DB_SORT_UPDATED)
        plan.page = SQL_MISSION_PAGE_UPDATED;
    if (filter->sort == DB_SORT_UPDATED_DESC)
        plan.page = SQL_MISSION_PAGE_UPDATED_DESC;
    return plan;
}

static enum db_status read_total(struct db *db, enum sql_id id,
                                 const struct db_mission_filter *filter,
                                 const struct mission_terms *terms, int64_t *ret_total)
{
    STATEMENT *query = statement_borrow(db, id);

    if (id != SQL_MISSION_TOTAL) /* that one takes no filter */
        mission_filter_bind(query, filter, terms);
    int rc = sqlite3_step(query);
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "mission_total");
    *ret_total = sqlite3_column_int64(query, 0);
    return DB_OK;
}

static enum db_status read_page(struct db *db, enum sql_id id,
                                const struct db_mission_filter *filter,
                                const struct mission_terms *terms,
                                db_mission_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, id);

    mission_filter_bind(query, filter, terms);
    bind_int(query, ":limit", filter->limit);
    if (filter->has_after) {
        bind_int(query, ":after_number", filter->after.number);
        if (sqlite3_bind_parameter_index(query, ":after_text") > 0)
            bind_text(query, ":after_text", filter->after.text);
    }
    return mission_row_visit_all(db, query, "mission_page", visit, context);
}

enum db_status db_mission_list(struct db *db, const struct db_mission_filter *filter,
                               db_mission_visitor *visit, void *context,
                               int64_t *ret_total)
{
    struct mission_terms terms;
    struct plan plan = choose(filter);

    enum db_status status = mission_terms_fill(db, filter, &terms);
    if (status != DB_OK)
        return status;
    if (filter->sort == DB_SORT_DISTANCE)
        return mission_near_list(db, filter, &terms, visit, context, ret_total);
    if (ret_total)
        status = read_total(db, plan.total, filter, &terms, ret_total);
    if (status != DB_OK)
        return status;
    return read_page(db, plan.page, filter, &terms, visit, context);
}
