/* civil.h - the Gregorian calendar in days since 1970-01-01. */
#ifndef API_CIVIL_H
#define API_CIVIL_H

#include <stdint.h>

struct civil {
    int year, month, day; /* month and day from 1 */
};

/* The number of a day; months and days have to be within a year, and may be too late for
 * their month: 31 April is 1 May. */
int64_t civil_number(const struct civil *date);
struct civil civil_of(int64_t number);
/* 0 is Monday. */
int civil_weekday(int64_t number);
/* Days of a month. */
int civil_month_length(int year, int month);
/* The week of ISO 8601, 1 to 53. */
int civil_week(int64_t number);

#endif
