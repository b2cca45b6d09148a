#include "farewell.h"

#include "clock.h"

#include "api/api.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum { WAITING_MAX = 256, WAIT_MS = 1000, SWEEP_MS = 50, RETRY_AFTER_S = 2 };

struct farewells {
    struct {
        int fd; /* -1: free */
        int64_t since_ms;
    } waiting[WAITING_MAX];
    size_t next, count; /* a ring: the oldest makes room for the newest */
    size_t length;
    char text[1024];
};

struct farewells *farewell_create(void)
{
    struct farewells *farewells = calloc(1, sizeof(*farewells));
    struct api_response problem = {.status = 503};
    int length = 0;

    if (!farewells)
        return NULL;
    for (size_t i = 0; i < WAITING_MAX; i++)
        farewells->waiting[i].fd = -1;
    api_problem(503, "too many connections are open", &problem);
    length = snprintf(farewells->text, sizeof(farewells->text),
                      "HTTP/1.1 503 Service Unavailable\r\n"
                      "Content-Type: application/problem+json\r\n"
                      "Content-Length: %zu\r\n"
                      "Retry-After: %d\r\n"
                      "Cache-Control: no-store\r\n"
                      "X-Content-Type-Options: nosniff\r\n"
                      "Connection: close\r\n\r\n%.*s",
                      problem.length, RETRY_AFTER_S, (int)problem.length,
                      problem.body ? problem.body : "");
    api_response_release(&problem);
    if (length < 0 || (size_t)length >= sizeof(farewells->text)) {
        free(farewells);
        return NULL;
    }
    farewells->length = (size_t)length;
    return farewells;
}

static void end(struct farewells *farewells, size_t i)
{
    (void)close(farewells->waiting[i].fd);
    farewells->waiting[i].fd = -1;
    farewells->count--;
}

void farewell_destroy(struct farewells *farewells)
{
    if (!farewells)
        return;
    for (size_t i = 0; i < WAITING_MAX; i++) {
        if (farewells->waiting[i].fd >= 0)
            end(farewells, i);
    }
    free(farewells);
}

void farewell_say(struct farewells *farewells, int fd)
{
    const size_t i = farewells->next;

    (void)send(fd, farewells->text, farewells->length, MSG_DONTWAIT | MSG_NOSIGNAL);
    (void)shutdown(fd, SHUT_WR);
    if (farewells->waiting[i].fd >= 0)
        end(farewells, i);
    farewells->waiting[i].fd = fd;
    farewells->waiting[i].since_ms = clock_ms();
    farewells->count++;
    farewells->next = (i + 1) % WAITING_MAX;
}

/* Reads away what the client sent. True when it has closed, or is gone. */
static bool is_done(int fd)
{
    char unread[4096];
    ssize_t n = 0;

    for (int turn = 0; turn < 16; turn++) {
        n = recv(fd, unread, sizeof(unread), MSG_DONTWAIT);
        if (n <= 0)
            break;
    }
    return n == 0;
}

int farewell_sweep(struct farewells *farewells)
{
    const int64_t now_ms = clock_ms();

    for (size_t i = 0; farewells->count > 0 && i < WAITING_MAX; i++) {
        if (farewells->waiting[i].fd < 0)
            continue;
        if (now_ms - farewells->waiting[i].since_ms >= WAIT_MS ||
            is_done(farewells->waiting[i].fd))
            end(farewells, i);
    }
    return farewells->count > 0 ? SWEEP_MS : -1;
}
