/* news_row.h - what the tables of articles and notices have in common: the order, newest
 * first, the lists that belong to a row, and the change log. Private to db/. */
#ifndef DB_NEWS_ROW_H
#define DB_NEWS_ROW_H

#include "article.h"
#include "change.h"
#include "statement.h"
#include "terms.h"

/* The statements of one of them. */
struct news_table {
    enum db_kind kind;
    enum sql_id identity;      /* by :id: number, created_at */
    enum sql_id taken;         /* by :number: id */
    enum sql_id remove;        /* by :number */
    const enum sql_id *clears; /* by :number: what belongs to the row */
    size_t clear_count;
};

/* A row as it is before a put, and its number after. */
struct news_identity {
    enum db_change change; /* what the put will be */
    int64_t number;
    int64_t rev; /* the next one; goes on after a deletion */
    char created_at[DB_TIME_MAX];
};

/* Compares with what is stored: DB_UNCHANGED needs the row and an equal document. */
enum db_status news_identify(struct db *db, const struct news_table *table,
                             const char *id, const char *document,
                             struct news_identity *ret_identity);

/* Removes what belongs to the row where there is one, and gives it the place that
 * `time` (RFC 3339) asks for: later ones have smaller numbers. */
enum db_status news_place(struct db *db, const struct news_table *table, const char *id,
                          const char *time, struct news_identity *identity);

/* Adds one list: :number, :position, :entry. */
enum db_status news_list_add(struct db *db, enum sql_id add, int64_t number,
                             const char *const *list, size_t count);

/* Adds the row of the text index: :number, :words. The index stays the caller's. */
enum db_status news_text_add(struct db *db, enum sql_id add, int64_t number,
                             const struct terms_index *index);

/* Cuts a packed list; returns how many entries it has, at most `max`. */
size_t news_list_cut(char *text, const char **ret_list, size_t max);

/* DB_NOT_FOUND: there is no such row. */
enum db_status news_delete(struct db *db, const struct news_table *table, const char *id);

#endif
