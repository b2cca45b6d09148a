/* drain.c - forty clients in four states when SIGTERM comes; each must get its answer,
 * and be told that it is the last. Usage: drain PORT PID */
#include "tap.h"
#include "wire.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CLIENTS = 40, TIMEOUT_MS = 8000 };

static const char request[] = "GET /api/v1/countries HTTP/1.1\r\nHost: a\r\n\r\n";

static void pause_ms(long ms)
{
    const struct timespec time = {.tv_nsec = ms * 1000000};

    (void)nanosleep(&time, NULL);
}

/* 0: all of it, just before the signal; 1: half of the head; 2: nothing yet;
 * 3: one answered before, the next one half sent. */
static void begin(struct wire *wire, int state)
{
    struct wire_reply reply;

    if (state == 3) {
        (void)wire_say(wire, request);
        (void)wire_read(wire, false, TIMEOUT_MS, &reply);
    }
    if (state == 1 || state == 3)
        (void)wire_send(wire, request, 30);
}

static void end(struct wire *wire, int state)
{
    if (state == 1 || state == 3)
        (void)wire_say(wire, request + 30);
    if (state == 2)
        (void)wire_say(wire, request);
}

int main(int argc, char **argv)
{
    static struct wire wire[CLIENTS];
    struct tap tap = {0};
    struct wire_reply reply;
    int answered[4] = {0};
    int last[4] = {0};

    if (argc != 3)
        return 1;
    for (int i = 0; i < CLIENTS; i++) {
        wire_open(&wire[i], (int)strtol(argv[1], NULL, 10));
        begin(&wire[i], i % 4);
    }
    pause_ms(200); /* so that the halves have been read */
    for (int i = 0; i < CLIENTS; i += 4)
        (void)wire_say(&wire[i], request);
    if (kill((pid_t)strtol(argv[2], NULL, 10), SIGTERM) != 0)
        return 1;
    pause_ms(200);
    for (int i = 0; i < CLIENTS; i++)
        end(&wire[i], i % 4);
    for (int i = 0; i < CLIENTS; i++) {
        answered[i % 4] += wire_read(&wire[i], false, TIMEOUT_MS, &reply) == 200;
        last[i % 4] += reply.close && wire_ends(&wire[i], TIMEOUT_MS);
        wire_close(&wire[i]);
    }
    tap_check(&tap, answered[0] == CLIENTS / 4, "%d whole requests answered",
              answered[0]);
    tap_check(&tap, answered[1] == CLIENTS / 4, "%d half requests answered", answered[1]);
    tap_check(&tap, last[1] == CLIENTS / 4, "%d told to be the last", last[1]);
    tap_check(&tap, answered[2] == CLIENTS / 4, "%d silent clients answered",
              answered[2]);
    tap_check(&tap, answered[3] == CLIENTS / 4, "%d second requests answered",
              answered[3]);
    tap_check(&tap, last[3] == CLIENTS / 4, "%d told to be the last", last[3]);
    return tap_end(&tap);
}
