#include "options_table.h"

#include <string.h>

enum { URL_MAX = 400 };

static bool read_number(const struct option *option, const char *text,
                        int64_t *ret_number)
{
    int64_t number = 0;

    for (const char *at = text; *at >= '0' && *at <= '9' && number <= option->most;
         at++) {
        number = number * 10 + (*at - '0');
        if (!at[1] && number >= option->least && number <= option->most) {
            *ret_number = number;
            return true;
        }
    }
    return false;
}

static bool set_on_off(bool *ret_on, const char *text)
{
    *ret_on = strcmp(text, "on") == 0;
    return *ret_on || strcmp(text, "off") == 0;
}

static bool add_item(struct option_list *list, const char *text)
{
    if (list->count == OPTIONS_LIST_MAX || !*text)
        return false;
    list->item[list->count++] = text;
    return true;
}

/* http(s)://host[:port], then only what `rest` allows. */
static bool is_url(const char *text, const char *rest)
{
    static const char host[] = "abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:[]";
    const char *at = NULL;

    if (strncmp(text, "http://", 7) == 0)
        at = text + 7;
    if (strncmp(text, "https://", 8) == 0)
        at = text + 8;
    if (!at || strspn(at, host) == 0)
        return false;
    at += strspn(at, host);
    return *at == '\0' || (*at == '/' && at[strspn(at, rest)] == '\0');
}

/* Without a slash at its end, or two in a row. */
static bool is_base_url(const char *text)
{
    static const char path[] = "/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "0123456789-._~%";
    const size_t length = strlen(text);

    return length <= URL_MAX && is_url(text, path) && text[length - 1] != '/' &&
           !strstr(strchr(text, ':') + 3, "//");
}

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

/* One address, and nothing that would fill in a letter. */
static bool is_mailbox(const char *text)
{
    const size_t local = strspn(text, LETTERS ".-_+");
    const char *host = text + local + 1;

    if (local == 0 || text[local] != '@' || host[strspn(host, LETTERS ".-")] != '\0')
        return false;
    const char *dot = strrchr(host, '.');
    return dot && dot > host && dot[1] && host[0] != '.' && !strstr(host, "..");
}

/* Braces only where the id goes. */
static bool is_report_url(const char *text)
{
    static const char rest[] = "/" LETTERS "-._~%?&={}";
    static const char mail[] = "mailto:";
    const char *mark = strstr(text, "{id}");
    const char *brace = strpbrk(text, "{}");

    if (strlen(text) > URL_MAX)
        return false;
    if (strncmp(text, mail, strlen(mail)) == 0)
        return is_mailbox(text + strlen(mail));
    if (mark && (brace != mark || strpbrk(mark + strlen("{id}"), "{}")))
        return false;
    return (mark || !brace) && strncmp(text, "https://", 8) == 0 && is_url(text, rest);
}

bool option_set(struct options *options, const struct option *option, const char *text)
{
    void *member = (char *)options + option->offset;

    switch (option->kind) {
    case SWITCH:
        *(bool *)member = true;
        return text == NULL;
    case ON_OFF:
        return set_on_off(member, text);
    case NUMBER:
        return read_number(option, text, member);
    case TEXT:
        *(const char **)member = text;
        return *text != '\0';
    case BASE_URL:
        *(const char **)member = text;
        return is_base_url(text);
    case REPORT_URL:
        *(const char **)member = text;
        return is_report_url(text);
    case LIST:
        return add_item(member, text);
    case ORIGINS:
        return is_url(text, "") && add_item(member, text);
    }
    return false;
}
