/* slow.c - clients that send, or read, too slowly. Usage: slow PORT, of a daemon with
 * --header-timeout 1 --idle-timeout 1 --request-timeout 2 */
#include "tap.h"
#include "wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TIMEOUT_MS = 8000, STEP_MS = 100 };

static const char health[] = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";

/* Says `before`, then `drop` every 100 ms. Returns after how many ms it was closed. */
static int trickle(int port, const char *before, const char *drop, bool answered)
{
    static struct wire wire;
    struct wire_reply reply;
    int start = 0;

    wire_open(&wire, port);
    (void)wire_say(&wire, before);
    if (answered)
        (void)wire_read(&wire, false, TIMEOUT_MS, &reply);
    start = wire_now_ms();
    while (wire_now_ms() - start < TIMEOUT_MS && !wire_ends(&wire, STEP_MS))
        (void)wire_say(&wire, drop);
    wire_close(&wire);
    return wire_now_ms() - start;
}

static void check_closed(struct tap *tap, const char *name, int ms, int least, int most)
{
    tap_check(tap, ms >= least && ms <= most, "%s: closed after %d ms (%d to %d)", name,
              ms, least, most);
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    const int port = argc == 2 ? (int)strtol(argv[1], NULL, 10) : 0;

    check_closed(&tap, "says nothing", trickle(port, "", "", false), 800, 2500);
    check_closed(&tap, "request line by drops", trickle(port, "GET /", "a", false), 800,
                 2500);
    check_closed(&tap, "fields by drops",
                 trickle(port, "GET / HTTP/1.1\r\nHost: a\r\nX: ", "a", false), 800,
                 2500);
    check_closed(&tap, "one more field each time",
                 trickle(port, "GET / HTTP/1.1\r\nHost: a\r\n", "X: a\r\n", false), 800,
                 2500);
    check_closed(&tap, "body by drops",
                 trickle(port,
                         "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n",
                         "a", false),
                 1800, 3500);
    check_closed(&tap, "idle after an answer", trickle(port, health, "", true), 800,
                 3500);
    check_closed(&tap, "second request by drops", trickle(port, health, "G", true), 800,
                 3500);
    return tap_end(&tap);
}
