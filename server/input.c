#include "input.h"

#include "database.h"
#include "fetch_url.h"
#include "log.h"
#include "options.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

bool input_is_date(const char *text)
{
    static const char pattern[] = "dddd-dd-dd";

    for (size_t i = 0; i < INPUT_DATE_LENGTH; i++) {
        if (pattern[i] == 'd' ? !isdigit((unsigned char)text[i]) : text[i] != pattern[i])
            return false;
    }
    return !isdigit((unsigned char)text[INPUT_DATE_LENGTH]);
}

bool input_date(const char *operand, char ret_date[static INPUT_DATE_LENGTH + 1])
{
    char name[API_IMPORT_URL_MAX];
    const char *slash = strrchr(operand, '/');

    if (fetch_url_is(operand)) {
        fetch_url_name(operand, name, sizeof(name));
    } else {
        (void)snprintf(name, sizeof(name), "%s", slash ? slash + 1 : operand);
    }
    for (const char *at = name; *at; at++) {
        if (input_is_date(at)) {
            memcpy(ret_date, at, INPUT_DATE_LENGTH);
            ret_date[INPUT_DATE_LENGTH] = '\0';
            return true;
        }
        while (isdigit((unsigned char)at[0]) && isdigit((unsigned char)at[1]) &&
               !input_is_date(at + 1))
            at++;
    }
    return false;
}

/* ---- A URL ---- */

static bool is_older(const char *database)
{
    struct db *db = NULL;
    const enum db_fault fault = db_open(&db, database, DB_READ);

    db_close(db);
    return fault == DB_FAULT_OLDER;
}

/* What is known of this URL: all empty when it has to be asked for the whole. */
static int recall(const struct options *options, const char *as_of,
                  struct api_import_known *ret_known)
{
    const struct api_import_options wanted = {.as_of = as_of, .source = options->source};
    struct db *db = NULL;
    int code = EX_OK;

    *ret_known = (struct api_import_known){.at = ""};
    if (is_older(options->database))
        return EX_OK; /* the import brings it up to date */
    code = database_open(&db, options->database, DB_READ);
    if (code != EX_OK)
        return code;
    if (options->force || !api_import_known(db, &wanted, options->operand, ret_known))
        *ret_known = (struct api_import_known){.at = ""};
    db_close(db);
    return EX_OK;
}

static int say_unchanged(const struct options *options,
                         const struct api_import_known *known)
{
    char *report = api_import_unchanged(options->operand, known, options->json);

    if (!report)
        return EX_OSERR;
    (void)printf("%s%s", report, options->json ? "\n" : "");
    free(report);
    return EX_OK;
}

static void remember(struct input *input, const char *url)
{
    const struct fetch_result *answer = &input->answer;

    input->fetched = true;
    input->origin = (struct api_import_origin){
        .url = url,
        .etag = answer->etag[0] ? answer->etag : NULL,
        .last_modified = answer->last_modified[0] ? answer->last_modified : NULL,
    };
}

static int open_url(const struct options *options, const char *as_of, int stop_fd,
                    struct input *input)
{
    struct api_import_known known;
    struct fetch_result *answer = &input->answer;
    const int code = recall(options, as_of, &known);
    const struct fetch fetch = {
        .url = options->operand,
        .etag = known.etag,
        .last_modified = known.last_modified,
        .ca_file = options->ca_file,
        .allow_http = options->allow_http,
        .max_bytes = options->max_import,
        .timeout_s = options->fetch_timeout_s,
        .stall_s = options->stall_timeout_s,
        .stop_fd = stop_fd,
    };

    if (code != EX_OK)
        return code;
    fetch_run(&fetch, answer);
    if (answer->code != EX_OK) {
        log_error("cannot fetch '%s': %s", options->operand, answer->reason);
        return answer->code;
    }
    if (answer->unchanged)
        return say_unchanged(options, &known);
    input->fd = answer->fd;
    remember(input, options->operand);
    return EX_OK;
}

/* ---- All of them ---- */

static int open_file(const char *path, struct input *input)
{
    input->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (input->fd >= 0)
        return EX_OK;
    log_error("cannot open '%s': %s", path, strerrordesc_np(errno));
    return EX_NOINPUT;
}

int input_open(const struct options *options, const char *as_of, int stop_fd,
               struct input *ret_input)
{
    const char *operand = options->operand;
    const char *fault = NULL;

    *ret_input = (struct input){.fd = -1};
    if (strcmp(operand, "-") == 0) {
        ret_input->fd = STDIN_FILENO;
        return EX_OK;
    }
    if (!fetch_url_is(operand))
        return open_file(operand, ret_input);
    fault = fetch_url_fault(operand, options->allow_http);
    if (!fault)
        return open_url(options, as_of, stop_fd, ret_input);
    log_error("cannot fetch this: %s", fault);
    return EX_USAGE;
}

void input_close(struct input *input)
{
    if (input->fd >= 0 && input->fd != STDIN_FILENO)
        (void)close(input->fd);
    input->fd = -1;
}
