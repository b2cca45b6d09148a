/* get.c - `embassyd get TARGET`: the answer to a request, without a daemon or a socket.
 */
#include "clock.h"
#include "commands.h"
#include "database.h"
#include "log.h"
#include "options.h"
#include "site.h"

#include "api/api.h"

#include <stdio.h>
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

static int exit_code(const struct api_response *response)
{
    if (response->status < 400)
        return EX_OK;
    if (response->status < 500)
        return 1;
    log_error("%d: %s", response->status, response->cause);
    return response->status == 503 ? EX_TEMPFAIL : EX_SOFTWARE;
}

int get_command(const struct options *options)
{
    struct api_request request = {.target = options->operand, .now = clock_unix()};
    struct answer answer = {.file = NULL};
    struct db *db = NULL;
    int code = EX_OK;

    if (!request.target) {
        log_error("get wants a target, such as /api/v1/countries");
        return EX_USAGE;
    }
    for (size_t i = 0; i < options->header.count; i++) {
        if (!take_field(&request, options->header.item[i]))
            return EX_USAGE;
    }
    if (api_owns(request.target)) {
        code = database_open(&db, options->database, DB_READ);
        if (code != EX_OK)
            return code;
        api_handle(&request, db, &answer.response);
    } else {
        site_answer(&request, &answer);
    }
    print(&answer, options->include);
    code = exit_code(&answer.response);
    answer_release(&answer);
    db_close(db);
    return code;
}
