/* calendar.h - dates, weekdays and plural forms as a language writes them (CLDR, by ICU).
 * A language that calendar.c does not list is answered in English. */
#ifndef DB_CALENDAR_H
#define DB_CALENDAR_H

#include "db/db.h"

enum { DB_DATE_WORDS_MAX = 96 };

/* Reads what the languages need, once for a connection: some 2 ms; then nothing is
 * opened. Goes before everything below, which says nothing ("", OTHER) without it. False:
 * out of memory. */
bool db_calendar_open(struct db *db);

/* "2017-04-12..." -> "12 April 2017", "12 avril 2017", "2017年4月12日". "" when the text
 * does not begin with a date of the years 0 to 9999. `language`: BCP 47, "fr". */
void db_date_words(const struct db *db, const char *language, const char *time,
                   char ret_words[DB_DATE_WORDS_MAX]);

/* "Monday" and "Mon"; 0 is Sunday. Lent by the connection. */
const char *db_weekday_name(const struct db *db, const char *language, int weekday);
const char *db_weekday_short(const struct db *db, const char *language, int weekday);
/* "Apr"; 0 is January. */
const char *db_month_short(const struct db *db, const char *language, int month);

/* Which form of a text goes with a whole number (UTS 35, plural rules). */
enum db_plural {
    DB_PLURAL_ZERO,
    DB_PLURAL_ONE,
    DB_PLURAL_TWO,
    DB_PLURAL_FEW,
    DB_PLURAL_MANY,
    DB_PLURAL_OTHER,
    DB_PLURAL__COUNT
};
enum db_plural db_plural(const struct db *db, const char *language, int64_t count);

/* Private to db/: what db_close() gives back; NULL is fine. */
struct calendar;
void calendar_close(struct calendar *calendar);

#endif
