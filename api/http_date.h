/* http_date.h - dates of HTTP (RFC 9110 §5.6.7) and of the store. */
#ifndef API_HTTP_DATE_H
#define API_HTTP_DATE_H

#include <stdbool.h>
#include <stdint.h>

enum { HTTP_DATE_MAX = 32 };

/* "2022-06-23T12:30:00Z" -> "Thu, 23 Jun 2022 12:30:00 GMT"; false: not such a time. */
bool http_date_from_time(const char *time, char ret_date[HTTP_DATE_MAX]);
/* Seconds since 1970 of either form; false for anything else, as a recipient must treat
 * an invalid If-Modified-Since (§13.1.3). */
bool http_date_seconds(const char *date, int64_t *ret_seconds);
/* 1655987400 -> "2022-06-23T12:30:00Z". */
void http_date_time(int64_t seconds, char ret_time[HTTP_DATE_MAX]);

#endif
