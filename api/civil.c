#include "civil.h"

/* Years counted from March put the leap day at the end, and 400 of them always have
 * 146,097 days. */
int64_t civil_number(const struct civil *date)
{
    int64_t year = date->month > 2 ? date->year : date->year - 1;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t of_era = year - era * 400;
    int64_t of_year =
        (153 * (date->month + (date->month > 2 ? -3 : 9)) + 2) / 5 + date->day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* The inverse, in the same years that begin in March. */
struct civil civil_of(int64_t number)
{
    int64_t since_march = number + 719468;
    int64_t era = (since_march >= 0 ? since_march : since_march - 146096) / 146097;
    int64_t of_era = since_march - era * 146097;
    int64_t years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * years + years / 4 - years / 100);
    int64_t month = (5 * of_year + 2) / 153; /* 0 is March */

    return (struct civil){
        .year = (int)(years + era * 400 + (month >= 10 ? 1 : 0)),
        .month = (int)(month < 10 ? month + 3 : month - 9),
        .day = (int)(of_year - (153 * month + 2) / 5 + 1),
    };
}

int civil_weekday(int64_t number)
{
    return (int)(((number + 3) % 7 + 7) % 7); /* 1 January 1970 was a Thursday */
}

int civil_month_length(int year, int month)
{
    const struct civil first = {year, month, 1};
    const struct civil next = {month == 12 ? year + 1 : year, month % 12 + 1, 1};

    return (int)(civil_number(&next) - civil_number(&first));
}

/* A week is of the year that has its Thursday. */
int civil_week(int64_t number)
{
    int64_t thursday = number - civil_weekday(number) + 3;
    const struct civil first = {civil_of(thursday).year, 1, 1};

    return (int)((thursday - civil_number(&first)) / 7 + 1);
}
