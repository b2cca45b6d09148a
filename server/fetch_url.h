/* fetch_url.h - which addresses are fetched at all. */
#ifndef SERVER_FETCH_URL_H
#define SERVER_FETCH_URL_H

#include <stdbool.h>
#include <stddef.h>

bool fetch_url_is(const char *text); /* "https://...", "ftp://...": a scheme and "://" */
/* NULL: it may be asked for. Else what is wrong with it, without the URL, which may hold
 * a password. What is in doubt here libcurl refuses. */
const char *fetch_url_fault(const char *url, bool allow_http);
/* The last part of its path, as a file name: "" when it has none. Cut at `size`. */
void fetch_url_name(const char *url, char *ret_name, size_t size);

#endif
