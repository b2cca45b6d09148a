/* test_slice.c - parts of JSON text, byte for byte; and of text that is no JSON, parts
 * that lie within it. */
#include "slice.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "name=value;" of every member. */
static void list(struct slice object, char *text, size_t size)
{
    struct slice inside = slice_inside(object);
    struct slice name;
    struct slice value;
    size_t length = 0;

    text[0] = '\0';
    while (length < size && slice_member(&inside, &name, &value))
        length +=
            (size_t)snprintf(text + length, size - length, "%.*s=%.*s;", (int)name.length,
                             name.text, (int)value.length, value.text);
}

static void check(struct tap *tap, const char *object, const char *wanted)
{
    char text[400];

    list(slice_of(object), text, sizeof(text));
    tap_check(tap, strcmp(text, wanted) == 0, "%s: %s", object, text);
}

static void test_members(struct tap *tap)
{
    check(tap, "{}", "");
    check(tap, " { } ", "");
    check(tap, "{\"a\":1}", "a=1;");
    check(tap, "{\"a\":1.50,\"b\":null,\"c\":[1,{\"x\":\"]}\"}],\"d\":\"\\\"}\\\\\"}",
          "a=1.50;b=null;c=[1,{\"x\":\"]}\"}];d=\"\\\"}\\\\\";");
    check(tap, "{ \"a\" :\n { \"b\" : [ ] } , \"c\" : true }",
          "a={ \"b\" : [ ] };c=true;");
    check(tap, "{\"\":{}}", "={};");
    check(tap, "[1,2]", "");
    check(tap, "null", "");
    check(tap, "", "");
}

static void test_items(struct tap *tap)
{
    struct slice inside = slice_inside(slice_of("[ \"a,b\" ,[1,2], 3 ]"));
    struct slice item;

    tap_check(tap, slice_item(&inside, &item) && slice_is(item, "\"a,b\""), "a string");
    tap_check(tap, slice_item(&inside, &item) && slice_is(item, "[1,2]"), "an array");
    tap_check(tap, slice_item(&inside, &item) && slice_is(item, "3"), "a number");
    tap_check(tap, !slice_item(&inside, &item), "and the end");
    tap_check(tap,
              slice_find(slice_of("{\"a\":{\"b\":1},\"b\":2}"), "b", &item) &&
                  slice_is(item, "2"),
              "a member is found by its name, not one within another");
    tap_check(tap, !slice_find(slice_of("{\"a\":1}"), "A", &item), "or not found");
}

/* Every text of a few characters, each in memory of just its size: the sanitizer watches
 * that nothing outside is read. */
static void test_no_json(struct tap *tap)
{
    static const char alphabet[] = "{}[]\":,\\ 1a";
    const size_t letters = sizeof(alphabet) - 1;
    char text[64];
    size_t count = 0;

    for (size_t n = 0; n < 11 * 11 * 11 * 11 * 11; n++) {
        char *exact = malloc(6);

        if (!exact)
            break;
        exact[0] = '{';
        for (size_t i = 0, rest = n; i < 5; i++, rest /= letters)
            exact[1 + i] = alphabet[rest % letters];
        list((struct slice){exact, 6}, text, sizeof(text));
        count++;
        free(exact);
    }
    tap_check(tap, count == 161051, "%zu texts end", count);
}

int main(void)
{
    struct tap tap = {0, 0};

    test_members(&tap);
    test_items(&tap);
    test_no_json(&tap);
    return tap_end(&tap);
}
