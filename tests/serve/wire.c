#include "wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

int wire_now_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int)(now.tv_sec % 1000000 * 1000 + now.tv_nsec / 1000000);
}

void wire_close(struct wire *wire)
{
    (void)close(wire->fd);
    wire->fd = -1;
}

bool wire_try(struct wire *wire, int port)
{
    const struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons((unsigned short)port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };

    wire->have = 0;
    wire->eof = false;
    wire->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (wire->fd < 0)
        return false;
    if (connect(wire->fd, (const struct sockaddr *)&address, sizeof(address)) == 0)
        return true;
    wire_close(wire);
    return false;
}

void wire_open(struct wire *wire, int port)
{
    if (!wire_try(wire, port)) {
        (void)printf("Bail out! cannot connect to port %d: %s\n", port,
                     strerrordesc_np(errno));
        exit(1); /* NOLINT(concurrency-mt-unsafe): one thread */
    }
}

bool wire_send(const struct wire *wire, const char *bytes, size_t length)
{
    while (length > 0) {
        const ssize_t n = send(wire->fd, bytes, length, MSG_NOSIGNAL);

        if (n <= 0)
            return false;
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

bool wire_say(const struct wire *wire, const char *text)
{
    return wire_send(wire, text, strlen(text));
}

/* False: nothing more within the time, or the end. */
static bool fill(struct wire *wire, int end_ms)
{
    struct pollfd polled = {.fd = wire->fd, .events = POLLIN};
    const int left_ms = end_ms - wire_now_ms();

    if (wire->eof || wire->have + 1 >= sizeof(wire->bytes) ||
        poll(&polled, 1, left_ms > 0 ? left_ms : 0) != 1)
        return false;

    const ssize_t n =
        recv(wire->fd, wire->bytes + wire->have, sizeof(wire->bytes) - 1 - wire->have, 0);
    if (n <= 0) {
        wire->eof = true;
        return false;
    }
    wire->have += (size_t)n;
    wire->bytes[wire->have] = '\0';
    return true;
}

static void drop(struct wire *wire, size_t length)
{
    wire->have -= length;
    memmove(wire->bytes, wire->bytes + length, wire->have);
    wire->bytes[wire->have] = '\0';
}

static int why_nothing(const struct wire *wire)
{
    if (wire->have > 0)
        return WIRE_GARBAGE;
    return wire->eof ? WIRE_CLOSED : WIRE_SILENT;
}

const char *wire_field(struct wire_reply *reply, const char *name)
{
    static _Thread_local char value[1024];
    const size_t length = strlen(name);

    for (const char *at = strstr(reply->head, "\r\n"); at; at = strstr(at + 2, "\r\n")) {
        if (strncasecmp(at + 2, name, length) != 0 || at[2 + length] != ':')
            continue;
        at += 3 + length;
        at += strspn(at, " ");
        (void)snprintf(value, sizeof(value), "%.*s", (int)strcspn(at, "\r"), at);
        return value;
    }
    return "";
}

/* The head of the next reply, interim ones (1xx) skipped. */
static int read_head(struct wire *wire, int end_ms, struct wire_reply *reply)
{
    do {
        char *end = NULL;

        wire->bytes[wire->have] = '\0';
        while (!(end = strstr(wire->bytes, "\r\n\r\n"))) {
            if (!fill(wire, end_ms))
                return why_nothing(wire);
        }
        const size_t length = (size_t)(end - wire->bytes) + 4;

        if (strncmp(wire->bytes, "HTTP/1.", 7) != 0 || length >= sizeof(reply->head))
            return WIRE_GARBAGE;
        memcpy(reply->head, wire->bytes, length);
        reply->head[length] = '\0';
        drop(wire, length);
    } while (reply->head[9] == '1');
    return (int)strtol(reply->head + 9, NULL, 10);
}

static bool read_body(struct wire *wire, int end_ms, struct wire_reply *reply)
{
    size_t kept = sizeof(reply->body) - 1;

    reply->length = strtoul(wire_field(reply, "Content-Length"), NULL, 10);
    while (wire->have < reply->length && fill(wire, end_ms))
        ;
    if (wire->have < reply->length)
        return false;
    if (kept > reply->length)
        kept = reply->length;
    memcpy(reply->body, wire->bytes, kept);
    drop(wire, reply->length);
    return true;
}

int wire_read(struct wire *wire, bool bodiless, int timeout_ms, struct wire_reply *reply)
{
    const int end_ms = wire_now_ms() + timeout_ms;

    memset(reply, 0, sizeof(*reply));
    reply->status = read_head(wire, end_ms, reply);
    if (reply->status <= 0)
        return reply->status;
    reply->close = strcasecmp(wire_field(reply, "Connection"), "close") == 0;
    if (bodiless || reply->status == 304 || reply->status == 204)
        return reply->status;
    if (!read_body(wire, end_ms, reply))
        reply->status = WIRE_GARBAGE;
    return reply->status;
}

bool wire_ends(struct wire *wire, int timeout_ms)
{
    const int end_ms = wire_now_ms() + timeout_ms;

    if (wire->have > 0)
        return false;
    while (!wire->eof && wire_now_ms() < end_ms)
        (void)fill(wire, end_ms);
    return wire->eof && wire->have == 0;
}
