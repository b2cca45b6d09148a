/* test_http_date.c - dates of HTTP against an independent count of days. */
#include "http_date.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *time, *date;
    int64_t seconds;
} rows[] = {
    {"1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT", 0},
    {"1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT", 784111777}, /* RFC 9110 */
    {"2000-02-29T23:59:59Z", "Tue, 29 Feb 2000 23:59:59 GMT", 951868799},
    {"2022-06-23T12:30:00Z", "Thu, 23 Jun 2022 12:30:00 GMT", 1655987400},
    {"2038-01-19T03:14:08Z", "Tue, 19 Jan 2038 03:14:08 GMT", 2147483648},
    {"1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT", -1},
    {"9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 GMT", 253402300799},
};

static const char *const bad[] = {
    "",
    "yesterday",
    "0",
    "2022-06-23",
    "2022-06-23 12:30:00Z",
    "2022-06-23T12:30:00",
    "2022-13-23T12:30:00Z",
    "2022-06-23T24:30:00Z",
    "2022-06-23T12:30:00+00:00",
    "Thu, 23 Jun 2022 12:30:00",
    "Thu, 23 Jun 2022 12:30:00 UTC",
    "Thu, 23 Jux 2022 12:30:00 GMT",
    "Thu, 23 unJ 2022 12:30:00 GMT",
    "Thu, 00 Jun 2022 12:30:00 GMT",
    "Thu, 32 Jun 2022 12:30:00 GMT",
    "Thu, 23 Jun 2022 25:30:00 GMT",
    "Thu, 23 Jun 22 12:30:00 GMT",
    "Thursday, 23-Jun-22 12:30:00 GMT",
    "Thu Jun 23 12:30:00 2022",
    "Thu, 2x Jun 2022 12:30:00 GMT",
    "Thu, 23 Jun 2022 12:30:00 GMT ",
};

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Counts every day of 1900 to 2199, one by one. */
static int count_wrong_days(void)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t day = -25567; /* 1 January 1900 */
    int wrong = 0;

    for (int year = 1900; year < 2200; year++) {
        for (int month = 1; month <= 12; month++) {
            int length = lengths[month - 1] + (month == 2 && is_leap(year));

            for (int of_month = 1; of_month <= length; of_month++, day++) {
                char time[40];
                int64_t seconds = 0;

                (void)snprintf(time, sizeof(time), "%04d-%02d-%02dT00:00:01Z", year,
                               month, of_month);
                wrong += !http_date_seconds(time, &seconds) || seconds != day * 86400 + 1;
            }
        }
    }
    return wrong;
}

int main(void)
{
    struct tap tap = {0, 0};
    char date[HTTP_DATE_MAX];
    int64_t seconds = 0;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        tap_check(&tap,
                  http_date_from_time(rows[i].time, date) &&
                      strcmp(date, rows[i].date) == 0,
                  "%s is %s", rows[i].time, rows[i].date);
        tap_check(&tap,
                  http_date_seconds(rows[i].time, &seconds) && seconds == rows[i].seconds,
                  "and %lld seconds", (long long)rows[i].seconds);
        tap_check(&tap,
                  http_date_seconds(rows[i].date, &seconds) && seconds == rows[i].seconds,
                  "as a date of HTTP too");
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        tap_check(&tap, !http_date_seconds(bad[i], &seconds), "'%s' is refused", bad[i]);
    int wrong = count_wrong_days();
    tap_check(&tap, wrong == 0, "300 years, day by day (%d wrong)", wrong);
    return tap_end(&tap);
}
