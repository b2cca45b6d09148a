/* test_front_matter.c - articles and notices as text, both ways. */
#include "front_matter.h"
#include "tap.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A text, and the JSON of it or what is wrong with it. */
static const struct {
    const char *text, *json, *fault;
} cases[] = {
    {"---\ntitle: A\n---\nB", "{\"title\":\"A\",\"body\":\"B\"}", NULL},
    {"---\r\ntitle: A\r\n---\r\nB\r\nC\r\n", "{\"title\":\"A\",\"body\":\"B\\nC\"}",
     NULL},
    {"---\ntitle: \"A: b\"\n---\n", "{\"title\":\"A: b\"}", NULL},
    {"---\n# a comment\n\ntitle:A\nsummary:\n---\n\n\nB\n\n",
     "{\"title\":\"A\",\"body\":\"B\"}", NULL},
    {"---\ncountries: US, RU,SY\ntags: [a b, \"c\",]\n---\n",
     "{\"countries\":[\"US\",\"RU\",\"SY\"],\"tags\":[\"a b\",\"c\"]}", NULL},
    {"---\ntitle: A\n---\nB\n---\nC", "{\"title\":\"A\",\"body\":\"B\\n---\\nC\"}", NULL},
    {"---\ntitle: \\ \" \x01\n---\n", "{\"title\":\"\\\\ \\\" \\u0001\"}", NULL},
    {"title: A\n", NULL, "line 1: "},
    {"", NULL, "line 0: "},
    {"---\ntitle: A\n", NULL, "line 2: the second"},
    {"---\ntitel: A\n---\n", NULL, "line 2: no such field: titel"},
    {"---\nno colon\n---\n", NULL, "line 2: no such field"},
    {"---\n: A\n---\n", NULL, "line 2: no such field"},
    {"---\ntitle: A\ntitle: B\n---\n", NULL, "line 3: given twice: title"},
};

static void check_reading(struct tap *tap)
{
    char fault[API_TEXT_FAULT_MAX];

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char *json = api_text_to_json(API_TEXT_ARTICLE, cases[i].text,
                                      strlen(cases[i].text), fault);
        bool right = cases[i].json ? json && strcmp(json, cases[i].json) == 0
                                   : !json && strncmp(fault, cases[i].fault,
                                                      strlen(cases[i].fault)) == 0;

        tap_check(tap, right, "case %zu: %s%s", i, json ? json : "", json ? "" : fault);
        free(json);
    }
}

static void check_bounds(struct tap *tap)
{
    char fault[API_TEXT_FAULT_MAX];
    size_t size = API_TEXT_MAX + 1;
    char *text = calloc(1, size + 1);

    memset(text, 'a', size);
    tap_check(tap, !api_text_to_json(API_TEXT_ARTICLE, text, size, fault), "too much: %s",
              fault);
    memcpy(text, "---\ntitle: ", 11);
    tap_check(tap,
              !api_text_to_json(API_TEXT_ARTICLE, text, 9000, fault) &&
                  strstr(fault, "line 2: too long"),
              "a long line: %s", fault);
    tap_check(tap, !api_text_to_json(API_TEXT_ARTICLE, "---\0", 4, fault), "NUL: %s",
              fault);
    free(text);
}

static void check_flags(struct tap *tap)
{
    static const char text[] = "---\nbanner: true\n---\n";
    static const char bad[] = "---\nbanner: maybe\n---\n";
    char fault[API_TEXT_FAULT_MAX];
    char *json = api_text_to_json(API_TEXT_NOTICE, text, strlen(text), fault);

    tap_check(tap, json && strcmp(json, "{\"banner\":true}") == 0, "a flag: %s",
              json ? json : fault);
    free(json);
    json = api_text_to_json(API_TEXT_NOTICE, bad, strlen(bad), fault);
    tap_check(tap, !json && strstr(fault, "line 2: true or false"), "no flag: %s", fault);
}

/* What is written out and read in again is the same. */
static void check_round_trip(struct tap *tap)
{
    static const char record[] =
        "{\"id\":\"x\",\"title\":\"\\\"Quoted\\\"\",\"summary\":null,\"lang\":\"en\","
        "\"countries\":[\"US\",\"RU\"],\"tags\":[],\"body\":\"# H\\n\\ntext: a\"}";
    static const char expected[] =
        "{\"title\":\"\\\"Quoted\\\"\",\"lang\":\"en\",\"countries\":[\"US\",\"RU\"],"
        "\"body\":\"# H\\n\\ntext: a\"}";
    char fault[API_TEXT_FAULT_MAX] = "";
    char *text = api_text_from_json(API_TEXT_ARTICLE, record, strlen(record));
    char *json =
        text ? api_text_to_json(API_TEXT_ARTICLE, text, strlen(text), fault) : NULL;

    tap_check(tap, json && strcmp(json, expected) == 0, "round trip: %s%s",
              json ? json : "", fault);
    free(json);
    free(text);
    text = api_text_from_json(API_TEXT_NOTICE, NULL, 0);
    json = text ? api_text_to_json(API_TEXT_NOTICE, text, strlen(text), fault) : NULL;
    tap_check(tap, json && strcmp(json, "{}") == 0, "an empty form says nothing: %s",
              json ? json : fault);
    free(json);
    free(text);
    tap_check(tap, !api_text_from_json(API_TEXT_NOTICE, "{", 1), "no JSON: no text");
}

int main(void)
{
    struct tap tap = {0, 0};

    check_reading(&tap);
    check_bounds(&tap);
    check_flags(&tap);
    check_round_trip(&tap);
    return tap_end(&tap);
}
