#include "operator.h"

#include "ask.h"
#include "log.h"

#include "api/answer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sysexits.h>

enum { KEY_SIZE = 33 }; /* 32 hexadecimal digits and the NUL */

static bool make_key(char ret_key[KEY_SIZE])
{
    uint64_t random[2];

    if (getrandom(random, sizeof(random), 0) != (ssize_t)sizeof(random)) {
        log_error("the system has no random numbers");
        return false;
    }
    (void)snprintf(ret_key, KEY_SIZE, "%016" PRIx64 "%016" PRIx64, random[0], random[1]);
    return true;
}

int operator_run(const char *database, struct api_request request,
                 struct api_response *ret_response)
{
    char key[KEY_SIZE];

    request.local = "local";
    if (request.method == API_POST) {
        if (!make_key(key))
            return EX_OSERR;
        request.idempotency_key = key;
    }
    if (request.body) {
        request.content_type = request.method == API_PATCH
                                   ? "application/merge-patch+json"
                                   : "application/json";
    }
    return request_run(database, &request, ret_response);
}

static void say_faults(const struct api_response *response)
{
    char *words = api_answer_faults(response->body, response->length);
    char *rest = NULL;

    if (!words)
        log_error("refused (%d)", response->status);
    for (char *line = words ? strtok_r(words, "\n", &rest) : NULL; line;
         line = strtok_r(NULL, "\n", &rest)) {
        if (line == words) {
            log_error("%s", line);
        } else {
            log_note("  %s", line);
        }
    }
    free(words);
}

int operator_code(const struct api_response *response)
{
    if (response->status < 400 || response->status >= 500)
        return request_exit_code(response);
    say_faults(response);
    switch (response->status) {
    case 404:
    case 410:
        return EX_NOINPUT;
    case 412:
        return EX_TEMPFAIL;
    default:
        return EX_DATAERR;
    }
}

int operator_ask(const char *database, struct api_request request,
                 struct api_response *ret_response)
{
    int code = operator_run(database, request, ret_response);

    return code == EX_OK ? operator_code(ret_response) : code;
}

bool operator_target(char target[API_TARGET_MAX + 1], const char *text, const char *value)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789-._~";
    size_t length = strlen(target);

    if (!value)
        return true;
    if (length + strlen(text) + 3 * strlen(value) > API_TARGET_MAX) {
        log_error("'%.40s...' is too long", value);
        return false;
    }
    length += (size_t)snprintf(target + length, API_TARGET_MAX + 1 - length, "%s", text);
    for (; *value; value++) {
        length += (size_t)snprintf(target + length, API_TARGET_MAX + 1 - length,
                                   strchr(plain, *value) ? "%c" : "%%%02X",
                                   (unsigned char)*value);
    }
    return true;
}
