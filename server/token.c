/* token.c - `embassyd token ...`: who may write over HTTP. */
#include "clock.h"
#include "commands.h"
#include "log.h"
#include "operator.h"
#include "options.h"

#include "api/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#define TOKENS "/api/v1/tokens"

enum { DAY_S = 24 * 60 * 60, DAYS_MAX = 36500 };

/* "90d" from now; anything else is a date, about which the API decides. */
static const char *read_expiry(const char *text, char ret_time[CLOCK_TEXT_SIZE])
{
    const size_t digits = strspn(text, "0123456789");

    if (digits == 0 || digits > 5 || strcmp(text + digits, "d") != 0)
        return text;
    const long days = strtol(text, NULL, 10);
    if (days > DAYS_MAX)
        return text;
    clock_text(ret_time, clock_unix() + days * DAY_S);
    return ret_time;
}

/* The token alone on standard output: TOKEN=$(embassyd token create ...). */
static int print_token(const struct api_response *response)
{
    char *token = api_answer_text(response->body, response->length, "token");
    char *id = api_answer_text(response->body, response->length, "id");
    char *until = api_answer_text(response->body, response->length, "expires_at");
    int code = EX_SOFTWARE;

    if (token && id && until) {
        (void)puts(token);
        log_note("token %s, until %s; it is not shown again", id, until);
        code = EX_OK;
    } else {
        log_error("out of memory");
    }
    free(token);
    free(id);
    free(until);
    return code;
}

int token_create_command(const struct options *options)
{
    char time[CLOCK_TEXT_SIZE];
    struct api_response response = {.status = 0};

    if (!options->name || !options->role || !options->expires) {
        log_error("token create wants --name, --role and --expires");
        return EX_USAGE;
    }
    const struct api_member members[] = {
        {"name", options->name},
        {"role", options->role},
        {"expires_at", read_expiry(options->expires, time)},
        {NULL, NULL},
    };
    char *body = api_body_of(members);
    const struct api_request request = {.method = API_POST,
                                        .target = TOKENS,
                                        .body = body,
                                        .body_length = body ? strlen(body) : 0};
    int code = body ? operator_ask(options->database, request, &response) : EX_OSERR;
    if (code == EX_OK)
        code = print_token(&response);
    api_response_release(&response);
    free(body);
    return code;
}

static int print_list(const struct options *options, const struct api_response *response)
{
    static const char *const names[] = {"id",         "role", "expires_at",
                                        "revoked_at", "name", NULL};

    if (options->json) {
        (void)fwrite(response->body, 1, response->length, stdout);
        (void)fputc('\n', stdout);
        return EX_OK;
    }
    char *lines = api_answer_lines(response->body, response->length, names);
    if (!lines) {
        log_error("out of memory");
        return EX_OSERR;
    }
    (void)fputs(lines, stdout);
    free(lines);
    return EX_OK;
}

int token_list_command(const struct options *options)
{
    const struct api_request request = {.method = API_GET, .target = TOKENS};
    struct api_response response = {.status = 0};
    int code = operator_ask(options->database, request, &response);

    if (code == EX_OK)
        code = print_list(options, &response);
    api_response_release(&response);
    return code;
}

int token_revoke_command(const struct options *options)
{
    char target[API_TARGET_MAX + 1] = TOKENS;
    const struct api_request request = {.method = API_DELETE, .target = target};
    struct api_response response = {.status = 0};

    if (!options->operand) {
        log_error("token revoke wants an id, as token list shows it");
        return EX_USAGE;
    }
    if (!operator_target(target, "/", options->operand))
        return EX_USAGE;
    const int code = operator_ask(options->database, request, &response);
    if (code == EX_OK)
        log_note("token %s is revoked", options->operand);
    api_response_release(&response);
    return code;
}
