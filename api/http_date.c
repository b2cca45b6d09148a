#include "http_date.h"

#include "civil.h"

#include <stdio.h>
#include <string.h>

struct moment {
    int year, month, day, hour, minute, second;
};

static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
static const char weekdays[] =
    "ThuFriSatSunMonTueWed"; /* 1 January 1970 was a Thursday */

static int64_t days(const struct moment *at)
{
    const struct civil date = {at->year, at->month, at->day};

    return civil_number(&date);
}

static bool digits(const char *text, int count, int *ret_value)
{
    *ret_value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *ret_value = *ret_value * 10 + text[i] - '0';
    }
    return true;
}

static bool is_valid(const struct moment *at)
{
    return at->month >= 1 && at->month <= 12 && at->day >= 1 && at->day <= 31 &&
           at->hour <= 23 && at->minute <= 59 && at->second <= 60;
}

static bool read_clock(const char *text, struct moment *at)
{
    return digits(text, 2, &at->hour) && text[2] == ':' &&
           digits(text + 3, 2, &at->minute) && text[5] == ':' &&
           digits(text + 6, 2, &at->second);
}

static bool read_time(const char *text, struct moment *at)
{
    return strlen(text) == 20 && digits(text, 4, &at->year) && text[4] == '-' &&
           digits(text + 5, 2, &at->month) && text[7] == '-' &&
           digits(text + 8, 2, &at->day) && text[10] == 'T' &&
           read_clock(text + 11, at) && text[19] == 'Z' && is_valid(at);
}

static bool read_date(const char *text, struct moment *at)
{
    char month[4] = "";

    if (strlen(text) != 29 || text[3] != ',' || strcmp(text + 25, " GMT") != 0)
        return false;
    memcpy(month, text + 8, 3);
    const char *found = strstr(months, month);
    if (!found || (found - months) % 3 != 0)
        return false;
    at->month = (int)(found - months) / 3 + 1;
    return digits(text + 5, 2, &at->day) && digits(text + 12, 4, &at->year) &&
           read_clock(text + 17, at) && is_valid(at);
}

bool http_date_from_time(const char *time, char ret_date[HTTP_DATE_MAX])
{
    struct moment at;

    if (!read_time(time, &at))
        return false;
    int64_t weekday = (days(&at) % 7 + 7) % 7;
    (void)snprintf(ret_date, HTTP_DATE_MAX, "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT",
                   weekdays + 3 * weekday, at.day, months + 3 * (at.month - 1), at.year,
                   at.hour, at.minute, at.second);
    return true;
}

bool http_date_seconds(const char *date, int64_t *ret_seconds)
{
    struct moment at;

    if (!read_date(date, &at) && !read_time(date, &at))
        return false;
    *ret_seconds = days(&at) * 86400 + at.hour * 3600 + at.minute * 60 + at.second;
    return true;
}

void http_date_time(int64_t seconds, char ret_time[HTTP_DATE_MAX])
{
    int64_t day = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400;
    int rest = (int)(seconds - day * 86400);
    struct civil at = civil_of(day);

    (void)snprintf(ret_time, HTTP_DATE_MAX, "%04d-%02d-%02dT%02d:%02d:%02dZ",
                   at.year % 10000, at.month, at.day, rest / 3600, rest / 60 % 60,
                   rest % 60);
}
