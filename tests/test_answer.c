/* test_answer.c - answers of the API as text for people, and bodies made of words. */
#include "answer.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static void is(struct tap *tap, char *got, const char *wanted, const char *words)
{
    tap_check(tap, wanted ? got && strcmp(got, wanted) == 0 : !got, "%s: %s", words,
              got ? got : "(null)");
    free(got);
}

static void check_parts(struct tap *tap)
{
    static const char list[] = "{\"items\":[{\"a\":\"x\",\"b\":null},"
                               "{\"a\":\"y\\tz\\n\",\"b\":\"\xC3\xA9\"}],"
                               "\"links\":{\"next\":\"/n?c=1\"}}";
    static const char *const names[] = {"a", "b", "c", NULL};
    static const char last[] = "{\"items\":[],\"links\":{\"next\":null}}";

    is(tap, api_answer_text("{\"a\":\"x\"}", 9, "a"), "x", "a member");
    is(tap, api_answer_text("{\"a\":1}", 7, "a"), NULL, "a member that is no text");
    is(tap, api_answer_text("{\"a\":", 5, "a"), NULL, "no JSON");
    is(tap, api_answer_next(list, strlen(list)), "/n?c=1", "a next page");
    is(tap, api_answer_next(last, strlen(last)), NULL, "no next page");
    is(tap, api_answer_lines(list, strlen(list), names), "x\t-\t-\ny z \t\xC3\xA9\t-\n",
       "lines");
    is(tap, api_answer_lines(last, strlen(last), names), "", "no lines");
    is(tap, api_answer_lines("{}", 2, names), NULL, "no list");
}

static void check_faults(struct tap *tap)
{
    static const char problem[] =
        "{\"title\":\"T\",\"detail\":\"D\",\"errors\":["
        "{\"pointer\":\"#/title\",\"detail\":\"it is required\"},"
        "{\"pointer\":\"#/countries/2\",\"detail\":\"none\"},"
        "{\"header\":\"If-Match\",\"detail\":\"missing\"},"
        "{\"parameter\":\"id\",\"detail\":\"D\"}]}";

    is(tap, api_answer_faults(problem, strlen(problem)),
       "D\ntitle: it is required\ncountries 3: none\nIf-Match: missing", "faults");
    is(tap, api_answer_faults("{\"title\":\"T\"}", 13), "T", "a title alone");
    is(tap, api_answer_faults("{\"errors\":7}", 12), "refused", "nothing to say");
    is(tap, api_answer_faults("<p>", 3), NULL, "no problem");
}

static void check_body(struct tap *tap)
{
    static const struct api_member members[] = {
        {"state", "a \"b\""}, {"published_at", NULL}, {NULL, NULL}};

    is(tap, api_body_of(members), "{\"state\":\"a \\\"b\\\"\",\"published_at\":null}",
       "a body");
}

int main(void)
{
    struct tap tap = {0, 0};

    check_parts(&tap);
    check_faults(&tap);
    check_body(&tap);
    return tap_end(&tap);
}
