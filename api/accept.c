#include "accept.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

enum { NO_MATCH, ANY_TYPE, ANY_SUBTYPE, EXACT };

static int specificity(const char *range, size_t length, const char *type)
{
    size_t main = strcspn(type, "/");
    size_t bare = strcspn(type, ";"); /* without its parameters */

    if (length == 3 && strncmp(range, "*/*", 3) == 0)
        return ANY_TYPE;
    if (length == main + 2 && strncasecmp(range, type, main + 1) == 0 &&
        range[main + 1] == '*')
        return ANY_SUBTYPE;
    if (length == bare && strncasecmp(range, type, length) == 0)
        return EXACT;
    return NO_MATCH;
}

/* "q=0", "q=0.", "q=0.000": not acceptable at all. */
static bool is_refused(const char *parameters, size_t length)
{
    for (size_t i = 0; i + 3 <= length; i++) {
        if ((parameters[i] != 'q' && parameters[i] != 'Q') || parameters[i + 1] != '=')
            continue;
        size_t digits = strspn(parameters + i + 2, "0.");
        const char after = parameters[i + 2 + digits];
        return digits > 0 && (after < '1' || after > '9');
    }
    return false;
}

bool accept_allows(const char *accept, const char *type)
{
    int best = NO_MATCH;
    bool allowed = false;

    if (!accept || !*accept)
        return true;
    for (const char *at = accept; *at;) {
        at += strspn(at, " \t,");
        size_t element = strcspn(at, ",");
        size_t range = strcspn(at, ",; \t");
        int match = specificity(at, range, type);

        if (match > best) { /* the most specific range decides */
            best = match;
            allowed = !is_refused(at + range, element - range);
        }
        at += element;
    }
    return allowed;
}
