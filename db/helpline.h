/* helpline.h - the telephone lines of a country: those of its foreign ministry, for its
 * citizens abroad, and the local emergency numbers, for whoever is there. */
#ifndef DB_HELPLINE_H
#define DB_HELPLINE_H

#include "db/db.h"
#include "db/mission.h" /* enum db_change */

#define HELPLINE_KINDS(X)                                                                \
    X("mfa_24h")                                                                         \
    X("mfa_office")                                                                      \
    X("local_general") X("local_police") X("local_ambulance") X("local_fire")

enum { DB_HELPLINES_MAX = 16 };

struct db_helpline {
    const char *kind;    /* a word of HELPLINE_KINDS */
    const char *number;  /* E.164, or a short number such as "112" */
    const char *display; /* NULL: none, here and below */
    const char *hours;   /* in words */
    const char *lang;    /* languages spoken, in words */
    const char *note;
    const char *source_name; /* never NULL */
    const char *source_url;
    const char *verified_at; /* date; never NULL */
};
/* The record: all lines of one country. */
struct db_helplines {
    const char *country;
    const struct db_helpline *lines;
    size_t line_count;
    int64_t rev;
    const char *updated_at;
};
typedef void db_helplines_visitor(const struct db_helplines *helplines, void *context);

/* DB_NOT_FOUND: nothing is known of this country's lines. */
enum db_status db_helplines_of(struct db *db, const char *country,
                               db_helplines_visitor *visit, void *context);
enum db_status db_helplines_all(struct db *db, db_helplines_visitor *visit,
                                void *context);
enum db_status db_helplines_put(struct db *db, const struct db_helplines *helplines,
                                const char *document, enum db_change *ret_change);
enum db_status db_helplines_delete(struct db *db, const char *country);

#endif
