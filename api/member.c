#include "member.h"

#include "http_date.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { POINTER_MAX = 80, URL_MAX_BYTES = 1000, TAG_BYTES = 35, TIME_BYTES = 40 };
/* 9999-12-31T23:59:59Z: an offset, or a leap second, reaches beyond it, and what has five
 * digits in its year is no time of RFC 3339 and does not sort as one. */
#define TIME_LAST INT64_C(253402300799)

static void point(char ret_pointer[POINTER_MAX], const struct members *members,
                  const char *name)
{
    (void)snprintf(ret_pointer, POINTER_MAX, "#%s/%s", members->at, name);
}

void member_fault(const struct members *members, const char *name, const char *detail,
                  ...)
{
    char pointer[POINTER_MAX];
    char text[160];
    va_list arguments;

    va_start(arguments, detail);
    (void)vsnprintf(text, sizeof(text), detail, arguments);
    va_end(arguments);
    point(pointer, members, name);
    call_fault(members->call, pointer, "%s", text);
}

const json_t *member_find(const struct members *members, const char *name, unsigned rules)
{
    const json_t *value = json_object_get(members->object, name);

    if (value && !json_is_null(value))
        return value;
    if (rules & MEMBER_REQUIRED)
        member_fault(members, name, "it is required");
    return NULL;
}

static bool has_control(const char *text, bool lines)
{
    for (const char *at = text; *at; at++) {
        bool is_allowed = lines && (*at == '\n' || *at == '\t');

        if (((unsigned char)*at < 0x20 && !is_allowed) || *at == 0x7f)
            return true;
    }
    return false;
}

/* Why this is no usable text, or NULL. C1 controls and line separators, which break lines
 * in some readers, are two and three bytes of UTF-8. */
static const char *text_fault(const char *text, bool lines)
{
    if (has_control(text, lines) || strstr(text, "\xe2\x80\xa8") ||
        strstr(text, "\xe2\x80\xa9"))
        return "it has a control character";
    for (const char *at = text; (at = strchr(at, '\xc2')); at++) {
        if ((unsigned char)at[1] < 0xa0)
            return "it has a control character";
    }
    return text[strspn(text, " \t\n")] == '\0' ? "it is blank" : NULL;
}

const char *member_text_of(const json_t *value, size_t max, bool lines,
                           const char **ret_fault)
{
    const char *text = json_string_value(value);

    *ret_fault = !text                             ? "it has to be a text"
                 : json_string_length(value) > max ? "it is too long"
                                                   : text_fault(text, lines);
    return *ret_fault ? NULL : text;
}

const char *member_text(const struct members *members, const char *name, size_t max,
                        unsigned rules)
{
    const json_t *value = member_find(members, name, rules);
    const char *fault = NULL;

    if (!value)
        return NULL;
    const char *text = member_text_of(value, max, (rules & MEMBER_LINES) != 0, &fault);
    if (fault)
        member_fault(members, name, "%s (1 to %zu bytes)", fault, max);
    return text;
}

static bool is_url(const char *text)
{
    size_t scheme = strncmp(text, "https://", 8) == 0  ? 8
                    : strncmp(text, "http://", 7) == 0 ? 7
                                                       : 0;

    return scheme > 0 && text[scheme] != '\0' && text[scheme] != '/' &&
           !strpbrk(text, " \"<>\\^`{|}");
}

const char *member_url(const struct members *members, const char *name, unsigned rules)
{
    const char *text = member_text(members, name, URL_MAX_BYTES, rules);

    if (!text || is_url(text))
        return text;
    member_fault(members, name, "it has to be an http or https address");
    return NULL;
}

const char *member_word(const struct members *members, const char *name,
                        const char *const *words, unsigned rules)
{
    char list[140] = "";
    const json_t *value = member_find(members, name, rules);
    const char *text = json_string_value(value);

    if (!value)
        return NULL;
    for (size_t i = 0; words[i]; i++) {
        size_t length = strlen(list);

        if (text && strcmp(words[i], text) == 0)
            return words[i];
        (void)snprintf(list + length, sizeof(list) - length, "%s%s", i > 0 ? ", " : "",
                       words[i]);
    }
    member_fault(members, name, "it has to be one of %s", list);
    return NULL;
}

const char *member_language(const struct members *members, const char *name,
                            const char *fallback)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
    const char *text = member_text(members, name, TAG_BYTES, 0);

    if (!text)
        return fallback;
    size_t primary = strcspn(text, "-0123456789");
    if (primary >= 2 && primary <= 8 && text[strspn(text, letters)] == '\0' &&
        text[strlen(text) - 1] != '-' && !strstr(text, "--"))
        return text;
    member_fault(members, name, "it has to be a language tag such as en or zh-Hant");
    return fallback;
}

/* "+02:00" -> seconds east of UTC. */
static bool read_offset(const char *text, int64_t *ret_seconds)
{
    int hours = 0;
    int minutes = 0;

    if (strlen(text) != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
        return false;
    for (int i = 1; i < 6; i++) {
        if (i != 3 && (text[i] < '0' || text[i] > '9'))
            return false;
    }
    hours = (text[1] - '0') * 10 + text[2] - '0';
    minutes = (text[4] - '0') * 10 + text[5] - '0';
    *ret_seconds = (hours * 60 + minutes) * (text[0] == '-' ? -60 : 60);
    return hours < 24 && minutes < 60;
}

/* A date, or a time with "Z" or an offset. Fractions of a second are dropped. */
static bool read_time(const char *text, int64_t *ret_seconds)
{
    char time[HTTP_DATE_MAX];
    char back[HTTP_DATE_MAX];
    const char *zone = "Z";
    int64_t east = 0;

    if (strlen(text) > 10) {
        zone = text + strnlen(text, 19);
        zone += *zone == '.' ? 1 + strspn(zone + 1, "0123456789") : 0;
    }
    if (strcmp(zone, "Z") != 0 && !read_offset(zone, &east))
        return false;
    (void)snprintf(time, sizeof(time), strlen(text) > 10 ? "%.19sZ" : "%.19sT00:00:00Z",
                   text);
    if (!http_date_seconds(time, ret_seconds) || time[4] != '-')
        return false;
    http_date_time(*ret_seconds, back); /* 31 February comes back as another day */
    *ret_seconds -= east;
    return strncmp(back, time, 10) == 0;
}

bool member_time(const struct members *members, const char *name,
                 char ret_time[CALL_TIME_MAX], unsigned rules)
{
    const char *text = member_text(members, name, TIME_BYTES, rules);
    int64_t seconds = 0;

    ret_time[0] = '\0';
    if (!text)
        return false;
    if (!read_time(text, &seconds) || seconds < 0 || seconds > TIME_LAST) {
        member_fault(members, name,
                     "it has to be a date or time as 2017-04-12 or "
                     "2017-04-12T18:30:00Z (RFC 3339)");
        return false;
    }
    http_date_time(seconds, ret_time);
    return true;
}

const char *member_date(const struct members *members, const char *name, unsigned rules)
{
    const char *text = member_text(members, name, 10, rules);
    int64_t seconds = 0;

    if (!text || (strlen(text) == 10 && read_time(text, &seconds)))
        return text;
    member_fault(members, name, "it has to be a date as 2017-04-12");
    return NULL;
}

bool member_bool(const struct members *members, const char *name, bool fallback)
{
    const json_t *value = member_find(members, name, 0);

    if (!value)
        return fallback;
    if (!json_is_boolean(value))
        member_fault(members, name, "it has to be true or false");
    return json_is_true(value);
}

double member_real(const struct members *members, const char *name, double min,
                   double max)
{
    const json_t *value = member_find(members, name, 0);

    if (!value)
        return NAN;
    double number = json_number_value(value);
    if (json_is_number(value) && number >= min && number <= max)
        return number;
    member_fault(members, name, "it has to be a number from %g to %g", min, max);
    return NAN;
}
