#include "acceptor.h"

#include "connections.h"
#include "farewell.h"
#include "housekeeper.h"
#include "http.h"
#include "log.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    LISTENERS_MAX = 16,
    ACCEPTS_PER_TURN = 64, /* of one listener, before the others get their turn */
    EXHAUSTED_WAIT_MS = 50,
};

struct acceptor {
    const struct acceptor_setup *setup;
    struct farewells *farewells;
    pthread_t thread;
    int stop_fd; /* an eventfd: readable when the thread should end */
};

/* Out of descriptors or memory: those waiting stay in the backlog. */
static void wait_for_better(int error)
{
    log_error("cannot accept a connection: %s", strerrordesc_np(error));
    (void)poll(NULL, 0, EXHAUSTED_WAIT_MS);
}

static bool is_lasting(int error)
{
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

static void hand_over(struct acceptor *acceptor, int fd, const struct sockaddr *address,
                      socklen_t length)
{
    const struct acceptor_setup *setup = acceptor->setup;

    if (!connections_open(setup->connections, fd, address)) {
        farewell_say(acceptor->farewells, fd);
        return;
    }
    if (connections_count(setup->connections) == 1)
        housekeeper_wake(setup->housekeeper);
    http_add(setup->http, fd, address, length);
}

/* False when nobody waits any more. */
static bool accept_one(struct acceptor *acceptor, int listener)
{
    struct sockaddr_storage address = {0};
    socklen_t length = sizeof(address);
    const int fd = accept4(listener, (struct sockaddr *)&address, &length,
                           SOCK_NONBLOCK | SOCK_CLOEXEC);

    if (fd >= 0) {
        hand_over(acceptor, fd, (const struct sockaddr *)&address, length);
        return true;
    }
    if (is_lasting(errno)) {
        wait_for_better(errno);
        return false;
    }
    return errno != EAGAIN && errno != EWOULDBLOCK; /* one client less: go on */
}

static void accept_some(struct acceptor *acceptor, int listener, int most)
{
    for (int i = 0; i < most && accept_one(acceptor, listener); i++)
        ;
}

static void *run(void *context)
{
    struct acceptor *acceptor = context;
    const struct acceptor_setup *setup = acceptor->setup;
    struct pollfd polled[LISTENERS_MAX + 1];

    for (size_t i = 0; i < setup->listeners; i++)
        polled[i] = (struct pollfd){.fd = setup->listener[i].fd, .events = POLLIN};
    polled[setup->listeners] = (struct pollfd){.fd = acceptor->stop_fd, .events = POLLIN};

    for (;;) {
        const int timeout_ms = farewell_sweep(acceptor->farewells);

        if (poll(polled, setup->listeners + 1, timeout_ms) < 0 && errno != EINTR)
            wait_for_better(errno);
        if (polled[setup->listeners].revents)
            return NULL;
        for (size_t i = 0; i < setup->listeners; i++) {
            if (polled[i].revents)
                accept_some(acceptor, polled[i].fd, ACCEPTS_PER_TURN);
        }
    }
}

struct acceptor *acceptor_start(const struct acceptor_setup *setup)
{
    struct acceptor *acceptor = calloc(1, sizeof(*acceptor));

    if (!acceptor)
        return NULL;
    acceptor->setup = setup;
    acceptor->farewells = farewell_create();
    acceptor->stop_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (acceptor->farewells && acceptor->stop_fd >= 0 &&
        pthread_create(&acceptor->thread, NULL, run, acceptor) == 0)
        return acceptor;

    log_error("cannot start accepting: %s", strerrordesc_np(errno));
    farewell_destroy(acceptor->farewells);
    if (acceptor->stop_fd >= 0)
        (void)close(acceptor->stop_fd);
    free(acceptor);
    return NULL;
}

void acceptor_stop(struct acceptor *acceptor)
{
    if (!acceptor)
        return;
    const struct acceptor_setup *setup = acceptor->setup;

    (void)eventfd_write(acceptor->stop_fd, 1);
    pthread_join(acceptor->thread, NULL);
    for (size_t i = 0; i < setup->listeners; i++) {
        accept_some(acceptor, setup->listener[i].fd, SOMAXCONN);
        listener_close(&setup->listener[i]);
    }
    farewell_destroy(acceptor->farewells);
    (void)close(acceptor->stop_fd);
    free(acceptor);
}
