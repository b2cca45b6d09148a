/* test_golden.c - every file of tests/golden/ is a request, a blank line, and the whole
 * answer to it: status and media type, header fields, a blank line, the body.
 *
 *     GET /api/v1/missions?host=RU
 *     Accept: application/json
 *
 *     200 application/json
 *     ETag: "..."
 *
 *     {"items":...
 *
 * A line "..." alone in the place of the body takes any body (long ones have tests of
 * their own). HEAD is compared without a body. Every body that is JSON is also read by
 * jansson, which knows nothing of our writer.
 *
 * `test_golden --update` writes what the API answers now into the files: look at the
 * difference before you believe it. A new case needs its request only. */
#define _XOPEN_SOURCE 700 /* open_memstream, getline */
#include "sample.h"
#include "tap.h"

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { PATH_SIZE = 1024, LINE_SIZE = API_TARGET_MAX + 1024 };

static const char any_body[] = "\n...\n";

struct golden {
    char path[PATH_SIZE];
    char *text;   /* of the file */
    size_t asked; /* how much of it is the request, with its blank line */
    char method[16], target[LINE_SIZE];
    char accept[LINE_SIZE], tags[LINE_SIZE], since[LINE_SIZE];
};

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = NULL;
    size_t size = 0;

    if (!file)
        return NULL;
    ssize_t length = getdelim(&text, &size, '\0', file);
    (void)fclose(file);
    if (length < 0) {
        free(text);
        return NULL;
    }
    return text;
}

static bool read_field(struct golden *golden, const char *line, size_t length)
{
    const struct {
        const char *name;
        char *value;
    } fields[] = {
        {"Accept: ", golden->accept},
        {"If-None-Match: ", golden->tags},
        {"If-Modified-Since: ", golden->since},
    };

    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        size_t name = strlen(fields[i].name);

        if (strncasecmp(line, fields[i].name, name) != 0 || length >= LINE_SIZE)
            continue;
        (void)snprintf(fields[i].value, LINE_SIZE, "%.*s", (int)(length - name),
                       line + name);
        return true;
    }
    return false;
}

/* The request line, its header fields, and where the answer begins. */
static bool read_request(struct golden *golden)
{
    const char *at = golden->text;
    size_t length = strcspn(at, "\n");
    size_t method = strcspn(at, " ");

    if (method >= sizeof(golden->method) || method >= length || length >= LINE_SIZE)
        return false;
    (void)snprintf(golden->method, sizeof(golden->method), "%.*s", (int)method, at);
    (void)snprintf(golden->target, LINE_SIZE, "%.*s", (int)(length - method - 1),
                   at + method + 1);
    for (at += length; at[0] == '\n' && at[1] != '\n' && at[1] != '\0'; at += length) {
        length = strcspn(++at, "\n");
        if (!read_field(golden, at, length))
            return false;
    }
    golden->asked = (size_t)(at - golden->text) + strspn(at, "\n");
    return true;
}

static const char *given(const char *field)
{
    return *field ? field : NULL;
}

static bool ask(struct db *db, const struct golden *golden, struct api_response *response)
{
    struct api_request request = {
        .target = golden->target,
        .accept = given(golden->accept),
        .if_none_match = given(golden->tags),
        .if_modified_since = given(golden->since),
        .now = SAMPLE_NOW,
    };

    if (!api_method_from_name(golden->method, &request.method))
        return false;
    api_handle(&request, db, response);
    return true;
}

/* The answer as text; the caller frees. */
static char *render(const struct golden *golden, const struct api_response *response,
                    bool body)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (!out)
        return NULL;
    (void)fprintf(out, "%d%s%s\n", response->status, response->type ? " " : "",
                  response->type ? response->type : "");
    for (size_t i = 0; i < response->header_count; i++)
        (void)fprintf(out, "%s: %s\n", response->header[i].name,
                      response->header[i].value);
    if (!body)
        (void)fputs("\n...\n", out);
    else if (response->length > 0 && strcmp(golden->method, "HEAD") != 0)
        (void)fprintf(out, "\n%.*s\n", (int)response->length, response->body);
    (void)fclose(out);
    return text;
}

static bool is_well_formed(const struct api_response *response)
{
    const char *type = response->type;
    json_error_t error;

    if (response->length == 0)
        return type == NULL;
    if (strncmp(type, "text/", 5) == 0 || strcmp(type, "application/x-ndjson") == 0)
        return true;
    if (strstr(type, "+xml"))
        return strncmp(response->body, "<?xml", 5) == 0;
    json_t *tree =
        json_loadb(response->body, response->length, JSON_REJECT_DUPLICATES, &error);
    if (!tree)
        tap_note("%s at byte %d", error.text, error.position);
    json_decref(tree);
    return tree != NULL && strlen(response->body) == response->length;
}

static bool ends(const char *text, const char *with)
{
    size_t length = strlen(text);

    return length >= strlen(with) && strcmp(text + length - strlen(with), with) == 0;
}

static void update(const struct golden *golden, const char *answer)
{
    FILE *file = fopen(golden->path, "w");

    if (!file)
        return;
    (void)fprintf(file, "%.*s%s%s", (int)golden->asked, golden->text,
                  ends(golden->text, "\n\n") || golden->text[golden->asked] ? "" : "\n",
                  answer);
    (void)fclose(file);
}

static void run(struct tap *tap, struct db *db, struct golden *golden, bool updating)
{
    const char *name = strrchr(golden->path, '/') + 1;
    struct api_response response = {.status = 0};

    if (!read_request(golden) || !ask(db, golden, &response)) {
        tap_check(tap, false, "%s: not a request", name);
        return;
    }
    const char *expected = golden->text + golden->asked;
    char *answer = render(golden, &response, !ends(expected, any_body));
    bool same = answer && strcmp(answer, expected) == 0;

    if (updating && answer && !same)
        update(golden, answer);
    if (!tap_check(tap, same || updating, "%s", name) && answer)
        tap_note("answered %s", answer);
    tap_check(tap, is_well_formed(&response), "%s: well formed", name);
    free(answer);
    api_response_release(&response);
}

static int is_case(const struct dirent *entry)
{
    return ends(entry->d_name, ".txt");
}

int main(int argc, char **argv)
{
    struct tap tap = {0, 0};
    struct sample sample;
    struct dirent **entry = NULL;
    bool updating = argc == 2 && strcmp(argv[1], "--update") == 0;
    int count = scandir(TESTS_DIRECTORY "/golden", &entry, is_case, alphasort);

    sample_golden(&sample);
    for (int i = 0; i < count; i++) {
        struct golden golden = {.text = NULL};

        (void)snprintf(golden.path, sizeof(golden.path), "%s/golden/%s", TESTS_DIRECTORY,
                       entry[i]->d_name);
        golden.text = read_file(golden.path);
        if (golden.text)
            run(&tap, sample.db, &golden, updating);
        free(golden.text);
        free(entry[i]);
    }
    free(entry);
    sample_remove(&sample);
    return tap_end(&tap);
}
