#include "connections.h"

#include "clock.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum {
    FD_SPARE = 1024, /* descriptors that are not connections: databases, listeners */
    QUIET_MS = 1000, /* when stopping: longer without a request is the end of reading */
    SHUT_MS = 3000,  /* ... and one that did not notice that is cut off */
};

struct connection {
    atomic_int phase; /* enum connection_phase */
    _Atomic int64_t since_ms;
    int fd;
    bool is_local;               /* of this machine; written like `peer` */
    bool told;                   /* when stopping: its end was announced */
    char peer[INET6_ADDRSTRLEN]; /* written before the worker sees the connection */
};

struct connections {
    pthread_mutex_t lock; /* around taking and freeing slots, and around shutdown() */
    size_t most, count;
    size_t size; /* of slot: larger than any descriptor */
    struct connection slot[];
};

struct connections *connections_create(size_t most)
{
    const size_t size = most + FD_SPARE;
    struct connections *connections =
        calloc(1, sizeof(*connections) + size * sizeof(connections->slot[0]));

    if (!connections)
        return NULL;
    connections->most = most;
    connections->size = size;
    pthread_mutex_init(&connections->lock, NULL);
    return connections;
}

void connections_destroy(struct connections *connections)
{
    if (!connections)
        return;
    pthread_mutex_destroy(&connections->lock);
    free(connections);
}

static void write_peer(char ret_peer[static INET6_ADDRSTRLEN],
                       const struct sockaddr *address)
{
    const void *bytes = NULL;

    if (address->sa_family == AF_INET)
        bytes = &((const struct sockaddr_in *)(const void *)address)->sin_addr;
    if (address->sa_family == AF_INET6)
        bytes = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;
    if (!bytes || !inet_ntop(address->sa_family, bytes, ret_peer, INET6_ADDRSTRLEN))
        memcpy(ret_peer, "unix", sizeof("unix"));
}

/* A unix socket, or a loopback address, also one of IPv4 within IPv6. */
static bool is_of_this_machine(const struct sockaddr *address)
{
    const struct in6_addr *six = NULL;

    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *four =
            (const struct sockaddr_in *)(const void *)address;

        return ntohl(four->sin_addr.s_addr) >> 24 == IN_LOOPBACKNET;
    }
    if (address->sa_family != AF_INET6)
        return address->sa_family == AF_UNIX;
    six = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;
    return IN6_IS_ADDR_LOOPBACK(six) ||
           (IN6_IS_ADDR_V4MAPPED(six) && six->s6_addr[12] == IN_LOOPBACKNET);
}

void connection_enter(struct connection *connection, enum connection_phase phase)
{
    atomic_store_explicit(&connection->since_ms, clock_ms(), memory_order_relaxed);
    atomic_store_explicit(&connection->phase, (int)phase, memory_order_release);
}

const char *connection_peer(const struct connection *connection)
{
    return connection->peer;
}

bool connection_is_local(const struct connection *connection)
{
    return connection->is_local;
}

bool connections_open(struct connections *connections, int fd,
                      const struct sockaddr *address)
{
    bool opened = false;

    if ((size_t)fd >= connections->size)
        return false;

    struct connection *slot = &connections->slot[fd];
    pthread_mutex_lock(&connections->lock);
    /* A slot still taken is of a connection its worker gave up without a word. */
    if (slot->phase != CONNECTION_FREE)
        connections->count--;
    slot->phase = CONNECTION_FREE;
    if (connections->count < connections->most) {
        connections->count++;
        slot->fd = fd;
        slot->told = false;
        slot->is_local = is_of_this_machine(address);
        write_peer(slot->peer, address);
        connection_enter(slot, CONNECTION_HANDED);
        opened = true;
    }
    pthread_mutex_unlock(&connections->lock);
    return opened;
}

struct connection *connections_adopt(struct connections *connections, int fd)
{
    struct connection *slot = &connections->slot[fd];

    pthread_mutex_lock(&connections->lock);
    connection_enter(slot, CONNECTION_FRESH);
    pthread_mutex_unlock(&connections->lock);
    return slot;
}

static void free_slot(struct connections *connections, struct connection *slot)
{
    pthread_mutex_lock(&connections->lock);
    if (slot->phase != CONNECTION_FREE)
        connections->count--;
    slot->phase = CONNECTION_FREE;
    pthread_mutex_unlock(&connections->lock);
}

void connections_close(struct connections *connections, struct connection *connection)
{
    free_slot(connections, connection);
}

void connections_forget(struct connections *connections, int fd)
{
    free_slot(connections, &connections->slot[fd]);
}

size_t connections_count(struct connections *connections)
{
    pthread_mutex_lock(&connections->lock);
    const size_t count = connections->count;
    pthread_mutex_unlock(&connections->lock);
    return count;
}

static int64_t allowed_ms(enum connection_phase phase,
                          const struct connection_limits *limits)
{
    switch (phase) {
    case CONNECTION_FREE:
    case CONNECTION_HANDED:
        return INT64_MAX;
    case CONNECTION_FRESH:
    case CONNECTION_HEAD:
        return limits->header_ms;
    case CONNECTION_BUSY:
        return limits->request_ms;
    case CONNECTION_IDLE: /* silence alone is libmicrohttpd's to end, after idle_ms */
        return limits->idle_ms + limits->header_ms;
    }
    return INT64_MAX;
}

void connections_reap(struct connections *connections, int64_t now_ms,
                      const struct connection_limits *limits)
{
    pthread_mutex_lock(&connections->lock);
    for (size_t i = 0; i < connections->size; i++) {
        struct connection *slot = &connections->slot[i];
        const enum connection_phase phase = (enum connection_phase)slot->phase;

        if (now_ms - slot->since_ms > allowed_ms(phase, limits))
            (void)shutdown(slot->fd, SHUT_RDWR);
    }
    pthread_mutex_unlock(&connections->lock);
}

/* Whoever was quiet for a moment has nothing to ask, and is not waited for. */
static void drain_one(struct connection *slot, int64_t now_ms, int64_t since_ms)
{
    const int phase = slot->phase;

    if (phase != CONNECTION_FRESH && phase != CONNECTION_IDLE)
        return;
    if (!slot->told && now_ms - slot->since_ms >= QUIET_MS) {
        slot->told = true;
        (void)shutdown(slot->fd, SHUT_RD);
    } else if (now_ms - since_ms >= SHUT_MS) {
        (void)shutdown(slot->fd, SHUT_RDWR);
    }
}

void connections_drain(struct connections *connections, int64_t now_ms, int64_t since_ms)
{
    pthread_mutex_lock(&connections->lock);
    for (size_t i = 0; i < connections->size; i++)
        drain_one(&connections->slot[i], now_ms, since_ms);
    pthread_mutex_unlock(&connections->lock);
}
