/* mission_filter.h - the parameters of {{mission_filters}}. Private to db/. */
#ifndef DB_MISSION_FILTER_H
#define DB_MISSION_FILTER_H

#include "fold.h"
#include "mission.h"
#include "statement.h"
#include "terms.h"

/* The texts of a filter as the store compares them; alive while statements use them. */
struct mission_terms {
    char city[FOLD_MAX];
    char words[TERMS_MATCH_MAX];
};

enum db_status mission_terms_fill(struct db *db, const struct db_mission_filter *filter,
                                  struct mission_terms *terms);

/* Binds all filters, and :words where the statement has it. */
void mission_filter_bind(sqlite3_stmt *query, const struct db_mission_filter *filter,
                         const struct mission_terms *terms);

/* One page of what lies in the box or within the radius, and the total. */
enum db_status mission_near_list(struct db *db, const struct db_mission_filter *filter,
                                 const struct mission_terms *terms,
                                 db_mission_visitor *visit, void *context,
                                 int64_t *ret_total);

#endif
