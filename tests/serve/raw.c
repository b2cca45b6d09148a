/* raw.c - heads that other HTTP parsers read differently, and good ones in odd clothes.
 * Usage: raw PORT */
#include "raw_cases.h"
#include "tap.h"
#include "wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TIMEOUT_MS = 4000 };

static const char health[] = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";

/* The bytes of a case with its padding in place; malloc'ed. */
static char *expand(const struct raw_case *row, size_t *ret_length)
{
    const size_t length = row->length > 0 ? row->length : strlen(row->bytes);
    char *bytes = malloc(length + row->pad_count + 1);
    const char *mark = row->pad ? strstr(row->bytes, "@@@") : NULL;

    if (!bytes)
        exit(1); /* NOLINT(concurrency-mt-unsafe): one thread */
    *ret_length = length;
    if (!mark) {
        memcpy(bytes, row->bytes, length);
        return bytes;
    }
    const size_t before = (size_t)(mark - row->bytes);
    memcpy(bytes, row->bytes, before);
    memset(bytes + before, row->pad, row->pad_count);
    memcpy(bytes + before + row->pad_count, mark + 3, length - before - 3);
    *ret_length = length - 3 + row->pad_count;
    return bytes;
}

static bool keeps_step(struct wire *wire)
{
    struct wire_reply reply;

    return wire_say(wire, health) && wire_read(wire, false, TIMEOUT_MS, &reply) == 200 &&
           strcmp(reply.body, "ok\n") == 0 && wire->have == 0;
}

static void check_served(struct tap *tap, const struct raw_case *row, struct wire *wire)
{
    const bool bodiless = strncmp(row->bytes, "HEAD", 4) == 0;
    struct wire_reply reply;

    for (int i = 0; i < 4 && row->status[i]; i++) {
        if (wire_read(wire, bodiless, TIMEOUT_MS, &reply) != row->status[i]) {
            tap_check(tap, false, "%s: reply %d is %d, not %d", row->name, i + 1,
                      reply.status, row->status[i]);
            return;
        }
    }
    if (row->kind == RAW_LAST) {
        tap_check(tap, wire_ends(wire, TIMEOUT_MS), "%s: then closed", row->name);
    } else {
        tap_check(tap, keeps_step(wire), "%s: then in step", row->name);
    }
}

static void check_refused(struct tap *tap, const struct raw_case *row, struct wire *wire)
{
    struct wire_reply reply;
    const int status = wire_read(wire, false, TIMEOUT_MS, &reply);
    bool listed = false;

    for (int i = 0; i < 4; i++)
        listed = listed || status == row->status[i];
    if (!listed || status < 0) {
        tap_check(tap, false, "%s: refused with %d", row->name, status);
        return;
    }
    /* Bytes still on their way to a closed socket may reset it: that is an end, too. */
    const bool ended = wire_ends(wire, TIMEOUT_MS);
    tap_check(tap, ended || strstr(wire->bytes, "HTTP/1.1 200") == NULL,
              "%s: refused with %d, then closed", row->name, status);
}

static void check_bytewise(struct tap *tap, int port)
{
    static struct wire wire;
    struct wire_reply reply;

    wire_open(&wire, port);
    for (size_t i = 0; i < strlen(health); i++) {
        const struct timespec pause = {.tv_nsec = 1000000};

        (void)wire_send(&wire, health + i, 1);
        (void)nanosleep(&pause, NULL);
    }
    tap_check(tap, wire_read(&wire, false, TIMEOUT_MS, &reply) == 200, "byte by byte");
    wire_close(&wire);
}

static void check_problem(struct tap *tap, int port, const char *request, int status)
{
    static struct wire wire;
    struct wire_reply reply;

    wire_open(&wire, port);
    (void)wire_say(&wire, request);
    (void)wire_read(&wire, false, TIMEOUT_MS, &reply);
    tap_check(
        tap,
        reply.status == status && reply.body[0] == '{' &&
            strcmp(wire_field(&reply, "Content-Type"), "application/problem+json") == 0 &&
            strcmp(wire_field(&reply, "X-Content-Type-Options"), "nosniff") == 0,
        "%d is a problem document", status);
    wire_close(&wire);
}

int main(int argc, char **argv)
{
    static struct wire wire;
    struct tap tap = {0};
    const int port = argc == 2 ? (int)strtol(argv[1], NULL, 10) : 0;

    for (size_t i = 0; i < raw_case_count; i++) {
        const struct raw_case *row = &raw_cases[i];
        size_t length = 0;
        char *bytes = expand(row, &length);

        wire_open(&wire, port);
        (void)wire_send(&wire, bytes, length);
        if (row->kind == RAW_REFUSE) {
            check_refused(&tap, row, &wire);
        } else {
            check_served(&tap, row, &wire);
        }
        wire_close(&wire);
        free(bytes);
    }
    check_bytewise(&tap, port);
    check_problem(&tap, port, "GET /no HTTP/1.1\r\nHost: a\r\n\r\n", 404);
    check_problem(&tap, port, "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    check_problem(&tap, port, "GET / HTTP/1.1\r\n\r\n", 400);
    check_problem(&tap, port, "FOO / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    check_problem(&tap, port, "POST /healthz HTTP/1.1\r\nHost: a\r\n\r\n", 405);
    return tap_end(&tap);
}
