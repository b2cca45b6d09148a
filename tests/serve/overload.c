/* overload.c - one client more than there is room for: told so at once, served once there
 * is room again. Usage: overload PORT LIMIT */
#include "tap.h"
#include "wire.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LIMIT_MAX = 64, MORE = 30, TIMEOUT_MS = 5000 };

static const char request[] = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";

static void check_refused(struct tap *tap, int port)
{
    static struct wire wire[MORE];
    struct wire_reply reply;
    int refused = 0;
    int complete = 0;
    const int start = wire_now_ms();

    for (int i = 0; i < MORE; i++) {
        wire_open(&wire[i], port);
        (void)wire_say(&wire[i], request);
    }
    for (int i = 0; i < MORE; i++) {
        refused += wire_read(&wire[i], false, TIMEOUT_MS, &reply) == 503;
        complete +=
            strcmp(wire_field(&reply, "Retry-After"), "") != 0 && reply.close &&
            strcmp(wire_field(&reply, "Content-Type"), "application/problem+json") == 0 &&
            reply.body[0] == '{' && wire_ends(&wire[i], TIMEOUT_MS);
        wire_close(&wire[i]);
    }
    tap_check(tap, refused == MORE, "%d of %d over the limit get 503", refused, MORE);
    tap_check(tap, complete == MORE, "%d with all that belongs to it", complete);
    tap_check(tap, wire_now_ms() - start < 1000, "in %d ms", wire_now_ms() - start);
}

static void check_recovery(struct tap *tap, int port)
{
    static struct wire wire;
    struct wire_reply reply = {.status = WIRE_SILENT};
    const int start = wire_now_ms();

    while (reply.status != 200 && wire_now_ms() - start < TIMEOUT_MS) {
        const struct timespec pause = {.tv_nsec = 20000000};

        wire_open(&wire, port);
        (void)wire_say(&wire, request);
        (void)wire_read(&wire, false, TIMEOUT_MS, &reply);
        wire_close(&wire);
        (void)nanosleep(&pause, NULL);
    }
    tap_check(tap, reply.status == 200, "served again once there is room");
    tap_check(tap, wire_now_ms() - start < 1000, "after %d ms", wire_now_ms() - start);
}

int main(int argc, char **argv)
{
    static struct wire idle[LIMIT_MAX];
    struct tap tap = {0};
    struct wire_reply reply;
    int port = 0;
    int limit = 0;
    int served = 0;

    if (argc != 3)
        return 1;
    port = (int)strtol(argv[1], NULL, 10);
    limit = (int)strtol(argv[2], NULL, 10);
    for (int i = 0; i < limit && i < LIMIT_MAX; i++) {
        wire_open(&idle[i], port);
        (void)wire_say(&idle[i], request);
        served += wire_read(&idle[i], false, TIMEOUT_MS, &reply) == 200;
    }
    tap_check(&tap, served == limit, "%d of %d are served", served, limit);
    check_refused(&tap, port);
    served = 0;
    for (int i = 0; i < limit && i < LIMIT_MAX; i++) {
        (void)wire_say(&idle[i], request);
        served += wire_read(&idle[i], false, TIMEOUT_MS, &reply) == 200;
        wire_close(&idle[i]);
    }
    tap_check(&tap, served == limit, "%d of those inside still are", served);
    check_recovery(&tap, port);
    return tap_end(&tap);
}
