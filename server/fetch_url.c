#include "fetch_url.h"

#include "api/import.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static size_t scheme_length(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789+-.";

    return strspn(text, letters);
}

bool fetch_url_is(const char *text)
{
    const size_t length = scheme_length(text);

    return length > 0 && strncmp(text + length, "://", 3) == 0;
}

static bool has_scheme(const char *url, const char *scheme)
{
    const size_t length = strlen(scheme);

    return scheme_length(url) == length && strncasecmp(url, scheme, length) == 0;
}

static bool is_ascii(const char *text)
{
    for (; *text; text++) {
        if (*text <= ' ' || *text > '~')
            return false;
    }
    return true;
}

/* "name:password@" before the host; a backslash ends it for nobody who is careful. */
static bool has_user(const char *authority)
{
    return memchr(authority, '@', strcspn(authority, "/?#")) != NULL;
}

const char *fetch_url_fault(const char *url, bool allow_http)
{
    const char *authority = url + scheme_length(url) + strlen("://");

    if (strlen(url) >= API_IMPORT_URL_MAX)
        return "the URL is too long";
    if (has_user(authority))
        return "a URL with a user name or a password is refused: too many would see it";
    if (has_scheme(url, "http") && !allow_http)
        return "only https:// is fetched (--allow-http fetches this all the same)";
    if (!has_scheme(url, "https") && !has_scheme(url, "http"))
        return "only https:// is fetched";
    if (!is_ascii(url))
        return "a URL has no blanks, and other letters only in percent-encoding";
    return NULL;
}

void fetch_url_name(const char *url, char *ret_name, size_t size)
{
    const char *authority = url + scheme_length(url) + strlen("://");
    const char *end = url + strcspn(url, "?#");
    const char *name = end;

    while (name > authority && name[-1] != '/')
        name--;
    if (name <= authority) /* there is no path, only a host */
        name = end;
    (void)snprintf(ret_name, size, "%.*s", (int)(end - name), name);
}
