/* test_target.c - the request target taken apart. */
#include "tap.h"
#include "target.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *raw, *path;
    const char *fields; /* "name=value;..." decoded */
} good[] = {
    {"/", "/", ""},
    {"/api/v1/missions", "/api/v1/missions", ""},
    {"/a?", "/a", ""},
    {"/a?b", "/a", "b=;"},
    {"/a?b=", "/a", "b=;"},
    {"/a?b=c&d=e", "/a", "b=c;d=e;"},
    {"/a?&b=c&&", "/a", "b=c;"},
    {"/a?b=c=d", "/a", "b=c=d;"},
    {"/a?b=c?d", "/a", "b=c?d;"},
    {"/a%20b", "/a b", ""},
    {"/a+b?c+d=e+f", "/a+b", "c d=e f;"},
    {"/a?b=%2F%26%3D%2b", "/a", "b=/&=+;"},
    {"/C%C3%B4te", "/Côte", ""},
    {"/a?q=%E4%B8%AD%e5%9b%bd", "/a", "q=中国;"},
    {"/Côte", "/Côte", ""},
    {"/%F0%9F%8F%9B", "/\xF0\x9F\x8F\x9B", ""},
};

static const struct {
    const char *raw;
    enum target_fault fault;
} bad[] = {
    {"/%", TARGET_BAD_ESCAPE},
    {"/%2", TARGET_BAD_ESCAPE},
    {"/%zz", TARGET_BAD_ESCAPE},
    {"/%2g", TARGET_BAD_ESCAPE},
    {"/a?b=%", TARGET_BAD_ESCAPE},
    {"/a?%4", TARGET_BAD_ESCAPE},
    {"/a?b=%%20", TARGET_BAD_ESCAPE},
    {"/%00", TARGET_BAD_TEXT},
    {"/a?b=%00", TARGET_BAD_TEXT},
    {"/a%2Fb", TARGET_BAD_TEXT},
    {"/a%2fb", TARGET_BAD_TEXT},
    {"/a%0Ab", TARGET_BAD_TEXT},
    {"/a?b=%0d%0a", TARGET_BAD_TEXT},
    {"/a?b=%7F", TARGET_BAD_TEXT},
    {"/a?b=%C2%85", TARGET_BAD_TEXT}, /* a C1 control character */
    {"/%FF", TARGET_BAD_TEXT},
    {"/%C3", TARGET_BAD_TEXT},
    {"/%C0%AF", TARGET_BAD_TEXT},
    {"/%ED%A0%80", TARGET_BAD_TEXT},
    {"/%F4%90%80%80", TARGET_BAD_TEXT},
    {"/a?b=%E4%B8", TARGET_BAD_TEXT},
    {"/\xFF", TARGET_BAD_TEXT},
    {"/a\tb", TARGET_BAD_TEXT},
    {"/a?b=%F0%80%80%AF", TARGET_BAD_TEXT},
};

static void check_good(struct tap *tap, size_t i)
{
    struct target target;
    char fields[1024] = "";
    size_t length = 0;
    enum target_fault fault = target_parse(good[i].raw, &target);

    for (size_t k = 0; k < target.field_count; k++)
        length += (size_t)snprintf(fields + length, sizeof(fields) - length, "%s=%s;",
                                   target.field[k].name, target.field[k].value);
    tap_check(tap,
              fault == TARGET_OK && strcmp(target.path, good[i].path) == 0 &&
                  strcmp(fields, good[i].fields) == 0,
              "'%s': '%s' and '%s'", good[i].raw, target.path, fields);
}

/* A target of `length` bytes, with `parameters` in it. */
static enum target_fault parse_long(size_t length, size_t parameters)
{
    static char raw[API_TARGET_MAX + 64];
    struct target target;

    memset(raw, 'a', sizeof(raw));
    memcpy(raw, "/?", 2);
    for (size_t i = 0; i < parameters; i++)
        memcpy(raw + 2 + 4 * i, "b=c&", 4);
    raw[length] = '\0';
    return target_parse(raw, &target);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct target target;

    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        check_good(&tap, i);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        tap_check(&tap, target_parse(bad[i].raw, &target) == bad[i].fault,
                  "'%s' is refused", bad[i].raw);
    tap_check(&tap, parse_long(API_TARGET_MAX, 0) == TARGET_OK, "4,096 bytes are taken");
    tap_check(&tap, parse_long(API_TARGET_MAX + 1, 0) == TARGET_TOO_LONG, "4,097 not");
    tap_check(&tap, parse_long(2 + 4 * API_QUERY_MAX - 1, API_QUERY_MAX) == TARGET_OK,
              "32 parameters are taken");
    tap_check(&tap,
              parse_long(2 + 4 * API_QUERY_MAX + 3, API_QUERY_MAX + 1) == TARGET_TOO_MANY,
              "33 not");
    for (int fault = TARGET_TOO_LONG; fault <= TARGET_TOO_MANY; fault++)
        tap_check(&tap, *target_fault_words((enum target_fault)fault) != '\0',
                  "there are words for fault %d", fault);
    return tap_end(&tap);
}
