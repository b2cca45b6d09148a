/* get.c - `embassyd get TARGET`: the answer to a request, without a socket; a request
 * that writes is done in the name of the operator. */
#include "ask.h"
#include "clock.h"
#include "commands.h"
#include "log.h"
#include "options.h"
#include "site.h"

#include "api/api.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sysexits.h>

/* "Name: value" into the request. False: no field this server reads. */
static bool take_field(struct api_request *request, const char *field)
{
    const struct {
        const char *name;
        const char **member;
    } fields[] = {
        {"Accept", &request->accept},
        {"If-None-Match", &request->if_none_match},
        {"If-Modified-Since", &request->if_modified_since},
        {"If-Match", &request->if_match},
        {"Authorization", &request->authorization},
        {"Content-Type", &request->content_type},
        {"Idempotency-Key", &request->idempotency_key},
        {"Prefer", &request->prefer},
        {"Range", &request->range},
        {"Accept-Encoding", &request->accept_encoding},
        {"If-Range", &request->if_range},
    };
    const char *colon = strchr(field, ':');
    const size_t length = colon ? (size_t)(colon - field) : 0;

    for (size_t i = 0; colon && i < sizeof(fields) / sizeof(fields[0]); i++) {
        if (strlen(fields[i].name) == length &&
            strncasecmp(fields[i].name, field, length) == 0) {
            *fields[i].member = colon + 1 + strspn(colon + 1, " \t");
            return true;
        }
    }
    log_error("--header '%s': no field that is read here", field);
    return false;
}

static void print(const struct answer *answer, bool include)
{
    const struct api_response *response = &answer->response;
    const void *body = answer->file ? (const void *)answer->file : response->body;

    if (include) {
        (void)printf("HTTP/1.1 %d\n", response->status);
        if (response->type) {
            (void)printf("Content-Type: %s\nContent-Length: %zu\n", response->type,
                         response->length);
        }
        for (size_t i = 0; i < response->header_count; i++)
            (void)printf("%s: %s\n", response->header[i].name, response->header[i].value);
        (void)fputc('\n', stdout);
    }
    if (response->length > 0 && response->status != 304)
        (void)fwrite(body, 1, response->length, stdout);
}

/* Up to the largest body there can be: *ret_body is malloc'ed. An exit code. */
static int read_stream(FILE *stream, const char *name, char **ret_body,
                       size_t *ret_length)
{
    char *bytes = malloc(API_IMPORT_MAX + 1);
    size_t length = 0;

    if (!bytes) {
        log_error("out of memory");
        return EX_OSERR;
    }
    length = fread(bytes, 1, API_IMPORT_MAX + 1, stream);
    if (ferror(stream) || length > API_IMPORT_MAX) {
        log_error("cannot read '%s': %s", name,
                  ferror(stream) ? strerrordesc_np(errno) : "it is too long");
        free(bytes);
        return EX_NOINPUT;
    }
    *ret_body = bytes;
    *ret_length = length;
    return EX_OK;
}

static int read_data(const char *name, char **ret_body, size_t *ret_length)
{
    const bool is_stdin = strcmp(name, "-") == 0;
    FILE *stream = is_stdin ? stdin : fopen(name, "rbe");
    int code = EX_OK;

    if (!stream) {
        log_error("cannot open '%s': %s", name, strerrordesc_np(errno));
        return EX_NOINPUT;
    }
    code = read_stream(stream, name, ret_body, ret_length);
    if (!is_stdin)
        (void)fclose(stream);
    return code;
}

static int ask(const struct options *options, struct api_request *request,
               struct answer *ret_answer)
{
    if (request->method != API_GET && request->method != API_HEAD)
        request->local = "local";
    if (api_owns(request->target))
        return request_run(options->database, request, &ret_answer->response);
    site_answer(request, ret_answer);
    return EX_OK;
}

/* An exit code, and why. */
static int read_options(const struct options *options, struct api_request *ret_request)
{
    if (!options->operand) {
        log_error("get wants a target, such as /api/v1/countries");
        return EX_USAGE;
    }
    if (options->method && !api_method_from_name(options->method, &ret_request->method)) {
        log_error("--method cannot be '%s'", options->method);
        return EX_USAGE;
    }
    for (size_t i = 0; i < options->header.count; i++) {
        if (!take_field(ret_request, options->header.item[i]))
            return EX_USAGE;
    }
    return EX_OK;
}

int get_command(const struct options *options)
{
    struct api_request request = {
        .target = options->operand, .now = clock_unix(), .settings = &options->settings};
    struct answer answer = {.file = NULL};
    char *body = NULL;
    int code = read_options(options, &request);

    if (code == EX_OK && options->data)
        code = read_data(options->data, &body, &request.body_length);
    request.body = body;
    if (code == EX_OK)
        code = ask(options, &request, &answer);
    if (code == EX_OK) {
        print(&answer, options->include);
        code = request_exit_code(&answer.response);
    }
    answer_release(&answer);
    free(body);
    return code;
}
