#include "reach.h"

#include <string.h>

enum { DIGITS_MIN = 5, DIGITS_MAX = 15 };

/* What follows the sign of an international number; NULL: it is none. */
static const char *after_sign(const char *text)
{
    text += strspn(text, " ("); /* "(0020 2) 27 28 20 00" */
    if (strncmp(text, "tel:", 4) == 0)
        text += 4;
    if (text[0] == '+')
        return text + 1;
    return text[0] == '0' && text[1] == '0' ? text + 2 : NULL;
}

/* Digits of at most DIGITS_MAX, without what parts them; 0: something else is there. */
static size_t read_digits(const char *text, char ret_digits[REACH_PHONE_MAX])
{
    size_t count = 0;

    for (; *text; text++) {
        if (strncmp(text, "(0)", 3) == 0) {
            text += 2; /* dialled inside the country only */
            continue;
        }
        if (strchr(" .-()", *text))
            continue;
        if (*text < '0' || *text > '9' || count == DIGITS_MAX)
            return 0;
        ret_digits[count++] = *text;
    }
    ret_digits[count] = '\0';
    return count;
}

bool reach_phone(const char *text, char ret_value[REACH_PHONE_MAX])
{
    char digits[REACH_PHONE_MAX];
    const char *number = after_sign(text);
    size_t count = number ? read_digits(number, digits) : 0;

    if (count < DIGITS_MIN || digits[0] == '0') /* no country code begins so */
        return false;
    ret_value[0] = '+';
    memcpy(ret_value + 1, digits, count + 1);
    return true;
}

/* Where one number ends, and how long what parts it from the next is. */
static char *separator(char *text, size_t *ret_length)
{
    char *at = strpbrk(text, ",/|");
    char * or = strstr(text, " or ");

    *ret_length = 1;
    if (! or || (at && at < or))
        return at;
    *ret_length = 4;
    return or ;
}

char *reach_next(char **rest)
{
    while (*rest && **rest) {
        size_t length = 0;
        char *one = *rest + strspn(*rest, " ");
        char *end = separator(one, &length);

        *rest = end ? end + length : NULL;
        if (end)
            *end = '\0';
        length = strlen(one);
        while (length > 0 && one[length - 1] == ' ')
            one[--length] = '\0';
        if (length > 0)
            return one;
    }
    return NULL;
}

bool reach_is_email(const char *text)
{
    const char *at = strchr(text, '@');

    if (!at || at == text || strchr(at + 1, '@') || strpbrk(text, " ,;:<>\"'()[]\\?&"))
        return false;
    const char *dot = strrchr(at, '.');
    return dot && dot > at + 1 && dot[1];
}

bool reach_is_link(const char *text)
{
    const char *host = NULL;

    if (strncmp(text, "https://", 8) == 0) {
        host = text + 8;
    } else if (strncmp(text, "http://", 7) == 0) {
        host = text + 7;
    }
    if (!host || strpbrk(text, " \"<>\\^`{|}"))
        return false;
    size_t length = strcspn(host, "/?#");
    return length > 0 && host[0] != '.' && !memchr(host, '@', length) &&
           memchr(host, '.', length);
}
