/* collation.h - the order in which a language puts words (CLDR, by ICU). What a language
 * needs is opened when a connection first sorts in it, and kept with it. */
#ifndef DB_COLLATION_H
#define DB_COLLATION_H

#include "db/db.h"

enum { DB_SORT_KEY_MAX = 640 };

/* A key that strcmp() puts where the language (BCP 47, "fr") puts the text, of which the
 * first 128 letters or so count. False: memory or ICU failed. */
bool db_sort_key(struct db *db, const char *language, const char *text,
                 char ret_key[DB_SORT_KEY_MAX]);

/* Private to db/: what db_close() gives back; NULL is fine. */
struct collation;
void collation_close(struct collation *collation);

#endif
