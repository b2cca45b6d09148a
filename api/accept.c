#include "accept.h"

#include <string.h>
#include <strings.h>

enum { NO_MATCH, ANY_TYPE, ANY_SUBTYPE, EXACT };
enum { MOST = 1000 }; /* a quality, in thousandths */

/* What the field says of one media type. */
struct wish {
    int specificity; /* of the range that decides */
    int quality;     /* 0: not acceptable */
};

static int specificity(const char *range, size_t length, const char *type)
{
    size_t main = strcspn(type, "/");
    size_t bare = strcspn(type, "; "); /* without its parameters */

    if (length == 3 && strncmp(range, "*/*", 3) == 0)
        return ANY_TYPE;
    if (length == main + 2 && strncasecmp(range, type, main + 1) == 0 &&
        range[main + 1] == '*')
        return ANY_SUBTYPE;
    if (length == bare && strncasecmp(range, type, length) == 0)
        return EXACT;
    return NO_MATCH;
}

/* Up to a character that is in no quoted text, or to the end. */
static size_t part(const char *text, size_t length, char parting)
{
    bool quoted = false;
    size_t i = 0;

    for (; i < length && (quoted || text[i] != parting); i++) {
        if (quoted && text[i] == '\\' && i + 1 < length)
            i++;
        else if (text[i] == '"')
            quoted = !quoted;
    }
    return i;
}

/* "0.25" is 250; what is no quality is none given. */
static int read_quality(const char *text, size_t length)
{
    int quality = 0;
    int unit = MOST;

    if (length == 0 || text[0] < '0' || text[0] > '9')
        return MOST;
    for (size_t i = 0; i < length; i++) {
        if (i == 1 && text[i] == '.')
            continue;
        if (text[i] < '0' || text[i] > '9')
            break;
        quality += (text[i] - '0') * unit;
        unit /= 10;
    }
    return quality < MOST ? quality : MOST;
}

/* Of the parameters of a range: " ;charset=utf-8; q=0.5". */
static int quality_of(const char *parameters, size_t length)
{
    for (size_t i = 0; i < length;) {
        size_t blank = strspn(parameters + i, " \t");
        const char *at = parameters + i + blank;
        size_t size = part(parameters + i, length - i, ';');

        if (size >= blank + 2 && strncasecmp(at, "q=", 2) == 0)
            return read_quality(at + 2, size - blank - 2);
        i += size + 1;
    }
    return MOST;
}

/* The most specific range decides. */
static struct wish wish_for(const char *accept, const char *type)
{
    struct wish wish = {NO_MATCH, 0};

    for (const char *at = accept; *at;) {
        at += strspn(at, " \t,");
        size_t element = part(at, strlen(at), ',');
        size_t range = strcspn(at, ",; \t");
        int match = specificity(at, range, type);

        if (match > wish.specificity)
            wish = (struct wish){match, quality_of(at + range, element - range)};
        at += element;
    }
    return wish;
}

size_t accept_choose(const char *accept, const char *const *types, size_t count,
                     bool *ret_named)
{
    struct wish best = {NO_MATCH, 0};
    size_t chosen = count;

    *ret_named = false;
    if (!accept || !*accept)
        return 0;
    for (size_t i = 0; i < count; i++) {
        struct wish wish = wish_for(accept, types[i]);

        if (wish.quality == 0 || wish.quality < best.quality ||
            (wish.quality == best.quality && wish.specificity <= best.specificity))
            continue;
        best = wish;
        chosen = i;
    }
    *ret_named = best.specificity > ANY_TYPE;
    return chosen;
}

bool accept_allows(const char *accept, const char *type)
{
    bool named = false;

    return accept_choose(accept, &type, 1, &named) == 0;
}

bool accept_takes_gzip(const char *accept_encoding)
{
    int any = 0;
    const char *at = accept_encoding ? accept_encoding : "";

    while (*at) {
        at += strspn(at, " \t,");
        size_t element = strcspn(at, ",");
        size_t name = strcspn(at, ",; \t");
        int quality = quality_of(at + name, element - name);

        if ((name == 4 && strncasecmp(at, "gzip", 4) == 0) ||
            (name == 6 && strncasecmp(at, "x-gzip", 6) == 0))
            return quality > 0;
        if (name == 1 && *at == '*')
            any = quality;
        at += element;
    }
    return any > 0;
}
