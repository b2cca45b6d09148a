/* test_front_patch.c - what somebody changed in a text. */
#include "front_patch.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static const char before[] = "---\ntitle: A\nsummary: S\ncountries: US, RU\n---\nBody\n";

static const struct {
    const char *after, *patch, *changes;
} cases[] = {
    {"---\n# said otherwise\ncountries: [US,RU]\ntitle: \"A\"\nsummary: S\n---\n\nBody",
     "{}", ""},
    {"---\ntitle: B\nsummary: S\ncountries: US, RU\n---\nBody", "{\"title\":\"B\"}",
     "title: B\n"},
    {"---\ntitle: A\nsummary:\ncountries: RU\n---\nBody",
     "{\"summary\":null,\"countries\":[\"RU\"]}", "summary: (none)\ncountries: RU\n"},
    {"---\ntitle: A\nsummary: S\ncountries: US, RU\ntags: x, y\n---\nOther",
     "{\"tags\":[\"x\",\"y\"],\"body\":\"Other\"}",
     "tags: x, y\nbody: it is another one\n"},
    {"---\ntitle: A\nsummary: S\n---\n", "{\"countries\":null,\"body\":null}",
     "countries: (none)\nbody: it is another one\n"},
};

static void check_patches(struct tap *tap)
{
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char fault[API_TEXT_FAULT_MAX] = "";
        char *patch = api_text_patch(API_TEXT_ARTICLE, before, cases[i].after, fault);
        char *changes = api_text_changes(API_TEXT_ARTICLE, before, cases[i].after);

        tap_check(tap, patch && strcmp(patch, cases[i].patch) == 0, "patch %zu: %s%s", i,
                  patch ? patch : "", fault);
        tap_check(tap, changes && strcmp(changes, cases[i].changes) == 0,
                  "changes %zu: %s", i, changes ? changes : "(null)");
        free(patch);
        free(changes);
    }
}

static void check_faults(struct tap *tap)
{
    static const char flag[] = "---\nbanner: true\n---\n";
    char fault[API_TEXT_FAULT_MAX] = "";
    char *patch = api_text_patch(API_TEXT_ARTICLE, before, "---\ntitel: A\n---\n", fault);

    tap_check(tap, !patch && strncmp(fault, "line 2: ", 8) == 0, "a fault: %s", fault);
    tap_check(tap, !api_text_changes(API_TEXT_ARTICLE, "", before),
              "no text: no changes");
    patch = api_text_patch(API_TEXT_NOTICE, flag, "---\nbanner: no\n---\n", fault);
    tap_check(tap, patch && strcmp(patch, "{\"banner\":false}") == 0, "a flag: %s",
              patch ? patch : fault);
    free(patch);
}

/* A record may have what a line cannot hold: who does not touch it does not change it. */
static void check_lines(struct tap *tap)
{
    static const char record[] =
        "{\"title\":\"A\",\"summary\":\"two\\nlines\",\"authors\":"
        "[\"Smith, A.\",\"B\"],\"body\":\"B\\n\"}";
    char fault[API_TEXT_FAULT_MAX] = "";
    char *text = api_text_from_json(API_TEXT_ARTICLE, record, strlen(record));
    char *patch =
        text ? api_text_patch(API_TEXT_ARTICLE, text, text, fault) : strdup("no text");

    tap_check(tap, patch && strcmp(patch, "{}") == 0, "not touched, not changed: %s%s",
              patch ? patch : "", fault);
    tap_check(tap, text && strstr(text, "summary: two lines\n"), "shown in one line");
    free(text);
    free(patch);
}

int main(void)
{
    struct tap tap = {0, 0};

    check_patches(&tap);
    check_faults(&tap);
    check_lines(&tap);
    return tap_end(&tap);
}
