#include "documents.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 64 * 1024 };

const char *const document_base =
    "{\"id\":\"Q900001\",\"sending\":\"JP\",\"host\":\"FR\",\"rank\":\"embassy\","
    "\"city\":\"Paris\",\"location\":{\"latitude\":48.876,\"longitude\":2.301},"
    "\"contacts\":[{\"kind\":\"fax\",\"value\":\"+33142275000\"}]}\n"
    "{\"id\":\"Q900011\",\"sending\":\"DE\",\"host\":\"EG\",\"rank\":\"embassy\","
    "\"city\":\"Cairo\"}\n"
    "{\"id\":\"Q900012\",\"sending\":\"EG\",\"host\":\"DE\",\"rank\":\"embassy\","
    "\"city\":\"Berlin\"}\n"
    "{\"id\":\"Q900013\",\"sending\":\"BS\",\"host\":\"GB\","
    "\"rank\":\"high_commission\",\"city\":\"London\"}\n"
    "{\"id\":\"Q900014\",\"sending\":\"PL\",\"host\":\"IT\",\"rank\":\"embassy\","
    "\"city\":\"Rome\",\"location\":{\"latitude\":41.91,\"longitude\":12.48}}\n"
    "{\"id\":\"Q900015\",\"sending\":\"DE\",\"host\":\"CH\","
    "\"rank\":\"honorary_consul\",\"city\":\"Geneva\"}\n";

char *document_file(const char *name)
{
    char path[1024];
    char *text = calloc(1, FILE_MAX);

    (void)snprintf(path, sizeof(path), "%s/import/samples/%s", TESTS_DIRECTORY, name);
    FILE *file = fopen(path, "rb");
    assert(text && file);
    size_t length = fread(text, 1, FILE_MAX - 1, file);
    assert(length > 0 && length < FILE_MAX - 1);
    (void)fclose(file);
    return text;
}

char *document_changed(const char *text, const char *instead, const char *with)
{
    const char *at = strstr(text, instead);
    size_t size = strlen(text) + strlen(with) + 1;
    char *changed = malloc(size);

    assert(at && changed);
    (void)snprintf(changed, size, "%.*s%s%s", (int)(at - text), text, with,
                   at + strlen(instead));
    return changed;
}

static char *case_text(const struct document_case *one)
{
    if (!one->file)
        return strdup(one->text);
    char *text = document_file(one->file);
    if (!one->text)
        return text;
    char *changed = document_changed(text, one->instead, one->text);
    free(text);
    return changed;
}

static bool is_in_notes(const struct api_import_note *list, size_t count,
                        const char *words)
{
    for (size_t i = 0; i < count; i++) {
        if (strstr(list[i].reason, words) || (list[i].id && strstr(list[i].id, words)))
            return true;
    }
    return false;
}

static bool is_said(const struct api_import_report *report, const char *words)
{
    return strstr(report->error, words) ||
           is_in_notes(report->quarantined, report->quarantined_listed, words) ||
           is_in_notes(report->warnings, report->warnings_listed, words);
}

static bool is_expected(struct fixture *fixture, const char *expect)
{
    const char *colon = strchr(expect, ':');
    const char *part = colon + 1 + strspn(colon + 1, " ");
    char id[64];

    (void)snprintf(id, sizeof(id), "%.*s", (int)(colon - expect), expect);
    char *text =
        strcmp(id, "*") == 0 ? fixture_dump(fixture) : fixture_document(fixture, id);
    bool fine = *part ? text && strstr(text, part) : text == NULL;
    if (!fine)
        printf("# %s: %s\n", id, text ? text : "there is none");
    free(text);
    return fine;
}

static void say_notes(const struct api_import_report *report)
{
    for (size_t i = 0; i < report->quarantined_listed; i++)
        printf("#   set aside: %s\n", report->quarantined[i].reason);
    for (size_t i = 0; i < report->warnings_listed; i++)
        printf("#   warning: %s\n", report->warnings[i].reason);
}

static void run_case(struct tally *tally, const char *base,
                     const struct document_case *one, size_t block)
{
    struct fixture fixture;
    char *text = case_text(one);

    fixture_open(&fixture, tally);
    if (base)
        check(tally, fixture_import(&fixture, base, "2026-01-01"), "prepared");
    int64_t changes = fixture_changes(&fixture);
    struct run run = fixture_run(&fixture, &(struct feed){.text = text, .block = block});
    const struct api_import_report *report = &run.report;
    bool fine =
        one->refused
            ? run.result == API_IMPORT_BAD && fixture_changes(&fixture) == changes
            : run.result == API_IMPORT_DONE && report->inserted == one->inserted &&
                  report->updated == one->updated &&
                  report->unchanged == one->unchanged &&
                  report->quarantined_count == one->quarantined && report->vanished == 0;
    if (!check(tally, fine, "%s: +%d ~%d =%d !%d %s", one->words, (int)report->inserted,
               (int)report->updated, (int)report->unchanged,
               (int)report->quarantined_count, report->error))
        say_notes(report);
    for (size_t i = 0; i < 4 && one->said[i]; i++) {
        if (!check(tally, is_said(report, one->said[i]), "%s: says '%s'", one->words,
                   one->said[i]))
            say_notes(report);
    }
    for (size_t i = 0; i < DOCUMENT_EXPECT_MAX && one->expect[i]; i++) {
        check(tally, is_expected(&fixture, one->expect[i]), "%s: %s", one->words,
              one->expect[i]);
    }
    run_release(&run);
    fixture_close(&fixture);
    free(text);
}

void document_cases_run(struct tally *tally, const char *base,
                        const struct document_case *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        run_case(tally, base, &list[i], 0);
        run_case(tally, base, &list[i], 1);
    }
}

void document_cut_run(struct tally *tally, const char *file)
{
    char *text = document_file(file);
    size_t length = strlen(text);
    struct fixture fixture;
    int stored = 0;

    while (length > 0 && text[length - 1] == '\n')
        length--;
    fixture_open(&fixture, tally);
    int64_t changes = fixture_changes(&fixture);
    for (size_t i = 1; i < length; i += i < length - 50 ? 37 : 1) {
        struct run run = fixture_run(&fixture, &(struct feed){.text = text, .length = i});

        stored += run.result != API_IMPORT_BAD;
        run_release(&run);
    }
    check(tally, stored == 0 && fixture_changes(&fixture) == changes,
          "%s: cut off anywhere it is refused whole", file);
    fixture_close(&fixture);
    free(text);
}

void document_again_run(struct tally *tally, const char *file, const char *few)
{
    char *text = document_file(file);
    struct fixture fixture;

    fixture_open(&fixture, tally);
    struct run run = fixture_run(&fixture, &(struct feed){.text = text});
    int64_t changes = fixture_changes(&fixture);
    check(tally, run.result == API_IMPORT_DONE && run.report.inserted > 0,
          "%s: stored in an empty database", file);
    run_release(&run);
    run = fixture_run(&fixture, &(struct feed){.text = text});
    check(tally, run.result == API_IMPORT_DONE && fixture_changes(&fixture) == changes,
          "%s: again it changes nothing: +%d ~%d", file, (int)run.report.inserted,
          (int)run.report.updated);
    run_release(&run);
    run = fixture_run(&fixture, &(struct feed){.text = few});
    check(tally,
          run.result == API_IMPORT_REFUSED && strstr(run.report.error, "80 %") &&
              fixture_changes(&fixture) == changes,
          "%s: few rows of it are refused: %s", file, run.report.error);
    run_release(&run);
    run = fixture_run(&fixture, &(struct feed){.text = few, .force = true});
    check(tally, run.result == API_IMPORT_DONE && run.report.vanished == 0,
          "%s: and taken when forced: %s", file, run.report.error);
    run_release(&run);
    fixture_close(&fixture);
    free(text);
}
